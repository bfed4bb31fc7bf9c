/**
 * Any text, a log of any length → the error codes in it, with line and column, once each in order of first occurrence.
 * Linear in the length of the text: one pass over the words of each line, and a bounded look around each number.
 * Success (0) is no finding.
 */

import { negate, ntstatusFromHresult, parseDecimal, parseHex, statusBits, FACILITY_WIN32 } from '../model/number.ts';
import type { Reading } from './answer.ts';
import { cueOf, LOOK_AHEAD, LOOK_BEHIND, ruledOutAfter, saysFailure, wordsBefore, type Cue, type Words } from './decode-cues.ts';
import { beginsWithMessage, endsWithMessage } from './message-beside.ts';
import type { Index, Shard } from './shards.ts';
import { endOfParameters, firstParameter, isOfException, labelledParameter, stopCodeAfter, type Placed } from './stop-codes.ts';
import { isDefined } from './targets.ts';
import { speaksOfBugCheck, speaksOfRemoteAccess } from './topics.ts';
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
  /** shards that are not loaded and would find symbolic names, or tell whether a number stands beside its own message */
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
  const undecided: Undecided = { messages: false };
  const scan = lineScanner(index, undecided);
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
      const useful = [
        ['names', true],
        ['hresults', true],
        ['messages', undecided.messages],
      ] as const;
      const needs = useful.flatMap(([shard, isUseful]) => (isUseful && index[shard] === undefined ? [shard] : []));
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

/**
 * Numbers that Windows Installer gives its own messages ("Error 1722. There is a problem …"); not Win32 codes: 1000 to 1999
 * are those of packages, from 2000 on internal ones ("Windows Installer Error Messages").
 */
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

/** What a shard that is not loaded would decide. */
interface Undecided {
  messages: boolean;
}

type LineScanner = (line: string, number: number, into: Occurrence[]) => void;

/** What a number in a line is taken for: its value and how it was read; undefined: no code. */
interface Found {
  readonly value: number;
  readonly expected: ExpectedSpace;
  readonly steps: readonly string[];
  /** a minus sign in front belongs to it */
  readonly signed?: true;
}

/** The parameters of a stop code stand this many lines below it at most. */
const LINES_OF_PARAMETERS = 40;

function lineScanner(index: Index, undecided: Undecided): LineScanner {
  const readings = new Map<string, Reading | undefined>();
  /** column of sc-win32-status in a W3C log, counted from 0; undefined outside such a log */
  let win32Column: number | undefined;
  /** the line before ended with "… error:", and this one may be its number */
  let announced = false;
  /** the last line with a stop code whose first parameter is an exception code */
  let exceptionLine = -Infinity;

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
      if (!isNumber && (text.length < 4 || text.length > 80)) continue;
      const end = start + text.length;
      if (!isNumber && mayLabelStopCode(code)) {
        const stop = stopCodeAfter(line, text, end);
        if (stop && isDefined(index, 'bugcheck', stop.value)) {
          placed(stop, 'bugcheck', 'stop code');
          continue;
        }
        const parameter = number - exceptionLine <= LINES_OF_PARAMETERS ? labelledParameter(index, line, text, end) : undefined;
        if (parameter) {
          placed(parameter, 'ntstatus', 'first parameter of the stop code');
          continue;
        }
      }
      const found =
        isNumber || isBareHex(text) ? numberAt(index, undecided, context, line, start, text, last) : nameAt(index, line, end, text);
      if (found === undefined) continue;
      const from = found.signed === true ? start - 1 : start;
      const read = report(found, from, line.slice(from, end));
      last = { end, page: read?.win32 };
      if (found.expected === 'bugcheck') afterStopCode(found.value, end);
    }

    function placed({ value, start, text }: Placed, expected: 'bugcheck' | 'ntstatus', step: string): void {
      report({ value, expected, steps: [`${step} ${text}`] }, start, text);
      WORD.lastIndex = start + text.length;
      if (expected === 'bugcheck') afterStopCode(value, start + text.length);
    }

    /** Of the parameters in brackets after a stop code only the code of an exception is one. */
    function afterStopCode(value: number, end: number): void {
      exceptionLine = isOfException(value) ? number : -Infinity;
      const parameter = isOfException(value) ? firstParameter(index, line, end) : undefined;
      if (parameter) placed(parameter, 'ntstatus', 'first parameter of the stop code');
      WORD.lastIndex = endOfParameters(line, end) ?? WORD.lastIndex;
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

/** A, B and P in both cases: the letters that the labels of stop codes and of their parameters begin with. */
function mayLabelStopCode(code: number): boolean {
  const small = code >= 97 ? code : code + 32;
  return small === 97 || small === 98 || small === 112;
}

/** A symbolic name in the spelling of the tables. */
function nameAt(index: Index, line: string, end: number, text: string): Found | undefined {
  if (!text.includes('_') && !text.startsWith('WSA')) return undefined;
  const entry = index.names?.table.bySpelling.get(text) ?? index.hresults?.table.bySpelling.get(text);
  if (entry === undefined || entry.value === 0) return undefined;
  if (entry.space === 'bugcheck') {
    // FILE_SYSTEM and SETUP_FAILURE are names of many things; with three words a name is a stop code's alone.
    const own =
      text.split('_').length > 2 ||
      speaksOfBugCheck(line) ||
      parseHex(/^ \(([0-9a-f]{1,8})\)/i.exec(line.slice(end, end + 12))?.[1] ?? '') === entry.value;
    return own ? { value: entry.value, expected: 'bugcheck', steps: [`stop code ${text}`] } : undefined;
  }
  return { value: entry.value, expected: entry.value <= 0xffff ? entry.space : undefined, steps: [`symbolic name ${text}`] };
}

type Previous = { readonly end: number; readonly page: number | undefined } | undefined;

function numberAt(
  index: Index,
  undecided: Undecided,
  context: string,
  line: string,
  start: number,
  text: string,
  last: Previous,
): Found | undefined {
  const end = start + text.length;
  if (/^0x/i.test(text)) return hexAt(index, undecided, line, start, text, last);
  const isDecimal = /^[0-9]+$/.test(text);
  if (!isDecimal && !(text.length === 8 && /^[0-9a-f]+$/i.test(text))) return undefined;
  if (isPartOfMore(line, start, end)) return undefined;
  if (text.length === 8 && /^[89a-f]/i.test(text)) return bareHexAt(index, line, start, text, isDecimal);
  return isDecimal ? decimalAt(index, undecided, context, line, start, text, last) : undefined;
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

/**
 * True where the number stands in brackets after its own system message, or in front of it. Where the messages are not
 * loaded: in brackets after a sentence, in a line that says failure, a code that people meet often.
 */
function isBesideMessage(index: Index, undecided: Undecided, line: string, start: number, end: number, value: number): boolean {
  const inBrackets = '(['.includes(line.charAt(start - 1) || ' ') && ')]'.includes(line.charAt(end) || ' ');
  if (!inBrackets && !' .:(['.includes(line.charAt(end) || '\n')) return false;
  const place = index.core.values.win32.placeOf.get(value) ?? -1;
  if (index.messages === undefined) {
    const before = inBrackets ? line.slice(Math.max(0, start - LOOK_BEHIND), start - 1).trimEnd() : '';
    if (inBrackets || /^\s?[.:(]/.test(line.slice(end, end + 2))) undecided.messages = true;
    return inBrackets && before.endsWith('.') && /\b(?:fail(?:ed|ure)?|error|cannot)\b/i.test(before) && index.core.names[place] !== '';
  }
  const message = index.messages.win32[place] ?? '';
  if (message === '') return false;
  return inBrackets
    ? endsWithMessage(line.slice(Math.max(0, start - 1 - message.length - 100), start - 1), message)
    : beginsWithMessage(line.slice(end, end + message.length + 30), message);
}

function hexAt(index: Index, undecided: Undecided, line: string, start: number, text: string, last: Previous): Found | undefined {
  const digits = text.slice(2).replace(/u?l{0,2}$/i, '');
  const value = digits.length > 8 && !/^f{8}[89a-f]/i.test(digits) && !/^0{8}[0-9a-f]{8}$/i.test(digits) ? undefined : parseHex(digits);
  if (value === undefined || value === 0) return undefined;
  const wide = digits.length > 8;
  const words = wordsBefore(around(line, start));
  const said = cueOf(words);
  const after = line.slice(start + text.length, start + text.length + LOOK_AHEAD);
  if (said === 'bugcheck' && isDefined(index, 'bugcheck', value)) return { value, expected: 'bugcheck', steps: [`stop code ${text}`] };
  const cue = said === 'bugcheck' ? 'none' : said;
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
  const known = isDefined(index, 'win32', value);
  // "… failed: The device is not ready. (0x15)"
  const closing = words.gap.endsWith('(') && words.lead.endsWith('.') && after.startsWith(')') && saysFailure(line);
  if (
    !isStrong(cue) &&
    !closing &&
    !(cue === 'code' && words.lastWord !== 'reason') &&
    !(known && isBesideMessage(index, undecided, line, start, start + text.length, value))
  )
    return undefined;
  if (cue === 'hresult' && isDefined(index, 'hresult', value)) return { ...found, expected: 'hresult' };
  return known ? { ...found, expected: 'win32' } : undefined;
}

function bareHexAt(index: Index, line: string, start: number, text: string, isDecimal: boolean): Found | undefined {
  const value = parseHex(text);
  if (value === undefined) return undefined;
  const before = around(line, start);
  const said = cueOf(wordsBefore(before));
  if (said === 'bugcheck' && isDefined(index, 'bugcheck', value)) return { value, expected: 'bugcheck', steps: [`stop code ${text}`] };
  const cue = said === 'bugcheck' ? 'none' : said;
  if (cue === 'no-code' || !(isKnownStatus(index, value) || (isStrong(cue) && !isDecimal))) return undefined;
  if (isDecimal && cue === 'none' && !/\b(?:p[0-9]{1,2}|sig\[[0-9]\]\.value|fatal|warning)\b[:=.\s]*$/i.test(before)) return undefined;
  return { value, expected: undefined, steps: [`hexadecimal without 0x ${text}`] };
}

function decimalAt(
  index: Index,
  undecided: Undecided,
  context: string,
  line: string,
  start: number,
  text: string,
  last: Previous,
): Found | undefined {
  if (text.length > 10) return undefined;
  const before = line.charAt(start - 1);
  if (text.length >= 9) return largeDecimalAt(index, line, start, text, before === '-' || before === '\u2013' || before === '\u2212');
  if (text.length > 5 || before === '-' || before === '\u2013' || before === '\u2212') return undefined;
  const value = parseDecimal(text);
  if (value === undefined || value === 0 || (text.length > 1 && text.startsWith('0'))) return undefined;
  return smallDecimalAt(index, undecided, context, line, start, text, value, last);
}

function largeDecimalAt(index: Index, line: string, start: number, text: string, signed: boolean): Found | undefined {
  const magnitude = parseDecimal(text);
  const value = magnitude === undefined ? undefined : signed ? negate(magnitude) : magnitude;
  if (value === undefined || value <= 0x7fffffff || FLAG_VALUES.has(value)) return undefined;
  const cue = cueOf(wordsBefore(around(line, signed ? start - 1 : start)));
  if (
    cue === 'no-code' ||
    !(isKnownStatus(index, value) || isStrong(cue) || (signed && cue === 'exit')) ||
    ruledOutAfter(line.slice(start + text.length, start + text.length + LOOK_AHEAD))
  )
    return undefined;
  return signed
    ? { value, expected: undefined, steps: [`signed decimal -${text}`], signed }
    : { value, expected: undefined, steps: [`unsigned decimal ${text}`] };
}

function smallDecimalAt(
  index: Index,
  undecided: Undecided,
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

  const installer = words.lead.endsWith('return value') ? index.core.installerStatuses.get(value) : undefined;
  // Status 1 and 5 stand for success.
  if (installer !== undefined && installer !== 0 && /^\.?(?:\s|$)/.test(after)) {
    return { value: installer, expected: 'win32', steps: [`Windows Installer's action status ${value}`] };
  }
  if (words.lastWord === 'bugcheckcode' && isDefined(index, 'bugcheck', value))
    return { value, expected: 'bugcheck', steps: [`field BugcheckCode ${text}`] };
  const ras = isDefined(index, 'ras', value) && speaksOfRemoteAccess(line);
  if ((!known && !ras) || ruledOutAfter(after)) return undefined;
  if (before.endsWith('%%')) return /\berror\b|terminated/.test(words.lead) || line.includes('Service Control Manager') ? found : undefined;
  if (words.lastWord === 'errno') return value >= 10000 ? found : undefined;

  const cue = cueOf(words);
  const end = start + text.length;
  if (!isTrusted(cue, value, line, words, after))
    return cue !== 'no-code' && known && isBesideMessage(index, undecided, line, start, end, value) ? found : undefined;
  if (isInstallerMessage(value, before, words.gap, after))
    return isBesideMessage(index, undecided, line, start, end, value) ? found : undefined;
  if (ras) return { value, expected: 'ras', steps: [`Remote Access ${text}`] };
  if (isRasNumber(value) && speaksOfRemoteAccess(line)) return undefined;
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
    case 'bugcheck':
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
function isRasNumber(value: number): boolean {
  return value >= RAS_ERRORS.first && value <= RAS_ERRORS.last;
}
