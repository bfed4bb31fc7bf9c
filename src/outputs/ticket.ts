/** One code → the plain text that a support engineer pastes into a ticket. */

import type { Win32Code } from '../model/error-code.ts';
import { HANDLINGS } from '../model/handling.ts';
import { numberForms } from '../model/number.ts';

/** Name, number, message, one-line meaning, what to do. The browser appends the address of the page. */
export function ticketText(code: Win32Code): string {
  const forms = numberForms(code.value);
  const handling = code.explanation?.handling;
  return [
    `${code.name}: Win32 ${forms.decimal} (${forms.hex}, HRESULT ${forms.hresult})`,
    ...(code.message === '' ? [] : [`System message: "${code.message}"`]),
    ...(code.explanation ? [`Meaning: ${code.explanation.summary}`] : []),
    ...(handling ? [`What to do: ${HANDLINGS[handling].label}. ${HANDLINGS[handling].meaning}`] : []),
  ].join('\n');
}
