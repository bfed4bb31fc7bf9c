/** The resolver over the real index: the golden list, which code to go to, what is still needed, and what is shown of ambiguity. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { queryOf } from '../../src/lookup/answer.ts';
import { resolve, sureTarget } from '../../src/lookup/resolve.ts';
import { coreIndex, fullIndex, targetText } from './lookup-support.ts';

const golden = readFileSync(new URL('../golden/queries.tsv', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .slice(1)
  .map((line) => line.split('\t'));

test('the golden list: every query has the expected first result', (context) => {
  const times: number[] = [];
  const wrong: string[] = [];
  for (const [group, query = '', expected = ''] of golden) {
    const start = performance.now();
    const answer = resolve(query, fullIndex);
    times.push(performance.now() - start);
    const got = targetText(answer.readings[0]);
    if (got !== expected) wrong.push(`${group}: ${JSON.stringify(query)} expected ${expected}, got ${got}`);
    assert.equal(
      answer.nothing !== undefined,
      answer.readings.every(({ target }) => target.space === 'undefined'),
      query,
    );
  }
  times.sort((a, b) => a - b);
  context.diagnostic(
    `${golden.length} queries, median ${times[golden.length >> 1]?.toFixed(3)} ms, slowest ${times.at(-1)?.toFixed(1)} ms`,
  );
  assert.ok(golden.length >= 250);
  assert.deepEqual(wrong, []);
});

test('numbers are answered by the first shard alone', () => {
  for (const [group, query = '', expected] of golden) {
    if (group !== 'decimal' && !/^[-–]?[0-9]+$|^0[xX][0-9a-fA-F]+$/.test(query)) continue;
    assert.equal(targetText(resolve(query, coreIndex).readings[0]), expected, query);
  }
});

/** Text → the page to go to without asking; undefined: show the readings. */
const SURE: readonly (readonly [string, number | undefined])[] = [
  ['13803', 13803],
  ['0x35EB', 13803],
  ['35eb', 13803],
  ['0x800735EB', 13803],
  ['-2147011093', 13803],
  ['error_ipsec_ike_negotiation_pending', 13803],
  ['/error_ipsec_ike_negotiation_pending/', 13803],
  ['5', 5],
  ['10061', 10061],
  ['0x80070005', 5],
  ['80070005', 5],
  ['E_ACCESSDENIED', 5],
  ['0xC0070005', 5],
  ['WinError 32', 32],
  ['System error 53 has occurred.', 53],
  ['The system cannot find the file specified.', 2],
  ['C:\\x.exe is not a valid Win32 application.', 193],
  ['NO_ERROR', 0],
  // The kernel's own code is not its Win32 equivalent.
  ['0xC0000022', undefined],
  ['STATUS_ACCESS_DENIED', undefined],
  // Several codes share these.
  ['access denied', undefined],
  ['Access is denied.', undefined],
  ['PermissionError', undefined],
  ['The operating system cannot run x.exe.', undefined],
  ['ERROR_ACESS_DENIED', undefined],
  ['bad', undefined],
  ['face', undefined],
  ['0x80071234', undefined],
  ['0x80004005', undefined],
  ['35', undefined],
  ['error 5 then error 32', undefined],
  ['', undefined],
  // Remote Access has these numbers too, but a plain decimal is the Win32 code; words take that away.
  ['691', 691],
  ['600', 600],
  ['0x7B', 123],
  ['VPN error 691', undefined],
  ['error 691 dial-up', undefined],
  ['RAS error 809', undefined],
  ['VPN error 13801', 13801],
  ['STOP 0x7E', undefined],
  ['bugcheck 0x3B', undefined],
  ['STOP 0x5B4', undefined],
  ['0x0000007E', undefined],
  ['0x00000005', 5],
  ['acess is denied', undefined],
  ['\u200f0x80070005\u200e', 5],
];

test('the sure target', () => {
  for (const [text, expected] of SURE) assert.equal(sureTarget(resolve(text, fullIndex)), expected, JSON.stringify(text));
});

/** Text → targets that must all be listed, the first first. */
const AMBIGUOUS: readonly (readonly [string, readonly string[]])[] = [
  ['32', ['win32 32', 'win32 50', 'win32 109']],
  ['10061', ['win32 10061', 'undefined 0x00010061']],
  ['0xC0000022', ['ntstatus 0xC0000022', 'win32 5']],
  ['0xD0000022', ['ntstatus 0xC0000022', 'win32 5']],
  ['0x80070005', ['win32 5', 'hresult 0x80070005']],
  ['0x8000000A', ['hresult 0x8000000A', 'ntstatus 0x8000000A']],
  ['259', ['win32 259', 'ntstatus 0x00000103', 'win32 601']],
  ['access denied', ['win32 5', 'ntstatus 0xC0000022']],
  ['Access is denied.', ['win32 5', 'hresult 0x8001011B']],
  ['ECONNREFUSED', ['win32 10061', 'win32 1225']],
  ['The operating system cannot run x.exe.', ['win32 192', 'win32 182', 'win32 188', 'win32 202']],
  ['Status: 0xC000006D SubStatus: 0xC0000064', ['ntstatus 0xC000006D', 'ntstatus 0xC0000064']],
  ['0x7B', ['win32 123', 'bugcheck 0x7B']],
  ['0x0000007E', ['bugcheck 0x7E', 'win32 126']],
  ['STOP 0x7E', ['bugcheck 0x7E', 'win32 126']],
  ['691', ['win32 691', 'ras 691']],
  ['809', ['win32 809', 'ras 809']],
  ['868', ['ras 868']],
  ['VPN error 809', ['ras 809', 'win32 809']],
  ['RAS error 691', ['ras 691', 'win32 691']],
  ['5', ['win32 5', 'bugcheck 0x5', 'win32 31']],
  ['41', ['undefined 0x00000029', 'bugcheck 0x29', 'win32 145']],
  ['0xC000021A', ['ntstatus 0xC000021A', 'bugcheck 0xC000021A']],
  ['PermisionError', ['win32 5', 'win32 32']],
  ['-5', ['win32 5', 'undefined 0xFFFFFFFB']],
];

test('ambiguity is shown', () => {
  for (const [text, expected] of AMBIGUOUS) {
    const got = resolve(text, fullIndex).readings.map(targetText);
    assert.equal(got[0], expected[0], text);
    for (const target of expected) assert.ok(got.includes(target), `${text}: ${target} in ${got.join(', ')}`);
    assert.equal(new Set(got).size, got.length, `${text}: each target once`);
  }
});

test('the query of every bug check and every RAS code leads to it, with the first shard alone', () => {
  for (const space of ['bugcheck', 'ras'] as const) {
    for (const value of coreIndex.core.values[space].sorted) {
      const [first] = resolve(queryOf({ space, value }), coreIndex).readings;
      assert.deepEqual([first?.target.space, first?.target.value, first?.certainty], [space, value, 'sure'], queryOf({ space, value }));
    }
  }
  assert.equal(queryOf({ space: 'win32', value: 5 }), '5');
  assert.equal(queryOf({ space: 'ntstatus', value: 0xc0000005 }), '0xC0000005');
});

test('a reading tells how it was derived', () => {
  const path = (text: string): string => resolve(text, fullIndex).readings[0]?.path.join(' → ') ?? '';
  assert.equal(path('-2147024891'), 'read as 32-bit signed → 0x80070005 → facility 7 (Win32) → Win32 5');
  assert.equal(path('0xD0000022'), 'read as hexadecimal → 0xD0000022 → bit 28 set: HRESULT_FROM_NT → NTSTATUS 0xC0000022');
  assert.equal(path('WinError 32'), 'WinError 32 → Win32 32');
  assert.match(path('[Errno 13] Permission denied'), /^errno 13 → EACCES → /);
});

test('inserts are shown', () => {
  const inserts = (text: string): unknown => resolve(text, fullIndex).readings[0]?.inserts;
  assert.deepEqual(inserts('C:\\Program Files\\x.exe is not a valid Win32 application.'), [
    { placeholder: '%1', text: 'C:\\Program Files\\x.exe' },
  ]);
  assert.deepEqual(inserts('Access to a.exe is monitored by policy rule {guid}'), [
    { placeholder: '%1', text: 'a.exe' },
    { placeholder: '%2', text: '{guid}' },
  ]);
  assert.deepEqual(inserts('Access is denied.'), []);
});

test('a typo says what was meant, and an exact name does not', () => {
  assert.equal(resolve('ERROR_ACESS_DENIED', fullIndex).readings[0]?.didYouMean, 'ERROR_ACCESS_DENIED');
  assert.equal(resolve('ERROR_ACCESS_DENIED', fullIndex).readings[0]?.didYouMean, undefined);
  const meant = (text: string): string | undefined => resolve(text, fullIndex).readings[0]?.didYouMean;
  assert.equal(meant('acess is denied'), 'Access is denied.');
  assert.equal(meant('The sytem cannot find the file specifed'), 'The system cannot find the file specified.');
  assert.equal(meant('PermisionError'), 'PermissionError');
  assert.equal(meant('System.UnauthorisedAccessException'), 'System.UnauthorizedAccessException');
  assert.equal(meant('stop code CRITICAL_PROCES_DIED'), 'CRITICAL_PROCESS_DIED');
  // Too far away, or too short for a change.
  assert.equal(meant('axxess ix denxxd'), undefined);
  assert.equal(meant('Permission'), undefined);
});

test('an undefined number says what its bits mean and what is near', () => {
  const { readings, nothing } = resolve('0x8007FFFE', fullIndex);
  const target = readings[0]?.target;
  assert.ok(target?.space === 'undefined');
  assert.deepEqual(
    [target.bits.severityName, target.bits.facility, target.bits.hresultFacilities, target.bits.code],
    ['warning', 7, ['FACILITY_WIN32'], 0xfffe],
  );
  assert.ok(target.nearest.length > 0 && target.nearest.every((near) => near.space === 'win32'));
  assert.deepEqual(nothing?.nearest, target.nearest);
  assert.deepEqual(
    resolve('0x80240FFE', fullIndex).nothing?.nearest.map((near) => near.value),
    [0x80240fff, 0x80241001, 0x80241002, 0x80241003],
  );
});

test('a shard that could matter is asked for, and one that could not is not', () => {
  assert.deepEqual(
    resolve('13803', coreIndex).needs.filter((shard) => shard !== 'names'),
    [],
  );
  assert.deepEqual(resolve('0x800735EB', coreIndex).needs, []);
  // Bug checks and RAS codes are named by the first shard.
  assert.deepEqual(resolve('0x7B', coreIndex).needs, []);
  assert.deepEqual(
    resolve('868', coreIndex).readings.flatMap(({ target }) => (target.space === 'ras' ? [target.name] : [])),
    ['ERROR_DNSNAME_NOT_RESOLVABLE'],
  );
  assert.deepEqual(resolve('0xC0000005', coreIndex).needs, ['names']);
  assert.deepEqual(resolve('0x80240022', coreIndex).needs, ['hresults']);
  assert.deepEqual(resolve('access denied', coreIndex).needs, ['names', 'hresults', 'messages', 'otherMessages']);
  assert.deepEqual(resolve('ERROR_ACCESS_DENIED', { ...coreIndex, names: fullIndex.names }).needs, []);
  for (const [, query = ''] of golden) assert.deepEqual(resolve(query, fullIndex).needs, [], query);
});
