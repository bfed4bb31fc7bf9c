/** What our own data must give when it is damaged: a FactError with exactly these parts. */

import assert from 'node:assert/strict';
import { FactError } from '../../src/facts/fact-error.ts';

export interface Refusal {
  readonly file: string;
  readonly line: number;
  readonly expected: string;
  readonly found: string;
}

/** Asserts that reading throws a FactError with these parts, and no other error. */
export function assertRefused(read: () => unknown, refusal: Refusal): void {
  assert.throws(read, (error) => {
    if (!(error instanceof FactError)) throw error;
    const { file, line, expected, found } = error;
    assert.deepEqual({ file, line, expected, found }, refusal);
    return true;
  });
}

/** Line of the one place in a text where a piece stands. */
export function lineOfPiece(text: string, piece: string): number {
  const [before, ...others] = text.split(piece);
  assert.equal(others.length, 1, `stands once in the text: ${piece}`);
  return (before ?? '').split('\n').length;
}
