/** The three tables that an import may change: how their rows read as code rows, and how a row is written. */

import type { Facts } from '../facts/read-facts.ts';
import { facilityOfMacro, isFailure, statusBits, toHex, toHex8 } from '../model/number.ts';
import type { KnownName } from './collect-codes.ts';
import type { Added, Change, CodeRow, Comparison } from './compare.ts';
import type { NumberSpace } from './evaluate.ts';

interface CodeTable {
  readonly file: string;
  readonly rowPerName: boolean;
  readonly rows: (facts: Facts) => readonly CodeRow[];
  /** place of each cell that an import may change; a table without aliases has none */
  readonly columns: { readonly name: number; readonly aliases: number | undefined; readonly message: number; readonly sources: number };
  /** the cells of a new row */
  readonly cells: (added: Added, facts: Facts) => readonly string[];
}

const SEVERITIES = ['Success', 'Informational', 'Warning', 'Error'] as const;

export const CODE_TABLES = {
  win32: {
    file: 'win32.tsv',
    rowPerName: false,
    rows: (facts) => facts.codes.map(({ value_dec: value, ...row }) => ({ ...row, value })),
    columns: { name: 2, aliases: 3, message: 4, sources: 5 },
    cells: ({ code, aliases, sources }) => [String(code.value), toHex(code.value), code.name, aliases.join(), code.message, sources.join()],
  },
  hresult: {
    file: 'hresult.tsv',
    rowPerName: true,
    rows: (facts) => facts.hresult.map(({ value_hex: value, ...row }) => ({ ...row, value, aliases: [] })),
    columns: { name: 1, aliases: undefined, message: 5, sources: 6 },
    cells: ({ code, sources }, facts) => {
      const facility = facilityOfMacro(code.value);
      const severity = isFailure(code.value) ? 'E' : 'S';
      return [toHex8(code.value), code.name, String(facility), facilityName(facility, facts), severity, code.message, sources.join()];
    },
  },
  ntstatus: {
    file: 'ntstatus.tsv',
    rowPerName: false,
    rows: (facts) => facts.ntstatus.map(({ value_hex: value, ...row }) => ({ ...row, value })),
    columns: { name: 1, aliases: 2, message: 5, sources: 6 },
    cells: ({ code, aliases, sources }) => [
      toHex8(code.value),
      code.name,
      aliases.join(),
      SEVERITIES[statusBits(code.value).severity],
      String(statusBits(code.value).facility),
      code.message,
      sources.join(),
    ],
  },
} as const satisfies Record<NumberSpace, CodeTable>;

export const NUMBER_SPACES = Object.keys(CODE_TABLES) as readonly NumberSpace[];

/** The name that other rows of the facility carry, or the first constant of facilities.tsv; empty where nobody names it. */
function facilityName(facility: number, facts: Facts): string {
  const row = facts.hresult.find((other) => other.facility === facility);
  const constants = facts.facilities.find((other) => other.space === 'hresult' && other.facility === facility)?.names;
  return row?.facility_name ?? constants?.[0]?.replace(/^FACILITY_/, '') ?? '';
}

/** Every name of the three tables and where it stands. */
export function knownNames(facts: Facts): ReadonlyMap<string, KnownName> {
  return new Map(
    NUMBER_SPACES.flatMap((space) =>
      CODE_TABLES[space]
        .rows(facts)
        .flatMap(({ value, name, aliases }) => [name, ...aliases].map((known) => [known, { space, value }] as const)),
    ),
  );
}

/**
 * The text of a table after a comparison. Rows that do not change keep every byte; new rows go to their place in the order
 * of values, in a table with a row per name also of names.
 */
export function applyComparison(text: string, space: NumberSpace, facts: Facts, comparison: Comparison): string {
  const table: CodeTable = CODE_TABLES[space];
  const lines = text.split('\n');
  const removed = new Set(comparison.removed.map((row) => row.line));
  const changes = new Map(comparison.changes.map((change) => [change.was.line, change]));
  const kept = table.rows(facts).flatMap(({ line, value, name }) => {
    const change = changes.get(line);
    const content = lines[line - 1] ?? '';
    return removed.has(line) ? [] : [{ value, name, content: change ? changedLine(content, table, change) : content }];
  });
  const result = [...kept];
  for (const added of comparison.added) {
    const { value, name } = added.code;
    const after = result.findIndex((row) => row.value > value || (row.value === value && row.name > name));
    result.splice(after < 0 ? result.length : after, 0, { value, name, content: table.cells(added, facts).join('\t') });
  }
  return [lines[0] ?? '', ...result.map(({ content }) => content), ''].join('\n');
}

/** The text of sources.json with the number of rows of each changed table; everything else keeps every byte. */
export function withRowCounts(origins: string, changed: ReadonlyMap<string, string>): string {
  return [...changed].reduce((text, [file, table]) => {
    const start = text.indexOf(`${JSON.stringify(file)}: {`, text.indexOf('"tables"'));
    if (start < 0) return text;
    const entry = text.slice(start).replace(/"rows": \d+/, `"rows": ${table.split('\n').length - 2}`);
    return text.slice(0, start) + entry;
  }, origins);
}

function changedLine(content: string, { columns }: CodeTable, { name, aliases, message, sources }: Change): string {
  const cells = content.split('\t');
  cells[columns.name] = name;
  if (columns.aliases !== undefined) cells[columns.aliases] = aliases.join();
  cells[columns.message] = message;
  cells[columns.sources] = sources.join();
  return cells.join('\t');
}
