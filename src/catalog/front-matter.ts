/** The front matter of a code page: YAML → checked judgement of its author. Strict: an unknown key is an error. */

import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { FactError } from '../facts/fact-error.ts';
import { SOURCE_RANKS } from '../model/error-code.ts';
import { HANDLING_IDS } from '../model/handling.ts';

/** One line of text without white space at its ends. */
const line = z.string().regex(/^\S(.*\S)?$/, 'must be one line of text without white space at its ends');

const handling = z.enum(HANDLING_IDS as readonly [(typeof HANDLING_IDS)[number]]);

export const FrontMatter = z
  .strictObject({
    /** day of the last change that a reader would notice */
    updated: z.iso.date('must be a date, YYYY-MM-DD'),
    /** one sentence that stands alone; shown first, and in search results and link previews */
    summary: line.max(160, 'must have at most 160 characters'),
    /** what the first actor does */
    handling,
    /** where codes split: the second thing to do */
    otherwise: handling.optional(),
    /** codes that a reader confuses with this one, each with the one thing that tells them apart */
    related: z.array(z.strictObject({ name: line, why: line })).min(2, 'must have 2 to 6 codes').max(6, 'must have 2 to 6 codes'),
    /** questions that people ask; those about number forms and equivalents are generated */
    faq: z.array(z.strictObject({ q: line.endsWith('?', 'must end with a question mark'), a: line })).max(5, 'must have at most 5 questions'),
    /** where the claims can be checked */
    sources: z
      .array(z.strictObject({ title: line, url: z.string().regex(/^https:\/\/[^\s"<>]+$/, 'must be an https address'), kind: z.enum(SOURCE_RANKS) }))
      .min(1, 'must name at least one source'),
  })
  .refine((page) => page.otherwise !== page.handling, { message: 'must differ from handling', path: ['otherwise'] });

export type FrontMatter = z.infer<typeof FrontMatter>;

/**
 * Reads the YAML between the two lines of three hyphens.
 * @param file name for messages
 * @param yaml the text between the lines, its first line being line 2 of the file
 * @throws FactError with the line of the offending key, expected and found
 */
export function readFrontMatter(file: string, yaml: string): FrontMatter {
  const lines = new LineCounter();
  // Without resolved tags a date stays the string that was written.
  const document = parseDocument(yaml, { lineCounter: lines, schema: 'core', uniqueKeys: true });
  const problem = document.errors[0];
  if (problem) throw new FactError(file, lines.linePos(problem.pos[0]).line + 1, 'valid YAML', problem.message.split('\n')[0] ?? '');

  const parsed = FrontMatter.safeParse(document.toJS());
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const path = issue?.path ?? [];
  const key = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  const at = key === undefined ? path : [...path, key];
  const node = document.getIn(at, true) as { readonly range?: readonly number[]; toJSON?: () => unknown } | undefined;
  throw new FactError(
    file,
    lineOf(at),
    `${at.join('.') || 'front matter'}: ${key === undefined ? issue?.message : 'no such key'}`,
    node === undefined ? '' : String(JSON.stringify(node)).slice(0, 200),
  );

  /** Line of the deepest part of the path that the file has. */
  function lineOf(path: readonly PropertyKey[]): number {
    for (let depth = path.length; depth > 0; depth -= 1) {
      const node = document.getIn(path.slice(0, depth), true) as { readonly range?: readonly number[] } | undefined;
      const offset = node?.range?.[0];
      if (offset !== undefined) return lines.linePos(offset).line + 1;
    }
    return 2;
  }
}
