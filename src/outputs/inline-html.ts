/** One line of front matter or a generated answer → HTML: backticks become code, and a symbolic name in them a link. */

import { splitCode } from '../catalog/names.ts';
import { withBase } from './paths.ts';

/**
 * @param text plain text; code stands between backticks
 * @param pathOf symbolic name → path of its page; undefined for an unknown name and for the page's own
 * @param base address of the site
 */
export function inlineHtml(text: string, pathOf: (name: string) => string | undefined, base: string): string {
  return splitCode(text)
    .map((piece) => {
      if (!piece.code) return escapeHtml(piece.text);
      const code = `<code>${escapeHtml(piece.text)}</code>`;
      const path = pathOf(piece.text);
      return path === undefined ? code : `<a href="${withBase(base, path)}">${code}</a>`;
    })
    .join('');
}

/** Text → HTML that shows it. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
