/** Misspelt symbolic names → the names that were probably meant. */

import type { NameEntry, NameTable } from './name-table.ts';
import { nameKey } from './name-table.ts';

/** Changes that a text of this many letters may need: one in a short word, three in a long name. */
function allowed(letters: number): number {
  if (letters < 5) return 0;
  if (letters < 9) return 1;
  return letters < 18 ? 2 : 3;
}

/**
 * Changes (a letter more, less or other, two letters swapped) from one text to another, counted up to a limit.
 * @returns the number of changes, or `limit + 1` for more
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = Array<number>(b.length + 1).fill(limit + 1);
    current[0] = row;
    let best = row;
    // Outside a band of `limit` columns around the diagonal every count is over the limit.
    for (let column = Math.max(1, row - limit); column <= Math.min(b.length, row + limit); column += 1) {
      const same = a.charCodeAt(row - 1) === b.charCodeAt(column - 1);
      let count = Math.min((last[column] ?? limit) + 1, (current[column - 1] ?? limit) + 1, (last[column - 1] ?? limit) + (same ? 0 : 1));
      if (
        row > 1 &&
        column > 1 &&
        a.charCodeAt(row - 1) === b.charCodeAt(column - 2) &&
        a.charCodeAt(row - 2) === b.charCodeAt(column - 1)
      ) {
        count = Math.min(count, (beforeLast[column - 2] ?? limit) + 1);
      }
      current[column] = count;
      if (count < best) best = count;
    }
    if (best > limit) return limit + 1;
    beforeLast = last;
    last = current;
  }
  return Math.min(last[b.length] ?? limit + 1, limit + 1);
}

export interface Typo {
  readonly entry: NameEntry;
  readonly changes: number;
}

/** Names, whole or without prefix, that few changes make of the text; fewest first. */
export function misspelt(table: NameTable, text: string): readonly Typo[] {
  const key = nameKey(text);
  const limit = allowed(key.length);
  if (limit === 0 || key.length > 80) return [];
  const found: Typo[] = [];
  let best = limit;
  for (const entry of table.entries) {
    let changes = editDistance(key, entry.key, best);
    for (const short of entry.shortKeys) if (allowed(short.length) >= best) changes = Math.min(changes, editDistance(key, short, best));
    if (changes > best || changes === 0) continue;
    best = Math.min(best, changes + 1);
    found.push({ entry, changes });
  }
  return found.filter(({ changes }) => changes <= best).sort((a, b) => a.changes - b.changes);
}
