/**
 * Codes → CSV (RFC 4180): a header line, lines that end in CRLF, quotes only where a field needs them. UTF-8 without a byte order
 * mark. No field holds a line break, so that a record is always one line and `grep` finds it.
 */

import { toHex, toSigned } from '../../model/number.ts';
import type { Code } from './schema.ts';

interface Column {
  readonly name: string;
  readonly description: string;
  readonly of: (code: Code) => string | number | null;
}

/** The columns in their order. Later ones may follow; none of these moves. */
export const CSV_COLUMNS: readonly Column[] = [
  { name: 'space', description: 'number space', of: ({ space }) => space },
  { name: 'value', description: 'the number, unsigned', of: ({ value }) => value },
  { name: 'number', description: 'the number as its space prints it', of: ({ number }) => number },
  { name: 'hex', description: 'hexadecimal, shortest form', of: ({ value }) => toHex(value) },
  { name: 'signed', description: 'the number read as signed', of: ({ value }) => toSigned(value) },
  { name: 'name', description: 'symbolic name', of: ({ name }) => name },
  { name: 'aliases', description: 'further names, separated by spaces', of: ({ aliases }) => aliases.join(' ') },
  { name: 'message', description: 'system message', of: ({ message }) => message },
  { name: 'explained', description: 'true or false', of: ({ explained }) => String(explained) },
  { name: 'summary', description: 'what failed, in one sentence', of: ({ summary }) => summary },
  { name: 'handling', description: 'what to do, as in handlings.json', of: ({ handling }) => handling?.id ?? null },
  { name: 'otherwise', description: 'the second thing to do', of: ({ otherwise }) => otherwise?.id ?? null },
  { name: 'group', description: 'id of the group; Win32 alone', of: (code) => (code.space === 'win32' ? code.group.id : null) },
  { name: 'severity', description: 'NTSTATUS and HRESULT alone', of: (code) => ('bits' in code ? code.bits.severity : null) },
  { name: 'facility', description: 'NTSTATUS and HRESULT alone', of: (code) => ('bits' in code ? code.bits.facility : null) },
  { name: 'becomes', description: 'first Win32 value that it turns into', of: becomesWin32 },
  { name: 'updated', description: 'day of the last change of its prose', of: ({ updated }) => updated },
  { name: 'url', description: 'address of its page', of: ({ url }) => url },
];

function becomesWin32(code: Code): number | null {
  return code.space === 'win32' ? null : (code.becomes.find(({ space }) => space === 'win32')?.value ?? null);
}

/** All codes as CSV. */
export function toCsv(codes: readonly Code[]): string {
  const lines = [CSV_COLUMNS.map(({ name }) => name), ...codes.map((code) => CSV_COLUMNS.map(({ of }) => csvField(of(code))))];
  return lines.map((fields) => `${fields.join(',')}\r\n`).join('');
}

/**
 * One field. A spreadsheet runs text that begins with =, +, - or @ as a formula, so that such text gets an apostrophe before it,
 * and one more where it begins with apostrophes and then one of these; a reader takes one off again. Numbers stay numbers:
 * -5 is no formula.
 * @throws RangeError for a line break or another control character
 */
export function csvField(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  if (/[\u0000-\u001f\u007f]/.test(value)) throw new RangeError(`a CSV field holds no control characters: ${JSON.stringify(value)}`);
  const safe = /^'*[=+\-@]/.test(value) ? `'${value}` : value;
  return /[",]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}
