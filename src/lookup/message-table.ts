/** System messages → a table that finds them whole, with inserts filled in, or in part. */

import type { Insert } from './answer.ts';
import type { NumberSpace } from '../model/number-space.ts';
import { linesOf, linesWith } from './lines.ts';

/** %1, %2!s!, and the printf forms of the kernel's messages. %0, %n, %r, %t shape the text and stand for nothing. */
const PLACEHOLDER = /%(?:[1-9][0-9]?(?:![^!]{0,20}!)?|[-+#0 ]?[0-9]{0,3}(?:I64|I32|ll|l|h|w)?[cdiopsuxXSZ])/g;
const LAYOUT = /%[0nrt]/g;
/** {Access Denied}: the title of a kernel message box, which programs print or leave out. */
const CAPTION = /^\{([^{}]{1,80})\}\s*/;

const NOT_ASCII = /[^\0-\x7f]/;

/** A template needs this many letters outside its placeholders to be recognised by them. */
const MIN_LITERAL = 12;
const MAX_INSERT = 400;

export interface MessageEntry {
  readonly space: NumberSpace;
  readonly value: number;
  /** words in lower case, one space between them, placeholders left out */
  readonly key: string;
  /** the key after a space: a word of it begins after each space */
  readonly words: string;
  /** the text around the placeholders, lower case; empty for a message without */
  readonly pieces: readonly string[];
  readonly placeholders: readonly string[];
}

export interface MessageTable {
  readonly entries: readonly MessageEntry[];
  readonly byKey: ReadonlyMap<string, readonly MessageEntry[]>;
  readonly templates: readonly MessageEntry[];
}

export interface MessagesOfValues {
  readonly space: NumberSpace;
  readonly values: readonly number[];
  readonly messages: readonly string[];
}

/** One space for any white space, straight quotes. Keeps the letter case. */
function plain(text: string): string {
  return text
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Lower case without a change of length, so that a place in the result is a place in the text. */
function lower(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** Words in lower case, one space between them: what messages are compared by. */
export function messageKey(text: string): string {
  return text
    .toLowerCase()
    .replace(/['\u2018\u2019]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/^ | $/g, '');
}

function withoutEndMarks(text: string): string {
  let end = text.length;
  while (end > 0 && '.!?,;: "\''.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** The texts of a message: without its layout, and once more with the caption where it has one. */
function textsOf(message: string): readonly string[] {
  const laidOut = message.includes('%') ? message.replace(LAYOUT, ' ') : message;
  const caption = laidOut.startsWith('{') ? CAPTION.exec(laidOut)?.[1] : undefined;
  if (caption === undefined) return [laidOut];
  const body = laidOut.replace(CAPTION, '');
  return [body, `${caption} ${body}`];
}

/** The keys of many texts: those in ASCII, nearly all, in one pass together, which takes a tenth of the time of one pass each. */
function messageKeys(texts: readonly string[]): readonly string[] {
  const plainTexts = texts.map((text) => (text.includes('%') ? text.replace(PLACEHOLDER, ' ') : text));
  const isAscii = plainTexts.map((text) => !NOT_ASCII.test(text));
  const keys = plainTexts
    .map((text, at) => (isAscii[at] ? text.replaceAll('\n', ' ') : ''))
    .join('\n')
    .toLowerCase()
    .replaceAll("'", '')
    .replace(/[^a-z0-9\n]+/g, ' ')
    .replace(/^ | $/gm, '')
    .split('\n');
  return keys.map((key, at) => (isAscii[at] ? key : messageKey(plainTexts[at] ?? '')));
}

/** Builds the table over the messages of one or more spaces; empty messages are left out. */
export function makeMessageTable(spaces: readonly MessagesOfValues[]): MessageTable {
  const given = spaces.flatMap(({ space, values, messages }) =>
    values.flatMap((value, place) => {
      const message = messages[place] ?? '';
      return message === '' ? [] : textsOf(message).map((text) => ({ space, value, text }));
    }),
  );
  const keys = messageKeys(given.map(({ text }) => text));
  const entries = given.map(({ space, value, text }, index): MessageEntry => {
    const key = keys[index] ?? '';
    const placeholders = text.includes('%') ? (plain(text).match(PLACEHOLDER) ?? []) : [];
    const pieces = placeholders.length > 0 ? lower(plain(text)).split(PLACEHOLDER) : [];
    return { space, value, key, words: ` ${key}`, pieces, placeholders };
  });
  const templates = entries.filter(({ pieces }) => pieces.length > 0 && pieces.join('').replace(/[^a-z]/g, '').length >= MIN_LITERAL);
  return { entries, byKey: Map.groupBy(entries, (entry) => entry.key), templates };
}

/** Codes whose whole message the text is, punctuation and letter case aside. */
export function wholeMessages(table: MessageTable, text: string): readonly MessageEntry[] {
  return (table.byKey.get(messageKey(text)) ?? []).filter((entry) => entry.pieces.length === 0);
}

export interface FilledTemplate {
  readonly entry: MessageEntry;
  readonly inserts: readonly Insert[];
  /** nothing stands before or after the message */
  readonly whole: boolean;
}

/** Codes whose template the text is, with what stands where the placeholders are. */
export function filledTemplates(table: MessageTable, text: string): readonly FilledTemplate[] {
  const original = withoutEndMarks(plain(text));
  const haystack = lower(original);
  return table.templates.flatMap((entry) => {
    const filled = fill(entry, original, haystack);
    return filled ? [filled] : [];
  });
}

function fill(entry: MessageEntry, original: string, haystack: string): FilledTemplate | undefined {
  const last = entry.pieces.length - 1;
  const first = entry.pieces[0] ?? '';
  const start = first.trim() === '' ? 0 : haystack.indexOf(first);
  if (start < 0) return undefined;
  let at = start + first.length;
  if (first.trim() === '') at = 0;
  const inserts: Insert[] = [];
  for (let index = 1; index <= last; index += 1) {
    const piece = index === last ? withoutEndMarks(entry.pieces[index] ?? '') : (entry.pieces[index] ?? '');
    const end = piece.trim() === '' ? (index === last ? haystack.length : at) : haystack.indexOf(piece, at);
    if (end < 0) return undefined;
    const insert = original.slice(at, end).trim();
    if (insert === '' || insert.length > MAX_INSERT) return undefined;
    inserts.push({ placeholder: entry.placeholders[index - 1] ?? '', text: insert });
    at = end + piece.length;
  }
  return { entry, inserts, whole: start === 0 && at === haystack.length };
}

export interface PartialMessage {
  readonly entry: MessageEntry;
  /** share of the message's letters that the text has, 0 … 1 */
  readonly coverage: number;
}

/** Words that say nothing about a message. */
const COMMON = new Set(
  'a an and are as at be by error for from has have in is it no not of on or that the this to was with code'.split(' '),
);

/** Codes whose message has the words of the text one after another; the last word may be unfinished. */
export function messagesWithPhrase(table: MessageTable, text: string): readonly PartialMessage[] {
  const key = messageKey(text);
  if (key.length < 4 || key.split(' ').every((word) => COMMON.has(word))) return [];
  const phrase = ` ${key}`;
  return linesWith(
    linesOf(table, (entry) => entry.words),
    phrase,
  )
    .flatMap((line) => table.entries.slice(line, line + 1))
    .map((entry) => ({ entry, coverage: key.length / entry.key.length }));
}

/** Codes whose message has at least three quarters of the words of the text, in any order. */
export function messagesWithWords(table: MessageTable, text: string): readonly PartialMessage[] {
  const words = [...new Set(messageKey(text).split(' '))].filter((word) => word !== '' && !COMMON.has(word)).slice(0, 40);
  if (words.length < 2) return [];
  const needed = words.length <= 3 ? words.length : Math.ceil(words.length * 0.75);
  const spare = words.length - needed;
  const starts = words.map((word) => ` ${word}`);
  const found: PartialMessage[] = [];
  for (const entry of table.entries) {
    let missing = 0;
    let letters = 0;
    for (const start of starts) {
      if (entry.words.includes(start)) letters += start.length;
      else if ((missing += 1) > spare) break;
    }
    if (missing <= spare) found.push({ entry, coverage: Math.min(1, letters / entry.words.length) });
  }
  return found;
}
