/** Misspelt symbolic names and words → the ones that were probably meant. */

import type { NameEntry, NameTable, ShortForm } from './name-table.ts';
import { lettersOf, missingLetters } from './letter-set.ts';
import { nameKey } from './name-table.ts';

/** Changes that a text of this many letters may need: one in a short word, three in a long name. */
export function allowedChanges(letters: number): number {
  if (letters < 5) return 0;
  if (letters < 9) return 1;
  return letters < 18 ? 2 : 3;
}

const LONGEST = 80;
/** The rows of the table of counts; kept, since this runs for thousands of names per text. */
const ROWS: readonly [Uint8Array, Uint8Array, Uint8Array] = [
  new Uint8Array(LONGEST + 2),
  new Uint8Array(LONGEST + 2),
  new Uint8Array(LONGEST + 2),
];

/**
 * Changes (a letter more, less or other, two letters swapped) from one text to another, counted up to a limit.
 * @returns the number of changes, or `limit + 1` for more
 */
export function editDistance(a: string, b: string, limit: number): number {
  const over = limit + 1;
  if (Math.abs(a.length - b.length) > limit || b.length > LONGEST) return over;
  let [beforeLast, last, current] = ROWS;
  for (let column = 0; column <= Math.min(b.length, over); column += 1) last[column] = column;
  for (let row = 1; row <= a.length; row += 1) {
    // Outside a band of `limit` columns around the diagonal every count is over the limit.
    const from = Math.max(1, row - limit);
    const to = Math.min(b.length, row + limit);
    current[from - 1] = from === 1 ? Math.min(row, over) : over;
    let best = current[from - 1] ?? over;
    const letter = a.charCodeAt(row - 1);
    for (let column = from; column <= to; column += 1) {
      const other = b.charCodeAt(column - 1);
      const deleted = (last[column] ?? limit) + 1;
      const inserted = (current[column - 1] ?? limit) + 1;
      const changed = (last[column - 1] ?? limit) + (letter === other ? 0 : 1);
      let count = deleted < inserted ? deleted : inserted;
      if (changed < count) count = changed;
      if (row > 1 && column > 1 && letter === b.charCodeAt(column - 2) && a.charCodeAt(row - 2) === other) {
        const swapped = (beforeLast[column - 2] ?? limit) + 1;
        if (swapped < count) count = swapped;
      }
      current[column] = count < over ? count : over;
      if (count < best) best = count;
    }
    if (to < b.length) current[to + 1] = over;
    if (best > limit) return over;
    [beforeLast, last, current] = [last, current, beforeLast];
  }
  return last[b.length] ?? over;
}

export interface Typo {
  readonly entry: NameEntry;
  readonly changes: number;
}

/** The keys of a table with and without prefix, and their letters; made at the first misspelt text and kept with the table. */
interface Spellings {
  readonly forms: readonly ShortForm[];
  readonly letters: Int32Array;
}

const spellings = new WeakMap<NameTable, Spellings>();

function spellingsOf(table: NameTable): Spellings {
  const known = spellings.get(table);
  if (known) return known;
  const forms = [...table.entries.map((entry): ShortForm => ({ key: entry.key, entry })), ...table.short];
  const made = { forms, letters: Int32Array.from(forms, ({ key }) => lettersOf(key)) };
  spellings.set(table, made);
  return made;
}

/** Names, whole or without prefix, that few changes make of the text; fewest first. */
export function misspelt(table: NameTable, text: string): readonly Typo[] {
  const key = nameKey(text);
  const limit = allowedChanges(key.length);
  if (limit === 0 || key.length > LONGEST) return [];
  const { forms, letters } = spellingsOf(table);
  const asked = lettersOf(key);
  const found = new Map<NameEntry, number>();
  let best = limit;
  forms.forEach(({ key: form, entry }, index) => {
    // A change brings at most one new letter and takes away at most one: most names are told apart by that alone.
    const has = letters[index] ?? 0;
    if (missingLetters(has, asked) > best || missingLetters(asked, has) > best) return;
    if (form !== entry.key && allowedChanges(form.length) < best) return;
    const changes = editDistance(key, form, best);
    if (changes > best) return;
    best = Math.min(best, changes + 1);
    found.set(entry, Math.min(changes, found.get(entry) ?? changes));
  });
  return [...found]
    .map(([entry, changes]) => ({ entry, changes }))
    .filter(({ changes }) => changes > 0 && changes <= best)
    .sort((a, b) => a.changes - b.changes);
}

export interface Correction {
  readonly word: string;
  readonly changes: number;
}

/** The words, of those given, that fewest changes make of a text; empty where all need more than its length allows. */
export function nearestWords(words: Iterable<string>, text: string): readonly Correction[] {
  const limit = allowedChanges(text.length);
  if (limit === 0 || text.length > LONGEST) return [];
  let best = limit;
  let found: Correction[] = [];
  for (const word of words) {
    const changes = editDistance(text, word, best);
    if (changes > best) continue;
    if (changes < best) found = [];
    best = changes;
    found.push({ word, changes });
  }
  return found;
}
