/** Text that is a symbolic name, whole, without prefix, in part or misspelt, or the failure's name in another layer → readings. */

import type { Reading } from './answer.ts';
import type { NumberSpace } from '../model/number-space.ts';
import { nameKey, namesWithoutPrefix, partialNames, type NameEntry, type NameTable } from './name-table.ts';
import { lastPartKey, type Index } from './shards.ts';
import { codeTarget, titleOf } from './targets.ts';
import { misspelt, nearestWords, type Typo } from './typos.ts';
import { direct, readValue } from './value-readings.ts';

const MAX_PARTIAL = 20;
const MAX_TYPOS = 8;

function tables(index: Index): readonly NameTable[] {
  return [index.names?.table, index.hresults?.table].filter((table) => table !== undefined);
}

/** Order among equally good names: Win32 first, the codes people meet most first. */
function place(index: Index, entry: { readonly space: NumberSpace; readonly value: number }): number {
  return entry.space === 'win32' ? (index.names?.rank.get(entry.value) ?? 5000) : PLACES[entry.space];
}

const PLACES = { ntstatus: 6000, hresult: 7000, bugcheck: 8000, ras: 8000 } as const satisfies Record<
  Exclude<NumberSpace, 'win32'>,
  number
>;

/** The code of an entry, and the Win32 code inside it or made of it. */
function readEntry(index: Index, entry: NameEntry, step: string, certainty: Reading['certainty'], reason: string): readonly Reading[] {
  const own = direct(index, entry.value, [step], entry.space, certainty, reason);
  if (entry.space !== 'ntstatus' && entry.space !== 'hresult') return own;
  const inside = readValue(index, entry.value, [step])
    .filter(({ target }) => target.space === 'win32')
    .map((reading) => ({
      ...reading,
      certainty: certainty === 'sure' ? reading.certainty : ('possible' as const),
    }));
  return [...own, ...inside];
}

/** Whole names and aliases. */
export function readName(index: Index, text: string): readonly Reading[] {
  const key = nameKey(text);
  const found = tables(index).flatMap((table) => table.byKey.get(key) ?? []);
  // NO_ERROR and NOERROR are two names; the one that is spelt like the text is meant.
  const spelt = found.filter((entry) => entry.name.toUpperCase() === text.toUpperCase());
  const meant = spelt.length > 0 ? spelt : found;
  const alone = new Set(meant.map((entry) => `${entry.space} ${entry.value}`)).size === 1;
  return [...meant, ...found.filter((entry) => !meant.includes(entry))].flatMap((entry) => {
    const first = codeTarget(index, entry.space, entry.value).name;
    const step = first === entry.name ? `symbolic name ${entry.name}` : `${entry.name}, another name of ${first}`;
    if (!meant.includes(entry)) return readEntry(index, entry, step, 'possible', 'The name differs by its underscores alone.');
    return alone
      ? readEntry(index, entry, step, 'sure', 'It is the symbolic name of this code alone.')
      : readEntry(index, entry, step, 'likely', 'More than one code has this name.');
  });
}

/** Names without their prefix: ACCESS_DENIED. */
export function readShortName(index: Index, text: string): readonly Reading[] {
  const key = nameKey(text);
  if (key.length < 3) return [];
  const found = tables(index)
    .flatMap((table) => namesWithoutPrefix(table, key))
    .toSorted((a, b) => place(index, a) - place(index, b));
  return found.flatMap((entry, order) =>
    readEntry(
      index,
      entry,
      `${entry.name} without its prefix`,
      order === 0 ? 'likely' : 'possible',
      'The name without its prefix; other codes may share it.',
    ),
  );
}

/** True for a name that another layer spells like this, not for a part of one: EACCES, NotFound. */
export function isEquivalentName(index: Index, text: string): boolean {
  const spelling = /^e[a-z0-9]+$/i.test(text) ? text.toUpperCase() : text;
  return index.names?.equivalentsByKey.get(nameKey(text))?.some((equivalent) => equivalent.shown === spelling) ?? false;
}

/** The failure's name elsewhere: ECONNREFUSED, PermissionError, System.UnauthorizedAccessException. */
export function readEquivalent(index: Index, text: string): readonly Reading[] {
  if (!index.names || /\s/.test(text) || text.length > 120) return [];
  const matches = [...new Set([nameKey(text), lastPartKey(text)])].flatMap((key) => index.names?.equivalentsByKey.get(key) ?? []);
  const byValue = new Map<number, string[]>();
  for (const match of new Set(matches)) {
    for (const value of match.win32) {
      const shown = `${match.title}: ${match.shown}${match.context === '' ? '' : ` (${match.context})`}`;
      byValue.set(value, [...(byValue.get(value) ?? []), shown]);
    }
  }
  const values = [...byValue].toSorted(
    ([a, x], [b, y]) => y.length - x.length || place(index, { space: 'win32', value: a }) - place(index, { space: 'win32', value: b }),
  );
  return values.map(([value, shown], order) => ({
    target: codeTarget(index, 'win32', value),
    win32: value,
    path: [shown.join('; '), `Win32 ${value}`],
    certainty: order === 0 ? 'likely' : 'possible',
    reason:
      values.length === 1
        ? `This is what ${titleOf(codeTarget(index, 'win32', value))} becomes there.`
        : `${values.length} Win32 codes become this name there; the original number tells which.`,
    didYouMean: undefined,
    inserts: [],
  }));
}

/** Names that have the text's words in theirs. */
export function readPartOfName(index: Index, text: string): readonly Reading[] {
  const found = tables(index)
    .flatMap((table) => partialNames(table, text))
    .map((part) => ({ ...part, score: part.coverage - place(index, part.entry) / 10000 }))
    .toSorted((a, b) => b.score - a.score);
  return found
    .slice(0, MAX_PARTIAL)
    .flatMap(({ entry, coverage }) =>
      direct(
        index,
        entry.value,
        [`part of the name ${entry.name}`],
        entry.space,
        coverage > 0.8 && entry.space === 'win32' && found.length === 1 ? 'likely' : 'possible',
        'The name has these words.',
      ).slice(0, 1),
    );
}

/** Whole names of stop codes after words that announce one: "stop code critical process died". */
export function readStopName(index: Index, name: string): readonly Reading[] {
  const table = index.names?.table;
  if (!table) return [];
  const exact = (table.byKey.get(nameKey(name)) ?? []).filter((entry) => entry.space === 'bugcheck');
  const near = exact.length > 0 ? [] : misspelt(table, name).filter(({ entry }) => entry.space === 'bugcheck');
  return [
    ...exact.flatMap((entry) =>
      readEntry(index, entry, `stop code ${entry.name}`, 'sure', 'The words in front say that it is the name of a stop code.'),
    ),
    ...near
      .slice(0, MAX_TYPOS)
      .flatMap(({ entry, changes }) => readEntry(index, entry, changesAway(changes, entry.name), 'likely', NO_SUCH_NAME))
      .map((reading) => ({ ...reading, didYouMean: reading.target.space === 'bugcheck' ? reading.target.name : undefined })),
  ];
}

const NO_SUCH_NAME = 'No name is written like this; this one is near.';

function changesAway(changes: number, name: string): string {
  return `${changes} ${changes === 1 ? 'change' : 'changes'} away from ${name}`;
}

/** Names of the tables and of other layers that few changes make of the text. */
export function readMisspelt(index: Index, text: string): readonly Reading[] {
  const names = tables(index)
    .flatMap((table) => misspelt(table, text))
    .toSorted((a, b) => a.changes - b.changes || place(index, a.entry) - place(index, b.entry));
  const elsewhere = nearestWords(index.names?.equivalentsByKey.keys() ?? [], nameKey(text));
  const equivalents = elsewhere.flatMap(({ word, changes }) => readMisspeltEquivalent(index, word, changes));
  const ownNames = readMisspeltName(index, names);
  const nearer = (elsewhere[0]?.changes ?? Infinity) < (names[0]?.changes ?? Infinity);
  return nearer ? [...equivalents, ...lowered(ownNames)] : [...ownNames, ...lowered(equivalents)];
}

function lowered(readings: readonly Reading[]): readonly Reading[] {
  return readings.map((reading) => ({ ...reading, certainty: 'possible' }));
}

function readMisspeltEquivalent(index: Index, key: string, changes: number): readonly Reading[] {
  const [equivalent] = index.names?.equivalentsByKey.get(key) ?? [];
  if (!equivalent) return [];
  const shown = nameKey(equivalent.shown) === key ? equivalent.shown : (equivalent.shown.split(/\.|::/).at(-1) ?? equivalent.shown);
  return readEquivalent(index, shown)
    .slice(0, MAX_TYPOS)
    .map((reading) => ({ ...reading, path: [changesAway(changes, shown), ...reading.path], didYouMean: shown }));
}

function readMisspeltName(index: Index, found: readonly Typo[]): readonly Reading[] {
  const fewest = found[0]?.changes ?? 0;
  return found
    .filter(({ changes }) => changes <= fewest + 1)
    .slice(0, MAX_TYPOS)
    .flatMap(({ entry, changes }, order) =>
      readEntry(index, entry, changesAway(changes, entry.name), order === 0 ? 'likely' : 'possible', NO_SUCH_NAME).map((reading) => ({
        ...reading,
        didYouMean: entry.name,
      })),
    );
}
