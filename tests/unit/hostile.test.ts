/** Hostile and random text through the resolver, the decoder and the command: always an answer, of bounded size, and never an exception. */

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { HOSTILE_TEXTS } from '../golden/hostile.ts';
import { MAX_QUERY } from '../../src/lookup/clean-text.ts';
import { decodeLog } from '../../src/lookup/decode-log.ts';
import { resolve, sureReading } from '../../src/lookup/resolve.ts';
import { coreIndex, fullIndex, runCommand } from './lookup-support.ts';

/** Readings of one text at most: of a row of codes, each is one. */
const MOST_READINGS = 200;
/** Far above what any text takes: a few milliseconds. Only a regular expression that runs wild takes longer. */
const GENEROUS_MS = 1000;
const SEED = Number(process.env['FUZZ_SEED'] ?? 20261128);

/** Asserts what every answer must be, whatever the text. */
function requireAnswer(text: string): void {
  for (const index of [coreIndex, fullIndex]) {
    const answer = resolve(text, index);
    assert.ok(answer.query.length <= MAX_QUERY);
    assert.ok(answer.readings.length <= MOST_READINGS, `${answer.readings.length} readings`);
    assert.ok(answer.readings.length > 0 || (answer.nothing !== undefined && answer.nothing.sentence !== ''), 'an answer');
    for (const { target, path, reason } of answer.readings) {
      assert.ok(Number.isInteger(target.value) && target.value >= 0 && target.value <= 0xffffffff);
      assert.ok(path.length > 0 && reason !== '');
    }
  }
}

/** Asserts that the decoder tells of each finding where it stands. */
function requireLog(text: string): void {
  const log = decodeLog(text, fullIndex);
  const lines = text.split('\n');
  assert.ok(log.lines <= lines.length);
  assert.ok(log.occurrences.length <= text.length / 2 + 1, 'no more codes than could stand in the text');
  for (const { line, column, text: found } of log.occurrences) {
    assert.equal((lines[line - 1] ?? '').slice(column - 1, column - 1 + found.length), found);
  }
}

test('the list is long, and has no text twice', () => {
  assert.ok(HOSTILE_TEXTS.length >= 180, String(HOSTILE_TEXTS.length));
  assert.equal(new Set(HOSTILE_TEXTS).size, HOSTILE_TEXTS.length);
});

test('every hostile text gets an answer, soon', (context) => {
  // The tables of the index are made at the first question.
  requireAnswer('acess denied');
  requireLog('error 5');
  let slowest = 0;
  for (const text of HOSTILE_TEXTS) {
    const start = performance.now();
    requireAnswer(text);
    requireLog(text);
    requireLog(`error: ${text}\r\n${text} failed with 0x80070005`);
    slowest = Math.max(slowest, performance.now() - start);
  }
  context.diagnostic(`slowest: ${slowest.toFixed(1)} ms for all entries of a text`);
  assert.ok(slowest < GENEROUS_MS, `${slowest} ms`);
});

test('no text that brings an address with it leads anywhere for sure but to a code', () => {
  for (const text of HOSTILE_TEXTS.filter((text) => /evil|javascript:|script/i.test(text))) {
    assert.equal(sureReading(resolve(text, fullIndex)), undefined, text);
  }
});

const ANY_TEXT = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.array(fc.nat({ max: 0xffff }), { maxLength: 200 }).map((units) => String.fromCharCode(...units)),
  fc.array(fc.constantFrom(...HOSTILE_TEXTS.filter((text) => text.length < 100)), { maxLength: 6 }).map((texts) => texts.join(' ')),
  fc
    .array(
      fc.constantFrom(
        '0x',
        '8007',
        '0005',
        '-',
        ' ',
        'error',
        'STATUS_',
        'ERROR_',
        ':',
        '\n',
        '(',
        ')',
        '%1',
        'é',
        '\u200b',
        '５',
        '"',
        'HRESULT',
        'stop',
        ',',
        '.',
        '5',
      ),
      { maxLength: 40 },
    )
    .map((pieces) => pieces.join('')),
  fc
    .tuple(fc.string({ unit: 'grapheme-composite', maxLength: 5 }), fc.nat({ max: 4000 }))
    .map(([piece, count]) => piece.repeat(count).slice(0, 5000)),
);

test('random text, mixed and long, gets an answer', () => {
  fc.assert(
    fc.property(ANY_TEXT, (text) => {
      requireAnswer(text);
      requireLog(text);
    }),
    { seed: SEED, numRuns: 1500 },
  );
});

test('the command answers every hostile text: exit code 0, 1 or 2, and a sentence', () => {
  for (const text of HOSTILE_TEXTS) {
    const { code, out, error } = runCommand([text], fullIndex);
    assert.ok([0, 1, 2].includes(code ?? -1), `${text.slice(0, 60)}: ${code}`);
    assert.ok((out + error).trim() !== '');
  }
  const directory = mkdtempSync(join(tmpdir(), 'hostile-'));
  try {
    const log = join(directory, 'hostile.log');
    writeFileSync(log, HOSTILE_TEXTS.join('\n'));
    const { code, out } = runCommand(['decode', '-', '--json'], fullIndex, log);
    assert.ok(code === 0 || code === 1);
    assert.ok(Array.isArray(JSON.parse(out)));
  } finally {
    rmSync(directory, { recursive: true });
  }
});
