/** What an author typed, one number or name → the code that it means, or the codes nearest to it. */

import type { Catalog } from '../catalog/join.ts';
import type { CodeName, Win32Code } from '../model/error-code.ts';
import { toSigned, toUnsigned, win32FromNumber } from '../model/number.ts';

/** A code by its number (decimal, 0x…, as an HRESULT, signed too) or by a symbolic name or alias in any letter case. */
export function pickCode(catalog: Catalog, typed: string): Win32Code | undefined {
  const number = typedNumber(typed);
  if (number === undefined) return catalog.codes.find((code) => [code.name, ...code.aliases].some((name) => sameName(name, typed)));
  const value = win32FromNumber(number);
  return value === undefined ? undefined : catalog.byValue.get(value);
}

/** The codes nearest to what was typed, by number or by the look of the name; without the code itself, and none for a word like no name. */
export function nearestCodes(catalog: Catalog, typed: string, count: number): readonly CodeName[] {
  const number = typedNumber(typed);
  const value = number === undefined ? undefined : (win32FromNumber(number) ?? number);
  const distance = (code: CodeName): number => (value === undefined ? -likeness(code.name, typed) : Math.abs(code.value - value));
  return catalog.codes
    .filter((code) => code.value !== value && !sameName(code.name, typed))
    .map((code) => ({ code, distance: distance(code) }))
    .filter(({ distance }) => distance !== 0)
    .sort((a, b) => a.distance - b.distance || a.code.value - b.code.value)
    .slice(0, count)
    .map(({ code }) => code);
}

/** A decimal or hexadecimal number, unsigned where it fits in 32 bits signed; undefined for a name. */
function typedNumber(typed: string): number | undefined {
  if (!/^(-?\d+|0x[0-9a-f]+)$/i.test(typed)) return undefined;
  const number = Number(typed);
  return toSigned(toUnsigned(number)) === number ? toUnsigned(number) : number;
}

function sameName(name: string, typed: string): boolean {
  return name.toLowerCase() === typed.toLowerCase();
}

/** Share of the three-letter sequences that two names have in common (Dice), 0 to 1. */
function likeness(a: string, b: string): number {
  const [left, right] = [sequences(a), sequences(b)];
  return (2 * left.intersection(right).size) / (left.size + right.size);
}

function sequences(name: string): ReadonlySet<string> {
  const padded = ` ${name.toLowerCase()} `;
  return new Set(Array.from({ length: padded.length - 2 }, (_, index) => padded.slice(index, index + 3)));
}
