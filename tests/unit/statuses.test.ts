/** Codes of the other number spaces: bits against the tables' own columns, names, pages, relations, forms. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadCatalog } from '../../src/catalog/load.ts';
import { bitLayout } from '../../src/model/bit-layout.ts';
import type { StatusCode } from '../../src/model/error-code.ts';
import { formsOf } from '../../src/model/number-forms.ts';
import { codePath, type NumberSpace } from '../../src/model/number-space.ts';
import { facilityOfMacro, statusBits, toBinary, toHex8 } from '../../src/model/number.ts';
import { codeTitle, factsSummary } from '../../src/outputs/describe.ts';
import { byHeader, facilitiesOf } from '../../src/outputs/facilities.ts';
import { pagesOf } from '../../src/outputs/paths.ts';
import { generatedQuestions } from '../../src/outputs/questions.ts';
import { relations } from '../../src/outputs/relations.ts';
import { ticketText } from '../../src/outputs/ticket.ts';

const catalog = loadCatalog();

function status(space: Exclude<NumberSpace, 'win32'>, value: number): StatusCode {
  const found = catalog.statuses[space].find((code) => code.value === value);
  assert.ok(found, `${space} ${toHex8(value)} is in the tables`);
  return found;
}

test('severity and facility computed from the number agree with every row of the tables', () => {
  const severities = ['Success', 'Informational', 'Warning', 'Error'] as const;
  for (const row of catalog.facts.ntstatus) {
    const bits = statusBits(row.value_hex);
    assert.equal(severities[bits.severity], row.severity, row.name);
    assert.equal(bits.facility, row.facility, row.name);
  }
  for (const row of catalog.facts.hresult) {
    assert.equal(statusBits(row.value_hex).severity >= 2 ? 'E' : 'S', row.severity, row.name);
    assert.equal(facilityOfMacro(row.value_hex), row.facility, row.name);
  }
});

test('the fields of a bit layout are the 32 bits, in order', () => {
  for (const [space, value] of [
    ['ntstatus', 0xc0000005],
    ['hresult', 0x80240022],
    ['hresult', 0xd0000022],
    ['ntstatus', 0xe06d7363],
  ] as const) {
    const fields = bitLayout(space, value, []);
    assert.equal(fields.map(({ digits }) => digits).join(''), toBinary(value));
  }
  const say = (id: string): string | undefined =>
    bitLayout('ntstatus', 0xe0000005, ['FACILITY_X']).find((field) => field.id === id)?.meaning;
  assert.equal(say('severity'), 'error');
  assert.equal(say('customer'), 'not defined by Microsoft');
  assert.equal(say('facility'), '0 (FACILITY_X)');
});

test('every named code of every space has a path, and no two codes the same', () => {
  const paths = Object.values(catalog.names.spaces)
    .flat()
    .map(({ code }) => codePath(code));
  assert.equal(new Set(paths).size, paths.length);
  for (const path of ['/ntstatus/0xC0000005/', '/bugcheck/0x7E/', '/hresult/0x80240022/', '/ras/691/', '/win32/13803/'])
    assert.ok(paths.includes(path), path);
});

test('an HRESULT that carries a Win32 code is no code of its own: its names lead to the Win32 page', () => {
  assert.ok(!catalog.statuses.hresult.some(({ value }) => value === 0x80070005));
  assert.ok(catalog.byValue.get(5)?.hresultNames.includes('E_ACCESSDENIED'));
  assert.equal(catalog.names.byName.get('E_ACCESSDENIED')?.value, 5);
});

test('an HRESULT has a page of its own where documentation names it or a page explains it, else a row of its facility', () => {
  assert.equal(codePath(status('hresult', 0x8802b005)), '/hresult/facility/2050/#0x8802B005');
  for (const code of catalog.statuses.hresult) if (code.explanation) assert.ok(code.ownPage, code.name);
  assert.ok(pagesOf(catalog).length < 12_500, 'pages stay within the file limits of hosts');
});

test('where several names share a value, the explained one is shown and the others stand beside it', () => {
  const code = status('hresult', 0x80041003);
  assert.equal(code.name, 'WBEM_E_ACCESS_DENIED');
  assert.ok(code.aliases.length > 0);
});

test('facilities hold every HRESULT once', () => {
  const sizes = facilitiesOf(catalog.statuses.hresult).map(({ codes }) => codes.length);
  assert.equal(
    sizes.reduce((sum, size) => sum + size, 0),
    catalog.statuses.hresult.length,
  );
});

test('a facility is divided by header, winerror.h first, each code in one', () => {
  const itf = facilitiesOf(catalog.statuses.hresult).find(({ number }) => number === 4);
  assert.ok(itf);
  const headers = byHeader(itf.codes);
  assert.equal(headers[0]?.title, 'winerror.h');
  assert.ok(headers.length > 10);
  assert.equal(new Set(headers.map(({ id }) => id)).size, headers.length);
  assert.equal(
    headers.reduce((sum, { codes }) => sum + codes.length, 0),
    itf.codes.length,
  );
});

test('relations run from the kernel to the languages, with the code itself in its column', () => {
  const columns = relations(status('ntstatus', 0xc0000005), catalog);
  assert.deepEqual(
    columns.map(({ title }) => title),
    ['NTSTATUS', 'Win32', 'HRESULT', 'Languages'],
  );
  assert.deepEqual(columns[0]?.nodes, [{ text: '0xC0000005 STATUS_ACCESS_VIOLATION', path: undefined, own: true }]);
  assert.equal(columns[1]?.nodes[0]?.path, '/win32/998/');
  assert.deepEqual(
    columns[2]?.nodes.map(({ text }) => text),
    ['0x800703E6'],
  );
  const win32 = catalog.byValue.get(5);
  assert.ok(win32);
  const fromWin32 = relations(win32, catalog);
  assert.equal(fromWin32[0]?.nodes[0]?.path, '/ntstatus/0xC0000022/');
  assert.ok((fromWin32[0]?.more ?? 0) > 10);
  assert.deepEqual(relations(status('bugcheck', 0x7e), catalog), []);
});

test('texts of a code without prose', () => {
  for (const [code, title, summary] of [
    [status('ntstatus', 0xc0000004), '0xC0000004 STATUS_INFO_LENGTH_MISMATCH (NTSTATUS)', 'NTSTATUS of severity error, facility 0.'],
    [status('ras', 691), '691 ERROR_AUTHENTICATION_FAILURE (RAS)', 'Error 691 of the Remote Access service (VPN and dial-up).'],
    [
      status('bugcheck', 0x1),
      '0x1 APC_INDEX_MISMATCH (Bug check)',
      'Bug check 0x1, the stop code of a system crash. No source gives a system message for it.',
    ],
  ] as const) {
    assert.equal(codeTitle(code), title);
    assert.equal(factsSummary(code), summary);
  }
});

test('forms, questions and ticket of a status name the exit code that people see', () => {
  const code = status('ntstatus', 0xc0000005);
  assert.deepEqual(
    formsOf(code).map(({ text }) => text),
    ['0xC0000005', '-1073741819', '3221225477', '0xD0000005'],
  );
  const answers = generatedQuestions(code).map(({ a }) => a);
  assert.ok(answers.some((answer) => answer.includes('-1073741819')));
  assert.ok(answers.some((answer) => answer.includes('`ERROR_NOACCESS` (998)')));
  assert.match(ticketText(code), /^STATUS_ACCESS_VIOLATION: NTSTATUS 0xC0000005 \(-1073741819, 3221225477\)\n/);
});
