/** Readers of single cells, shared by the tables. */

import { isUint32 } from '../model/number.ts';
import { UNSEEN_CHARACTER } from './characters.ts';
import { Expected, type CellReader } from './table.ts';

/** A cell of one shape. */
export function matching(pattern: RegExp, expected: string): CellReader<string> {
  return (cell) => {
    if (!pattern.test(cell)) throw new Expected(expected);
    return cell;
  };
}

/** A decimal number without leading zeros, at most 32 bits. */
export const decimal: CellReader<number> = (cell) => {
  const value = Number(cell);
  if (!/^(0|[1-9]\d*)$/.test(cell) || !isUint32(value)) throw new Expected('a decimal number of at most 32 bits, without leading zeros');
  return value;
};

/** Hexadecimal with 0x and capital digits, not padded. */
export const hex: CellReader<number> = (cell) => {
  if (!/^0x(0|[1-9A-F][0-9A-F]{0,7})$/.test(cell)) throw new Expected('0x and 1 to 8 capital hexadecimal digits, not padded');
  return Number(cell);
};

/** Hexadecimal with 0x and eight capital digits. */
export const hex8: CellReader<number> = (cell) => {
  if (!/^0x[0-9A-F]{8}$/.test(cell)) throw new Expected('0x and 8 capital hexadecimal digits');
  return Number(cell);
};

/** A symbolic name: a C identifier. None is written in small letters alone: such a word is a slip of the keyboard. */
export const symbolicName = matching(
  /^(?=.*[A-Z])[A-Za-z][A-Za-z0-9_]*$/,
  'a symbolic name (letters, digits, underscores; a capital letter)',
);

/** The name of a C macro: capitals, digits and underscores. */
export const macroName = matching(/^[A-Z][A-Z0-9_]*$/, 'a name in capitals, digits and underscores');

/** A documented function, or a method with its interface or class: `CreateFileW`, `ITSdp::get_MediaCollection`. */
export const functionName = matching(/^[A-Za-z_]\w*((\.|::)[A-Za-z_]\w*)?$/, 'a function or method name');

/** Comma-separated symbolic names, each once; an empty cell is an empty list. */
export const symbolicNames: CellReader<readonly string[]> = (cell) => (cell === '' ? [] : eachOnce(cell.split(',').map(symbolicName)));

/** Comma-separated FACILITY_ constants, at least one. */
export const facilityNames: CellReader<readonly string[]> = (cell) =>
  eachOnce(cell.split(',').map(matching(/^FACILITY_[A-Za-z0-9_]+$/, 'comma-separated FACILITY_ constants')));

/** Comma-separated ids of origins, at least one, each once. Whether sources.json has them is checked when the tables are joined. */
export const sourceIds: CellReader<readonly string[]> = (cell) =>
  eachOnce(cell.split(',').map(matching(/^[A-Za-z0-9][\w.:-]*$/, 'comma-separated ids of sources.json')));

function eachOnce(list: readonly string[]): readonly string[] {
  if (new Set(list).size !== list.length) throw new Expected('each of the list once');
  return list;
}

/** Text on one line without white space at its ends; may be empty. */
export const text: CellReader<string> = (cell) => {
  if (cell !== cell.trim()) throw new Expected('text without white space at its ends');
  if (UNSEEN_CHARACTER.test(cell)) throw new Expected('text without control characters');
  return cell;
};

export const nonEmptyText: CellReader<string> = (cell) => {
  if (cell === '') throw new Expected('text');
  return text(cell);
};

/** Lower-case words joined by hyphens: goes into URLs. */
export const slug = matching(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case letters, digits and single hyphens');

/** An https address as a browser would write it, without a user's name and without a locale segment such as /en-us/. */
export const url: CellReader<string> = (cell) => {
  if (!isHttpsAddress(cell)) throw new Expected('an https address');
  if (/\/[a-z]{2}-[a-z]{2}(\/|$)/i.test(cell)) throw new Expected('an address without a locale segment');
  return cell;
};

/** True for an https address in ASCII that a browser would not write in another way, of a host with a dot and no user's name. */
export function isHttpsAddress(text: string): boolean {
  return (
    /^https:\/\/[a-z0-9-]+(\.[a-z0-9-]+)+(:[0-9]+)?\/[!#-;=?-[\]_a-z~]*$/.test(text) && URL.canParse(text) && new URL(text).href === text
  );
}

/** One of a closed list. */
export function oneOf<const T extends string>(...values: readonly T[]): CellReader<T> {
  return (cell) => {
    const value = values.find((candidate) => candidate === cell);
    if (value === undefined) throw new Expected(`one of ${values.join(', ')}`);
    return value;
  };
}
