/** Properties over many inputs: every printed form of every number is read back, and no text whatever breaks the resolver. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MAX_QUERY } from '../../src/lookup/clean-text.ts';
import { decodeLog } from '../../src/lookup/decode-log.ts';
import { readNumber } from '../../src/lookup/number-forms.ts';
import { resolve, sureTarget } from '../../src/lookup/resolve.ts';
import { toHex, toHex8, toSigned } from '../../src/model/number.ts';
import { coreIndex, fullIndex } from './lookup-support.ts';

/** Numbers of a fixed linear congruential sequence (Numerical Recipes), so that a failure can be repeated. */
function* randomNumbers(count: number): Generator<number> {
  let state = 20240501;
  for (let index = 0; index < count; index += 1) {
    state = Number((BigInt(state) * 1664525n + 1013904223n) % 4294967296n);
    yield state;
  }
}

const BOUNDARIES = [
  0, 1, 9, 10, 99, 0x7fff, 0x8000, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0x80000001, 0x80070000, 0x8007ffff, 0xc0000000, 0xfffffffe,
  0xffffffff,
];
const VALUES = [...BOUNDARIES, ...randomNumbers(5000)];

const fullWidth = (text: string): string => text.replace(/[!-~]/g, (character) => String.fromCodePoint(character.charCodeAt(0) + 0xfee0));
const grouped = (value: number, separator: string): string => String(value).replace(/\B(?=(?:[0-9]{3})+$)/g, separator);

/** Form → its text of a value. Each must be read back as the value, first where `first` says so. */
const FORMS: Readonly<Record<string, { readonly print: (value: number) => string; readonly first: boolean }>> = {
  decimal: { print: String, first: false },
  'unsigned suffix': { print: (value) => `${value}U`, first: true },
  'long suffix': { print: (value) => `${value}L`, first: true },
  hex: { print: toHex, first: true },
  'hex, eight digits': { print: toHex8, first: true },
  'hex, lower case': { print: (value) => toHex8(value).toLowerCase(), first: true },
  'hex, capital X': { print: (value) => toHex(value).replace('0x', '0X'), first: true },
  'hex with L': { print: (value) => `${toHex8(value)}L`, first: true },
  'hex with UL': { print: (value) => `${toHex8(value)}UL`, first: true },
  'hex with h': { print: (value) => `${toHex8(value).slice(2)}h`, first: true },
  'hex of Visual Basic': { print: (value) => `&H${toHex8(value).slice(2)}&`, first: true },
  'bare hex': { print: (value) => toHex8(value).slice(2), first: false },
  'hex of WinDbg': { print: (value) => `0x00000000\`${toHex8(value).slice(2)}`, first: true },
  'sixteen digits, sign extended': {
    print: (value) => (value > 0x7fffffff ? `0xFFFFFFFF${toHex8(value).slice(2)}` : toHex8(value)),
    first: true,
  },
  signed: { print: (value) => String(toSigned(value)), first: false },
  'signed, en dash': { print: (value) => String(toSigned(value)).replace('-', '\u2013'), first: false },
  'signed, minus sign': { print: (value) => String(toSigned(value)).replace('-', '\u2212'), first: false },
  commas: { print: (value) => grouped(value, ','), first: false },
  points: { print: (value) => grouped(value, '.'), first: false },
  spaces: { print: (value) => grouped(value, ' '), first: false },
  'no-break spaces': { print: (value) => grouped(value, '\u00a0'), first: false },
  'narrow no-break spaces': { print: (value) => grouped(value, '\u202f'), first: false },
  apostrophes: { print: (value) => grouped(value, '\u2019'), first: false },
  'full-width': { print: (value) => fullWidth(toHex8(value)), first: true },
  'full-width decimal': { print: (value) => fullWidth(String(value)), first: false },
  quoted: { print: (value) => `"${toHex8(value)}".`, first: true },
  'with zero-width spaces': { print: (value) => `\u200b${String(value)}\u200b\ufeff`, first: false },
  'with marks of direction': { print: (value) => `\u200f\u202b${toHex8(value)}\u202c\u061c`, first: true },
  'in isolates': { print: (value) => `\u2067${toHex(value)}\u2069`, first: true },
  'with control characters': { print: (value) => `\u0000\u001b${toHex8(value)}\u0007\u0090`, first: true },
  'with spaces around': { print: (value) => `\t ${toHex8(value)}\r\n`, first: true },
};

for (const [name, { print, first }] of Object.entries(FORMS)) {
  test(`parse ∘ print is the identity: ${name}`, () => {
    for (const value of VALUES) {
      const text = print(value);
      const { readings } = resolve(text, coreIndex);
      // A wrapper is taken off: its value is then in the path.
      const values = readings.flatMap(({ target, path }) => [
        target.value,
        ...[...path.join(' ').matchAll(/0x[0-9A-F]{1,8}\b/g)].map((match) => Number(match[0])),
      ]);
      assert.ok(values.includes(value), `${JSON.stringify(text)} of ${value}: ${values.join(', ')}`);
      if (first) assert.equal(readNumberFirst(text), value, text);
    }
  });
}

function readNumberFirst(text: string): number | undefined {
  return readNumber(resolve(text, coreIndex).query.replace(/^["\s]+|[".\s]+$/g, ''))[0]?.value;
}

test('numbers of more than 32 bits and half numbers are none', () => {
  for (const text of [
    '4294967296',
    '0x100000000',
    '-2147483649',
    '0x',
    '0xg',
    '-',
    '1,23',
    '12,34,567',
    '5.5',
    '1e+5',
    '--5',
    '0x5.0',
    'h',
    '½',
  ]) {
    assert.deepEqual(
      readNumber(text).filter(({ form }) => form !== 'magnitude'),
      [],
      text,
    );
  }
});

const MEGABYTE = 1_000_000;
/** Inputs made to break a reader. */
const HOSTILE: Readonly<Record<string, string>> = {
  empty: '',
  nul: '\0',
  'control characters': Array.from({ length: 32 }, (_, code) => String.fromCharCode(code)).join(''),
  'lone high surrogate': '\ud800',
  'lone low surrogates': '\udc00'.repeat(1000),
  'script tag': '<script>alert(document.cookie)</script>',
  'image tag': '"><img src=x onerror=alert(1)>',
  'prototype names': '__proto__',
  constructor: 'constructor',
  toString: 'toString',
  'regex bait': `${'a'.repeat(50_000)}!`,
  'regex bait, digits and separators': '1,'.repeat(50_000),
  'regex bait, spaces': `error${' '.repeat(100_000)}x`,
  'regex bait, words': `${'failed with '.repeat(20_000)}5`,
  'regex bait, percent': '%1!'.repeat(50_000),
  'regex bait, braces': '{'.repeat(100_000),
  'regex bait, underscores': `${'A_'.repeat(40)}B`,
  'right-to-left override': '\u202e5000000008x0',
  'combining marks': `e${'\u0301'.repeat(5000)}`,
  'one grapheme that grows in NFKC': '\ufdfa'.repeat(1000),
  'megabyte of a': 'a'.repeat(MEGABYTE),
  'megabyte of 9': '9'.repeat(MEGABYTE),
  'megabyte of 0': `0x${'0'.repeat(MEGABYTE)}5`,
  'megabyte of spaces': ' '.repeat(MEGABYTE),
  'megabyte of newlines': '\n'.repeat(MEGABYTE),
  'megabyte of parentheses': '('.repeat(MEGABYTE),
  'megabyte of percent': '%'.repeat(MEGABYTE),
  'megabyte of underscores': '_'.repeat(MEGABYTE),
  'megabyte of codes': '0x80070005 '.repeat(MEGABYTE / 11),
  'megabyte of error words': 'error: 5 '.repeat(MEGABYTE / 9),
  'as long as a query may be': 'access is denied '.repeat(MAX_QUERY / 17),
  'as long as a query may be, no spaces': 'x'.repeat(MAX_QUERY),
};

/** Far above what any of these takes; the time itself is printed. */
const GENEROUS_MS = 1000;

test('hostile text: the resolver answers, repeats no more than a query of it, and is sure of nothing', (context) => {
  let slowest = '';
  let longest = 0;
  for (const [name, text] of Object.entries(HOSTILE)) {
    const start = performance.now();
    const answer = resolve(text, fullIndex);
    const time = performance.now() - start;
    if (time > longest) [longest, slowest] = [time, name];
    assert.ok(answer.query.length <= MAX_QUERY, `${name}: ${answer.query.length}`);
    assert.ok(answer.readings.length <= 200, name);
    if (!name.startsWith('as long')) assert.equal(sureTarget(answer), undefined, name);
    assert.ok(answer.readings.length > 0 || answer.nothing !== undefined, name);
  }
  context.diagnostic(`slowest: ${slowest}, ${longest.toFixed(1)} ms`);
  assert.ok(longest < GENEROUS_MS, `${slowest} took ${longest} ms`);
});

test('hostile text: the log decoder reads every line', (context) => {
  let slowest = '';
  let longest = 0;
  for (const [name, text] of Object.entries(HOSTILE)) {
    const start = performance.now();
    const log = decodeLog(text, fullIndex);
    const time = performance.now() - start;
    if (time > longest) [longest, slowest] = [time, name];
    assert.equal(log.lines, text === '' ? 0 : text.replace(/\n$/, '').split('\n').length, name);
  }
  context.diagnostic(`slowest: ${slowest}, ${longest.toFixed(1)} ms`);
  assert.ok(longest < 2 * GENEROUS_MS, `${slowest} took ${longest} ms`);
});

test('random text of awkward characters never throws, and the answer is well formed', () => {
  const alphabet = [
    '0',
    '5',
    'x',
    'X',
    'f',
    '-',
    '–',
    ' ',
    '\u00a0',
    '_',
    '%',
    '{',
    '}',
    '(',
    ')',
    '\\',
    '/',
    ':',
    '=',
    '.',
    ',',
    'E',
    'error',
    'win',
    '\ud83d',
    '\n',
    '０',
    'ﬁ',
    '"',
    "'",
    '&H',
    'h',
    'L',
  ];
  let text: string[] = [];
  for (const number of randomNumbers(20_000)) {
    if (number % 13 === 0) text = [];
    text.push(alphabet[Math.floor(number / 97) % alphabet.length] ?? '');
    const answer = resolve(text.join(''), coreIndex);
    for (const { target, path, reason } of answer.readings) {
      assert.ok(Number.isInteger(target.value) && target.value >= 0 && target.value <= 0xffffffff);
      assert.ok(path.length > 0 && reason !== '');
    }
    decodeLog(text.join(''), coreIndex);
  }
});

test('every 16-bit number has an answer in decimal and hexadecimal', () => {
  for (let value = 0; value <= 0xffff; value += 1) {
    assert.equal(resolve(String(value), coreIndex).readings[0]?.target.value, value);
    assert.equal(resolve(toHex(value), coreIndex).readings[0]?.target.value, value);
  }
});
