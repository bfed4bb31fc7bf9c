/** Markdown plugins for prose: a symbolic name in code font becomes a link, a heading a link to itself. */

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
      if (!section) return;
      context.replaceNode(node, {
        type: 'heading',
        depth: 2,
        children: [{ type: 'link', url: `#${section.id}`, children: [{ type: 'text', value: title }] }],
      });
    },
  });
}
