/** The lasterror command: what it prints and its exit code. One test starts it as a process; each start reads all tables. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { loadIndex } from '../../src/commands/lasterror-run.ts';
import { runCommand, type CommandRun } from './lookup-support.ts';

const COMMAND = fileURLToPath(new URL('../../src/commands/lasterror.ts', import.meta.url));
const directory = mkdtempSync(join(tmpdir(), 'lasterror-'));
after(() => rmSync(directory, { recursive: true }));

/** `input` of undefined: nothing is piped in. */
function run(args: readonly string[], input?: string): CommandRun {
  return runCommand(args, index, input === undefined ? undefined : file('input', input));
}

const index = loadIndex();

/** Starts it in another folder, to prove that it does not matter where. */
function start(args: readonly string[], input?: string): CommandRun {
  const stdio = input === undefined ? (['ignore', 'pipe', 'pipe'] as const) : (['pipe', 'pipe', 'pipe'] as const);
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...args], {
    cwd: directory,
    input,
    stdio: [...stdio],
    encoding: 'utf8',
  });
  return { code: status, out: stdout, error: stderr };
}

test('as a process: an argument, a piped log, wrong usage', () => {
  assert.deepEqual(start(['-2147024891']), run(['-2147024891']));
  assert.deepEqual(start([], 'error 5\n'), run(['-'], 'error 5\n'));
  const wrong = start(['--colour', '5']);
  assert.deepEqual([wrong.code, wrong.out], [2, '']);
  assert.match(wrong.error, /--colour/);
});

function file(name: string, content: string | Uint8Array): string {
  const path = join(directory, name);
  writeFileSync(path, content);
  return path;
}

/** Arguments, piped text → exit code, and what stands in the output or on the error stream. */
const RUNS: readonly {
  readonly args: readonly string[];
  readonly input?: string;
  readonly code: number;
  readonly out?: RegExp;
  readonly error?: RegExp;
}[] = [
  { args: ['0x800735EB'], code: 0, out: /^13803 {2}ERROR_IPSEC_IKE_NEGOTIATION_PENDING\n[^]*facility 7 \(Win32\) → Win32 13803/ },
  { args: ['-2147024891'], code: 0, out: /^5 {2}ERROR_ACCESS_DENIED\n {2}Access is denied\./ },
  { args: ['file', 'not', 'found'], code: 0, out: /^2 {2}ERROR_FILE_NOT_FOUND/ },
  { args: ['ERROR_ACESS_DENIED'], code: 0, out: /Did you mean ERROR_ACCESS_DENIED\?/ },
  { args: ['x.exe is not a valid Win32 application.'], code: 0, out: /%1 = x\.exe/ },
  { args: ['hello wolrd'], code: 1, out: /^No code/ },
  { args: ['0x80071234'], code: 1, out: /undefined[^]*Nearest: / },
  { args: [], code: 2, error: /Usage:/ },
  { args: ['decode'], code: 2, error: /decode needs a file/ },
  { args: ['decode', 'no-such.log'], code: 2, error: /no-such\.log: ENOENT/ },
  { args: ['--colour', '5'], code: 2, error: /--colour/ },
  { args: ['-x', '5'], code: 2, error: /-x/ },
  { args: ['--help'], code: 0, out: /^Usage:/ },
  {
    args: [],
    input: 'error 5\nhr=0x80070643\nerror 5\n',
    code: 0,
    out: /^5 {2}ERROR_ACCESS_DENIED\n[^]*2 × from line 1: 1, 3[^]*1603 {2}ERROR_INSTALL_FAILURE/,
  },
  { args: ['-'], input: 'error 5', code: 0, out: /^5 {2}ERROR_ACCESS_DENIED/ },
  { args: ['decode', '-'], input: 'all is well at 10:05\n', code: 1, out: /^No error code in 1 lines\./ },
  { args: [], input: '', code: 1, out: /^No error code in 0 lines\./ },
];

test('arguments, output and exit code', () => {
  for (const { args, input, code, out, error } of RUNS) {
    const result = run(args, input);
    const name = JSON.stringify([args, input]);
    assert.equal(result.code, code, `${name}: ${result.error}`);
    if (out) assert.match(result.out, out, name);
    if (error) assert.match(result.error, error, name);
    if (code === 2) assert.equal(result.out, '', name);
  }
});

test('a file in UTF-8 and one in UTF-16 with its mark', () => {
  const text = 'Schritt fünf\r\nerror 5\r\n';
  const utf16 = new Uint8Array(new Uint16Array([0xfeff, ...[...text].map((character) => character.charCodeAt(0))]).buffer);
  for (const content of [text, utf16]) {
    const result = run(['decode', file('setup.log', content)]);
    assert.deepEqual([result.code, /1 × from line 2/.test(result.out)], [0, true], result.out);
  }
});

test('a file of more than one read, with a letter across the border', () => {
  const path = file('long.log', `${'ü'.repeat(200_001)}\nhr=0x80070643\n`);
  assert.match(run(['decode', path]).out, /^1603[^]*from line 2/);
});

test('JSON', () => {
  const answer = JSON.parse(run(['--json', '0x80070005']).out) as {
    readonly readings: readonly { readonly target: { readonly value: number; readonly name: string } }[];
  };
  assert.deepEqual(answer.readings[0]?.target, {
    space: 'win32',
    value: 5,
    path: '/win32/5/',
    name: 'ERROR_ACCESS_DENIED',
    message: 'Access is denied.',
  });
  const first = file('a.log', 'error 5\nerror 5\n');
  const second = file('b.log', 'nothing\n');
  const result = run(['decode', first, second, '--json']);
  const logs = JSON.parse(result.out) as readonly {
    readonly file: string;
    readonly lines: number;
    readonly codes: readonly { readonly count: number; readonly lines: readonly number[] }[];
  }[];
  assert.equal(result.code, 0);
  assert.deepEqual(
    logs.map(({ file, lines, codes }) => [file, lines, codes.map(({ count, lines }) => [count, lines])]),
    [
      [first, 2, [[2, [1, 2]]]],
      [second, 1, []],
    ],
  );
});
