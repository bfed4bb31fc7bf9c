/**
 * Any text, a log of any length → the error codes in it, with line and column, once each in order of first occurrence.
 * Linear in the length of the text: one pass over the words of each line, and a bounded look around each number.
 * Success (0) is no finding.
 */

import { negate, ntstatusFromHresult, parseDecimal, parseHex, statusBits, FACILITY_WIN32 } from '../model/number.ts';
import type { Reading } from './answer.ts';
import { cueOf, LOOK_AHEAD, LOOK_BEHIND, ruledOutAfter, saysFailure, wordsBefore, type Cue, type Words } from './decode-cues.ts';
import type { Index, Shard } from './shards.ts';
import { isDefined } from './targets.ts';
import { readValue, type ExpectedSpace } from './value-readings.ts';

export interface Occurrence {
  /** from 1 */
  readonly line: number;
  /** from 1, in UTF-16 units */
  readonly column: number;
  /** as it stands in the text */
  readonly text: string;
  readonly reading: Reading;
}

export interface FoundCode {
  readonly reading: Reading;
  readonly count: number;
  readonly first: Occurrence;
  /** lines that have it, each once, in order */
  readonly lines: readonly number[];
}

export interface DecodedLog {
  readonly occurrences: readonly Occurrence[];
  /** in order of first occurrence */
  readonly codes: readonly FoundCode[];
  /** how many lines were read */
  readonly lines: number;
  /** shards that are not loaded and would find symbolic names */
  readonly needs: readonly Exclude<Shard, 'core'>[];
}

export interface LogDecoder {
  /** Reads the next piece of the text; it may end inside a line. */
  feed(chunk: string): void;
  /** Reads what is left and tells what was found. */
  end(): DecodedLog;
}

/** Finds the codes of a whole text at once. */
export function decodeLog(text: string, index: Index): DecodedLog {
  const decoder = logDecoder(index);
  decoder.feed(text);
  return decoder.end();
}

/** A decoder to be fed piece by piece, so that a page can breathe between the pieces. */
export function logDecoder(index: Index): LogDecoder {
  const scan = lineScanner(index);
  const occurrences: Occurrence[] = [];
  let lines = 0;
  let rest: string[] = [];
  const read = (line: string): void => {
    lines += 1;
    scan(line, lines, occurrences);
  };
  return {
    feed(chunk) {
      let start = 0;
      for (let end = chunk.indexOf('\n'); end >= 0; end = chunk.indexOf('\n', start)) {
        rest.push(chunk.slice(start, end));
        read(rest.length === 1 ? (rest[0] ?? '') : rest.join(''));
        rest = [];
        start = end + 1;
      }
      if (start < chunk.length) rest.push(chunk.slice(start));
    },
    end() {
      if (rest.length > 0) read(rest.join(''));
      rest = [];
      const loaded = { names: index.names, hresults: index.hresults };
      const needs = (['names', 'hresults'] as const).filter((shard) => loaded[shard] === undefined);
      return { occurrences, codes: countCodes(occurrences), lines, needs };
    },
  };
}

function countCodes(occurrences: readonly Occurrence[]): readonly FoundCode[] {
  const found = new Map<string, { reading: Reading; count: number; first: Occurrence; lines: number[] }>();
  for (const occurrence of occurrences) {
    const { target } = occurrence.reading;
    const key = `${target.space} ${target.value}`;
    const known = found.get(key);
    if (known === undefined) found.set(key, { reading: occurrence.reading, count: 1, first: occurrence, lines: [occurrence.line] });
    else {
      known.count += 1;
      if (known.lines.at(-1) !== occurrence.line) known.lines.push(occurrence.line);
    }
  }
  return [...found.values()];
}

/** Windows Installer's status of an ended action → the Win32 code that a custom action returns for it ("Custom Action Return Values"). */
const INSTALLER_STATUS: ReadonlyMap<number, number> = new Map([
  [2, 1602],
  [3, 1603],
  [4, 1604],
]);

/** Numbers that Windows Installer gives its own messages ("Error 1722. There is a problem …"); not Win32 codes. */
const INSTALLER_MESSAGES = { first: 1101, last: 3002 } as const;
/** Numbers of the Remote Access service, which Win32 gave to other failures (raserror.h). */
const RAS_ERRORS = { first: 600, last: 999 } as const;
/** cmd.exe's exit code for a command that it does not find; as a Win32 code it would be a DNS response. */
const CMD_NOT_FOUND = 9009;
/** Exit codes below are the program's own convention: 1, 2, 16, 128, 255. */
const FIRST_TELLING_EXIT_CODE = 256;
/** Results below may be those of HTTP, or a count. */
const FIRST_TELLING_RESULT = 600;
/** Values that are flags, predefined registry keys or "all bits" more often than statuses. */
const FLAG_VALUES = new Set([0x80000000, 0x80000001, 0x80000002, 0x80000003, 0x80000004, 0x80000005, 0x80000006, 0xc0000000, 0xffffffff]);

/** A line that ends so is continued by a number on the next. */
const ANNOUNCEMENT = /\berror(?: code| number)?\s*:\s*$/i;
const WORD = /[A-Za-z0-9_]+/g;
const ZERO = 48;
const NINE = 57;

type LineScanner = (line: string, number: number, into: Occurrence[]) => void;

/** What a number in a line is taken for: its value and how it was read; undefined: no code. */
interface Found {
  readonly value: number;
  readonly expected: ExpectedSpace;
  readonly steps: readonly string[];
  /** a minus sign in front belongs to it */
  readonly signed?: true;
}

function lineScanner(index: Index): LineScanner {
  const readings = new Map<string, Reading | undefined>();
  /** column of sc-win32-status in a W3C log, counted from 0; undefined outside such a log */
  let win32Column: number | undefined;
  /** the line before ended with "… error:", and this one may be its number */
  let announced = false;

  function reading({ value, expected, steps }: Found, text: string): Reading | undefined {
    const key = `${text} ${value} ${expected ?? ''}`;
    if (!readings.has(key)) readings.set(key, readValue(index, value, steps, expected)[0]);
    return readings.get(key);
  }

  return (line, number, into) => {
    if (line.startsWith('#Fields:')) {
      const column = line.slice('#Fields:'.length).trim().split(/\s+/).indexOf('sc-win32-status');
      win32Column = column < 0 ? undefined : column;
      return;
    }
    if (win32Column !== undefined && /^[0-9]{4}-[0-9]{2}-[0-9]{2} /.test(line)) {
      scanW3c(line, win32Column, (found, column, text) => report(found, column, text));
      return;
    }
    const context = announced ? 'error: ' : '';
    if (line.trim() !== '') announced = ANNOUNCEMENT.test(line.slice(-LOOK_BEHIND));
    let last: { readonly end: number; readonly page: number | undefined } | undefined;
    WORD.lastIndex = 0;
    for (let match = WORD.exec(line); match !== null; match = WORD.exec(line)) {
      const text = match[0];
      const start = match.index;
      const code = text.charCodeAt(0);
      const isNumber = code >= ZERO && code <= NINE;
      if (!isNumber && (text.length < 5 || text.length > 80)) continue;
      const found = isNumber || isBareHex(text) ? numberAt(index, context, line, start, text, last) : nameAt(index, text);
      if (found === undefined) continue;
      const from = found.signed === true ? start - 1 : start;
      const read = report(found, from, line.slice(from, start + text.length));
      last = { end: start + text.length, page: read?.win32 };
    }

    function report(found: Found, column: number, text: string): Reading | undefined {
      const read = reading(found, text);
      if (read) into.push({ line: number, column: column + 1, text, reading: read });
      return read;
    }
  };
}

/** A data line of a W3C extended log (IIS): one column is a Win32 code, all others are none. */
function scanW3c(line: string, column: number, report: (found: Found, column: number, text: string) => void): void {
  let start = 0;
  for (let field = 0; field < column; field += 1) {
    const space = line.indexOf(' ', start);
    if (space < 0) return;
    start = space + 1;
  }
  const text = /^[0-9]+/.exec(line.slice(start, start + 12))?.[0] ?? '';
  const value = parseDecimal(text);
  if (value !== undefined && value !== 0)
    report({ value, expected: value <= 0xffff ? 'win32' : undefined, steps: ['field sc-win32-status'] }, start, text);
}

/** "c0000005": eight hexadecimal digits that begin with a letter and have a digit. */
function isBareHex(text: string): boolean {
  return text.length === 8 && /^[a-f][0-9a-f]{7}$/i.test(text) && /[0-9]/.test(text);
}

/** A symbolic name in the spelling of the tables. */
function nameAt(index: Index, text: string): Found | undefined {
  if (!text.includes('_') && !text.startsWith('WSA')) return undefined;
  const entry = index.names?.table.bySpelling.get(text) ?? index.hresults?.table.bySpelling.get(text);
  if (entry === undefined || entry.value === 0) return undefined;
  return { value: entry.value, expected: entry.value <= 0xffff ? entry.space : undefined, steps: [`symbolic name ${text}`] };
}

type Previous = { readonly end: number; readonly page: number | undefined } | undefined;

function numberAt(index: Index, context: string, line: string, start: number, text: string, last: Previous): Found | undefined {
  const end = start + text.length;
  if (/^0x/i.test(text)) return hexAt(index, line, start, text, last);
  const isDecimal = /^[0-9]+$/.test(text);
  if (!isDecimal && !(text.length === 8 && /^[0-9a-f]+$/i.test(text))) return undefined;
  if (isPartOfMore(line, start, end)) return undefined;
  if (text.length === 8 && /^[89a-f]/i.test(text)) return bareHexAt(index, line, start, text, isDecimal);
  return isDecimal ? decimalAt(index, context, line, start, text, last) : undefined;
}

/** True where the characters next to a number make it a piece of a date, time, version, address, path or GUID. */
function isPartOfMore(line: string, start: number, end: number): boolean {
  const before = line.charAt(start - 1);
  const beforeThat = line.charAt(start - 2);
  const after = line.charAt(end);
  const afterThat = line.charAt(end + 1);
  if (/[./\\@$+&]/.test(before) && beforeThat !== '' && !/\s/.test(beforeThat)) return true;
  if (/[./\\@$~]/.test(before)) return true;
  if (before === '-' && /[\w)\]}.]/.test(beforeThat)) return true;
  if (/[:,]/.test(before) && /[0-9]/.test(beforeThat)) return true;
  if (before === '{') return true;
  if (/[.:,/]/.test(after) && /[0-9]/.test(afterThat)) return true;
  if (/[-/\\@]/.test(after) && /[\w{]/.test(afterThat)) return true;
  return after === '%' || after === '$' || after === '\\';
}

/** True where a table or a wrapper knows the value as a failure or a status of its own. */
function isKnownStatus(index: Index, value: number): boolean {
  const bits = statusBits(value);
  if (isDefined(index, 'ntstatus', value) || isDefined(index, 'hresult', value)) return true;
  if (bits.facility === FACILITY_WIN32 && bits.severity >= 2) return isDefined(index, 'win32', bits.code) && bits.code !== 0;
  const inside = ntstatusFromHresult(value);
  return inside !== undefined && bits.severity === 3 && isDefined(index, 'ntstatus', inside);
}

/** Words that name what a call gave back. */
const SAYS_RESULT = new Set(['result', 'code', 'status', 'returned', 'returns', 'failed']);

/** True for words that announce an error number and nothing else. */
function isStrong(cue: Cue): boolean {
  return cue === 'win32' || cue === 'error' || cue === 'hresult' || cue === 'ntstatus';
}

const around = (line: string, start: number): string => line.slice(Math.max(0, start - LOOK_BEHIND), start);

function hexAt(index: Index, line: string, start: number, text: string, last: Previous): Found | undefined {
  const digits = text.slice(2).replace(/u?l{0,2}$/i, '');
  const value = digits.length > 8 && !/^f{8}[89a-f]/i.test(digits) && !/^0{8}[0-9a-f]{8}$/i.test(digits) ? undefined : parseHex(digits);
  if (value === undefined || value === 0) return undefined;
  const wide = digits.length > 8;
  const words = wordsBefore(around(line, start));
  const cue = cueOf(words);
  const after = line.slice(start + text.length, start + text.length + LOOK_AHEAD);
  if (cue === 'no-code' || /^[-`][0-9a-f]/i.test(after)) return undefined;
  const found: Found = { value, expected: undefined, steps: [`hexadecimal ${text}`] };
  if (value > 0x7fffffff) {
    if (cue === 'none' && (FLAG_VALUES.has(value) || wide)) return undefined;
    if (isKnownStatus(index, value)) return found;
    return !wide && !FLAG_VALUES.has(value) && (isStrong(cue) || cue === 'exit' || (cue === 'code' && SAYS_RESULT.has(words.lastWord)))
      ? found
      : undefined;
  }
  if (value > 0xffff)
    return cue !== 'none' && !wide && (isDefined(index, 'ntstatus', value) || isDefined(index, 'hresult', value)) ? found : undefined;
  if (wide) return undefined;
  // "ERROR 5 (0x00000005)": the same code twice.
  if (last?.page === value && start - last.end <= 4) return { ...found, expected: 'win32' };
  if (/\b(?:bug ?check|stop:?)\b[^;]{0,30}$/i.test(words.lead.slice(-60)) || ruledOutAfter(after)) return undefined;
  // "… failed: The device is not ready. (0x15)"
  const closing = words.gap.endsWith('(') && words.lead.endsWith('.') && after.startsWith(')') && saysFailure(line);
  if (!isStrong(cue) && !closing && !(cue === 'code' && words.lastWord !== 'reason')) return undefined;
  if (cue === 'hresult' && isDefined(index, 'hresult', value)) return { ...found, expected: 'hresult' };
  return isDefined(index, 'win32', value) ? { ...found, expected: 'win32' } : undefined;
}

function bareHexAt(index: Index, line: string, start: number, text: string, isDecimal: boolean): Found | undefined {
  const value = parseHex(text);
  if (value === undefined) return undefined;
  const before = around(line, start);
  const cue = cueOf(wordsBefore(before));
  if (cue === 'no-code' || !(isKnownStatus(index, value) || (isStrong(cue) && !isDecimal))) return undefined;
  if (isDecimal && cue === 'none' && !/\b(?:p[0-9]{1,2}|sig\[[0-9]\]\.value|fatal|warning)\b[:=.\s]*$/i.test(before)) return undefined;
  return { value, expected: undefined, steps: [`hexadecimal without 0x ${text}`] };
}

function decimalAt(index: Index, context: string, line: string, start: number, text: string, last: Previous): Found | undefined {
  if (text.length > 10) return undefined;
  const before = line.charAt(start - 1);
  if (text.length >= 9) return largeDecimalAt(index, line, start, text, before === '-' || before === '\u2013' || before === '\u2212');
  if (text.length > 5 || before === '-' || before === '\u2013' || before === '\u2212') return undefined;
  const value = parseDecimal(text);
  if (value === undefined || value === 0 || (text.length > 1 && text.startsWith('0'))) return undefined;
  return smallDecimalAt(index, context, line, start, text, value, last);
}

function largeDecimalAt(index: Index, line: string, start: number, text: string, signed: boolean): Found | undefined {
  const magnitude = parseDecimal(text);
  const value = magnitude === undefined ? undefined : signed ? negate(magnitude) : magnitude;
  if (value === undefined || value <= 0x7fffffff || FLAG_VALUES.has(value)) return undefined;
  const cue = cueOf(wordsBefore(around(line, signed ? start - 1 : start)));
  if (
    cue === 'no-code' ||
    !(isKnownStatus(index, value) || isStrong(cue)) ||
    ruledOutAfter(line.slice(start + text.length, start + text.length + LOOK_AHEAD))
  )
    return undefined;
  return signed
    ? { value, expected: undefined, steps: [`signed decimal -${text}`], signed }
    : { value, expected: undefined, steps: [`unsigned decimal ${text}`] };
}

function smallDecimalAt(
  index: Index,
  context: string,
  line: string,
  start: number,
  text: string,
  value: number,
  last: Previous,
): Found | undefined {
  const after = line.slice(start + text.length, start + text.length + LOOK_AHEAD);
  const found: Found = { value, expected: 'win32', steps: [`decimal ${text}`] };
  const known = isDefined(index, 'win32', value);
  if (known && last?.page === value && start - last.end <= 4) return found;
  const near = around(line, start);
  // The words may stand at the end of the line before: "… terminated with the following error:", then "%%126".
  const before = /^[\s%]*$/.test(near) ? context + near : near;
  const words = wordsBefore(before.replace(/%%$/, ''));

  const installer = INSTALLER_STATUS.get(value);
  if (installer !== undefined && words.lead.endsWith('return value') && /^\.?(?:\s|$)/.test(after)) {
    return { value: installer, expected: 'win32', steps: [`Windows Installer's action status ${value}`] };
  }
  if (!known || ruledOutAfter(after)) return undefined;
  if (before.endsWith('%%')) return /\berror\b|terminated/.test(words.lead) || line.includes('Service Control Manager') ? found : undefined;
  if (words.lastWord === 'errno') return value >= 10000 ? found : undefined;

  const cue = cueOf(words);
  if (!isTrusted(cue, value, line, words, after)) return undefined;
  if (isInstallerMessage(value, before, words.gap, after) || isRasError(value, line)) return undefined;
  // "ERROR 4312 4980 Service": a level and two ids.
  if (cue === 'error' && /^\s+$/.test(words.gap) && /^\s+[0-9]+\b(?!\s*\()/.test(after)) return undefined;
  return found;
}

/** How much each cue is worth for a small decimal number. */
function isTrusted(cue: Cue, value: number, line: string, { lead, gap }: Words, after: string): boolean {
  switch (cue) {
    case 'win32':
    case 'error':
      return true;
    case 'exit':
      return value >= FIRST_TELLING_EXIT_CODE && value !== CMD_NOT_FOUND && !/\blink\.exe\b/.test(lead);
    case 'code':
      // "function returns 1355", "status 1168": more than an answer of HTTP and than a small count.
      if (/\b(?:status|returns|returned)$/.test(lead) && value >= FIRST_TELLING_RESULT) return true;
      // "failed (5)", "code: 5", "returned 5": with a separator, or in a line that says failure.
      return (
        !/\b(?:status|reason|http\S*)$/.test(lead) &&
        (lead.endsWith('failed') ? /[(:=,]/.test(gap) || after.startsWith(':') : saysFailure(line))
      );
    case 'hresult':
    case 'ntstatus':
    case 'none':
    case 'no-code':
      return false;
  }
}

/** "Error 1722. There is a problem with this Windows Installer package." and "Product: X -- Error 1316." */
function isInstallerMessage(value: number, before: string, gap: string, after: string): boolean {
  return (
    value >= INSTALLER_MESSAGES.first &&
    value <= INSTALLER_MESSAGES.last &&
    gap === ' ' &&
    (/DEBUG: Error $/.test(before) || (/(?:^|-- |: |\) |\] )Error $/.test(before) && /^\.(?:\s+[A-Z'"]|\s*$)/.test(after)))
  );
}

/** Failures of dial-up and VPN connections carry numbers of raserror.h. */
function isRasError(value: number, line: string): boolean {
  return (
    value >= RAS_ERRORS.first &&
    value <= RAS_ERRORS.last &&
    /\b(?:ras(?:client|dial|man|phone)?|remote access|dialed a connection|vpn)\b/i.test(line)
  );
}
