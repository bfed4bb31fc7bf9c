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

/** The facility as winerror.h's headers number it, up to 4095: bits 16 to 27 of an HRESULT or of an NTSTATUS. */
export function wideFacility(value: number): number {
  return (value >>> 16) & 0xfff;
}

/** The flag bits of a 32-bit status ([MS-ERREF] 2.1 and 2.3). */
export interface StatusBits {
  /** bits 30 and 31, as NTSTATUS reads them: 0 success, 1 informational, 2 warning, 3 error */
  readonly severity: 0 | 1 | 2 | 3;
  /** bit 29, C: made by someone other than Microsoft */
  readonly customer: boolean;
  /** bit 28, N: an NTSTATUS inside an HRESULT */
  readonly nt: boolean;
  /** bits 16 to 27 */
  readonly facility: number;
  /** the low 16 bits */
  readonly code: number;
}

/** Takes a 32-bit status apart. */
export function statusBits(value: number): StatusBits {
  return {
    severity: (value >>> 30) as StatusBits['severity'],
    customer: (value & 0x20000000) !== 0,
    nt: (value & 0x10000000) !== 0,
    facility: wideFacility(value),
    code: codeField(value),
  };
}

/** HRESULT_FROM_NT (winerror.h): an NTSTATUS with bit 28 set. */
export function hresultFromNtstatus(ntstatus: number): number {
  return (ntstatus | 0x10000000) >>> 0;
}

/** The NTSTATUS inside an HRESULT with bit 28 set; undefined where the bit is clear. */
export function ntstatusFromHresult(hresult: number): number | undefined {
  return (hresult & 0x10000000) === 0 ? undefined : (hresult & ~0x10000000) >>> 0;
}

/** NTSTATUS_FROM_WIN32 (ntstatus.h): a Win32 code with facility 7 and severity error: 5 → 0xC0070005. 0 and NTSTATUS values stay. */
export function ntstatusFromWin32(code: number): number {
  if (toSigned(code) <= 0) return toUnsigned(code);
  return (0xc0000000 | (FACILITY_WIN32 << 16) | codeField(code)) >>> 0;
}

const SIGN_EXTENSION = BigInt(0xffffffff) << 32n;

/** A whole number of any size → 32 bits: itself, or the low half of a 64-bit number that is a negative 32-bit one, sign extended. */
function narrow(big: bigint): number | undefined {
  if (big <= BigInt(MAX_UINT32)) return Number(big);
  return big - SIGN_EXTENSION > 0x7fffffffn && big - SIGN_EXTENSION <= BigInt(MAX_UINT32) ? Number(big - SIGN_EXTENSION) : undefined;
}

/**
 * Hexadecimal digits without prefix, any letter case → value. Sixteen digits are read where they are a sign-extended
 * 32-bit number ("FFFFFFFF80070005"). Anything else, or a number that needs more bits: undefined.
 */
export function parseHex(digits: string): number | undefined {
  const significant = /^[0-9a-f]{1,64}$/i.test(digits) ? digits.replace(/^0+(?=.)/, '') : undefined;
  return significant === undefined || significant.length > 16 ? undefined : narrow(BigInt(`0x${significant}`));
}

/**
 * Decimal digits → value, as unsigned 32 bits; also a sign-extended number printed as 64-bit unsigned
 * ("18446744071562067973" → 2147942405). Anything else, or a number that needs more bits: undefined.
 */
export function parseDecimal(digits: string): number | undefined {
  const significant = /^[0-9]{1,64}$/.test(digits) ? digits.replace(/^0+(?=.)/, '') : undefined;
  return significant === undefined || significant.length > 20 ? undefined : narrow(BigInt(significant));
}

/** Value of a negative 32-bit number from its magnitude: 2147024891 → 2147942405 (-2147024891). Over 2^31: undefined. */
export function negate(magnitude: number): number | undefined {
  return magnitude <= 0x80000000 ? toUnsigned(-magnitude) : undefined;
}

/** Compact text of a number in the lookup index, base 36: 13803 → "anf". */
export function toDigits36(value: number): string {
  return value.toString(36);
}

/** The number of a text made by {@link toDigits36}. */
export function fromDigits36(digits: string): number {
  return Number.parseInt(digits, 36);
}

/** The facility of an HRESULT as winerror.h's own macro HRESULT_FACILITY reads it: bits 16 to 28. */
export function facilityOfMacro(hresult: number): number {
  return (hresult >>> 16) & 0x1fff;
}

/** All 32 bits as digits, highest first. */
export function toBinary(value: number): string {
  return toUnsigned(value).toString(2).padStart(32, '0');
}
