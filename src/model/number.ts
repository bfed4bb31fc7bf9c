/**
 * 32-bit arithmetic and the printed forms of an error number.
 * The only module in which `>>>`, masks and radix conversion appear. A value is always the unsigned
 * number 0 … 4294967295; signed is a way to print or to read it.
 */

export const MAX_UINT32 = 0xffffffff;

/** HRESULT facility 7, FACILITY_WIN32 (winerror.h): the HRESULT carries a Win32 code in its low 16 bits. */
export const FACILITY_WIN32 = 7;

/** True for a whole number that fits in 32 bits, unsigned. */
export function isUint32(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= MAX_UINT32;
}

/** Unsigned reading of a signed or unsigned 32-bit number: -2147024891 → 2147942405. */
export function toUnsigned(value: number): number {
  return value >>> 0;
}

/** Signed reading of an unsigned 32-bit number: 2147942405 → -2147024891. */
export function toSigned(value: number): number {
  return value | 0;
}

/** Shortest hexadecimal form, capital digits: 13803 → "0x35EB". */
export function toHex(value: number): string {
  return `0x${toUnsigned(value).toString(16).toUpperCase()}`;
}

/** Hexadecimal form with eight capital digits: 13803 → "0x000035EB". */
export function toHex8(value: number): string {
  return `0x${toUnsigned(value).toString(16).toUpperCase().padStart(8, '0')}`;
}

/** The code field: the low 16 bits ([MS-ERREF] 2.1). */
export function codeField(value: number): number {
  return value & 0xffff;
}

/** The facility of an HRESULT: bits 16 to 26 ([MS-ERREF] 2.1). */
export function facility(hresult: number): number {
  return (hresult >>> 16) & 0x7ff;
}

/** True where the severity bit (31) of an HRESULT says failure ([MS-ERREF] 2.1). */
export function isFailure(hresult: number): boolean {
  return hresult >>> 31 === 1;
}

/**
 * HRESULT_FROM_WIN32 (winerror.h): a Win32 code, decimal, as an unsigned HRESULT. 0 stays 0 (S_OK); a value
 * that is negative as a signed number is an HRESULT already and stays as it is.
 */
export function hresultFromWin32(code: number): number {
  if (toSigned(code) <= 0) return toUnsigned(code);
  return (0x80000000 | (FACILITY_WIN32 << 16) | codeField(code)) >>> 0;
}

/**
 * The Win32 code that a number carries: the number itself below 65536, or the code field of a failing HRESULT
 * with facility 7. Anything else carries none: undefined.
 */
export function win32FromNumber(value: number): number | undefined {
  if (!isUint32(value)) return undefined;
  if (value <= 0xffff) return value;
  // Bits 27 to 30 must be clear too: 0xC007xxxx is NTSTATUS_FROM_WIN32, another wrapper.
  return value >>> 16 === 0x8007 ? codeField(value) : undefined;
}

/** The printed forms of one Win32 code, as a page and a ticket show them. */
export interface NumberForms {
  readonly decimal: string;
  readonly hex: string;
  readonly hresult: string;
  readonly signed: string;
  readonly unsigned: string;
}

/** Win32 code, decimal → its printed forms; signed and unsigned are those of its HRESULT. */
export function numberForms(code: number): NumberForms {
  const hresult = hresultFromWin32(code);
  return {
    decimal: String(code),
    hex: toHex(code),
    hresult: toHex8(hresult),
    signed: String(toSigned(hresult)),
    unsigned: String(hresult),
  };
}
