/** One code → the short texts of its page: title, description, what a facts-only page says in place of a summary. */

import type { ErrorCode } from '../model/error-code.ts';
import { severityName } from '../model/bit-layout.ts';
import { statusBits, toHex } from '../model/number.ts';
import { numberText, SPACE_TITLES } from '../model/number-space.ts';

/** Title of the page, the number first: that is what a reader has. */
export function codeTitle(code: ErrorCode): string {
  const number = numberText(code.space, code.value);
  return code.space === 'win32' ? `${number} ${code.name} (${toHex(code.value)})` : `${number} ${code.name} (${SPACE_TITLES[code.space]})`;
}

/** One sentence from the tables, for a code that nobody has explained yet. */
export function factsSummary(code: ErrorCode): string {
  const place = `${placeOf(code)}.`;
  return code.message === '' ? `${place} No source gives a system message for it.` : place;
}

/** "Win32 error 5 of the group …", "NTSTATUS of severity error, facility 2 (RPC_RUNTIME)". */
function placeOf(code: ErrorCode): string {
  if (code.space === 'win32') return `Win32 error ${code.value} of the group ${code.group.title}`;
  if (code.space === 'bugcheck') return `Bug check ${toHex(code.value)}, the stop code of a system crash`;
  if (code.space === 'ras') return `Error ${code.value} of the Remote Access service (VPN and dial-up)`;
  const { facility } = statusBits(code.value);
  const named = code.facilityNames.length > 0 ? ` (${code.facilityNames.map((name) => name.replace(/^FACILITY_/, '')).join(', ')})` : '';
  return `${SPACE_TITLES[code.space]} of severity ${severityName(code.space, code.value)}, facility ${facility}${named}`;
}

/** Description for search engines and link previews: the message, then the summary. */
export function codeDescription(code: ErrorCode): string {
  const message = code.message === '' ? '' : `“${clip(code.message, 120)}” `;
  return message + (code.explanation?.summary ?? clip(factsSummary(code), 180));
}

/** The text, cut at a word's end with an ellipsis where it is longer than `length` characters. */
export function clip(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length - 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 1))}…`;
}
