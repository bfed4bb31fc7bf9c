/** A message with misspelt words → the same text in the words that system messages use. */

import { messageKey, type MessageTable } from './message-table.ts';
import { nearestWords } from './typos.ts';

/** A text with more unknown words speaks of something else. */
const MAX_CORRECTED = 3;
const MAX_WORDS = 40;

/** Word → in how many messages of a table it stands. Made when a text has an unknown word, and kept with the table. */
const vocabularies = new WeakMap<MessageTable, ReadonlyMap<string, number>>();

function vocabularyOf(table: MessageTable): ReadonlyMap<string, number> {
  const known = vocabularies.get(table);
  if (known) return known;
  const counts = new Map<string, number>();
  for (const { key } of table.entries) for (const word of key.split(' ')) counts.set(word, (counts.get(word) ?? 0) + 1);
  vocabularies.set(table, counts);
  return counts;
}

/** The text with each unknown word replaced by the nearest one of the table's messages; undefined where nothing changes. */
export function corrected(table: MessageTable, text: string): string | undefined {
  const words = messageKey(text).split(' ');
  if (words.length < 2 || words.length > MAX_WORDS) return undefined;
  const vocabulary = vocabularyOf(table);
  const unknown = words.filter((word) => !vocabulary.has(word));
  if (unknown.length === 0 || unknown.length > MAX_CORRECTED) return undefined;
  const meant = new Map(unknown.map((word) => [word, nearestWord(vocabulary, word)]));
  const result = words.map((word) => meant.get(word) ?? word).join(' ');
  return result === words.join(' ') ? undefined : result;
}

/** Of equally near words the one in most messages. */
function nearestWord(vocabulary: ReadonlyMap<string, number>, word: string): string | undefined {
  const near = nearestWords(vocabulary.keys(), word).map((correction) => correction.word);
  return near.toSorted((a, b) => (vocabulary.get(b) ?? 0) - (vocabulary.get(a) ?? 0))[0];
}
