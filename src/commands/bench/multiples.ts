/**
 * The real content → the same content several times: what a larger site would be built from. Copies of real rows with free
 * numbers and new names, joined to each other as the originals are; copies of the real pages. Everything still passes the
 * strict readers.
 *
 * Multiplied: the Win32, NTSTATUS, HRESULT and bug check tables with all that names their codes, the groups, the pages.
 * Not multiplied: the RAS codes (their range is 400 numbers), LDAP, errno, the statuses of Windows Installer. Facilities and
 * lists of a whole space grow with their codes; groups grow in number, not in size.
 */

import { readTable, type CellReader } from '../../facts/table.ts';
import { withRowCounts } from '../../import/tables.ts';
import { codeField, hresultFromWin32, toHex, toHex8, win32FromNumber } from '../../model/number.ts';

/** Cells of one row by column. */
type Cells = Readonly<Record<string, string>>;

/** What a copy calls a name of the originals. */
const copyOf = (name: string, copy: number): string => `${name}_COPY${copy}`;

/** Numbers of a copy: number of the original → number of the copy. */
interface Numbers {
  readonly win32: ReadonlyMap<number, number>;
  /** NTSTATUS and HRESULT: the tables of one name values of the other */
  readonly statuses: ReadonlyMap<number, number>;
  readonly bugChecks: ReadonlyMap<number, number>;
}

/**
 * The tables of content/facts, `times` as large.
 * @param read name below content/facts → the file's text
 * @returns name → text, of the files that change
 * @throws RangeError where a number space has no room left
 */
export function multiplyFacts(read: (file: string) => string, times: number): ReadonlyMap<string, string> {
  const tables = new Map<string, readonly Cells[]>();
  const table = (file: string): readonly Cells[] => {
    const known = tables.get(file) ?? readCells(file, read(file));
    tables.set(file, known);
    return known;
  };
  const names = copiedNames(table);
  const copies = numbersOfCopies(table, times);
  const text = new Map<string, string>();
  for (const { file, change, sortBy } of CHANGES) {
    const rows = [...table(file)];
    copies.forEach((numbers, index) => {
      const copy: Copy = {
        number: index + 2,
        numbers,
        name: (name) => (names.has(name) ? copyOf(name, index + 2) : name),
        values: [...numbers.win32.keys()],
      };
      for (const row of table(file)) {
        const changed = change(row, copy);
        if (changed) rows.push({ ...row, ...changed });
      }
    });
    // Eight hexadecimal digits sort as text; the copies of other tables lie above their originals already.
    text.set(file, writeCells(sortBy ? rows.toSorted(byCell(sortBy)) : rows));
  }
  return text.set('sources.json', withRowCounts(read('sources.json'), text));
}

/** Order by the code units of a cell, which the readers ask for. */
function byCell(column: string): (a: Cells, b: Cells) => number {
  return (a, b) => {
    const [one, other] = [a[column] ?? '', b[column] ?? ''];
    return one < other ? -1 : Number(one > other);
  };
}

/**
 * The pages of content/codes, `times` as many: path → text, of the copies alone. A page keeps its words; its place and file
 * name make it the page of the copied code.
 * @param pages path below the root → text
 */
export function multiplyPages(pages: ReadonlyMap<string, string>, times: number): ReadonlyMap<string, string> {
  const copies = new Map<string, string>();
  for (let copy = 2; copy <= times; copy += 1) {
    for (const [path, text] of pages) {
      const [, folder, group, name] =
        /^(content\/codes\/(?:win32|ntstatus|hresult|bugcheck)\/)(?:([^/]+)\/)?([^/]+)\.mdx$/.exec(path) ?? [];
      // RAS codes have no copies.
      if (folder === undefined || name === undefined) continue;
      copies.set(`${folder}${group === undefined ? '' : `${group}-copy${copy}/`}${copyOf(name, copy)}.mdx`, text);
    }
  }
  return copies;
}

interface Copy {
  /** 2 for the first copy */
  readonly number: number;
  readonly numbers: Numbers;
  /** name → name in the copy; a name that is not multiplied stays */
  readonly name: (name: string) => string;
  /** the Win32 values of the originals, rising */
  readonly values: readonly number[];
}

interface Change {
  readonly file: string;
  /** cells of the copy that differ from the row's; undefined: the row has no copy */
  readonly change: (row: Cells, copy: Copy) => Cells | undefined;
  /** column by which all rows are sorted anew */
  readonly sortBy?: string;
}

const CHANGES: readonly Change[] = [
  {
    file: 'win32.tsv',
    change: (row, copy) => {
      const value = win32Of(row['value_dec'], copy);
      return { value_dec: String(value), value_hex: toHex(value), name: copy.name(row['name'] ?? ''), aliases: list(row['aliases'], copy) };
    },
  },
  { file: 'groups.tsv', change: (row, copy) => range(row, copy, { id: `${row['id'] ?? ''}-copy${copy.number}`, title: title(row, copy) }) },
  { file: 'doc-lists.tsv', change: (row, copy) => range(row, copy, {}) },
  { file: 'functions.tsv', change: namedWin32 },
  {
    file: 'priority.tsv',
    change: (row, copy) => ({ ...namedWin32(row, copy), rank: '' }),
  },
  {
    file: 'doc-links.tsv',
    change: (row, copy) => {
      const name = copy.name(row['name'] ?? '');
      return name === row['name'] ? undefined : { name };
    },
    sortBy: 'name',
  },
  {
    file: 'ntstatus.tsv',
    change: (row, copy) => ({
      ...namedStatus('value_hex', 'name')(row, copy),
      aliases: list(row['aliases'], copy),
      message: message(row, copy),
    }),
    sortBy: 'value_hex',
  },
  { file: 'hresult.tsv', change: namedStatus('value_hex', 'name'), sortBy: 'value_hex' },
  { file: 'hresult-documented.tsv', change: namedStatus('value_hex', 'name'), sortBy: 'value_hex' },
  {
    file: 'bugcheck.tsv',
    change: (row, copy) => ({
      value_hex: toHex8(numberIn(copy.numbers.bugChecks, Number(row['value_hex']))),
      name: copy.name(row['name'] ?? ''),
      aliases: list(row['aliases'], copy),
    }),
    sortBy: 'value_hex',
  },
  ...['chromium', 'dotnet', 'errno', 'go', 'java', 'node', 'python', 'rust'].map((space) => ({
    file: `equivalents/${space}.tsv`,
    change: namedWin32,
  })),
  {
    file: 'equivalents/ntstatus.tsv',
    change: (row, copy) => ({ ...namedWin32(row, copy), ...namedStatus('ntstatus_hex', 'ntstatus_name')(row, copy) }),
  },
  {
    file: 'equivalents/ntstatus-hresult.tsv',
    change: (row, copy) => ({
      ...namedStatus('ntstatus_hex', 'ntstatus_name')(row, copy),
      ...namedStatus('hresult_hex', 'hresult_name')(row, copy),
    }),
    sortBy: 'ntstatus_hex',
  },
];

function namedWin32(row: Cells, copy: Copy): Cells {
  return { value_dec: String(win32Of(row['value_dec'], copy)), name: copy.name(row['name'] ?? '') };
}

function namedStatus(value: string, name: string): (row: Cells, copy: Copy) => Cells {
  return (row, copy) => ({
    [value]: toHex8(numberIn(copy.numbers.statuses, Number(row[value]))),
    [name]: copy.name(row[name] ?? ''),
  });
}

/** A range of Win32 numbers → the range that holds the copies of its codes; none where it has no codes. */
function range(row: Cells, copy: Copy, more: Cells): Cells | undefined {
  const inside = copy.values.filter((value) => Number(row['first_dec']) <= value && value <= Number(row['last_dec']));
  const [first, last] = [inside[0], inside.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  return { first_dec: String(numberIn(copy.numbers.win32, first)), last_dec: String(numberIn(copy.numbers.win32, last)), ...more };
}

const title = (row: Cells, copy: Copy): string => `${row['title'] ?? ''} (copy ${copy.number})`;

/** The NTSTATUS table repeats the name where no source has a text. */
const message = (row: Cells, copy: Copy): string =>
  row['message'] === row['name'] ? copy.name(row['name'] ?? '') : (row['message'] ?? '');

const list = (names: string | undefined, copy: Copy): string =>
  (names ?? '')
    .split(',')
    .map((name) => (name === '' ? '' : copy.name(name)))
    .join(',');

const win32Of = (value: string | undefined, copy: Copy): number => numberIn(copy.numbers.win32, Number(value));

function numberIn(numbers: ReadonlyMap<number, number>, value: number): number {
  const number = numbers.get(value);
  if (number === undefined) throw new RangeError(`a row names ${value}, which has no copy`);
  return number;
}

/** Every name and alias of the codes that are multiplied. */
function copiedNames(table: (file: string) => readonly Cells[]): ReadonlySet<string> {
  return new Set(
    [
      'win32.tsv',
      'ntstatus.tsv',
      'hresult.tsv',
      'hresult-documented.tsv',
      'bugcheck.tsv',
      'equivalents/ntstatus.tsv',
      'equivalents/ntstatus-hresult.tsv',
    ]
      .flatMap((file) => table(file))
      .flatMap((row) => [row['name'], ...(row['aliases'] ?? '').split(','), row['ntstatus_name'], row['hresult_name']])
      .filter((name): name is string => name !== undefined && name !== ''),
  );
}

/** The numbers of each copy. */
function numbersOfCopies(table: (file: string) => readonly Cells[], times: number): readonly Numbers[] {
  const columnOf = (file: string, column: string): readonly number[] => table(file).map((row) => Number(row[column]));
  const sorted = (values: readonly number[]): readonly number[] => [...new Set(values)].sort((a, b) => a - b);
  const originals = columnOf('win32.tsv', 'value_dec');
  const statuses = sorted([
    ...columnOf('ntstatus.tsv', 'value_hex'),
    ...columnOf('hresult.tsv', 'value_hex'),
    ...columnOf('hresult-documented.tsv', 'value_hex'),
    ...columnOf('equivalents/ntstatus.tsv', 'ntstatus_hex'),
    ...columnOf('equivalents/ntstatus-hresult.tsv', 'ntstatus_hex'),
    ...columnOf('equivalents/ntstatus-hresult.tsv', 'hresult_hex'),
  ]);
  const known = new Set(originals);
  const wrapped = (status: number): number | undefined => {
    const win32 = status > 0xffff ? win32FromNumber(status) : undefined;
    return win32 !== undefined && known.has(win32) ? win32 : undefined;
  };

  // An HRESULT of facility 7 with a number that no Win32 code has is a code of its own: it must stay one.
  const unwrapped = new Set(
    statuses.filter((status) => status > 0xffff && wrapped(status) === undefined).map((status) => win32FromNumber(status)),
  );
  const copies = Array.from({ length: times - 1 }, () => new Map<number, number>());
  let next = Math.max(...table('groups.tsv').map((row) => Number(row['last_dec']))) + 1;
  for (const copy of copies) {
    for (const value of originals) {
      while (unwrapped.has(next)) next += 1;
      if (next > 0xffff) throw new RangeError(`Win32 numbers end at 65535: there is no room for ${times} times the codes`);
      copy.set(value, next);
      next += 1;
    }
  }
  const win32 = [...originals, ...copies.flatMap((copy) => [...copy.values()])];
  // 0x80070000 is read as carrying code 0, although 0 itself is not wrapped.
  const freeStatus = freeNumbers(new Set([...statuses, ...win32.map(hresultFromWin32), hresultFromWin32(1) - 1]));
  const bugChecks = sorted(columnOf('bugcheck.tsv', 'value_hex'));
  const freeBugCheck = freeNumbers(new Set(bugChecks));
  return copies.map((copy) => ({
    win32: copy,
    statuses: new Map(
      statuses.map((status) => {
        const carried = wrapped(status);
        return [status, carried === undefined ? freeStatus(status) : hresultFromWin32(copy.get(carried) ?? 0)];
      }),
    ),
    bugChecks: new Map(bugChecks.map((value) => [value, freeBugCheck(value)])),
  }));
}

/** A giver of free numbers with the same severity and facility as the number asked for: each once. */
function freeNumbers(taken: ReadonlySet<number>): (like: number) => number {
  const nexts = new Map<number, number>();
  return (like) => {
    const high = like - codeField(like);
    let code = nexts.get(high) ?? 0;
    while (taken.has(high + code)) code += 1;
    if (code > 0xffff) throw new RangeError(`no free number is left like ${toHex8(like)}`);
    nexts.set(high, code + 1);
    return high + code;
  };
}

const asItStands: CellReader<string> = (cell) => cell;

/** The rows of a table, every cell as it stands. */
function readCells(file: string, text: string): readonly Cells[] {
  const columns = (text.split('\n')[0] ?? '').split('\t').map((name) => [name, asItStands] as const);
  return readTable(file, text, Object.fromEntries(columns)).map((row) =>
    Object.fromEntries(columns.map(([name]) => [name, (row as unknown as Cells)[name] ?? ''])),
  );
}

/** Rows → the file's text; an empty rank is the row's place in the table. */
function writeCells(rows: readonly Cells[]): string {
  const columns = Object.keys(rows[0] ?? {});
  const lines = rows.map((row, place) => columns.map((column) => (column === 'rank' ? String(place + 1) : (row[column] ?? ''))).join('\t'));
  return `${[columns.join('\t'), ...lines].join('\n')}\n`;
}
