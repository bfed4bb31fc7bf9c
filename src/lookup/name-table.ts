/** Symbolic names → a table that finds them whole, without prefix and in part, whatever the case and the separators. */

import type { NumberSpace } from '../model/number-space.ts';
import { linesOf, linesWith } from './lines.ts';
import { once } from './once.ts';

/** Prefixes that say which header or layer a name comes from; a reader leaves them out. Longest first. */
const PREFIXES = [
  /^ERROR_(?:INTERNET_|WINHTTP_|SXS_|EVT_|MRM_|STATE_|FILE_)?/,
  /^STATUS_/,
  /^DNS_(?:ERROR|STATUS|INFO|WARNING)_(?:RCODE_)?/,
  /^(?:RPC|EPT|OR|SCHED)_[SXE]_/,
  /^RPC_NT_/,
  /^(?:FRS|PEERDIST|APPMODEL|STORE)_(?:ERROR|ERR|STATUS|INFO)_/,
  /^NERR_/,
  /^WSA_(?:QOS_|E_)?/,
  /^WSA(?=[A-Z])/,
  /^(?:[A-Z][A-Z0-9]*_)?[ESIWX]_/,
] as const;

export interface NameEntry {
  readonly space: NumberSpace;
  readonly value: number;
  readonly name: string;
  /** the name's letters and digits alone, capitals */
  readonly key: string;
  /** the name in capitals after an underscore: a word of it begins after each underscore */
  readonly words: string;
}

/** A name without its prefix. */
export interface ShortForm {
  readonly key: string;
  readonly entry: NameEntry;
}

export interface NameTable {
  readonly entries: readonly NameEntry[];
  readonly byKey: ReadonlyMap<string, readonly NameEntry[]>;
  /** the entries without a prefix; one has several where prefixes nest (ERROR_INTERNET_…) */
  readonly short: readonly ShortForm[];
  /** the spelling of the tables → entry */
  readonly bySpelling: ReadonlyMap<string, NameEntry>;
}

export interface NamedValues {
  readonly space: NumberSpace;
  readonly values: readonly number[];
  /** per value its names */
  readonly names: readonly (readonly string[])[];
}

/** "file-not found" → "FILENOTFOUND": what names are compared by. */
export function nameKey(text: string): string {
  return text.toUpperCase().replace(/[^A-Z0-9]/g, '');
}

/** The key without each prefix that the name has. */
function shortKeys({ name, key }: NameEntry): readonly string[] {
  const capitals = name.toUpperCase();
  const keys = new Set<string>();
  if (capitals.startsWith('ERROR_')) keys.add(key.slice('ERROR'.length));
  for (const prefix of PREFIXES) {
    const start = prefix.exec(capitals)?.[0];
    if (start !== undefined && start !== '' && start !== capitals) keys.add(key.slice(nameKey(start).length));
  }
  return [...keys];
}

/** Builds the table over the names of one or more spaces; what only some questions need is made when the first of them comes. */
export function makeNameTable(spaces: readonly NamedValues[]): NameTable {
  const given = spaces.flatMap(({ space, values, names }) =>
    values.flatMap((value, place) => (names[place] ?? []).map((name) => ({ space, value, name }))),
  );
  // All names in one pass: one each takes several times as long.
  const capitals = given
    .map(({ name }) => name)
    .join('\n')
    .toUpperCase();
  const keys = capitals.replace(/[^A-Z0-9\n]+/g, '').split('\n');
  const words = capitals.replace(/^/gm, '_').split('\n');
  const entries = given.map(({ space, value, name }, at): NameEntry => ({
    space,
    value,
    name,
    key: keys[at] ?? '',
    words: words[at] ?? '',
  }));
  const short = once(() => entries.flatMap((entry) => shortKeys(entry).map((key): ShortForm => ({ key, entry }))));
  // Where two spaces share a spelling, the one that was given first has it.
  const bySpelling = once(() => new Map(entries.toReversed().map((entry) => [entry.name, entry])));
  return {
    entries,
    byKey: Map.groupBy(entries, (entry) => entry.key),
    get short() {
      return short();
    },
    get bySpelling() {
      return bySpelling();
    },
  };
}

/** Names that the key is without a prefix of theirs. Asked name by name: few end so, and a list of all takes longer to make. */
export function namesWithoutPrefix({ entries }: NameTable, key: string): readonly NameEntry[] {
  return entries.filter((entry) => entry.key.endsWith(key) && shortKeys(entry).includes(key));
}

/** A name that has the text's words. */
export interface PartialName {
  readonly entry: NameEntry;
  /** share of the name's letters that the text has, 0 … 1 */
  readonly coverage: number;
}

/**
 * Names that have the words of the text in their own words: in order and adjacent ("IPSEC_IKE_NEG"), else all of them
 * anywhere ("violation sharing"). Each word of the text begins a word of the name.
 */
export function partialNames(table: NameTable, text: string): readonly PartialName[] {
  const words = text
    .toUpperCase()
    .split(/[^A-Z0-9]+/)
    .filter((word) => word !== '');
  const letters = words.join('').length;
  if (letters < 3 || words.length > 12) return [];
  const starts = words.map((word) => `_${word}`);
  const lines = linesOf(table, (entry) => entry.words);
  const adjacent = linesWith(lines, starts.join(''));
  const [longest = ''] = starts.toSorted((a, b) => b.length - a.length);
  const entryAt = (line: number): readonly NameEntry[] => table.entries.slice(line, line + 1);
  const found =
    adjacent.length > 0
      ? adjacent.flatMap(entryAt)
      : words.length > 1
        ? linesWith(lines, longest)
            .flatMap(entryAt)
            .filter((entry) => starts.every((start) => entry.words.includes(start)))
        : letters >= 6
          ? table.entries.filter((entry) => entry.key.includes(words[0] ?? ''))
          : [];
  return found.map((entry) => ({ entry, coverage: letters / entry.key.length }));
}
