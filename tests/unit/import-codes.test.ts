/** Definitions → codes: expressions, number spaces, what is no code, and what cannot be read. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { collectCodes, type Collected, type KnownName } from '../../src/import/collect-codes.ts';
import { evaluate, type Evaluated } from '../../src/import/evaluate.ts';
import { headerShape } from '../../src/import/headers.ts';
import { parseHeader } from '../../src/import/parse-header.ts';

const KNOWN_BASE: Evaluated = { value: 10000, space: undefined, derived: false, aliasOf: undefined };
const resolve = (name: string): Evaluated | undefined => (name === 'WSABASEERR' ? KNOWN_BASE : undefined);

const EXPRESSIONS: Record<string, readonly [value: number, space: string | undefined] | undefined> = {
  '5': [5, undefined],
  '5L': [5, undefined],
  '0x35EBL': [13803, undefined],
  '(5)': [5, undefined],
  '__MSABI_LONG(13803)': [13803, undefined],
  '((DWORD)0xC0000005L)': [0xc0000005, undefined],
  '_HRESULT_TYPEDEF_(0x80004001L)': [0x80004001, 'hresult'],
  '((HRESULT)0x00000001L)': [1, 'hresult'],
  '_NDIS_ERROR_TYPEDEF_(0x80340002L)': [0x80340002, 'hresult'],
  '((NTSTATUS)0xC0000005L)': [0xc0000005, 'ntstatus'],
  'WSABASEERR+4': [10004, undefined],
  '(WSABASEERR + 4)': [10004, undefined],
  'WSABASEERR + 1000 - 1': [10999, undefined],
  HRESULT_FROM_WIN32_5: undefined,
  'HRESULT_FROM_WIN32(5)': [0x80070005, 'hresult'],
  'UNKNOWN+4': undefined,
  '12G4L': undefined,
  '010': undefined,
  '0x100000000': undefined,
  '1 - 2': undefined,
  '(5': undefined,
  '5)': undefined,
  '5 6': undefined,
  '': undefined,
};

for (const [expression, expected] of Object.entries(EXPRESSIONS)) {
  test(`the value of ${JSON.stringify(expression)}`, () => {
    const result = evaluate(expression, resolve);
    assert.deepEqual(result && [result.value, result.space], expected);
  });
}

/** Collects the codes of a header that stands under the given name. */
function collect(path: string, text: string, known: Record<string, KnownName> = {}, source?: string): Collected {
  const shape = headerShape(path, source);
  assert.ok(shape);
  return collectCodes([{ shape, definitions: parseHeader(path, text).definitions }], new Map(Object.entries(known)));
}

test('the fixture gives its codes, each in its number space', () => {
  const text = readFileSync(new URL('fixtures/headers/winerror.h', import.meta.url), 'utf8');
  const { codes, excluded, problems } = collect('winerror.h', text);
  assert.deepEqual(problems, []);
  assert.deepEqual(
    codes.map(({ space, value, name, isAlias }) => [space, value, name, isAlias]),
    [
      ['win32', 61001, 'ERROR_FIXTURE_PLAIN', false],
      ['win32', 61001, 'ERROR_FIXTURE_ALIAS', true],
      ['win32', 61002, 'ERROR_FIXTURE_LINES', false],
      ['win32', 61105, 'ERROR_FIXTURE_SUM', false],
      ['win32', 61099, 'ERROR_FIXTURE_DIFFERENCE', false],
      ['win32', 61105, 'ERROR_FIXTURE_LATER', true],
      ['win32', 61202, 'ERROR_FIXTURE_ENABLED', false],
      ['hresult', 0x804dfff1, 'E_FIXTURE_TYPED', false],
      ['win32', 61203, 'ERROR_FIXTURE_VERSIONED', false],
      ['hresult', 0x8034fff0, 'ERROR_NDIS_FIXTURE', false],
      ['ntstatus', 0xc04dfff2, 'STATUS_FIXTURE', false],
      ['win32', 61204, 'ERROR_FIXTURE_MINGW', false],
    ],
  );
  assert.deepEqual(
    excluded.map(({ name }) => name),
    ['FACILITY_FIXTURE', 'FACILTIY_MISSPELT', 'SEVERITY_ERROR', 'ERROR_FIXTURE_BASE', 'E_FIXTURE_DERIVED'],
  );
});

test('a name that our tables have is a code whatever its shape', () => {
  const text = '#define ERROR_SOME_BASE 5L\n#define ERROR_OTHER_BASE 6L\n';
  const { codes, excluded } = collect('winerror.h', text, { ERROR_SOME_BASE: { space: 'win32', value: 5 } });
  assert.deepEqual(
    codes.map(({ name }) => name),
    ['ERROR_SOME_BASE'],
  );
  assert.deepEqual(
    excluded.map(({ name }) => name),
    ['ERROR_OTHER_BASE'],
  );
});

test('so is one with a MessageId', () => {
  const { codes } = collect(
    'winerror.h',
    '// MessageId: ERROR_NOT_AT_BASE\n// MessageText:\n// Not there.\n#define ERROR_NOT_AT_BASE 5L\n',
  );
  assert.deepEqual(
    codes.map(({ name, message }) => [name, message]),
    [['ERROR_NOT_AT_BASE', 'Not there.']],
  );
});

test('outside of winerror.h a constant that looks like no error is passed over', () => {
  const { codes, excluded, problems } = collect(
    'winsock2.h',
    '#define WSABASEERR 10000\n#define WSAEINTR (WSABASEERR+4)\n#define FD_SETSIZE 64\n#define INVALID_SOCKET (SOCKET)(~0)\n',
  );
  assert.deepEqual(
    codes.map(({ name, value, source }) => [name, value, source]),
    [['WSAEINTR', 10004, 'winsock']],
  );
  assert.deepEqual([excluded, problems], [[], []]);
});

test('an alias of a code that only our tables know', () => {
  const { codes } = collect('winsock2.h', '#define WSA_IO_PENDING (ERROR_IO_PENDING)\n', {
    ERROR_IO_PENDING: { space: 'win32', value: 997 },
  });
  assert.deepEqual(
    codes.map(({ name, value, isAlias }) => [name, value, isAlias]),
    [['WSA_IO_PENDING', 997, true]],
  );
});

test('a header that is not in the list needs a source', () => {
  assert.equal(headerShape('/tmp/other.h', undefined), undefined);
  assert.equal(headerShape('/tmp/other.h', 'mingw')?.source, 'mingw');
  assert.equal(headerShape('C:\\sdk\\WinError.h', undefined)?.source, 'sdk');
  assert.equal(headerShape('winerror.h', 'mingw')?.source, 'mingw');
});

const DAMAGE: Record<string, readonly [text: string, line: number]> = {
  'a value that is no number': ['#define ERROR_X 12G4L\n', 1],
  'no value': ['\n#define ERROR_X\n', 2],
  'two words': ['#define ERROR_X 5L 6L\n', 1],
  'a name that nobody defines': ['#define ERROR_X (ERROR_Y+1)\n', 1],
  'a name that leads back to itself': ['#define ERROR_X (ERROR_X+1)\n', 1],
  'two values': ['#define ERROR_X 5L\n#define ERROR_X 6L\n', 2],
  'another number space than our table': ['#define ERROR_KNOWN _HRESULT_TYPEDEF_(0x80004001L)\n', 1],
  'a known Win32 name above 65535': ['#define ERROR_KNOWN 0x80004001L\n', 1],
};

for (const [name, [text, line]] of Object.entries(DAMAGE)) {
  test(`${name} is a problem with its line`, () => {
    const { problems } = collect('winerror.h', text, { ERROR_KNOWN: { space: 'win32', value: 5 } });
    assert.deepEqual(
      problems.map((problem) => [problem.file, problem.line]),
      [['winerror.h', line]],
    );
  });
}
