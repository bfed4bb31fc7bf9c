/**
 * Damage done to real content on purpose. A kind of damage is an operation at a place (`cell left out` in `win32.tsv`); it is tried
 * at several rows or pages that fast-check picks. Each must end in a FactError that names the line, or be listed as harmless.
 */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { FactError } from '../../src/facts/fact-error.ts';

/** Content after the damage, and where a reader's error may point. */
export interface Damaged {
  readonly text: string;
  /** first and last line at which the damage can be seen, from 1 */
  readonly lines: readonly [number, number];
  /** what the damage took away: an error in another file must stand in a line that names one of them */
  readonly missed: readonly string[];
}

export interface Kind {
  readonly operation: string;
  readonly place: string;
  /** Does the damage at the place that the number picks; undefined where the content has no such place. */
  readonly damage: (pick: number) => Damaged | undefined;
}

/** The same every time, so that a failure in CI can be repeated; DAMAGE_SEED tries another. */
const SEED = Number(process.env['DAMAGE_SEED'] ?? 20261128);

/** Lines of a file that a cross-check may name: its text by path. */
type TextOf = (path: string) => string | undefined;

interface Trial<K extends Kind> {
  /** reads the damaged text; throws what the reader throws */
  readonly read: (kind: K, damaged: Damaged, pick: number) => void;
  readonly pathOf: (kind: K, pick: number) => string;
  readonly textOf: TextOf;
  /** "operation in place" → where else it is noticed, or why a reader loses nothing where it passes */
  readonly harmless: Readonly<Record<string, string>>;
  /** places to try per kind */
  readonly runs: number;
}

/** Damage listed as harmless passes at one row and is refused at another, which is named elsewhere: until one passes, so many are tried. */
const PICKS_FOR_AN_EXCUSE = 40;

/** Above what the slowest reading takes by far: only a loop without an end takes longer. */
const HANGING_MS = 5000;

/**
 * Registers one test that tries every kind: none may pass silently, none may throw anything but a FactError, and an entry of the
 * list of harmless damage that never passed is refused as no longer needed.
 */
export function testDamage<K extends Kind>(title: string, kinds: readonly K[], leastKinds: number, trial: Trial<K>): void {
  test(title, (context) => {
    const silent = new Set<string>();
    let tried = 0;
    let refused = 0;
    let harmless = 0;
    const failures: string[] = [];
    for (const kind of kinds) {
      const key = `${kind.operation} in ${kind.place}`;
      const excuse = Object.hasOwn(trial.harmless, key) ? key : undefined;
      let applied = false;
      let passed = false;
      const result = fc.check(
        fc.property(fc.nat({ max: 1_000_000 }), (pick) => {
          if (passed) return;
          const damaged = kind.damage(pick);
          if (!damaged) return;
          applied = true;
          const start = performance.now();
          const error = thrown(() => trial.read(kind, damaged, pick));
          assert.ok(performance.now() - start < HANGING_MS, 'read within seconds');
          if (error === undefined && excuse !== undefined) passed = true;
          else requireRefusal(error, damaged, trial.pathOf(kind, pick), trial.textOf);
        }),
        { seed: SEED, numRuns: excuse === undefined ? trial.runs : PICKS_FOR_AN_EXCUSE, endOnFailure: true },
      );
      if (!applied) continue;
      tried += 1;
      if (passed && excuse !== undefined) {
        silent.add(excuse);
        harmless += 1;
      } else if (result.failed) failures.push(`${key} (seed ${result.seed}, pick ${String(result.counterexample)}): ${problemOf(result)}`);
      else refused += 1;
    }
    context.diagnostic(`${tried} kinds of damage, ${refused} refused, ${harmless} harmless`);
    assert.deepEqual(failures, []);
    assert.deepEqual(
      Object.keys(trial.harmless).filter((name) => !silent.has(name)),
      [],
      'harmless damage that is refused now: strike it from the list',
    );
    assert.ok(tried >= leastKinds, `${tried} kinds of damage, at least ${leastKinds}`);
  });
}

function problemOf(result: { readonly errorInstance: unknown }): string {
  const { errorInstance } = result;
  return errorInstance instanceof Error ? (errorInstance.message.split('\n')[0] ?? '') : String(errorInstance);
}

function thrown(read: () => void): unknown {
  try {
    read();
  } catch (error) {
    return error ?? new Error('nothing was thrown');
  }
  return undefined;
}

/** Asserts that an error is a FactError that leads to the damage. */
function requireRefusal(error: unknown, damaged: Damaged, path: string, textOf: TextOf): void {
  assert.ok(error !== undefined, 'passed silently');
  if (!(error instanceof FactError)) throw error;
  const text = error.file === path ? damaged.text : textOf(error.file);
  assert.ok(text !== undefined, `names a file of the content: ${error.message}`);
  const lines = text.split('\n');
  assert.ok(error.line >= 1 && error.line <= lines.length, `names a line of the file: ${error.message}`);
  assert.ok(error.expected !== '', `says what was expected: ${error.message}`);
  if (error.file === path) {
    const [first, last] = damaged.lines;
    // "… once in the table (first in line 7)": the message names both of two that are the same.
    const named = [error.line, Number(/first in line (\d+)/.exec(error.expected)?.[1] ?? error.line)];
    assert.ok(
      named.some((line) => line >= first - 1 && line <= last + 1),
      `leads to lines ${first} to ${last}: ${error.message}`,
    );
  } else {
    const line = lines[error.line - 1] ?? '';
    assert.ok(
      damaged.missed.some((piece) => piece !== '' && (line.includes(piece) || error.message.includes(piece))),
      `leads to a line that needs what is missing (${damaged.missed.join(' | ')}): ${error.message}`,
    );
  }
}

/** Line of an offset, from 1. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
