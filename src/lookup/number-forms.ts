/** Text that is one number → its 32-bit values, one per way to read it, likeliest first. */

import { cleanText, withoutWrapping } from './clean-text.ts';
import { negate, parseDecimal, parseHex, toHex, toHex8, toSigned } from '../model/number.ts';

export type NumberForm = 'decimal' | 'signed' | 'hex' | 'bare-hex' | 'negative-hex' | 'magnitude';

export interface NumberReading {
  /** unsigned */
  readonly value: number;
  readonly form: NumberForm;
  /** the step from the text to the value, in words; empty where the text is the value in plain decimal */
  readonly step: string;
}

/** Groups of digits as people and programs write them: 2,147,942,405 · 2 147 942 405 · 2'147'942'405 · 2_147_942_405. */
const GROUPED_DECIMAL = /^[0-9]{1,3}(?:([ ,.'_])[0-9]{3})(?:\1[0-9]{3})*$/;
/** 8007 0005 · 8007_0005 · 0x8007`0005 · ffffffff`80070005 */
const GROUPED_HEX = /^(?:[0-9a-f]{4}[ _`'][0-9a-f]{4}|[0-9a-f]{8}[_`'][0-9a-f]{8})$/i;
const C_SUFFIX = /(?<=[0-9a-f])(?:u?l{0,2}|l{1,2}u)$/i;

/**
 * Reads a whole text as a number. Several readings where the digits can be decimal or hexadecimal ("10061").
 * Empty where the text is no number or needs more than 32 bits.
 */
export function readNumber(text: string): readonly NumberReading[] {
  if (text.length > 100) return [];
  const sign = /^[-+]/.exec(text)?.[0] ?? '';
  const body = text.slice(sign.length).trim();
  return sign === '-' ? negative(body) : positive(body);
}

/** The likeliest value of a text that is one number in any form, as {@link readNumber} ranks them; undefined where it is none. */
export function readTypedNumber(text: string): number | undefined {
  return readNumber(withoutWrapping(cleanText(text)))[0]?.value;
}

function positive(body: string): readonly NumberReading[] {
  const hex = markedHex(body);
  if (hex !== undefined) return reading(parseHex(hex), 'hex');

  const ungrouped = GROUPED_DECIMAL.test(body) ? body.replace(/[^0-9]/g, '') : body;
  const decimal = /^[0-9]+$/.test(ungrouped.replace(C_SUFFIX, '')) ? ungrouped.replace(C_SUFFIX, '') : undefined;
  const bare = bareHex(ungrouped === body ? body : '');
  const asDecimal = decimal === undefined ? [] : reading(parseDecimal(decimal), 'decimal');
  const asHex = bare === undefined ? [] : reading(parseHex(bare), 'bare-hex').filter((hex) => hex.value !== asDecimal[0]?.value);
  return decimal !== undefined && /^0[0-9]{7}$/.test(decimal) ? [...asHex, ...asDecimal] : [...asDecimal, ...asHex];
}

function negative(body: string): readonly NumberReading[] {
  const hex = markedHex(body) ?? (/[a-f]/i.test(body) ? bareHex(body) : undefined);
  const decimal = GROUPED_DECIMAL.test(body) ? body.replace(/[^0-9]/g, '') : body.replace(C_SUFFIX, '');
  const magnitude = hex === undefined ? (/^[0-9]+$/.test(decimal) ? parseDecimal(decimal) : undefined) : parseHex(hex);
  if (magnitude === undefined) return [];
  const value = negate(magnitude);
  const signed = value === undefined || value === magnitude ? [] : reading(value, hex === undefined ? 'signed' : 'negative-hex');
  return [...signed, ...reading(magnitude, 'magnitude')];
}

/** The digits of hexadecimal that says so: 0x…, …h, &H…, $…, \x… */
function markedHex(body: string): string | undefined {
  const match =
    /^(?:0\s?x\s?|&h|\$|\\x|x')(.+)$/i.exec(body)?.[1] ?? /^([0-9][0-9a-f]*|[a-f][0-9a-f]*[0-9][0-9a-f]*|[a-f]{8})h$/i.exec(body)?.[1];
  if (match === undefined) return undefined;
  const digits = match.replace(/[&']$/, '').replace(/u?l{0,2}$/i, '');
  const joined = /^[0-9a-f]+(?:[ _`'][0-9a-f]+)*$/i.test(digits) ? digits.replace(/[ _`']/g, '') : digits;
  return /^[0-9a-f]+$/i.test(joined) ? joined : undefined;
}

/** The digits of hexadecimal that does not say so. */
function bareHex(body: string): string | undefined {
  const digits = GROUPED_HEX.test(body) ? body.replace(/[ _`']/g, '') : body.replace(/u?l{1,2}$/i, '');
  return /^[0-9a-f]{1,16}$/i.test(digits) ? digits : undefined;
}

function reading(value: number | undefined, form: NumberForm): readonly NumberReading[] {
  return value === undefined ? [] : [{ value, form, step: STEPS[form](value) }];
}

/** How each way of reading is told. */
const STEPS = {
  decimal: (value) => (value > 0xffff ? `read as unsigned decimal → ${toHex8(value)}` : 'read as decimal'),
  signed: (value) => `read as 32-bit signed → ${toHex8(value)}`,
  hex: (value) => (value > 0xffff ? `read as hexadecimal → ${toHex8(value)}` : `read as hexadecimal → ${value}`),
  'bare-hex': (value) => `read as hexadecimal without 0x → ${value > 0xffff ? toHex8(value) : `${toHex(value)} = ${value}`}`,
  'negative-hex': (value) => `read as a negative 32-bit number → ${toHex8(value)} (${toSigned(value)})`,
  magnitude: (value) => `read without the minus sign → ${value > 0xffff ? toHex8(value) : value}`,
} as const satisfies Record<NumberForm, (value: number) => string>;
