/** Edit distance with a limit, held against the plain algorithm over the whole table. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lettersOf, missingLetters } from '../../src/lookup/letter-set.ts';
import { editDistance } from '../../src/lookup/typos.ts';

/** Optimal string alignment without limit or band. */
function plainDistance(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, row) =>
    Array.from({ length: b.length + 1 }, (_, column) => (row === 0 ? column : column === 0 ? row : 0)),
  );
  const at = (row: number, column: number): number => table[row]?.[column] ?? Infinity;
  for (let row = 1; row <= a.length; row += 1) {
    for (let column = 1; column <= b.length; column += 1) {
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      (table[row] ?? [])[column] = Math.min(
        at(row - 1, column) + 1,
        at(row, column - 1) + 1,
        at(row - 1, column - 1) + (a[row - 1] === b[column - 1] ? 0 : 1),
        swapped ? at(row - 2, column - 2) + 1 : Infinity,
      );
    }
  }
  return at(a.length, b.length);
}

test('known distances', () => {
  for (const [a, b, distance] of [
    ['', '', 0],
    ['ERRORACESSDENIED', 'ERRORACCESSDENIED', 1],
    ['FIELNOTFOUND', 'FILENOTFOUND', 1],
    ['ABC', 'CBA', 2],
    ['ERRORBUSY', 'ERRORBUS', 1],
  ] as const) {
    assert.equal(editDistance(a, b, 3), distance, `${a} ${b}`);
  }
  assert.equal(editDistance('ABCDEF', 'UVWXYZ', 3), 4);
  assert.equal(editDistance('A', 'ABCDE', 3), 4);
  assert.equal(missingLetters(lettersOf('ERROR_1'), lettersOf('ERROR_2')), 1);
  assert.equal(missingLetters(lettersOf('AB'), lettersOf('BAAB')), 0);
});

test('the banded count equals the plain one, up to the limit', () => {
  const letters = 'ABC';
  const word = (seed: number, length: number): string =>
    Array.from({ length }, (_, index) => letters[Math.floor(seed / 3 ** index) % 3]).join('');
  for (let seed = 0; seed < 3000; seed += 1) {
    const a = word(seed * 7919, seed % 9);
    const b = word(seed * 104729, (seed * 5) % 10);
    const distance = plainDistance(a, b);
    assert.ok(missingLetters(lettersOf(a), lettersOf(b)) <= distance, `${a} ${b}: no set of letters is further than the text`);
    for (const limit of [0, 1, 2, 3]) assert.equal(editDistance(a, b, limit), Math.min(distance, limit + 1), `${a} ${b} ${limit}`);
  }
});
