/**
 * Stop codes in a line of a log, where the forms of other codes don't fit: hexadecimal without 0x, and parameters.
 *
 *   BugCheck 9F, {3, ffff…}          BUGCHECK_CODE:  7e          BCCode: 1000007e
 *   0x0000007e (0xffffffffc0000005, 0xfffff80712345678, …)
 */

import { parseHex, statusBits } from '../model/number.ts';
import type { Index } from './shards.ts';
import { isDefined } from './targets.ts';

/** A number and where it stands, counted from 0. */
export interface Placed {
  readonly value: number;
  readonly start: number;
  readonly text: string;
}

/**
 * Bug checks whose first parameter is the code of the exception that nobody handled ("Bug Check Code Reference", 0x1E, 0x3B,
 * 0x7E, 0x8E, and the _M forms of the last two, which have the same parameters).
 */
const OF_EXCEPTIONS = new Set([0x1e, 0x3b, 0x7e, 0x8e, 0x1000007e, 0x1000008e]);

/** True where the first parameter of the bug check is an exception code. */
export function isOfException(bugCheck: number): boolean {
  return OF_EXCEPTIONS.has(bugCheck);
}

/** The words, right in front of the digits; what follows tells a code from a word. */
const LABELS = /^(?:bugcheck|bugcheck_code|bccode)$/i;
const CODE_AHEAD = /(?: code)?[\s:=]*([0-9a-f]{1,8})(?=,? ?\{|\s*$)/iy;

/** A stop code without 0x after its label; undefined where there is none. */
export function stopCodeAfter(line: string, label: string, end: number): Placed | undefined {
  if (!LABELS.test(label)) return undefined;
  CODE_AHEAD.lastIndex = end;
  const [match = '', digits = ''] = CODE_AHEAD.exec(line) ?? [];
  const value = parseHex(digits);
  return value === undefined || value === 0 ? undefined : { value, start: end + match.length - digits.length, text: digits };
}

const PARAMETERS = /,? ?[({]/y;
const FIRST_PARAMETER = /,? ?[({]\s*((?:0x)?[0-9a-f]{8,16})(?=\s*[,)}])/iy;
/** Four parameters with their separators are shorter. */
const LONGEST_PARAMETERS = 120;

/** Where the parameters after a stop code end; undefined where it has none. */
export function endOfParameters(line: string, end: number): number | undefined {
  PARAMETERS.lastIndex = end;
  if (!PARAMETERS.test(line)) return undefined;
  const close = /[)}]/.exec(line.slice(end, end + LONGEST_PARAMETERS));
  return close ? end + close.index : Math.min(line.length, end + LONGEST_PARAMETERS);
}

/** The exception code in the parameters that follow a stop code. */
export function firstParameter(index: Index, line: string, end: number): Placed | undefined {
  FIRST_PARAMETER.lastIndex = end;
  const [match = '', text = ''] = FIRST_PARAMETER.exec(line) ?? [];
  return exceptionCode(index, text, end + match.length - text.length);
}

const PARAMETER_LABELS = /^(?:bugcheckparameter1|bugcheck_p1|bcp1|arg1|parameter)$/i;
const PARAMETER_AHEAD = /(?: 1)?[\s:=">]*(?:[0-9a-f]{8}`)?((?:0x)?[0-9a-f]{8,16})(?![0-9a-f`])/iy;

/** The exception code after the label of a first parameter: BCP1, Arg1, BugcheckParameter1, "Parameter 1". */
export function labelledParameter(index: Index, line: string, label: string, end: number): Placed | undefined {
  if (!PARAMETER_LABELS.test(label)) return undefined;
  PARAMETER_AHEAD.lastIndex = end;
  const [match = '', text = ''] = PARAMETER_AHEAD.exec(line) ?? [];
  return exceptionCode(index, text, end + match.length - text.length);
}

/** A first parameter is shown where it is a defined status of severity error; else it is an address or a flag. */
function exceptionCode(index: Index, text: string, start: number): Placed | undefined {
  const value = parseHex(text.replace(/^0x/i, ''));
  if (value === undefined || statusBits(value).severity !== 3 || !isDefined(index, 'ntstatus', value)) return undefined;
  return { value, start, text };
}
