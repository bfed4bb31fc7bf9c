/** Rows + codes → what differs: one table of small cases, each with all that it changes. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Code } from '../../src/import/collect-codes.ts';
import { compare, type CodeRow, type Comparison } from '../../src/import/compare.ts';
import { isAuthority } from '../../src/import/headers.ts';

const row = (
  line: number,
  value: number,
  name: string,
  aliases: readonly string[],
  message: string,
  sources: readonly string[],
): CodeRow => ({
  line,
  value,
  name,
  aliases,
  message,
  sources,
});

const ROWS = [
  row(2, 5, 'ERROR_FIVE', ['ERROR_V'], 'Five.', ['sdk', 'mingw']),
  row(3, 6, 'ERROR_SIX', [], '', ['sdk']),
  row(4, 7, 'ERROR_SEVEN', [], 'Seven.', ['lmerr']),
];

function code(name: string, value: number, rest: Partial<Code> = {}): Code {
  return { space: 'win32', value, name, message: '', isAlias: false, source: 'sdk', file: 'winerror.h', line: 1, ...rest };
}

const FIVE = code('ERROR_FIVE', 5, { message: 'Five.' });
const SIX = code('ERROR_SIX', 6);

/** The names in each list of a comparison that is not empty. */
function summary({ added, renamed, aliased, messages, confirmed, moved, missing, removed }: Comparison): Record<string, readonly string[]> {
  const lists = {
    added: added.map((one) => [one.code.name, ...one.aliases].join()),
    renamed: renamed.map((one) => `${one.row.name} ${one.code.name}`),
    aliased: aliased.map((one) => `${one.row.name} ${one.code.name}`),
    messages: messages.filter(({ taken }) => taken).map((one) => `${one.row.name} ${one.code.message}`),
    kept: messages.filter(({ taken }) => !taken).map((one) => `${one.row.name} ${one.code.message}`),
    confirmed: confirmed.map(({ name }) => name),
    moved: moved.map((one) => `${one.code.name} ${one.row.value} ${one.code.value}`),
    missing: missing.map(({ name }) => name),
    removed: removed.map(({ name }) => name),
  };
  return Object.fromEntries(Object.entries(lists).filter(([, names]) => names.length > 0));
}

interface Case {
  readonly codes: readonly Code[];
  readonly expected: Record<string, readonly string[]>;
  readonly allowRemove?: readonly string[];
}

const CASES: Record<string, Case> = {
  'nothing new': { codes: [FIVE, SIX], expected: {} },
  'an alias alone confirms its row': { codes: [code('ERROR_V', 5), SIX], expected: {} },
  'a new value': { codes: [FIVE, SIX, code('ERROR_EIGHT', 8)], expected: { added: ['ERROR_EIGHT'] } },
  'a new value with two names': {
    codes: [FIVE, SIX, code('ERROR_VIII', 8, { isAlias: true }), code('ERROR_EIGHT', 8)],
    expected: { added: ['ERROR_EIGHT,ERROR_VIII'] },
  },
  'the source renames its code': { codes: [FIVE, code('ERROR_VI', 6)], expected: { renamed: ['ERROR_SIX ERROR_VI'] } },
  'a second name beside the first': { codes: [FIVE, SIX, code('ERROR_VI', 6)], expected: { aliased: ['ERROR_SIX ERROR_VI'] } },
  'a name given as another name never becomes the first': {
    codes: [FIVE, code('ERROR_VI', 6, { isAlias: true })],
    expected: { aliased: ['ERROR_SIX ERROR_VI'] },
  },
  'another header does not rename': {
    codes: [FIVE, SIX, code('NERR_Seven', 7)],
    expected: { aliased: ['ERROR_SEVEN NERR_Seven'], confirmed: ['ERROR_SEVEN'] },
  },
  'a transcription does not rename': {
    codes: [code('ERROR_CINQ', 5, { source: 'mingw' })],
    expected: { aliased: ['ERROR_FIVE ERROR_CINQ'] },
  },
  'a transcription confirms': {
    codes: [code('ERROR_FIVE', 5, { source: 'mingw' }), code('ERROR_SIX', 6, { source: 'mingw' })],
    expected: { confirmed: ['ERROR_SIX'] },
  },
  'a new message': {
    codes: [code('ERROR_FIVE', 5, { message: 'Cinq.' }), code('ERROR_SIX', 6, { message: 'Six.' })],
    expected: { messages: ['ERROR_FIVE Cinq.', 'ERROR_SIX Six.'] },
  },
  'the message of an alias is not the row’s': { codes: [FIVE, code('ERROR_V', 5, { message: 'V.' }), SIX], expected: {} },
  'a transcription’s message': {
    codes: [code('ERROR_FIVE', 5, { message: 'Cinq.', source: 'mingw' })],
    expected: { kept: ['ERROR_FIVE Cinq.'] },
  },
  'no message keeps ours': { codes: [code('ERROR_FIVE', 5), SIX], expected: {} },
  'another value': { codes: [FIVE, code('ERROR_SIX', 66)], expected: { moved: ['ERROR_SIX 6 66'] } },
  'the value of another row': { codes: [FIVE, SIX, code('ERROR_SEVEN', 6)], expected: { moved: ['ERROR_SEVEN 7 6'] } },
  'a name that the header lost': { codes: [FIVE], expected: { missing: ['ERROR_SIX'] } },
  'a name that may go': { codes: [FIVE], allowRemove: ['ERROR_SIX'], expected: { removed: ['ERROR_SIX'] } },
  'a name that may go and is still there': { codes: [FIVE, SIX], allowRemove: ['ERROR_SIX'], expected: {} },
};

for (const [name, { codes, expected, allowRemove = [] }] of Object.entries(CASES)) {
  test(name, () => {
    assert.deepEqual(summary(compare(ROWS, codes, { rowPerName: false, allowRemove: new Set(allowRemove), isAuthority })), expected);
  });
}

test('a changed row carries all that changes, and keeps its old name as an alias', () => {
  const codes = [code('ERROR_CINQ', 5, { message: 'Cinq.' }), SIX, code('ERROR_SEVEN', 7)];
  const { changes } = compare(ROWS, codes, { rowPerName: false, allowRemove: new Set(), isAuthority });
  assert.deepEqual(
    changes.map(({ was, ...change }) => [was.line, change]),
    [
      [2, { name: 'ERROR_CINQ', aliases: ['ERROR_FIVE', 'ERROR_V'], message: 'Cinq.', sources: ['sdk', 'mingw'] }],
      [4, { name: 'ERROR_SEVEN', aliases: [], message: 'Seven.', sources: ['lmerr', 'sdk'] }],
    ],
  );
});

test('where each name has a row, a second name of a value is a row', () => {
  const { added, aliased, missing } = compare(ROWS, [FIVE, code('ERROR_VI', 6)], { rowPerName: true, allowRemove: new Set(), isAuthority });
  assert.deepEqual([added.map((one) => one.code.name), aliased, missing.map(({ name }) => name)], [['ERROR_VI'], [], ['ERROR_SIX']]);
});
