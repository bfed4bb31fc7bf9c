/** content/facts/equivalents/*.tsv → one list of Equivalent rows, each naming a Win32 code. */

import { type EquivalentSpace } from '../model/equivalents.ts';
import { decimal, dottedName, hex8, oneOf, optionalName, sourceIds, symbolicName } from './cells.ts';
import { FactError } from './fact-error.ts';
import { readTable, requireSorted, type Columns } from './table.ts';

/** How one table reads: its columns after value_dec and name, and what a row shows. `shown` of undefined: wrong row. */
interface EquivalentTable {
  readonly columns: Columns;
  readonly show: (cell: (name: string) => string) => { readonly shown: string; readonly context?: string } | undefined;
}

const TABLES = {
  ntstatus: {
    columns: { ntstatus_hex: hex8, ntstatus_name: symbolicName },
    show: (cell) => ({ shown: cell('ntstatus_name'), context: cell('ntstatus_hex') }),
  },
  errno: { columns: { errno: symbolicName }, show: (cell) => ({ shown: cell('errno') }) },
  python: {
    columns: { errno: symbolicName, exception: symbolicName },
    show: (cell) => ({ shown: cell('exception'), context: `errno ${cell('errno')}` }),
  },
  rust: { columns: { error_kind: symbolicName }, show: (cell) => ({ shown: cell('error_kind') }) },
  node: {
    columns: { code: symbolicName, context: oneOf('any', 'write') },
    show: (cell) => (cell('context') === 'any' ? { shown: cell('code') } : { shown: cell('code'), context: 'when writing' }),
  },
  go: {
    columns: { error: dottedName, use: oneOf('errors.Is', 'constant') },
    show: (cell) => ({ shown: cell('error'), context: cell('use') }),
  },
  dotnet: {
    columns: { exception: dottedName, context: oneOf('file-io', 'hresult', 'socket') },
    show: (cell) => ({
      shown: cell('exception'),
      context: { 'file-io': 'file operations', hresult: 'from the HRESULT', socket: 'SocketException' }[cell('context')] ?? '',
    }),
  },
  java: {
    columns: { exception: dottedName, context: oneOf('nio-file', 'socket') },
    show: (cell) => ({ shown: cell('exception'), context: cell('context') === 'socket' ? 'sockets' : 'java.nio.file' }),
  },
  chromium: {
    columns: { net_error: optionalName, file_error: optionalName },
    show: (cell) => {
      const names = [cell('net_error'), cell('file_error')].filter((name) => name !== '');
      return names.length === 0 ? undefined : { shown: names.join(', ') };
    },
  },
} as const satisfies Record<EquivalentSpace, EquivalentTable>;

export interface EquivalentRow {
  readonly space: EquivalentSpace;
  readonly file: string;
  readonly line: number;
  readonly value: number;
  readonly name: string;
  readonly shown: string;
  readonly context: string | undefined;
  readonly sources: readonly string[];
}

/**
 * Reads one table of equivalents.
 * @throws FactError for a wrong cell, rows not sorted by value, or two equal rows
 */
export function readEquivalents(space: EquivalentSpace, file: string, content: string): readonly EquivalentRow[] {
  const table: EquivalentTable = TABLES[space];
  const columns = { value_dec: decimal, name: symbolicName, ...table.columns, source: sourceIds } as const;
  const lines = content.split('\n');
  const names = Object.keys(columns);
  const rows = readTable(file, content, columns);
  requireSorted(file, rows, 'value_dec', (row) => row.value_dec);
  return rows.map((row) => {
    const cells = (lines[row.line - 1] ?? '').split('\t');
    const display = table.show((name) => cells[names.indexOf(name)] ?? '');
    if (display === undefined) throw new FactError(file, row.line, 'at least one name', '');
    return {
      space,
      file,
      line: row.line,
      value: row.value_dec,
      name: row.name,
      shown: display.shown,
      context: display.context,
      sources: row.source,
    };
  });
}

/** Name of the file of a space below content/facts. */
export function equivalentsFile(space: EquivalentSpace): string {
  return `equivalents/${space}.tsv`;
}
