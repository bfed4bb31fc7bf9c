/** One MDX file → its front matter, its sections and every span of text with its line. Knows nothing of Astro. */

import { mdxToMdast, type MdastNode } from 'satteri';
import { characterName, UNSEEN_CHARACTER } from '../facts/characters.ts';
import { FactError } from '../facts/fact-error.ts';
import type { NumberSpace } from '../model/number-space.ts';
import { FrontMatter, readFrontMatter } from './front-matter.ts';

export interface Section {
  readonly title: string;
  readonly line: number;
  /** top-level blocks of the section: paragraphs, lists, code */
  readonly blocks: readonly MdastNode[];
}

/** What every file of prose has. */
export interface ProseText {
  /** path below the repository's root, with forward slashes */
  readonly path: string;
  /** the whole file */
  readonly text: string;
  /** top-level blocks before the first section; a code page has none */
  readonly introduction: readonly MdastNode[];
  readonly sections: readonly Section[];
}

export interface ProsePage extends ProseText {
  /** name of the first folder below codes */
  readonly space: NumberSpace;
  /** name of the folder below win32: the id of a group; other spaces have none */
  readonly group: string | undefined;
  /** name of the file without .mdx: a symbolic name */
  readonly name: string;
  readonly frontMatter: FrontMatter;
}

const PLACES =
  'a file content/codes/win32/<group>/<SYMBOLIC_NAME>.mdx or content/codes/<ntstatus, hresult, bugcheck, ras>/<SYMBOLIC_NAME>.mdx';

/** Characters of the longest page; the longest of today has a sixth of it. */
const LONGEST_PAGE = 65_536;

/** What a page's text must not hold whatever it means: refused before anything is read from it. */
export function requireReadable(path: string, text: string): void {
  const lines = text.split('\n');
  if (text.length > LONGEST_PAGE) {
    const past = text.slice(0, LONGEST_PAGE).split('\n').length;
    throw new FactError(path, past, `a page of at most ${LONGEST_PAGE} characters`, `${text.length} characters`);
  }
  const wrong = lines.findIndex((line) => UNSEEN_CHARACTER.test(line.replaceAll('\t', ' ')));
  if (wrong >= 0) {
    const character = UNSEEN_CHARACTER.exec((lines[wrong] ?? '').replaceAll('\t', ' '))?.[0] ?? '';
    throw new FactError(
      path,
      wrong + 1,
      'text in UTF-8 with lines that end in LF, without control and invisible characters',
      characterName(character),
    );
  }
  if (!text.endsWith('\n')) throw new FactError(path, lines.length, 'a newline at the end of the file', lines.at(-1) ?? '');
}

/** Nodes that prose must not have: their source would come from elsewhere, or they would stand at another place than they are written. */
const FOREIGN_NODES: Readonly<Record<string, string>> = {
  image: 'prose without images',
  imageReference: 'prose without images',
  linkReference: 'links with their address beside them',
  definition: 'links with their address beside them',
  footnoteReference: 'prose without footnotes',
  footnoteDefinition: 'prose without footnotes',
};

/**
 * Reads a code page.
 * @param path e.g. "content/codes/win32/ipsec/ERROR_IPSEC_IKE_AUTH_FAIL.mdx"
 * @throws FactError for a path or front matter that does not fit, MDX that cannot be read, or anything but Markdown in it
 */
export function readProsePage(path: string, text: string): ProsePage {
  const place = /^content\/codes\/(?:(win32)\/([^/]+)|(ntstatus|hresult|bugcheck|ras))\/([^/]+)\.mdx$/.exec(path);
  if (!place) throw new FactError(path, 1, PLACES, path);
  requireReadable(path, text);
  const frontMatter = readFrontMatter(path, text, FrontMatter);
  const { introduction, sections } = readSections(path, text);
  if (introduction[0])
    throw new FactError(path, lineOf(introduction[0]), 'a heading before the first text', plainText(introduction[0]).slice(0, 80));
  const space = (place[1] ?? place[3]) as NumberSpace;
  return { path, space, group: place[2], name: place[4] ?? '', text, frontMatter, introduction, sections };
}

/**
 * The body of a file: what stands before its first heading of two signs, and the sections below it.
 * @throws FactError for MDX that cannot be read, anything but Markdown in it, or a heading of one sign
 */
export function readSections(
  path: string,
  text: string,
): { readonly introduction: readonly MdastNode[]; readonly sections: readonly Section[] } {
  let tree: MdastNode;
  try {
    tree = mdxToMdast(text);
  } catch (error) {
    // "42:7: Expected a closing tag … (mdx-jsx:unexpected-character)"
    const message = error instanceof Error ? error.message : String(error);
    const line = Number(/^(\d+):/.exec(message)?.[1] ?? 1);
    const reason = message.replace(/^\d+:\d+: /, '').replace(/ \([\w-]+:[\w-]+\)$/, '');
    throw new FactError(path, line, `MDX (${reason})`, text.split('\n')[line - 1] ?? '');
  }
  const lines = text.split('\n');
  const refuse = (node: MdastNode, expected: string): FactError =>
    new FactError(path, lineOf(node), expected, (lines[lineOf(node) - 1] ?? '').slice(0, 200));
  walk(tree, (node) => {
    if (/^mdx|^html$/.test(node.type)) throw refuse(node, 'Markdown without imports, JSX, HTML or braces');
    const foreign = FOREIGN_NODES[node.type];
    if (foreign !== undefined) throw refuse(node, foreign);
    // A heading below the sections' level is left out of the page's contents; most are a section's with a sign too many.
    if (node.type === 'heading' && node.depth > 2) throw refuse(node, 'headings of sections alone, with ##');
    if (node.type === 'paragraph' && /^#{1,6}\p{L}/u.test(lines[lineOf(node) - 1] ?? ''))
      throw refuse(node, 'a space between ## and a heading');
    if (node.type === 'code' && !endsWithFence(node, lines)) throw refuse(node, 'a code block with its end');
  });

  const introduction: MdastNode[] = [];
  const sections: { title: string; line: number; blocks: MdastNode[] }[] = [];
  for (const block of childrenOf(tree)) {
    if (block.type === 'yaml') continue;
    if (block.type === 'heading' && block.depth === 1) {
      // The layout gives the page its one title.
      throw new FactError(path, lineOf(block), 'headings that begin with ##', text.split('\n')[lineOf(block) - 1] ?? '');
    }
    if (block.type === 'heading' && block.depth === 2) sections.push({ title: plainText(block), line: lineOf(block), blocks: [] });
    else {
      (sections.at(-1)?.blocks ?? introduction).push(block);
    }
  }
  return { introduction, sections };
}

/** True where the first fence line after the block's own is its end: without one, Markdown takes what follows, up to the next block, for code. */
function endsWithFence(node: MdastNode, lines: readonly string[]): boolean {
  const fences = lines.slice(lineOf(node), node.position?.end.line).filter((line) => /^\s*(`{3,}|~{3,})/.test(line));
  return fences.length === 1 && /^\s*(`{3,}|~{3,})\s*$/.test(fences[0] ?? '');
}

/** The children of a node; none for a leaf. */
export function childrenOf(node: MdastNode): readonly MdastNode[] {
  return 'children' in node ? (node.children as readonly MdastNode[]) : [];
}

/** Calls `visit` for the node and all below it, in order. */
export function walk(node: MdastNode, visit: (node: MdastNode) => void): void {
  visit(node);
  for (const child of childrenOf(node)) walk(child, visit);
}

/** The text of a node as a reader sees it, code spans included, fenced code left out. */
export function plainText(node: MdastNode): string {
  if (node.type === 'text' || node.type === 'inlineCode') return node.value;
  if (node.type === 'break') return ' ';
  if (node.type === 'code') return '';
  const separator = ['root', 'list', 'listItem', 'blockquote', 'table', 'tableRow'].includes(node.type) ? '\n' : '';
  return childrenOf(node).map(plainText).join(separator);
}

/** Line of the file, from 1, on which a node begins. */
export function lineOf(node: MdastNode): number {
  return node.position?.start.line ?? 1;
}

/** Words separated by white space; marks without a letter or digit do not count. */
export function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
