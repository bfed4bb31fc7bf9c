/** One code → the short texts of its page: title, description, what a facts-only page says in place of a summary. */

import type { Win32Code } from '../model/error-code.ts';
import { toHex } from '../model/number.ts';

/** Title of the page, the number first: that is what a reader has. */
export function codeTitle(code: Win32Code): string {
  return `${code.value} ${code.name} (${toHex(code.value)})`;
}

/** One sentence from the tables, for a code that nobody has explained yet. */
export function factsSummary(code: Win32Code): string {
  const place = `Win32 error ${code.value} of the group ${code.group.title}.`;
  return code.message === '' ? `${place} No source gives a system message for it.` : place;
}

/** Description for search engines and link previews: the message, then the summary. */
export function codeDescription(code: Win32Code): string {
  const message = code.message === '' ? '' : `“${clip(code.message, 120)}” `;
  return message + (code.explanation?.summary ?? factsSummary(code));
}

/** The text, cut at a word's end with an ellipsis where it is longer than `length` characters. */
export function clip(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length - 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 1))}…`;
}
