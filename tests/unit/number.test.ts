/** 32-bit arithmetic: what each function makes of a value, and what it refuses. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  fromDigits36,
  hresultFromNtstatus,
  hresultFromWin32,
  negate,
  ntstatusFromHresult,
  ntstatusFromWin32,
  numberForms,
  parseDecimal,
  parseHex,
  statusBits,
  toDigits36,
  toHex8,
  toSigned,
  toUnsigned,
  wideFacility,
  win32FromNumber,
} from '../../src/model/number.ts';

test('hexadecimal digits', () => {
  for (const [digits, value] of [
    ['0', 0],
    ['35eb', 13803],
    ['800735EB', 0x800735eb],
    ['0000000000000005', 5],
    ['ffffffff80070005', 0x80070005],
    ['FFFFFFFF7FFFFFFF', undefined],
    ['100000000', undefined],
    ['fffffffe80070005', undefined],
    ['0x5', undefined],
    ['', undefined],
    ['5g', undefined],
    ['-5', undefined],
  ] as const) {
    assert.equal(parseHex(digits), value, digits);
  }
});

test('decimal digits', () => {
  for (const [digits, value] of [
    ['0', 0],
    ['0013803', 13803],
    ['4294967295', 0xffffffff],
    ['4294967296', undefined],
    ['18446744071562526725', 0x80070005],
    ['18446744073709551616', undefined],
    ['9223372036854775808', undefined],
    ['', undefined],
    ['1e3', undefined],
    ['5.0', undefined],
    ['٥', undefined],
  ] as const) {
    assert.equal(parseDecimal(digits), value, digits);
  }
});

test('negative numbers', () => {
  assert.equal(negate(2147024891), 0x80070005);
  assert.equal(negate(0x80000000), 0x80000000);
  assert.equal(negate(0x80000001), undefined);
  assert.equal(negate(0), 0);
});

test('wrappers put a code in and take it out', () => {
  for (const [code, hresult, ntstatus] of [
    [5, 0x80070005, 0xc0070005],
    [13803, 0x800735eb, 0xc00735eb],
    [0, 0, 0],
  ] as const) {
    assert.equal(hresultFromWin32(code), hresult);
    assert.equal(ntstatusFromWin32(code), ntstatus);
    assert.equal(win32FromNumber(hresult), code);
  }
  assert.equal(win32FromNumber(0xc0070005), undefined);
  assert.equal(hresultFromNtstatus(0xc0000022), 0xd0000022);
  assert.equal(ntstatusFromHresult(0xd0000022), 0xc0000022);
  assert.equal(ntstatusFromHresult(0xc0000022), undefined);
});

test('bits of a status', () => {
  assert.deepEqual(statusBits(0xc0000005), { severity: 3, customer: false, nt: false, facility: 0, code: 5 });
  assert.deepEqual(statusBits(0xa0070005), { severity: 2, customer: true, nt: false, facility: 7, code: 5 });
  assert.deepEqual(statusBits(0xd0000022), { severity: 3, customer: false, nt: true, facility: 0, code: 0x22 });
  assert.deepEqual(statusBits(0), { severity: 0, customer: false, nt: false, facility: 0, code: 0 });
  // FACILITY_WINCODEC_DWRITE_DWM, 0x898, needs the twelfth bit.
  assert.equal(wideFacility(0x88980001), 0x898);
});

test('signed and base-36 texts come back', () => {
  for (const value of [0, 1, 35, 36, 0x7fffffff, 0x80000000, 0x800735eb, 0xffffffff]) {
    assert.equal(toUnsigned(toSigned(value)), value);
    assert.equal(fromDigits36(toDigits36(value)), value);
  }
  assert.equal(toHex8(-2147011093), '0x800735EB');
});

test('printed forms', () => {
  assert.deepEqual(numberForms(13803), {
    decimal: '13803',
    hex: '0x35EB',
    hresult: '0x800735EB',
    signed: '-2147011093',
    unsigned: '2147956203',
  });
});
