/** One code → what a support engineer pastes into a ticket. The browser adds the address of the page and chooses the format. */

import type { ErrorCode } from '../model/error-code.ts';
import { HANDLINGS } from '../model/handling.ts';
import { numberNote } from '../model/number-forms.ts';
import { entryText, type TicketEntry } from '../model/ticket-formats.ts';

/** Name, number, message, one-line meaning, what to do. @param address full address of the page, where it is known */
export function ticketEntry(code: ErrorCode, address?: string): TicketEntry {
  const { explanation } = code;
  const handling = explanation && HANDLINGS[explanation.handling];
  return {
    name: code.name,
    note: numberNote(code),
    facts: [
      ...(code.message === '' ? [] : [{ label: 'System message', text: `"${code.message}"` }]),
      // Backticks are code font on the page.
      ...(explanation ? [{ label: 'Meaning', text: explanation.summary.replaceAll('`', '') }] : []),
      ...(handling ? [{ label: 'What to do', text: `${handling.label}. ${handling.meaning}` }] : []),
    ],
    address,
  };
}

/** The plain text of a code without its address: what its page carries. */
export function ticketText(code: ErrorCode): string {
  return entryText(ticketEntry(code));
}
