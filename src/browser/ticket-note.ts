/** A decoded log → a note for a ticket: each code with its lines and its page. */

import type { DecodedLog } from '../lookup/decode-log.ts';
import type { Ticket } from '../model/ticket-formats.ts';
import { codeLabel } from './readings.ts';
import { fullAddress, readingAddress } from './site.ts';

/** The note of a decoded log; addresses are full. */
export function ticketNote(log: DecodedLog): Ticket {
  return {
    heading: `Error codes in the log (${log.lines} ${log.lines === 1 ? 'line' : 'lines'}):`,
    entries: log.codes.map(({ reading, first, lines, count }) => {
      const { target } = reading;
      const address = readingAddress(reading);
      const known = target.space !== 'undefined';
      return {
        name: known ? codeLabel(target) : first.text,
        note: `${known ? '' : 'not defined, '}line ${lines[0] ?? 1}${count > 1 ? `, ${count} times` : ''}`,
        facts: known && target.message ? [{ label: undefined, text: `"${target.message}"` }] : [],
        address: address && fullAddress(address),
      };
    }),
  };
}
