/**
 * One page of prose → its sections as Markdown for readers of the data: CommonMark that stands alone. The author's own text is
 * kept to the letter; symbolic names get the links that they have on the page, and every address becomes absolute.
 * A page holds Markdown only (src/catalog/prose-page.ts refuses the rest), so that no MDX is left to translate.
 */

import type { MdastNode } from 'satteri';
import type { Catalog } from '../../catalog/join.ts';
import { childrenOf, type ProsePage } from '../../catalog/prose-page.ts';
import { codePath } from '../../model/number-space.ts';
import { PROSE_SECTIONS, type ProseSectionId } from '../../model/sections.ts';
import { linkedCode } from '../prose-links.ts';

export interface MarkdownSection {
  readonly id: ProseSectionId;
  readonly title: string;
  readonly markdown: string;
}

/** A piece of the file to be replaced: offsets into its text. */
interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The sections of a page, in order.
 * @param absolute path of the site → full address
 */
export function markdownSections(page: ProsePage, catalog: Catalog, absolute: (path: string) => string): readonly MarkdownSection[] {
  return page.sections.flatMap(({ title, blocks }) => {
    const section = PROSE_SECTIONS.find((known) => known.title === title);
    const [first, last] = [blocks[0], blocks.at(-1)];
    if (!section || !first || !last) return [];
    const replacements = blocks.flatMap((block) => replacementsIn(block, page, catalog, absolute));
    return [{ id: section.id, title, markdown: replaced(page.text, offsetsOf(first).start, offsetsOf(last).end, replacements).trimEnd() }];
  });
}

function replacementsIn(node: MdastNode, page: ProsePage, catalog: Catalog, absolute: (path: string) => string): readonly Replacement[] {
  if (node.type === 'link') return linkReplacements(node, page, absolute);
  if (node.type !== 'inlineCode') return childrenOf(node).flatMap((child) => replacementsIn(child, page, catalog, absolute));
  const code = linkedCode(catalog, page, node.value);
  if (!code) return [];
  const { start, end } = offsetsOf(node);
  return [{ start, end, text: `[${page.text.slice(start, end)}](${absolute(codePath(code))})` }];
}

/** An address of this site gets its origin; a fragment the page's own address. */
function linkReplacements(
  node: MdastNode & { readonly type: 'link' },
  page: ProsePage,
  absolute: (path: string) => string,
): readonly Replacement[] {
  if (/^[a-z][a-z0-9+.-]*:/i.test(node.url)) return [];
  const { start, end } = offsetsOf(node);
  const source = page.text.slice(start, end);
  const at = source.lastIndexOf(`](${node.url}`);
  // Nobody writes such links today: the address would have to be found in another spelling.
  if (!node.url.startsWith('/') || at < 0)
    throw new Error(`${page.path}: write the link ${source} as [text](/path/), with a path of the site`);
  return [{ start: start + at + 2, end: start + at + 2 + node.url.length, text: absolute(node.url) }];
}

function offsetsOf(node: MdastNode): { readonly start: number; readonly end: number } {
  const { start, end } = node.position ?? {};
  if (start?.offset === undefined || end?.offset === undefined) throw new Error(`a ${node.type} without its place in the file`);
  return { start: start.offset, end: end.offset };
}

function replaced(text: string, start: number, end: number, replacements: readonly Replacement[]): string {
  let at = start;
  const parts = replacements
    .toSorted((a, b) => a.start - b.start)
    .flatMap((replacement) => {
      const before = text.slice(at, replacement.start);
      at = replacement.end;
      return [before, replacement.text];
    });
  return [...parts, text.slice(at, end)].join('');
}
