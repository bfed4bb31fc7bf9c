/** The front matter of a page: YAML → checked judgement of its author. Strict: an unknown key is an error. */

import { isAlias, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, visit, type Document } from 'yaml';
import { z } from 'zod';
import { isHttpsAddress } from '../facts/cells.ts';
import { UNSEEN_CHARACTER } from '../facts/characters.ts';
import { FactError } from '../facts/fact-error.ts';
import { SOURCE_RANKS } from '../model/error-code.ts';
import { HANDLING_IDS } from '../model/handling.ts';

/** The two lines of three hyphens at the head of a file, and the YAML between them. */
const FENCE = /^---\n([\s\S]*?)\n---\n/;

/** One line of text without white space at its ends. */
const line = z
  .string('one line of text')
  .regex(/^\S(.*\S)?$/, 'one line of text without white space at its ends')
  .refine((text) => !UNSEEN_CHARACTER.test(text), 'text without control and invisible characters');

const handling = z.enum(HANDLING_IDS as readonly [(typeof HANDLING_IDS)[number]], `one of ${HANDLING_IDS.join(', ')}`);

const TWO_TO_SIX = 'a list of 2 to 6 codes';
const UP_TO_FIVE = 'a list of at most 5 questions';
const AT_LEAST_ONE = 'a list of at least one source';

/** What every page with prose says of itself. Each message says what stands there instead: it completes "expected <key>: …". */
const COMMON = {
  /** day of the last change that a reader would notice */
  updated: z.iso.date('a date, YYYY-MM-DD').startsWith('20', 'a date of this century'),
  /** one sentence that stands alone; shown first, and in search results and link previews */
  summary: line
    .max(160, 'at most 160 characters')
    .refine((text) => !text.includes('`'), 'a sentence without backticks: it is shown as it is'),
  /** where the claims can be checked */
  sources: z
    .array(
      z.strictObject(
        {
          title: line,
          url: z.string('an https address').refine(isHttpsAddress, 'an https address'),
          kind: z.enum(SOURCE_RANKS, `one of ${SOURCE_RANKS.join(', ')}`),
        },
        'title, url and kind',
      ),
      AT_LEAST_ONE,
    )
    .min(1, AT_LEAST_ONE),
};

export const FrontMatter = z
  .strictObject(
    {
      ...COMMON,
      /** what the first actor does */
      handling,
      /** where codes split: the second thing to do */
      otherwise: handling.optional(),
      /** codes that a reader confuses with this one, each with the one thing that tells them apart */
      related: z
        .array(z.strictObject({ name: line, why: line }, 'name and why'), TWO_TO_SIX)
        .min(2, TWO_TO_SIX)
        .max(6, TWO_TO_SIX),
      /** questions that people ask; those about number forms and equivalents are generated */
      faq: z
        .array(z.strictObject({ q: line.endsWith('?', 'a question mark at the end'), a: line }, 'q and a'), UP_TO_FIVE)
        .max(5, UP_TO_FIVE),
    },
    'the keys of a code page',
  )
  .refine((page) => page.otherwise !== page.handling, { message: 'another value than handling', path: ['otherwise'] });

export type FrontMatter = z.infer<typeof FrontMatter>;

/** A guide: a text of its own, with a title of its own. */
export const GuideFrontMatter = z.strictObject({ title: line.max(80, 'at most 80 characters'), ...COMMON }, 'the keys of a guide');

const UP_TO_FIVE_NAMES = 'a list of 1 to 5 symbolic names';

/** The text above the table of a group; its title is the group's. */
export const HubFrontMatter = z.strictObject(
  {
    ...COMMON,
    /** the codes of the group that people meet most */
    met: z.array(line, UP_TO_FIVE_NAMES).min(1, UP_TO_FIVE_NAMES).max(5, UP_TO_FIVE_NAMES),
  },
  'the keys of a hub',
);

/** The YAML of a page, or undefined where the file has no front matter. */
export function frontMatterText(text: string): string | undefined {
  return FENCE.exec(text)?.[1];
}

/**
 * Reads the YAML between the two lines of three hyphens.
 * @param file name for messages
 * @param text the whole file
 * @param schema what the front matter must hold
 * @throws FactError for a file without front matter, and with the line of the offending key, expected and found
 */
export function readFrontMatter<T>(file: string, text: string, schema: z.ZodType<T>): T {
  const yaml = frontMatterText(text);
  if (yaml === undefined) throw new FactError(file, 1, 'front matter between two lines of ---', text.split('\n')[0] ?? '');
  const lines = new LineCounter();
  const document = parse(yaml, lines);
  const problem = document.errors[0] ?? document.warnings[0];
  if (problem) {
    const line = fileLine(lines, problem.pos[0]);
    throw new FactError(file, line, `valid YAML (${problem.message})`, yaml.split('\n')[line - 2] ?? '');
  }
  requirePlainYaml(file, yaml, document, lines);

  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  const path = (issue?.path ?? []).map((key) => (typeof key === 'symbol' ? key.toString() : key));
  throw new FactError(
    file,
    lineOfPath(document, lines, path.concat(unknown ?? [])),
    `${path.join('.') || 'front matter'}: ${unknown === undefined ? issue?.message : 'known keys alone'}`,
    unknown ?? foundAt(document, yaml, path),
  );
}

/** Throws for anchors, aliases and tags: what stands in a page is what was written there, and a few of them can stand for gigabytes. */
function requirePlainYaml(file: string, yaml: string, document: Document, lines: LineCounter): void {
  visit(document, {
    Node(_, node) {
      if (!isAlias(node) && node.anchor === undefined && node.tag === undefined) return;
      const line = fileLine(lines, node.range?.[0] ?? 0);
      throw new FactError(file, line, 'YAML without anchors, aliases and tags', (yaml.split('\n')[line - 2] ?? '').slice(0, LONGEST_FOUND));
    },
  });
}

/** The lines of a page's front matter: a path such as ['related', 0, 'why'] → the line of the file, from 1. */
export function frontMatterLines(text: string): (path: Path) => number {
  const lines = new LineCounter();
  const document = parse(frontMatterText(text) ?? '', lines);
  return (path) => lineOfPath(document, lines, path);
}

type Path = readonly (string | number)[];

// The core schema has no dates: one stays the string that was written. Pretty errors would carry lines of the YAML, not of the file.
const parse = (yaml: string, lineCounter: LineCounter): Document =>
  parseDocument(yaml, { lineCounter, schema: 'core', uniqueKeys: true, prettyErrors: false });

/** Line 1 of the file is the first line of hyphens. */
const fileLine = (lines: LineCounter, offset: number): number => lines.linePos(offset).line + 1;

/** Line of the deepest part of the path that the front matter has. */
function lineOfPath(document: Document, lines: LineCounter, path: Path): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const key of path) {
    const pair = isMap(node) ? node.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === String(key)) : undefined;
    const step = pair ? pair.key : isSeq(node) && typeof key === 'number' ? node.items[key] : undefined;
    if (!isNode(step) || !step.range) break;
    offset = step.range[0];
    node = pair ? pair.value : step;
  }
  return fileLine(lines, offset);
}

/** What stands at a path: a scalar's text, the YAML of anything else, or nothing. */
function foundAt(document: Document, yaml: string, path: Path): string {
  const node: unknown = path.length === 0 ? document.contents : document.getIn(path, true);
  if (isScalar(node)) return String(node.value ?? '').slice(0, LONGEST_FOUND);
  if (!isNode(node) || !node.range) return '';
  return yaml.slice(node.range[0], node.range[1]).trim().slice(0, LONGEST_FOUND);
}

const LONGEST_FOUND = 200;
