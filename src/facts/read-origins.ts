/** sources.json → where each table was read: origins (who publishes it, licence), a note and the number of rows per table. */

import { LineCounter, isMap, isNode, isScalar, parseDocument } from 'yaml';
import { z } from 'zod';
import { characterName, UNSEEN_CHARACTER } from './characters.ts';
import { isHttpsAddress } from './cells.ts';
import { FactError } from './fact-error.ts';

/** One line of text without white space at its ends. */
const line = z
  .string()
  .regex(/^\S(.*\S)?$/, 'one line of text without white space at its ends')
  .refine((text) => !UNSEEN_CHARACTER.test(text), 'text without control characters');

const Origin = z.strictObject({
  title: line,
  revision: line,
  url: z.string().refine(isHttpsAddress, 'an https address'),
  licence: line,
});

const Origins = z.strictObject({
  /** day on which the sources were read */
  read: z.iso.date(),
  origins: z.record(z.string().regex(/^[a-z0-9-]+$/), Origin),
  tables: z.record(
    z.string(),
    // A row that gets lost, in a merge or a cut file, would be missed by nobody: the count is held against the table.
    z.strictObject({ title: line, note: line, rows: z.int().positive() }),
  ),
});

export type OriginTable = z.infer<typeof Origins> & {
  /** Line of a key, found by its path; of the last part that is there, or 1. */
  readonly lineOf: (path: readonly string[]) => number;
};

/** Reads sources.json. @throws FactError that names the line and the field: no JSON, a key twice, an unknown one, a wrong value */
export function readOrigins(file: string, content: string): OriginTable {
  const unseen = UNSEEN_CHARACTER.exec(content.replaceAll('\n', ' '));
  if (unseen) {
    throw new FactError(file, lineAt(content, unseen.index), 'text without control characters', characterName(unseen[0]));
  }
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    // "… (line 3 column 3)"; the end of the file has no place in the message.
    const line = Number(/\(line (\d+) column \d+\)/.exec(message)?.[1] ?? content.trimEnd().split('\n').length);
    throw new FactError(file, line, 'JSON', message);
  }
  // JSON is YAML, whose parser knows lines and refuses a key that stands twice; JSON.parse would take the last.
  const counter = new LineCounter();
  const document = parseDocument(content, { lineCounter: counter, uniqueKeys: true, prettyErrors: false });
  const problem = document.errors[0];
  if (problem) {
    const line = counter.linePos(problem.pos[0]).line;
    throw new FactError(file, line, `JSON (${problem.message})`, (content.split('\n')[line - 1] ?? '').trim().slice(0, 80));
  }
  const lineOf = (path: readonly string[]): number => {
    let node: unknown = document.contents;
    let offset = 0;
    for (const key of path) {
      const pair = isMap(node) ? node.items.find((pair) => isScalar(pair.key) && pair.key.value === key) : undefined;
      if (!pair || !isNode(pair.key)) break;
      offset = pair.key.range?.[0] ?? offset;
      node = pair.value;
    }
    return counter.linePos(offset).line;
  };

  const parsed = Origins.safeParse(value);
  if (parsed.success) return { ...parsed.data, lineOf };
  const issue = parsed.error.issues[0];
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  const path = [...(issue?.path.map(String) ?? []), ...unknown];
  throw new FactError(file, lineOf(path), `${path.join('.') || 'object'}: ${issue?.message ?? 'another shape'}`, found(value, path));
}

function lineAt(content: string, offset: number): number {
  return content.slice(0, offset).split('\n').length;
}

function found(value: unknown, path: readonly string[]): string {
  const inner = path.reduce<unknown>(
    (at, key) => (at !== null && typeof at === 'object' && Object.hasOwn(at, key) ? (at as Record<string, unknown>)[key] : undefined),
    value,
  );
  return inner === undefined ? '' : JSON.stringify(inner).slice(0, 80);
}
