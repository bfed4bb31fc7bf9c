/** Bytes and text of headers → definitions: the shapes of real headers, in fixtures written for this test. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { FactError } from '../../src/facts/fact-error.ts';
import { decodeHeader } from '../../src/import/decode-header.ts';
import { parseHeader } from '../../src/import/parse-header.ts';

const read = (name: string): Buffer => readFileSync(new URL(`fixtures/headers/${name}`, import.meta.url));
const WINERROR = read('winerror.h').toString('utf8');

const SHAPES: Record<string, readonly [line: number, expression: string, messageText: string | undefined]> = {
  FACILITY_FIXTURE: [6, '77', undefined],
  ERROR_FIXTURE_PLAIN: [17, '61001L', 'The fixture is plain.'],
  ERROR_FIXTURE_ALIAS: [18, 'ERROR_FIXTURE_PLAIN', undefined],
  ERROR_FIXTURE_LINES: [28, '0x0000EE4AL', 'The fixture %1 has two lines, and a gap.'],
  ERROR_FIXTURE_SUM: [39, '(ERROR_FIXTURE_BASE + 5)', undefined],
  ERROR_FIXTURE_ENABLED: [53, '61202L', undefined],
  E_FIXTURE_TYPED: [57, '_HRESULT_TYPEDEF_(0x804DFFF1L)', undefined],
  ERROR_FIXTURE_VERSIONED: [63, '61203L', undefined],
  STATUS_FIXTURE: [67, '((NTSTATUS)0xC04DFFF2L)', undefined],
};

test('the shapes of winerror.h', () => {
  const { definitions, problems } = parseHeader('winerror.h', WINERROR);
  assert.deepEqual(problems, []);
  for (const [name, shape] of Object.entries(SHAPES)) {
    const found = definitions.filter((definition) => definition.name === name);
    assert.deepEqual(
      found.map(({ line, expression, messageText }) => [line, expression, messageText]),
      [shape],
      name,
    );
  }
  const names = definitions.map(({ name }) => name);
  for (const absent of ['ERROR_FIXTURE_COMMENTED_OUT', 'ERROR_FIXTURE_DISABLED', 'FIXTURE_RESULT'])
    assert.ok(!names.includes(absent), absent);
});

test('the comments of lmerr.h', () => {
  const { definitions, problems } = parseHeader('lmerr.h', read('lmerr.h').toString('utf8'));
  assert.deepEqual(problems, []);
  assert.deepEqual(
    definitions.map(({ name, line, comment }) => [name, line, comment]),
    [
      ['NERR_BASE', 3, ''],
      ['MAX_FIXTURE', 4, ''],
      ['NERR_FixtureComment', 6, 'The fixture has a comment.'],
      ['NERR_FixtureNext', 7, 'The comment stands below.'],
      ['NERR_FixtureLong', 9, 'The comment has two lines.'],
      ['NERR_FixtureWarning', 11, 'The fixture warns.'],
      ['NERR_FixtureSilent', 12, ''],
    ],
  );
});

const ENCODINGS: Record<string, Uint8Array> = {
  CRLF: Buffer.from(WINERROR.replaceAll('\n', '\r\n')),
  'UTF-8 with a byte order mark': Buffer.from(`\ufeff${WINERROR}`),
  'UTF-16LE with a byte order mark': Buffer.from(`\ufeff${WINERROR}`, 'utf16le'),
};

for (const [name, bytes] of Object.entries(ENCODINGS)) {
  test(`${name} reads like plain UTF-8`, () => {
    assert.deepEqual(parseHeader('winerror.h', decodeHeader('winerror.h', bytes)), parseHeader('winerror.h', WINERROR));
  });
}

test('bytes of another encoding are refused with their line', () => {
  const bytes = Buffer.concat([Buffer.from('// one\n// t'), Buffer.from([0x92]), Buffer.from('wo\n')]);
  assert.throws(
    () => decodeHeader('old.h', bytes),
    (error) => error instanceof FactError && error.file === 'old.h' && error.line === 2,
  );
  assert.throws(
    () => decodeHeader('half.h', Buffer.from([0xff, 0xfe, 0x41])),
    (error) => error instanceof FactError && error.line === 1,
  );
});

const DAMAGE: Record<string, readonly [text: string, line: number, expected: RegExp]> = {
  'no name': ['#define\n', 1, /a name/],
  'a name that begins with a digit': ['\n#define 5L ERROR_X\n', 2, /a name/],
  'a number in place of parameters': ['#define ERROR_X(5L)\n', 1, /white space/],
  'a misspelt directive': ['#defin ERROR_X 5L\n', 1, /directive/],
  'a MessageId without its #define': ['// MessageId: ERROR_X\n//\n// MessageId: ERROR_Y\n#define ERROR_Y 5L\n', 1, /below the MessageId/],
  'a comment without an end': ['\n#define ERROR_X 5L /* five\n#define ERROR_Y 6L\n', 2, /end of the comment/],
  'an #if 0 without its #endif': ['#if 0\n#define ERROR_X 5L\n', 3, /#endif/],
  'a MessageId at the end': ['\n// MessageId: ERROR_X\n', 2, /below the MessageId/],
  'a MessageId above another #define': ['// MessageId: ERROR_X\n#define ERROR_Y 5L\n', 2, /ERROR_X, the MessageId in line 1/],
};

for (const [name, [text, line, expected]] of Object.entries(DAMAGE)) {
  test(`${name} is a problem with its line`, () => {
    const { problems } = parseHeader('x.h', text);
    assert.deepEqual(
      problems.map((problem) => [problem.file, problem.line]),
      [['x.h', line]],
    );
    assert.match(problems[0]?.expected ?? '', expected);
  });
}
