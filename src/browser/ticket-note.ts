/** A decoded log → plain text for a ticket: each code with its lines and its page. */

import type { DecodedLog } from '../lookup/decode-log.ts';
import { codeLabel } from './readings.ts';
import { fullAddress, readingAddress } from './site.ts';

export function ticketNote(log: DecodedLog): string {
  const entries = log.codes.map(({ reading, first, lines, count }) => {
    const { target } = reading;
    const address = readingAddress(reading);
    const label = target.space === 'undefined' ? `${first.text} (not defined)` : codeLabel(target);
    const place = `line ${lines[0] ?? 1}${count > 1 ? `, ${count} times` : ''}`;
    return [
      `- ${label} (${place})`,
      ...(target.space !== 'undefined' && target.message ? [`  "${target.message}"`] : []),
      ...(address === undefined ? [] : [`  ${fullAddress(address)}`]),
    ].join('\n');
  });
  return [`Error codes in the log (${log.lines} lines):`, ...entries].join('\n');
}
