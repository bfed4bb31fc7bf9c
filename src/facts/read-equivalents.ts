/** content/facts/equivalents/*.tsv → one list of Equivalent rows, each naming a Win32 code. */

import { type EquivalentSpace } from '../model/equivalents.ts';
import { decimal, hex8, macroName, matching, oneOf, sourceIds, symbolicName } from './cells.ts';
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
  errno: { columns: { errno: macroName }, show: (cell) => ({ shown: cell('errno') }) },
  python: {
    columns: { errno: macroName, exception: matching(/^[A-Z]\w*Error$/, 'a subclass of OSError') },
    show: (cell) => ({ shown: cell('exception'), context: `errno ${cell('errno')}` }),
  },
  rust: {
    columns: { error_kind: matching(/^[A-Z][A-Za-z]+$/, 'a variant of std::io::ErrorKind') },
    show: (cell) => ({ shown: cell('error_kind') }),
  },
  node: {
    columns: { code: macroName, context: oneOf('any', 'write') },
    show: (cell) => (cell('context') === 'any' ? { shown: cell('code') } : { shown: cell('code'), context: 'when writing' }),
  },
  go: {
    columns: {
      error: matching(/^(errors|fs|os|net|syscall)\.[A-Z]\w*$/, 'an exported name of a Go package'),
      use: oneOf('errors.Is', 'constant'),
    },
    show: (cell) => ({ shown: cell('error'), context: cell('use') }),
  },
  dotnet: {
    columns: {
      exception: matching(/^(System(\.[A-Z]\w*)+Exception|SocketError\.[A-Z]\w*)$/, 'a .NET exception or a SocketError'),
      context: oneOf('file-io', 'hresult', 'socket'),
    },
    show: (cell) => ({
      shown: cell('exception'),
      context: { 'file-io': 'file operations', hresult: 'from the HRESULT', socket: 'SocketException' }[cell('context')] ?? '',
    }),
  },
  java: {
    columns: { exception: matching(/^java(\.[a-z]+)+\.[A-Z]\w*Exception$/, 'a Java exception'), context: oneOf('nio-file', 'socket') },
    show: (cell) => ({ shown: cell('exception'), context: cell('context') === 'socket' ? 'sockets' : 'java.nio.file' }),
  },
  chromium: {
    columns: {
      net_error: matching(/^(ERR_[A-Z0-9_]+)?$/, 'an ERR_ constant or nothing'),
      file_error: matching(/^(FILE_ERROR_[A-Z0-9_]+)?$/, 'a FILE_ERROR_ constant or nothing'),
    },
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
