/** The log decoder: composite forms, what it leaves alone, places, counting, and reading in pieces. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeLog, logDecoder } from '../../src/lookup/decode-log.ts';
import { catalog, coreIndex, fullIndex, targetText } from './lookup-support.ts';

/** Line of a log → the codes in it, in order. */
const LINES: readonly (readonly [string, readonly string[]])[] = [
  ['Wsl/Service/0xd00002fe', ['ntstatus 0xC00002FE']],
  ['HRESULT: 0x80070643', ['win32 1603']],
  ['Action ended 10:11:12: InstallFinalize. Return value 3.', ['win32 1603']],
  ['Action ended 10:11:12: InstallFinalize. Return value 1.', []],
  ['exit code 0xc0000409', ['ntstatus 0xC0000409']],
  ['error=1722', ['win32 1722']],
  ['Code:0x2', ['win32 2']],
  ['hr=-2147024891', ['win32 5']],
  ['hr = 0x00000001', ['hresult 0x00000001']],
  ['Status: 0xC000006D SubStatus: 0xC0000064', ['ntstatus 0xC000006D', 'ntstatus 0xC0000064']],
  ['Win32 error code returned by the print processor: 5', ['win32 5']],
  ['ERROR 5 (0x00000005) Copying File C:\\a', ['win32 5', 'win32 5']],
  ['The service terminated with the following error: %%126', ['win32 126']],
  ['failed with E_ACCESSDENIED', ['win32 5']],
  // The same digits without the words, or with other words.
  ['Processed 1722 files in 53 ms, 5 errors', []],
  ['listening on port 10061, pid 5', []],
  ['{80070005-0000-0000-C000-000000000046}', []],
  ['10.0.0.5:1722 → 10.0.0.87:53', []],
  ['2024-05-05 00:00:05', []],
  ['version 5.32.1603', []],
  ['Faulting module at address 0x80070005', []],
  ['Error 1722. There is a problem with this Windows Installer package.', []],
  ['Error: 18456, Severity: 14, State: 8.', []],
  ['The remote server returned an error: (404) Not Found.', []],
  ['exited with code 9009', []],
  ['exit code 1', []],
  ['dialed a connection named VPN which has failed. The error code returned on failure is 691.', ['ras 691']],
  ['RasClient 20227 "The error code returned on failure is 809."', ['ras 809']],
  ['RasClient 20227 "The error code returned on failure is 13801."', ['win32 13801']],
  ['RasClient 20226 The reason code returned on termination is 631.', ['ras 631']],
  ['the service reported error 691', ['win32 691']],
  ['VPN server error 999', []],
  ['[Errno 13] Permission denied', []],
  ['[HRESULT = 0x00000000 - S_OK], ERROR_SUCCESS', []],
  ['STOP: 0x0000007B', ['bugcheck 0x7B']],
  // Of the parameters of a stop code the exception code alone, where it is the first.
  [
    'The bugcheck was: 0x0000007e (0xffffffffc0000005, 0xfffff80712345678, 0xffffa58012345678, 0xffffa58087654321).',
    ['bugcheck 0x7E', 'ntstatus 0xC0000005'],
  ],
  ['*** STOP: 0x0000008E (0xC0000005,0x8053B1A2,0xF78D2524,0x00000000)', ['bugcheck 0x8E', 'ntstatus 0xC0000005']],
  ['*** STOP: 0x0000007B (0xF78D2524, 0xC0000034, 0x00000000, 0x00000000)', ['bugcheck 0x7B']],
  ['STOP 0x0000003B (0x80000003, 0xC0000005, 0x0, 0x0)', ['bugcheck 0x3B']],
  ['STOP 0x0000003B (0xC0FFEE00, 0x5, 0x0, 0x0)', ['bugcheck 0x3B']],
  ['STOP: c000021a {Fatal System Error}', ['bugcheck 0xC000021A']],
  ['BugCheck 9F, {3, fffffa8012345678, fffff80000b9c3d8, fffffa8014c0d010}', ['bugcheck 0x9F']],
  ['BugCheck EF, {ffffe0012345678, 0, 0, 0}', ['bugcheck 0xEF']],
  ['BUGCHECK_CODE:  7e', ['bugcheck 0x7E']],
  ['BCCode: 1000007e', ['bugcheck 0x1000007E']],
  ['<Data Name="BugcheckCode">126</Data>', ['bugcheck 0x7E']],
  ['BugcheckCode 0 BugcheckParameter1 0x0', []],
  ['BugcheckCode 126 BugcheckParameter1 0xffffffffc0000005', ['bugcheck 0x7E', 'ntstatus 0xC0000005']],
  ['BugcheckCode 159 BugcheckParameter1 0xffffffffc0000005', ['bugcheck 0x9F']],
  ['Stop code: CRITICAL_PROCESS_DIED', ['bugcheck 0xEF']],
  ['Stop code: MEMORY_MANAGEMENT', ['bugcheck 0x1A']],
  ['MEMORY_MANAGEMENT (1a)', ['bugcheck 0x1A']],
  ['MEMORY_MANAGEMENT (2a)', []],
  ['module MEMORY_MANAGEMENT loaded, FILE_SYSTEM ready', []],
  ['stop code 5', []],
  ['service stop: 0x80070005', ['win32 5']],
  // A number beside the system message of that very code.
  ['CreateFile C:\\x.txt failed: Access is denied. (5)', ['win32 5']],
  ['The system cannot find the file specified. [2]', ['win32 2']],
  ['the file is in use by another process (error 32)', ['win32 32']],
  ['\\\\srv: unknown user name or bad password. (1326)', []],
  ['map drive: The user name or password is incorrect. (1326)', ['win32 1326']],
  ['Access is denied. (6)', []],
  ['12 files copied. (5)', []],
  ['Error 5: Access is denied.', ['win32 5']],
  ['5 (Access is denied)', ['win32 5']],
  ['6 (Access is denied)', []],
  ['row 1060 (The specified service does not exist as an installed service.)', []],
  ['Product: X -- Error 1603. Fatal error during installation.', ['win32 1603']],
  ['Product: X -- Error 1603. The file a.dll is being held in use.', []],
  ['GLE=5', ['win32 5']],
  ['gle: 0x5', ['win32 5']],
  ['rc=1603', ['win32 1603']],
  ['Win32Code: 0x80004005', ['hresult 0x80004005']],
  ['Win32Exception (0x80004005): Access is denied', ['hresult 0x80004005']],
  ['Access is denied. (0x80070005 (E_ACCESSDENIED))', ['win32 5', 'win32 5']],
  ['Exit code (Decimal):           -2061893606', ['undefined 0x851A001A']],
  ['SSL error code 1, net_error -202', []],
  ['error:\u202a 5\u202c', ['win32 5']],
  ['Action ended 10:11:12: X. Return value 8.', ['win32 1618']],
  ['Action ended 10:11:12: X. Return value 5.', []],
  ['MY_ERROR_ACCESS_DENIED and ERROR_ACCESS_DENIEDX', []],
];

test('lines', () => {
  for (const [line, expected] of LINES) {
    assert.deepEqual(
      decodeLog(line, fullIndex).occurrences.map(({ reading }) => targetText(reading)),
      expected,
      line,
    );
  }
});

const LOG = 'start\r\nerror 5\r\n\r\nhr=0x80070643 then WinError 5\nWSAECONNRESET\nhr=-2147023293';

test('places, counts and order', () => {
  const log = decodeLog(LOG, fullIndex);
  assert.deepEqual(
    log.occurrences.map(({ line, column, text }) => [line, column, text]),
    [
      [2, 7, '5'],
      [4, 4, '0x80070643'],
      [4, 29, '5'],
      [5, 1, 'WSAECONNRESET'],
      [6, 4, '-2147023293'],
    ],
  );
  assert.deepEqual(
    log.codes.map(({ reading, count, lines, first }) => [targetText(reading), count, lines, first.line]),
    [
      ['win32 5', 2, [2, 4], 2],
      ['win32 1603', 2, [4, 6], 4],
      ['win32 10054', 1, [5], 5],
    ],
  );
  assert.equal(log.lines, 6);
});

test('read in pieces of any size, the answer is the same', () => {
  const whole = decodeLog(LOG, fullIndex);
  for (let size = 1; size <= LOG.length; size += 1) {
    const decoder = logDecoder(fullIndex);
    for (let at = 0; at < LOG.length; at += size) decoder.feed(LOG.slice(at, at + size));
    assert.deepEqual(decoder.end(), whole, `pieces of ${size}`);
  }
});

test('a text without names loaded says which shards would find them', () => {
  const log = decodeLog('WSAECONNRESET\nerror 5', coreIndex);
  assert.deepEqual(
    log.codes.map(({ reading }) => targetText(reading)),
    ['win32 5'],
  );
  assert.deepEqual(log.needs, ['names', 'hresults']);
  assert.deepEqual(decodeLog('', fullIndex).needs, []);
});

test('without the messages a number in brackets counts after a sentence that says failure, if people meet it often', () => {
  const withoutMessages = { ...fullIndex, messages: undefined };
  const found = (line: string): readonly string[] => decodeLog(line, withoutMessages).occurrences.map(({ reading }) => targetText(reading));
  const unmet = catalog.codes.find((code) => code.rank === undefined && code.value < 600);
  assert.ok(unmet);
  assert.deepEqual(found('CreateFile failed: Access is denied. (5)'), ['win32 5']);
  assert.deepEqual(found('CreateFile failed: anything at all. (5)'), ['win32 5']);
  assert.deepEqual(found('written, next list. (5)'), []);
  assert.deepEqual(found('CreateFile failed: no full stop (5)'), []);
  assert.deepEqual(found(`CreateFile failed: a code that nobody meets. (${unmet?.value ?? 0})`), []);
  assert.deepEqual(decodeLog('Access is denied. (5)', withoutMessages).needs, ['messages']);
  assert.deepEqual(decodeLog('error 5', withoutMessages).needs, []);
});

test('a W3C log gives its win32-status column and nothing else, until the fields change', () => {
  const log = [
    '#Fields: date time sc-status sc-win32-status time-taken',
    '2024-03-03 00:00:05 404 2 15',
    '2024-03-03 00:00:06 200 0 64',
    '2024-03-03 00:00:07 401 2148074254 5',
    '#Fields: date time sc-status time-taken',
    '2024-03-03 00:00:08 404 2',
  ].join('\n');
  assert.deepEqual(
    decodeLog(log, fullIndex).occurrences.map(({ line, reading }) => `${line} ${targetText(reading)}`),
    ['2 win32 2', '4 hresult 0x8009030E'],
  );
});

/** A log of about this many characters, made of lines as services write them. */
function longLog(characters: number): string {
  const lines = [
    '2024-01-05 10:11:12.345 +0100 [1234:5678] INFO  Service.Core - Processed 1024 bytes in 35 ms from 10.0.0.12:8080 id={3F2504E0-4F89-11D3-9A0C-0305E82C3301}',
    "2024-01-05 10:11:12, Error                 CBS    Failed to resolve package 'X' [HRESULT = 0x80070490 - ERROR_NOT_FOUND]",
    '0x00007ff8a1b2c3d4 0x00007ff8a1b2c3d4 module+0x1234 at C:\\a\\b.cpp:123',
    'MSI (s) (A0:5C) [10:11:12:345]: Note: 1: 2205 2:  3: Error',
  ];
  const block = `${lines.join('\n')}\n`;
  return block.repeat(Math.ceil(characters / block.length));
}

test('the time grows with the length, not with its square', (context) => {
  const time = (text: string): number => {
    const start = performance.now();
    assert.ok(decodeLog(text, fullIndex).codes.length > 0);
    return performance.now() - start;
  };
  time(longLog(200_000));
  const one = Math.min(time(longLog(1_000_000)), time(longLog(1_000_000)));
  const four = time(longLog(4_000_000));
  context.diagnostic(`1 MB in ${one.toFixed(0)} ms, 4 MB in ${four.toFixed(0)} ms`);
  assert.ok(four < one * 12, `1 MB ${one} ms, 4 MB ${four} ms`);
});
