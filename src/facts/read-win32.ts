/** win32.tsv and groups.tsv → checked rows. */

import { toHex } from '../model/number.ts';
import { decimal, hex, nonEmptyText, slug, sourceIds, symbolicName, symbolicNames, text } from './cells.ts';
import { FactError } from './fact-error.ts';
import { readTable, requireRanges, requireSorted, requireUnique, type Row } from './table.ts';

const WIN32_COLUMNS = {
  value_dec: decimal,
  value_hex: hex,
  name: symbolicName,
  aliases: symbolicNames,
  message: text,
  sources: sourceIds,
} as const;

export type Win32Row = Row<typeof WIN32_COLUMNS>;

/**
 * Reads the Win32 table. Checks that hexadecimal and decimal agree, that values rise and differ, and that no
 * two names or aliases are the same, not even by letter case: each is a URL.
 */
export function readWin32(file: string, content: string): readonly Win32Row[] {
  const rows = readTable(file, content, WIN32_COLUMNS);
  const seen = new Map<string, number>();
  for (const row of rows) {
    if (row.value_hex !== row.value_dec) throw new FactError(file, row.line, `value_hex ${toHex(row.value_dec)}`, toHex(row.value_hex));
    if (row.value_dec > 0xffff) throw new FactError(file, row.line, 'a Win32 code of at most 65535', String(row.value_dec));
    for (const name of [row.name, ...row.aliases]) {
      const earlier = seen.get(name.toLowerCase());
      if (earlier !== undefined) {
        throw new FactError(file, row.line, `each name once, by any letter case (first in line ${earlier})`, name);
      }
      seen.set(name.toLowerCase(), row.line);
    }
  }
  requireUnique(file, rows, 'a value', (row) => String(row.value_dec));
  requireSorted(file, rows, 'value_dec', (row) => row.value_dec);
  return rows;
}

const GROUP_COLUMNS = { first_dec: decimal, last_dec: decimal, id: slug, title: nonEmptyText } as const;

export type GroupRow = Row<typeof GROUP_COLUMNS>;

/** Reads the groups. @throws FactError for a wrong cell, an id or a title twice, ranges that overlap, fall or end before they begin */
export function readGroups(file: string, content: string): readonly GroupRow[] {
  const rows = readTable(file, content, GROUP_COLUMNS);
  requireUnique(file, rows, 'an id', (row) => row.id);
  requireUnique(file, rows, 'a title', (row) => row.title);
  requireRanges(file, rows);
  return rows;
}

/** True where a Win32 code, decimal, lies in the group's range. */
export function contains(group: Pick<GroupRow, 'first_dec' | 'last_dec'>, value: number): boolean {
  return group.first_dec <= value && value <= group.last_dec;
}
