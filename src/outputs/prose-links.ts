/** Markdown plugins for prose: a symbolic name in code font becomes a link, a heading a link to itself, a path of the site an address. */

import { defineHastPlugin, defineMdastPlugin, type HastPluginDefinition, type MdastPluginDefinition } from 'satteri';
import type { Catalog } from '../catalog/join.ts';
import type { CodeName } from '../model/error-code.ts';
import { codePath, type NumberSpace } from '../model/number-space.ts';
import { PROSE_SECTIONS } from '../model/sections.ts';
import { withBase } from './paths.ts';

/** The code that a code span on a page links to; undefined for other text, and for the page's own code, which stays plain. */
export function linkedCode(
  catalog: Catalog,
  page: { readonly space: NumberSpace | undefined; readonly name: string },
  text: string,
): CodeName | undefined {
  const code = (page.space && catalog.names.inSpace(page.space, text)) ?? catalog.names.byName.get(text);
  return code?.name === page.name ? undefined : code;
}

/** Links `ERROR_ACCESS_DENIED` to its page; on the code's own page it stays plain. Unknown names never get here: the catalog refuses them. */
export function linkNames(catalog: Catalog, base: string): MdastPluginDefinition {
  return defineMdastPlugin({
    name: 'link-names',
    inlineCode(node, context) {
      const [, space, name = ''] =
        /\/codes\/(win32|ntstatus|hresult|bugcheck|ras)\/(?:.*\/)?([^/]*)\.mdx$/.exec(context.fileURL?.pathname ?? '') ?? [];
      const code = linkedCode(catalog, { space: space as NumberSpace | undefined, name }, node.value);
      if (!code || context.parent(node)?.type === 'link') return;
      context.replaceNode(node, {
        type: 'link',
        url: withBase(base, codePath(code)),
        children: [{ type: 'inlineCode', value: node.value }],
      });
    },
  });
}

/** Makes code blocks reachable by keyboard: they scroll sideways where lines are long (WCAG 2.1.1). */
export function focusableCode(): HastPluginDefinition {
  return defineHastPlugin({
    name: 'focusable-code',
    element: {
      filter: ['pre'],
      visit(node, context) {
        context.setProperty(node, 'tabIndex', 0);
      },
    },
  });
}

/** Makes each section's heading a link to its own fragment, so that it can be copied without JavaScript. */
export function linkHeadings(): MdastPluginDefinition {
  return defineMdastPlugin({
    name: 'link-headings',
    heading(node, context) {
      const title = context.textContent(node);
      const section = PROSE_SECTIONS.find((candidate) => candidate.title === title);
      const id = section?.id ?? (node.depth === 2 && inGuides(context.fileURL) ? headingId(title) : undefined);
      if (id === undefined) return;
      context.replaceNode(node, {
        type: 'heading',
        depth: 2,
        children: [{ type: 'link', url: `#${id}`, children: [{ type: 'text', value: title }] }],
      });
    },
  });
}

/**
 * Fragment of a heading of a guide, as Astro makes it for titles in ASCII. The check of the built site finds one that leads nowhere.
 */
export function headingId(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\w\s-]/g, '')
    .replace(/\s/g, '-');
}

/** Puts the base before links to pages of the site, which guides write as `/decode/`. */
export function linkSitePaths(base: string): MdastPluginDefinition {
  return defineMdastPlugin({
    name: 'link-site-paths',
    link(node, context) {
      if (!inGuides(context.fileURL) || !node.url.startsWith('/') || base === '/') return;
      context.setProperty(node, 'url', withBase(base, node.url));
    },
  });
}

/** Where guides name this site: an address of RFC 2606 that leads nowhere. */
const PLACEHOLDER = 'https://last-error.example';

/** Writes the site's own address into the code of guides, so that code copied from there works. */
export function writeSiteAddress(site: string, base: string): MdastPluginDefinition {
  const address = site.replace(/\/+$/, '') + withBase(base, '');
  const written = (text: string, file: URL | undefined): string => (inGuides(file) ? text.replaceAll(PLACEHOLDER, address) : text);
  return defineMdastPlugin({
    name: 'write-site-address',
    code(node, context) {
      context.setProperty(node, 'value', written(node.value, context.fileURL));
    },
    inlineCode(node, context) {
      context.setProperty(node, 'value', written(node.value, context.fileURL));
    },
  });
}

function inGuides(file: URL | undefined): boolean {
  return file?.pathname.includes('/content/guides/') ?? false;
}
