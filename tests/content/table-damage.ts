/** What may happen to a tab-separated table: as a file, to its lines, and to the cells of each sort of column. */

import type { Damaged, Kind } from './damage.ts';

/** A table as text, lines and cells. */
interface Table {
  readonly file: string;
  readonly text: string;
  readonly header: string;
  readonly columns: readonly string[];
  /** lines after the header, without the empty piece at the end */
  readonly rows: readonly string[];
}

type Damage = (table: Table, row: number) => Damaged | undefined;

/** The whole file is wrong: the first line that says so may be any. */
const whole = (text: string): Damaged => ({ text, lines: [1, Infinity], missed: [] });

/** The rows with some replaced, taken out or added at one place. */
function spliced(table: Table, at: number, removed: number, ...added: readonly string[]): Damaged {
  const rows = table.rows.toSpliced(at, removed, ...added);
  // A row's line is its index and two: the header is line 1.
  return {
    text: `${[table.header, ...rows].join('\n')}\n`,
    lines: [at + 2, at + 1 + Math.max(added.length, 1)],
    missed: table.rows
      .slice(at, at + Math.max(removed, 1))
      .flatMap((row) => row.split(/[\t,]/).filter((cell) => cell.length > 1 || /^\d$/.test(cell))),
  };
}

const rowOf = (table: Table, row: number): string => table.rows[row] ?? '';

/** A count of rows lost or gained is noticed at the end of the table. */
const untilTheEnd = (damaged: Damaged): Damaged => ({ ...damaged, lines: [damaged.lines[0], Infinity] });

const LINES: Readonly<Record<string, Damage>> = {
  'empty file': () => whole(''),
  'only a line break': () => whole('\n'),
  'only the header': ({ header }) => whole(`${header}\n`),
  'no header': ({ rows }) => whole(`${rows.join('\n')}\n`),
  'header twice': (table) => spliced(table, 0, 0, table.header),
  'header in capitals': ({ header, rows }) => whole(`${[header.toUpperCase(), ...rows].join('\n')}\n`),
  'header with spaces in place of tabs': ({ header, rows }) => whole(`${[header.replaceAll('\t', ' '), ...rows].join('\n')}\n`),
  'two columns of the header swapped': ({ columns, rows }) => {
    const [first = '', second = '', ...others] = columns;
    return whole(`${[[second, first, ...others].join('\t'), ...rows].join('\n')}\n`);
  },
  'a column left out everywhere': ({ text }) => whole(text.replace(/\t[^\t\n]*$/gm, '')),
  'a column more everywhere': ({ text }) => whole(text.replace(/\n/g, '\tx\n')),
  'byte order mark': ({ text }) => whole(`\ufeff${text}`),
  'CRLF everywhere': ({ text }) => whole(text.replaceAll('\n', '\r\n')),
  'CRLF in one line': (table, row) => spliced(table, row, 1, `${rowOf(table, row)}\r`),
  'CR alone': ({ text }) => whole(text.replaceAll('\n', '\r')),
  'no line break at the end': ({ text }) => whole(text.slice(0, -1)),
  'an empty line at the end': (table) => spliced(table, table.rows.length, 0, ''),
  'an empty line in the middle': (table, row) => spliced(table, row, 0, ''),
  'a line of spaces': (table, row) => spliced(table, row, 0, '   '),
  'a comment': (table, row) => spliced(table, row, 0, '# checked'),
  'marks of a merge': (table, row) =>
    spliced(table, row, 1, '<<<<<<< HEAD', rowOf(table, row), '=======', rowOf(table, row), '>>>>>>> other'),
  'cut inside a line': ({ text }, row) => {
    const cut = text.slice(0, Math.max(1, Math.floor((text.length * ((row % 97) + 1)) / 99)));
    return cut.endsWith('\n') ? undefined : whole(cut);
  },
  'cut at a line': (table, row) =>
    row === 0 ? undefined : untilTheEnd({ ...spliced(table, row, table.rows.length - row), missed: namesIn(table.rows.slice(row)) }),
  'a row left out': (table, row) => (table.rows.length < 2 ? undefined : untilTheEnd(spliced(table, row, 1))),
  'a row twice': (table, row) => spliced(table, row, 0, rowOf(table, row)),
  'a row again at the end': (table, row) =>
    row === table.rows.length - 1 ? undefined : spliced(table, table.rows.length, 0, rowOf(table, row)),
  'two rows swapped': (table, row) =>
    row + 1 >= table.rows.length || rowOf(table, row).split('\t')[0] === rowOf(table, row + 1).split('\t')[0]
      ? undefined
      : spliced(table, row, 2, rowOf(table, row + 1), rowOf(table, row)),
  'the rows turned round': (table) =>
    table.rows.length < 2 ? undefined : whole(`${[table.header, ...table.rows.toReversed()].join('\n')}\n`),
  'two rows in one line': (table, row) =>
    row + 1 >= table.rows.length ? undefined : spliced(table, row, 2, rowOf(table, row) + rowOf(table, row + 1)),
  'a row in two lines': (table, row) => {
    const [first = '', ...others] = rowOf(table, row).split('\t');
    return spliced(table, row, 1, first, others.join('\t'));
  },
  'a cell left out': (table, row) => spliced(table, row, 1, rowOf(table, row).replace(/\t[^\t]*$/, '')),
  'a cell more': (table, row) => spliced(table, row, 1, `${rowOf(table, row)}\tx`),
  'a tab at the end': (table, row) => spliced(table, row, 1, `${rowOf(table, row)}\t`),
  'a tab at the beginning': (table, row) => spliced(table, row, 1, `\t${rowOf(table, row)}`),
  'quotes around the cells': (table, row) =>
    spliced(
      table,
      row,
      1,
      rowOf(table, row)
        .split('\t')
        .map((cell) => `"${cell}"`)
        .join('\t'),
    ),
  'commas in place of tabs': (table, row) => spliced(table, row, 1, rowOf(table, row).replaceAll('\t', ',')),
  'spaces in place of tabs': (table, row) => spliced(table, row, 1, rowOf(table, row).replaceAll('\t', '    ')),
  'the cells turned round': (table, row) => spliced(table, row, 1, rowOf(table, row).split('\t').toReversed().join('\t')),
};

function namesIn(rows: readonly string[]): readonly string[] {
  return rows.flatMap((row) => row.split('\t').flatMap((cell) => cell.split(',')));
}

/** Cell → the damaged cell; undefined where this cell can't have the damage. `other` is the same cell of another row. */
type CellDamage = (cell: string, other: string) => string | undefined;

const unless = (condition: boolean, damaged: string): string | undefined => (condition ? undefined : damaged);

/** Any cell, whatever it holds. */
const ANY: Readonly<Record<string, CellDamage>> = {
  'empty cell': (cell) => unless(cell === '', ''),
  'space in front': (cell) => ` ${cell}`,
  'space behind': (cell) => `${cell} `,
  'no-break space behind': (cell) => `${cell}\u00a0`,
  'NUL inside': (cell) => `${cell.slice(0, 1)}\0${cell.slice(1)}`,
  'bell inside': (cell) => `${cell}\u0007${cell}`,
  'control of C1 inside': (cell) => `${cell}\u0085x`,
  'vertical tab inside': (cell) => `${cell}\u000bx`,
  'bytes that are no UTF-8': (cell) => `${cell.slice(0, 1)}\ufffd${cell.slice(1)}`,
  'half a surrogate pair': (cell) => `${cell}\ud83d`,
  'the other half of a pair': (cell) => `\ude00${cell}`,
  'zero-width space inside': (cell) => `${cell.slice(0, 1)}\u200b${cell.slice(1)}`,
  'right-to-left override': (cell) => `\u202e${cell}`,
  'byte order mark inside': (cell) => `\ufeff${cell}`,
  'line separator inside': (cell) => `${cell}\u2028x`,
  'soft hyphen inside': (cell) => `${cell.slice(0, 1)}\u00ad${cell.slice(1)}`,
  'a private character': (cell) => `${cell}\ue000`,
  'a cell of 3,000 characters': () => 'A'.repeat(3000),
  'a cell of a million characters': () => '1'.repeat(1_000_000),
};

const NUMBER: Readonly<Record<string, CellDamage>> = {
  'leading zero': (cell) => cell.replace(/^(0x)?/, '$10'),
  'plus sign': (cell) => `+${cell}`,
  'minus sign': (cell) => `-${cell}`,
  exponent: (cell) => `${cell}e0`,
  fraction: (cell) => `${cell}.0`,
  'suffix L': (cell) => `${cell}L`,
  'full-width digits': (cell) => cell.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
  'separators of thousands': (cell) => `1,000${cell}`,
  'a word': () => 'Infinity',
  'no number': () => 'NaN',
  'more than 32 bits': (cell) => (cell.startsWith('0x') ? '0x100000000' : '4294967296'),
  'the number of another row': (cell, other) => unless(cell === other, other),
};

const DECIMAL: Readonly<Record<string, CellDamage>> = {
  'hexadecimal in place of decimal': (cell) => `0x${Number(cell).toString(16)}`,
  'the next number': (cell) => String(Number(cell) + 1),
  'the largest number': (cell) => unless(cell === '4294967295', '4294967295'),
};

const HEX: Readonly<Record<string, CellDamage>> = {
  'small hexadecimal digits': (cell) => unless(cell.toLowerCase() === cell, cell.toLowerCase()),
  'capital X': (cell) => cell.replace('0x', '0X'),
  'no 0x': (cell) => cell.slice(2),
  'h behind': (cell) => `${cell.slice(2)}h`,
  'a digit that is none': (cell) => `${cell.slice(0, -1)}G`,
  'a digit less': (cell) => unless(cell.length < 4, cell.slice(0, -1)),
  'severity bit flipped': (cell) =>
    unless(
      cell.length < 10,
      `0x${(Number(cell) ^ 0x40000000 ? (Number(cell) ^ 0x40000000) >>> 0 : 0).toString(16).toUpperCase().padStart(8, '0')}`,
    ),
};

const NAME: Readonly<Record<string, CellDamage>> = {
  'small letters': (cell) => unless(cell === cell.toLowerCase(), cell.toLowerCase()),
  'a space in the name': (cell) => `${cell} X`,
  'a hyphen in the name': (cell) => `${cell}-X`,
  'a digit in front': (cell) => `1${cell}`,
  'brackets behind': (cell) => `${cell}()`,
  'a Cyrillic look-alike': (cell) => `\u0415${cell}`,
  'letters with accents': (cell) => `${cell}\u00c9`,
  'an emoji': (cell) => `${cell}\u{1f600}`,
  markup: (cell) => `<b>${cell}</b>`,
  'a path': (cell) => `../${cell}`,
  'a name of the prototype': () => '__proto__',
  'the name constructor': () => 'constructor',
  'the name of another row': (cell, other) => unless(cell === other || other === '', other),
  'a letter more': (cell) => `${cell}X`,
  'a name that nobody has': () => 'ERROR_NO_SUCH_NAME_AT_ALL',
};

const LIST: Readonly<Record<string, CellDamage>> = {
  'comma in front': (cell) => `,${cell}`,
  'comma behind': (cell) => `${cell},`,
  'two commas': (cell) => unless(!cell.includes(','), cell.replace(',', ',,')),
  'comma and space': (cell) => unless(!cell.includes(','), cell.replace(',', ', ')),
  semicolon: (cell) => unless(!cell.includes(','), cell.replace(',', ';')),
  'an entry twice': (cell) => unless(cell === '', `${cell},${cell.split(',')[0] ?? ''}`),
  'an unknown entry': (cell) => `${cell}${cell === '' ? '' : ','}NO_SUCH_ENTRY_AT_ALL`,
  'the entry constructor': (cell) => `${cell}${cell === '' ? '' : ','}constructor`,
  'the entries of another row': (cell, other) => unless(cell === other || other === '', other),
};

const ORIGIN: Readonly<Record<string, CellDamage>> = {
  'an origin in capitals': (cell) => unless(cell === cell.toUpperCase(), cell.toUpperCase()),
  'the origin toString': () => 'toString',
  'an origin with a slash': (cell) => `${cell}/x`,
};

const ADDRESS: Readonly<Record<string, CellDamage>> = {
  http: (cell) => cell.replace('https:', 'http:'),
  'capital HTTPS': (cell) => cell.replace('https:', 'HTTPS:'),
  ftp: (cell) => cell.replace('https:', 'ftp:'),
  'javascript:': () => 'javascript:alert(1)',
  'data:': () => 'data:text/html,<script>alert(1)</script>',
  'no scheme': (cell) => cell.replace('https://', ''),
  'two slashes alone': (cell) => cell.replace('https:', ''),
  'https alone': () => 'https://',
  'a host without a dot': () => 'https://localhost/x',
  'a space inside': (cell) => `${cell}/a b`,
  'a quote inside': (cell) => `${cell}"onclick="x`,
  'angle brackets inside': (cell) => `${cell}/<b>`,
  'a backslash inside': (cell) => `${cell}\\x`,
  'a user in front of the host': (cell) => cell.replace('https://', 'https://learn.microsoft.com@'),
  'a locale': (cell) => cell.replace(/^(https:\/\/[^/]+)/, '$1/en-us'),
  'capitals in the host': (cell) => cell.replace(/^https:\/\/[^/]+/, (host) => `https://${host.slice(8).toUpperCase()}`),
  'a host in other letters': (cell) => cell.replace('https://', 'https://\u0430'),
  'dots that climb': (cell) => cell.replace(/^(https:\/\/[^/]+)/, '$1/a/../b'),
  'an address as a link of Markdown': (cell) => `[link](${cell})`,
};

const WORD: Readonly<Record<string, CellDamage>> = {
  'small letters of a word': (cell) => unless(cell === cell.toLowerCase(), cell.toLowerCase()),
  'capitals of a word': (cell) => unless(cell === cell.toUpperCase(), cell.toUpperCase()),
  'another word': () => 'something',
  'two words': (cell) => `${cell},${cell}`,
  'the word constructor': () => 'constructor',
};

const SLUG: Readonly<Record<string, CellDamage>> = {
  'capitals in an id': (cell) => cell.toUpperCase(),
  'two hyphens': (cell) => `${cell}--x`,
  'a hyphen in front': (cell) => `-${cell}`,
  'a dot in an id': (cell) => `${cell}.html`,
  'a slash in an id': (cell) => `../${cell}`,
  'an underscore in an id': (cell) => `${cell}_x`,
  'the id of another row': (cell, other) => unless(cell === other, other),
};

const TEXT: Readonly<Record<string, CellDamage>> = {
  'white space alone': () => '   ',
  'two spaces behind': (cell) => `${cell}  `,
  'escape sequence': (cell) => `${cell}\u001b[31m`,
  'the text of another row': (cell, other) => unless(cell === other || other === '', other),
};

const COLUMNS: readonly { readonly names: readonly string[]; readonly damages: readonly Readonly<Record<string, CellDamage>>[] }[] = [
  { names: ['value_dec', 'first_dec', 'last_dec', 'rank', 'status', 'facility'], damages: [NUMBER, DECIMAL] },
  { names: ['value_hex', 'ntstatus_hex', 'hresult_hex'], damages: [NUMBER, HEX] },
  {
    names: [
      'name',
      'ntstatus_name',
      'hresult_name',
      'errno',
      'exception',
      'error_kind',
      'code',
      'error',
      'net_error',
      'file_error',
      'function',
    ],
    damages: [NAME],
  },
  { names: ['aliases', 'names'], damages: [LIST, NAME] },
  { names: ['source', 'sources'], damages: [LIST, ORIGIN] },
  { names: ['url'], damages: [ADDRESS] },
  { names: ['severity', 'context', 'use', 'space'], damages: [WORD] },
  { names: ['id'], damages: [SLUG] },
  { names: ['message', 'title', 'facility_name'], damages: [TEXT] },
];

/** Rows tried until one can have the damage. */
const TRIES = 400;

/** Every kind of damage to one table. */
export function tableDamages(file: string, text: string): readonly Kind[] {
  const [header = '', ...rows] = text.split('\n').slice(0, -1);
  const table: Table = { file, text, header, columns: header.split('\t'), rows };
  const lines = Object.entries(LINES).map(([operation, damage]): Kind => ({
    operation,
    place: file,
    damage: (pick) => somewhere(rows.length, pick, (row) => damage(table, row)),
  }));
  const headers = table.columns.map((column, index): Kind => ({
    operation: 'another name of a column',
    place: `${file} ${column}`,
    damage: () => whole(`${[table.columns.with(index, `${column}_`).join('\t'), ...rows].join('\n')}\n`),
  }));
  const neighbors = table.columns.slice(1).map((column, index): Kind => ({
    operation: 'two cells swapped',
    place: `${file} ${table.columns[index] ?? ''} and ${column}`,
    damage: (pick) =>
      somewhere(rows.length, pick, (row) => {
        const cells = rowOf(table, row).split('\t');
        const [left = '', right = ''] = cells.slice(index, index + 2);
        return left === right
          ? undefined
          : spliced(
              table,
              row,
              1,
              cells
                .with(index, right)
                .with(index + 1, left)
                .join('\t'),
            );
      }),
  }));
  const cells = table.columns.flatMap((column, index) => {
    const own = COLUMNS.find(({ names }) => names.includes(column));
    if (!own) throw new Error(`no damages for the column ${column} of ${file}`);
    return [ANY, ...own.damages].flatMap((damages) =>
      Object.entries(damages).map(([operation, damage]): Kind => ({
        operation,
        place: `${file} ${column}`,
        damage: (pick) =>
          somewhere(rows.length, pick, (row) => {
            const cells = rowOf(table, row).split('\t');
            const other = rowOf(table, (row + 1) % rows.length).split('\t')[index] ?? '';
            const damaged = damage(cells[index] ?? '', other);
            return damaged === undefined || damaged === cells[index]
              ? undefined
              : spliced(table, row, 1, cells.with(index, damaged).join('\t'));
          }),
      })),
    );
  });
  return [...lines, ...headers, ...neighbors, ...cells];
}

/** The damage at the picked row, or at the next that can have it. */
function somewhere(rows: number, pick: number, damage: (row: number) => Damaged | undefined): Damaged | undefined {
  for (let step = 0; step < Math.min(rows, TRIES); step += 1) {
    const damaged = damage((pick + step) % rows);
    if (damaged) return damaged;
  }
  return undefined;
}
