/** bugcheck.tsv, ras.tsv, ldap.tsv, errno.tsv and msi-status.tsv → checked rows: bug checks, RAS codes, LDAP results and small maps. */

import { toHex } from '../model/number.ts';
import { decimal, hex, hex8, macroName, nonEmptyText, sourceIds, symbolicName, symbolicNames, text, url } from './cells.ts';
import { FactError } from './fact-error.ts';
import { readTable, requireSorted, requireUnique, type Row } from './table.ts';

const BUG_CHECK_COLUMNS = { value_hex: hex8, name: symbolicName, aliases: symbolicNames, sources: sourceIds } as const;
const RAS_COLUMNS = { value_dec: decimal, value_hex: hex, name: symbolicName, message: text, sources: sourceIds } as const;
const ERRNO_COLUMNS = { value_dec: decimal, name: macroName, aliases: symbolicNames, sources: sourceIds } as const;
const INSTALLER_STATUS_COLUMNS = { status: decimal, value_dec: decimal, name: symbolicName, sources: sourceIds } as const;

const LDAP_COLUMNS = { value_dec: decimal, name: symbolicName, message: text, title: nonEmptyText, url } as const;

export type LdapRow = Row<typeof LDAP_COLUMNS>;
export type BugCheckRow = Row<typeof BUG_CHECK_COLUMNS>;
export type RasRow = Row<typeof RAS_COLUMNS>;
export type ErrnoRow = Row<typeof ERRNO_COLUMNS>;
export type InstallerStatusRow = Row<typeof INSTALLER_STATUS_COLUMNS>;

/** Throws unless no two rows share a name or an alias, in any letter case. */
export function requireOwnNames(
  file: string,
  rows: readonly { readonly line: number; readonly name: string; readonly aliases?: readonly string[] }[],
): void {
  const names = rows.flatMap(({ line, name, aliases = [] }) => [name, ...aliases].map((one) => ({ line, name: one })));
  const seen = new Map<string, { readonly line: number }>();
  for (const { line, name } of names) {
    const earlier = seen.get(name.toLowerCase());
    if (earlier) throw new FactError(file, line, `a name once in the table (first in line ${earlier.line})`, name);
    seen.set(name.toLowerCase(), { line });
  }
}

/** Reads the bug checks. @throws FactError for a wrong cell, rows not sorted by value, a value or a name twice */
export function readBugChecks(file: string, content: string): readonly BugCheckRow[] {
  const rows = readTable(file, content, BUG_CHECK_COLUMNS);
  requireUnique(file, rows, 'a value', (row) => toHex(row.value_hex));
  requireSorted(file, rows, 'value_hex', (row) => row.value_hex);
  requireOwnNames(file, rows);
  return rows;
}

/** Numbers from 600 on are the Remote Access service's own (RASBASE in RasError.h, ROUTEBASE 900 in MprError.h). */
const RAS_RANGE = { first: 600, last: 999 } as const;

/** Reads the RAS codes. @throws FactError as for bug checks, and where the hexadecimal or the range is wrong */
export function readRas(file: string, content: string): readonly RasRow[] {
  const rows = readTable(file, content, RAS_COLUMNS);
  for (const row of rows) {
    if (row.value_hex !== row.value_dec) throw new FactError(file, row.line, `value_hex ${toHex(row.value_dec)}`, toHex(row.value_hex));
    if (row.value_dec < RAS_RANGE.first || row.value_dec > RAS_RANGE.last) {
      throw new FactError(file, row.line, `a RAS code from ${RAS_RANGE.first} to ${RAS_RANGE.last}`, String(row.value_dec));
    }
  }
  requireUnique(file, rows, 'a value', (row) => String(row.value_dec));
  requireSorted(file, rows, 'value_dec', (row) => row.value_dec);
  requireOwnNames(file, rows);
  return rows;
}

/** Reads the LDAP results, each row with the page that it was read on. @throws FactError for a wrong cell, rows not sorted by value, a name twice */
export function readLdap(file: string, content: string): readonly LdapRow[] {
  const rows = readTable(file, content, LDAP_COLUMNS);
  requireSorted(file, rows, 'value_dec', (row) => row.value_dec);
  requireOwnNames(file, rows);
  return rows;
}

/** Reads the errno numbers. @throws FactError for a wrong cell, rows not sorted by value, a value or a name twice */
export function readErrno(file: string, content: string): readonly ErrnoRow[] {
  const rows = readTable(file, content, ERRNO_COLUMNS);
  requireUnique(file, rows, 'a value', (row) => String(row.value_dec));
  requireSorted(file, rows, 'value_dec', (row) => row.value_dec);
  requireOwnNames(file, rows);
  return rows;
}

/** Reads the action statuses of Windows Installer. @throws FactError for a wrong cell, rows not sorted, a status twice */
export function readInstallerStatuses(file: string, content: string): readonly InstallerStatusRow[] {
  const rows = readTable(file, content, INSTALLER_STATUS_COLUMNS);
  for (const { line, status } of rows) if (status > 99) throw new FactError(file, line, 'a status of at most two digits', String(status));
  requireUnique(file, rows, 'a status', (row) => String(row.status));
  requireSorted(file, rows, 'status', (row) => row.status);
  return rows;
}
