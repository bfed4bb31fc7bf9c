/** One line of front matter or a generated answer → HTML: backticks become code, and a symbolic name in them a link. */

import { splitCode } from '../catalog/names.ts';
import { codePath, withBase } from './paths.ts';

/**
 * @param text plain text; code stands between backticks
 * @param valueOf symbolic name → value of the code to link to; undefined for a name without a page and for the page's own
 * @param base address of the site
 */
export function inlineHtml(text: string, valueOf: (name: string) => number | undefined, base: string): string {
  return splitCode(text)
    .map((piece) => {
      if (!piece.code) return escapeHtml(piece.text);
      const code = `<code>${escapeHtml(piece.text)}</code>`;
      const value = valueOf(piece.text);
      return value === undefined ? code : `<a href="${withBase(base, codePath(value))}">${code}</a>`;
    })
    .join('');
}

/** Text → HTML that shows it. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
