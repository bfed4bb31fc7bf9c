/**
 * Any text → ranked readings. Pure: it asks the shards that are loaded and says which others could change the answer.
 * A reader's text never makes it throw; text that is no code gets an honest "nothing".
 */

import type { Answer, Certainty, CodeTarget, Reading } from './answer.ts';
import { cleanText, MAX_QUERY, withoutWrapping } from './clean-text.ts';
import { decodeLog } from './decode-log.ts';
import { readFilledMessage, readMisspeltMessage, readPartOfMessage, readWholeMessage, readWordsOfMessage } from './message-readings.ts';
import { isEquivalentName, readEquivalent, readMisspelt, readName, readPartOfName, readShortName, readStopName } from './name-readings.ts';
import { readNumber, type NumberReading } from './number-forms.ts';
import { DECIMAL_STOP_CODE, nameOfStop, readPhrase, type BoundNumber } from './phrases.ts';
import type { Index } from './shards.ts';
import { isDefined, NAMING_SHARD, nearestTo } from './targets.ts';
import { readValue, type ExpectedSpace, type Notation } from './value-readings.ts';

const ORDER = { sure: 0, likely: 1, possible: 2 } as const satisfies Record<Certainty, number>;

/** Reads a text in every way that makes sense, best reading first. */
export function resolve(text: string, index: Index): Answer {
  const query = pathSegment(cleanText(text));
  if (query === '') return { query, readings: [], nothing: { sentence: 'Nothing to read yet.', nearest: [] }, needs: [] };
  if (query.length > MAX_QUERY) {
    const sentence = `A text of more than ${MAX_QUERY} characters is no single code; the log decoder finds the codes in it.`;
    return { query: query.slice(0, MAX_QUERY), readings: [], nothing: { sentence, nearest: [] }, needs: [] };
  }
  const bare = withoutWrapping(query);
  const numbers = readNumber(bare);
  const phrase = numbers.length > 0 ? undefined : readPhrase(query);
  const numeric =
    numbers.length > 0 ? [...readNumbers(index, numbers, bare), ...readErrno(index, bare)] : phrase ? readBound(index, phrase) : [];
  const embedded = numbers.length > 0 || /^[A-Za-z]\w*$/.test(bare) ? [] : readEmbedded(index, query);
  const exact = merge([
    ...alone(numeric, embedded),
    ...embedded,
    ...(/[a-z]/i.test(bare) ? readWords(index, query, bare, [...numeric, ...embedded]) : []),
  ]);
  const readings = exact.length > 0 ? exact : /[a-z]/i.test(bare) ? approximate(index, query, bare) : [];
  return { query, readings, nothing: nothingFor(index, query, readings), needs: needsOf(index, bare, readings) };
}

/**
 * The Win32 code whose page to go to without asking: the one that all sure readings agree on.
 * @returns undefined where no reading is sure, or sure readings lead to different pages
 */
export function sureTarget(answer: Answer): number | undefined {
  const sure = answer.readings.filter((reading) => reading.certainty === 'sure');
  const pages = new Set(sure.map((reading) => reading.win32));
  const [page] = pages;
  return pages.size === 1 && sure.some((reading) => reading.target.space === 'win32') ? page : undefined;
}

/**
 * The reading whose page to go to without asking, of any space: the Win32 code of {@link sureTarget}, or the only code that is
 * read for sure.
 * @returns undefined where no reading is sure, or where sure readings differ
 */
export function sureReading(answer: Answer): Reading | undefined {
  const sure = answer.readings.filter((reading) => reading.certainty === 'sure');
  if (sureTarget(answer) !== undefined) return sure.find(({ target }) => target.space === 'win32');
  const [first] = sure;
  const same = sure.every(({ target }) => target.space === first?.target.space && target.value === first.target.value);
  return same && first?.target.space !== 'undefined' ? first : undefined;
}

/** Words that make the resolver read a number in the space of an address. */
const SPACE_WORDS: Readonly<Record<string, string>> = {
  win32: '',
  ntstatus: 'NTSTATUS ',
  hresult: 'HRESULT ',
  bugcheck: 'STOP ',
  ras: 'RAS error ',
};

/** "win32/0x35EB" → "0x35EB", "bugcheck/7e" → "STOP 7e": an address of this site, without its leading slash, as a text to read. */
function pathSegment(text: string): string {
  const [, space, number] = /^\/?(win32|ntstatus|hresult|bugcheck|ras)\/([^/\s]+)\/?$/i.exec(text) ?? [];
  return space === undefined || number === undefined ? text : `${SPACE_WORDS[space.toLowerCase()] ?? ''}${number}`;
}

/** Names and messages, from the exact to the approximate; stops where something was found. */
function readWords(index: Index, query: string, bare: string, numeric: readonly Reading[]): readonly Reading[] {
  const stop = nameOfStop(query);
  const elsewhere = readEquivalent(index, bare);
  const short = readShortName(index, bare);
  const named = [
    ...(stop === undefined ? [] : readStopName(index, withoutWrapping(stop))),
    ...readName(index, bare),
    ...(isEquivalentName(index, bare) ? [...elsewhere, ...short] : [...short, ...elsewhere]),
  ];
  const said = [...readWholeMessage(index, query), ...readFilledMessage(index, query)];
  const exact = [...named, ...said];
  if (exact.some((reading) => reading.certainty === 'sure') || numeric.length > 0) return exact;
  return [...exact, ...readPartOfName(index, bare), ...readPartOfMessage(index, query)];
}

/** The readings of the number that words bind, no longer sure where the text has another code as well. */
function alone(numeric: readonly Reading[], embedded: readonly Reading[]): readonly Reading[] {
  const known = new Set(numeric.flatMap((reading) => [reading.win32, reading.target.value]));
  const others = embedded.filter((reading) => !known.has(reading.win32) && !known.has(reading.target.value));
  return others.length === 0 ? numeric : lower(numeric, 'likely', `The text has ${others.length + 1} codes.`);
}

/** Names that are nearly the text, else messages that are, else messages that have most of its words. */
function approximate(index: Index, query: string, bare: string): readonly Reading[] {
  const names = merge(readMisspelt(index, bare));
  if (names.length > 0) return names;
  const messages = merge(readMisspeltMessage(index, query));
  return messages.length > 0 ? messages : merge(readWordsOfMessage(index, query));
}

/** The codes that stand somewhere in the text. */
function readEmbedded(index: Index, query: string): readonly Reading[] {
  const { codes } = decodeLog(query, index);
  return codes.map(({ reading, first }) => ({
    ...reading,
    certainty: codes.length === 1 ? reading.certainty : ('likely' as const),
    reason: codes.length === 1 ? `${first.text} is the only code in the text.` : `The text has ${codes.length} codes.`,
  }));
}

/** A small decimal number as an errno of the C runtime: 32 is EPIPE there. */
function readErrno(index: Index, text: string): readonly Reading[] {
  const name = /^[0-9]{1,2}$/.test(text) ? index.core.errno.get(Number(text)) : undefined;
  if (name === undefined) return [];
  return readEquivalent(index, name)
    .slice(0, 1)
    .map((reading) => ({
      ...reading,
      path: [`errno ${text} of the C runtime → ${name}`, ...reading.path],
      certainty: 'possible' as const,
      reason: `As an errno, ${text} is ${name}, and other codes become it too.`,
    }));
}

/** The number after words that say what it is. */
function readBound(index: Index, { number, binding, step }: BoundNumber): readonly Reading[] {
  if (binding === 'errno') {
    const value = Number(number);
    const name = index.core.errno.get(value);
    if (name !== undefined) {
      return readEquivalent(index, name).map((reading) => ({ ...reading, path: [`errno ${number} → ${name}`, ...reading.path] }));
    }
  }
  const expected: ExpectedSpace = binding === 'errno' ? 'win32' : binding;
  const steps = (reading: NumberReading): readonly string[] =>
    [`${step} ${number}`, reading.step].filter((one) => one !== 'read as decimal');
  const numbers = expected === 'bugcheck' ? asStopCode(index, readNumber(number), step) : readNumber(number);
  return numbers.flatMap((reading, order) =>
    // Printers and installers print small hexadecimal numbers too: only words that name a stop code make one of it.
    readValue(index, reading.value, steps(reading), expected, expected === 'bugcheck' ? notationOf(reading) : 'decimal').map((one) =>
      order === 0 ? one : { ...one, certainty: 'possible' as const },
    ),
  );
}

/** Blue screens and debuggers print stop codes in hexadecimal with and without 0x, the event's field BugcheckCode in decimal. */
function asStopCode(index: Index, numbers: readonly NumberReading[], step: string): readonly NumberReading[] {
  const decimal = step === DECIMAL_STOP_CODE;
  const rank = (reading: NumberReading): number =>
    (isDefined(index, 'bugcheck', reading.value) ? 0 : 2) + ((notationOf(reading) === 'decimal') === decimal ? 0 : 1);
  return numbers.toSorted((a, b) => rank(a) - rank(b));
}

function notationOf({ form }: NumberReading): Notation {
  return form === 'hex' || form === 'bare-hex' ? 'hexadecimal' : 'decimal';
}

/** Readings of a text that is a number and nothing else, over the ways to read its digits. */
function readNumbers(index: Index, numbers: readonly NumberReading[], text: string): readonly Reading[] {
  const ways = numbers.map((number) => ({
    number,
    readings: readValue(index, number.value, [number.step], undefined, notationOf(number)),
  }));
  const hasCode = (readings: readonly Reading[]): boolean => readings.some(({ target }) => target.space !== 'undefined');
  const defined = ways.filter(({ readings }) => hasCode(readings));
  // A short row of digits is decimal to nearly everyone, defined or not.
  const [first] = defined.length > 0 && !(numbers[0]?.form === 'decimal' && numbers[0].value <= 0xffff) ? defined : ways;
  return ways.flatMap(({ number, readings }) => {
    if (number !== first?.number) {
      // Letters that happen to be hexadecimal digits, and a magnitude of nothing, are noise beside a code.
      const noise = !hasCode(readings) && (number.form === 'magnitude' || /[a-f]/i.test(text));
      return noise ? [] : lower(readings, 'possible', otherWay(number, first?.number));
    }
    const certainty = trust(index, number, numbers, text);
    if (certainty === undefined) return [];
    return isPaddedStopCode(index, number, text) ? stopCodeFirst(readings) : lower(readings, certainty, undefined);
  });
}

/** "0x0000007E": blue screens print eight digits. The Win32 codes that people meet most of all are printed so as well. */
function isPaddedStopCode(index: Index, { value }: NumberReading, text: string): boolean {
  return /^0x0000[0-9a-f]{4}$/i.test(text) && isDefined(index, 'bugcheck', value) && !index.core.mostMet.has(value);
}

function stopCodeFirst(readings: readonly Reading[]): readonly Reading[] {
  const [stop, ...others] = readings.toSorted((a, b) => Number(b.target.space === 'bugcheck') - Number(a.target.space === 'bugcheck'));
  if (!stop) return readings;
  const reason = 'Blue screens and their events print a stop code with eight digits.';
  return [{ ...stop, certainty: 'likely', reason }, ...lower(others, 'likely', undefined)];
}

/** How far a way to read the digits can be trusted when it is the best one; undefined: not at all. */
function trust(index: Index, number: NumberReading, all: readonly NumberReading[], text: string): Certainty | undefined {
  const defined = ['win32', 'ntstatus', 'hresult'] as const;
  if (number.form === 'magnitude') return 'likely';
  if (number.form !== 'bare-hex') return 'sure';
  const digits = text.replace(/[^0-9a-f]/gi, '');
  const full = digits.length === 8 || digits.length === 16;
  if (!/[0-9]/.test(digits))
    return full ? 'likely' : defined.some((space) => isDefined(index, space, number.value)) ? 'possible' : undefined;
  if (full) return all.length > 1 && digits.startsWith('0') ? 'likely' : 'sure';
  if (all.length > 1) return 'likely';
  // A name may begin with a letter, and the names may not be loaded yet.
  const nameFree =
    /^[0-9]/.test(digits) || (index.names !== undefined && readName(index, text).length + readShortName(index, text).length === 0);
  return nameFree ? 'sure' : 'likely';
}

function otherWay(number: NumberReading, best: NumberReading | undefined): string {
  return number.form === 'bare-hex'
    ? 'The digits can be hexadecimal written without 0x.'
    : number.form === 'magnitude'
      ? 'The minus sign may be a dash.'
      : `The digits can be ${number.form === 'decimal' ? 'decimal' : 'signed'}; ${best?.form === 'bare-hex' ? 'as hexadecimal they are a known code' : 'the other reading is a known code'}.`;
}

function lower(readings: readonly Reading[], ceiling: Certainty, reason: string | undefined): readonly Reading[] {
  return readings.map((reading) => ({
    ...reading,
    certainty: ORDER[reading.certainty] < ORDER[ceiling] ? ceiling : reading.certainty,
    reason: reason ?? reading.reason,
  }));
}

/** Each target once, with its best reading; best certainty first, else in the order given. */
function merge(readings: readonly Reading[]): readonly Reading[] {
  const best = new Map<string, Reading>();
  for (const reading of readings) {
    const key = `${reading.target.space} ${reading.target.value}`;
    const known = best.get(key);
    if (known === undefined || ORDER[reading.certainty] < ORDER[known.certainty]) best.set(key, reading);
  }
  return [...best.values()].toSorted((a, b) => ORDER[a.certainty] - ORDER[b.certainty]);
}

function nothingFor(index: Index, query: string, readings: readonly Reading[]): Answer['nothing'] {
  if (readings.some(({ target }) => target.space !== 'undefined')) return undefined;
  const [number] = readings;
  if (number)
    return { sentence: `No table that we know defines ${query}.`, nearest: nearestTo(index, number.target.value) as readonly CodeTarget[] };
  return { sentence: 'No code, no symbolic name and no system message is like this text.', nearest: [] };
}

/** The shards that could add a name to what was found, or find more. */
function needsOf(index: Index, text: string, readings: readonly Reading[]): Answer['needs'] {
  const needs = new Set<Answer['needs'][number]>();
  for (const { target } of readings) {
    const shown = target.space === 'undefined' ? target.nearest : [target];
    for (const code of shown) {
      const shard = NAMING_SHARD[code.space];
      if (code.name === undefined && shard !== 'core') needs.add(shard);
    }
  }
  if (/^[0-9]{1,2}$/.test(text) && index.core.errno.has(Number(text))) needs.add('names');
  const words = /[a-z]{2}/i.test(text) && !/^[-+]?0x[0-9a-f]+$/i.test(text);
  if (words && !readings.some((reading) => reading.certainty === 'sure')) {
    for (const shard of ['names', 'hresults', 'messages', 'otherMessages'] as const) needs.add(shard);
  }
  const loaded = { names: index.names, hresults: index.hresults, messages: index.messages, otherMessages: index.otherMessages };
  return [...needs].filter((shard) => loaded[shard] === undefined);
}
