/** ntstatus.tsv and hresult.tsv → checked rows: the cells that repeat what the bits of the number say must say the same. */

import { facilityOfMacro, isFailure, statusBits, toHex8 } from '../model/number.ts';
import { decimal, hex8, oneOf, sourceIds, symbolicName, symbolicNames, text } from './cells.ts';
import { FactError } from './fact-error.ts';
import { requireOwnNames } from './read-other-spaces.ts';
import { readTable, requireSorted, requireUnique, type Row } from './table.ts';

/** Severity by the two highest bits (ntstatus.h). */
export const SEVERITIES = ['Success', 'Informational', 'Warning', 'Error'] as const;

const NTSTATUS_COLUMNS = {
  value_hex: hex8,
  name: symbolicName,
  aliases: symbolicNames,
  severity: oneOf(...SEVERITIES),
  facility: decimal,
  message: text,
  sources: sourceIds,
} as const;

const HRESULT_COLUMNS = {
  value_hex: hex8,
  name: symbolicName,
  facility: decimal,
  facility_name: text,
  severity: oneOf('S', 'E'),
  message: text,
  sources: sourceIds,
} as const;

export type NtstatusRow = Row<typeof NTSTATUS_COLUMNS>;
export type HresultRow = Row<typeof HRESULT_COLUMNS>;

/** Reads the NTSTATUS values. @throws FactError for a wrong cell, rows not sorted by value, a value or a name twice, bits that say otherwise */
export function readNtstatus(file: string, content: string): readonly NtstatusRow[] {
  const rows = readTable(file, content, NTSTATUS_COLUMNS);
  for (const row of rows) {
    const { severity, facility } = statusBits(row.value_hex);
    if (row.severity !== SEVERITIES[severity]) throw new FactError(file, row.line, `severity ${SEVERITIES[severity]}`, row.severity);
    if (row.facility !== facility) throw new FactError(file, row.line, `facility ${facility}`, String(row.facility));
  }
  requireUnique(file, rows, 'a value', (row) => toHex8(row.value_hex));
  requireSorted(file, rows, 'value_hex', (row) => row.value_hex);
  requireOwnNames(file, rows);
  return rows;
}

/** Reads the HRESULTs, a row per name. @throws FactError for a wrong cell, rows not sorted by value, a name twice, bits that say otherwise */
export function readHresult(file: string, content: string): readonly HresultRow[] {
  const rows = readTable(file, content, HRESULT_COLUMNS);
  for (const row of rows) {
    const severity = isFailure(row.value_hex) ? 'E' : 'S';
    const facility = facilityOfMacro(row.value_hex);
    if (row.severity !== severity) throw new FactError(file, row.line, `severity ${severity}`, row.severity);
    if (row.facility !== facility) throw new FactError(file, row.line, `facility ${facility}`, String(row.facility));
  }
  requireSorted(file, rows, 'value_hex', (row) => row.value_hex);
  requireOwnNames(file, rows);
  return rows;
}
