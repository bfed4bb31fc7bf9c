/**
 * Tab-separated text → typed rows. UTF-8, LF, one header line, no quoting. Every cell is read by its column's
 * reader; the first cell that does not fit throws a FactError with file and line.
 */

import { FactError } from './fact-error.ts';

/** Characters of the longest cell. A longer one has swallowed its neighbors, or was never a message. */
const LONGEST_CELL = 2000;

/** Reads one cell, or throws the description of what it expected. */
export type CellReader<T> = (cell: string) => T;

/** Thrown by a cell reader: what the cell should have been. The table adds file, line and the text found. */
export class Expected extends Error {}

export type Columns = Readonly<Record<string, CellReader<unknown>>>;

export type Row<C extends Columns> = { readonly [K in keyof C]: ReturnType<C[K]> } & { readonly line: number };

/**
 * Reads a table.
 * @param file name for messages, e.g. "content/facts/win32.tsv"
 * @param text the whole file
 * @param columns column name → reader, in the order of the header
 * @throws FactError for a wrong header, a wrong number of cells, a cell that does not fit, no row, a row twice, CR or a missing final newline
 */
export function readTable<C extends Columns>(file: string, text: string, columns: C): readonly Row<C>[] {
  const names = Object.keys(columns);
  const lines = text.split('\n');
  const last = lines.pop();
  if (last !== '') throw new FactError(file, lines.length + 1, 'a newline at the end of the file', last ?? '');
  const header = lines[0] ?? '';
  if (header !== names.join('\t')) throw new FactError(file, 1, `the header ${names.join(', ')}`, header);
  if (lines.length === 1) throw new FactError(file, 1, 'rows after the header', '');
  const rows = lines.slice(1).map((text, index) => {
    const line = index + 2;
    if (text.includes('\r')) throw new FactError(file, line, 'lines that end in LF alone', text);
    const cells = text.split('\t');
    if (cells.length !== names.length) throw new FactError(file, line, `${names.length} cells`, `${cells.length} cells`);
    const row: Record<string, unknown> = { line };
    names.forEach((name, column) => {
      const cell = cells[column] ?? '';
      if (cell.length > LONGEST_CELL) {
        throw new FactError(
          file,
          line,
          `${name}: at most ${LONGEST_CELL} characters`,
          `${cell.slice(0, 80)} … (${cell.length} characters)`,
        );
      }
      try {
        row[name] = columns[name]?.(cell);
      } catch (error) {
        if (error instanceof Expected) throw new FactError(file, line, `${name}: ${error.message}`, cell);
        throw error;
      }
    });
    return row as Row<C>;
  });
  requireUnique(file, rows, 'a row', ({ line }) => lines[line - 1] ?? '');
  return rows;
}

/** Throws unless the keys of all rows differ. `what` names the key in the message. */
export function requireUnique<R extends { readonly line: number }>(
  file: string,
  rows: readonly R[],
  what: string,
  keyOf: (row: R) => string,
): void {
  const seen = new Map<string, number>();
  for (const row of rows) {
    const key = keyOf(row);
    const earlier = seen.get(key);
    if (earlier !== undefined) throw new FactError(file, row.line, `${what} once in the table (first in line ${earlier})`, key);
    seen.set(key, row.line);
  }
}

/** Throws unless the keys of the rows, numbers or text by code unit, never fall. */
export function requireSorted<R extends { readonly line: number }>(
  file: string,
  rows: readonly R[],
  what: string,
  keyOf: (row: R) => number | string,
): void {
  let before: number | string = -Infinity;
  for (const row of rows) {
    const key = keyOf(row);
    if (key < before) throw new FactError(file, row.line, `rows sorted by ${what}: at least ${before}`, String(key));
    before = key;
  }
}

/** Throws unless the ranges rise without overlap, and none ends before it begins. */
export function requireRanges(
  file: string,
  rows: readonly { readonly line: number; readonly first_dec: number; readonly last_dec: number }[],
): void {
  let end = -1;
  for (const { line, first_dec, last_dec } of rows) {
    if (first_dec <= end) throw new FactError(file, line, `first_dec above ${end}, the end of the range before`, String(first_dec));
    if (last_dec < first_dec) throw new FactError(file, line, `last_dec of at least ${first_dec}`, String(last_dec));
    end = last_dec;
  }
}
