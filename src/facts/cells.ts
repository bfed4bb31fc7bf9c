/** Readers of single cells, shared by the tables. */

import { isUint32 } from '../model/number.ts';
import { Expected, type CellReader } from './table.ts';

function matching(pattern: RegExp, expected: string): CellReader<string> {
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

/** A symbolic name: a C identifier. */
export const symbolicName = matching(/^[A-Za-z][A-Za-z0-9_]*$/, 'a symbolic name (letters, digits, underscores)');

/** A C identifier, a dotted path of them (`fs.ErrNotExist`), or nothing. */
export const optionalName = matching(/^([A-Za-z_]\w*(\.[A-Za-z_]\w*)*)?$/, 'an identifier or nothing');
export const dottedName = matching(/^[A-Za-z_]\w*(\.[A-Za-z_]\w*)*$/, 'an identifier');

/** A documented function, or a method with its interface or class: `CreateFileW`, `ITSdp::get_MediaCollection`. */
export const functionName = matching(/^[A-Za-z_]\w*((\.|::)[A-Za-z_]\w*)?$/, 'a function or method name');

/** Comma-separated symbolic names; an empty cell is an empty list. */
export const symbolicNames: CellReader<readonly string[]> = (cell) => (cell === '' ? [] : cell.split(',').map(symbolicName));

/** Comma-separated ids of origins, at least one. Whether sources.json has them is checked when the tables are joined. */
export const sourceIds: CellReader<readonly string[]> = (cell) =>
  cell.split(',').map(matching(/^[A-Za-z0-9][\w.:-]*$/, 'comma-separated ids of sources.json'));

/** Text on one line without white space at its ends; may be empty. */
export const text: CellReader<string> = (cell) => {
  if (cell !== cell.trim()) throw new Expected('text without white space at its ends');

  if (/[\u0000-\u001f\u007f]/.test(cell)) throw new Expected('text without control characters');
  return cell;
};

export const nonEmptyText: CellReader<string> = (cell) => {
  if (cell === '') throw new Expected('text');
  return text(cell);
};

/** Lower-case words joined by hyphens: goes into URLs. */
export const slug = matching(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case letters, digits and single hyphens');

/** An https address without a locale segment such as /en-us/. */
export const url: CellReader<string> = (cell) => {
  if (!/^https:\/\/[^\s"<>]+$/.test(cell)) throw new Expected('an https address');
  if (/\/[a-z]{2}-[a-z]{2}(\/|$)/i.test(cell)) throw new Expected('an address without a locale segment');
  return cell;
};

/** One of a closed list. */
export function oneOf<const T extends string>(...values: readonly T[]): CellReader<T> {
  return (cell) => {
    const value = values.find((candidate) => candidate === cell);
    if (value === undefined) throw new Expected(`one of ${values.join(', ')}`);
    return value;
  };
}
