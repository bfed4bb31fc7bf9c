/** One code → the plain text that a support engineer pastes into a ticket. */

import type { ErrorCode } from '../model/error-code.ts';
import { HANDLINGS } from '../model/handling.ts';
import { formsOf } from '../model/number-forms.ts';
import { numberForms } from '../model/number.ts';
import { numberText, SPACE_TITLES } from '../model/number-space.ts';

/** Name, number, message, one-line meaning, what to do. The browser appends the address of the page. */
export function ticketText(code: ErrorCode): string {
  const handling = code.explanation?.handling;
  return [
    `${code.name}: ${SPACE_TITLES[code.space]} ${numberText(code.space, code.value)}${otherForms(code)}`,
    ...(code.message === '' ? [] : [`System message: "${code.message}"`]),
    ...(code.explanation ? [`Meaning: ${code.explanation.summary}`] : []),
    ...(handling ? [`What to do: ${HANDLINGS[handling].label}. ${HANDLINGS[handling].meaning}`] : []),
  ].join('\n');
}

/** The forms that a log or another program shows instead, in parentheses. */
function otherForms(code: ErrorCode): string {
  if (code.space === 'win32') {
    const { hex, hresult } = numberForms(code.value);
    return ` (${hex}, HRESULT ${hresult})`;
  }
  const others = formsOf(code).slice(1, 3);
  return others.length === 0 ? '' : ` (${others.map(({ text }) => text).join(', ')})`;
}
