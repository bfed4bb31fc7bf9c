/** Symbolic names → a table that finds them whole, without prefix and in part, whatever the case and the separators. */

import type { NumberSpace } from '../model/number-space.ts';
import { linesOf, linesWith } from './lines.ts';

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
  /** the key without its prefix; several where prefixes nest (ERROR_INTERNET_…) */
  readonly shortKeys: readonly string[];
  /** the name in capitals after an underscore: a word of it begins after each underscore */
  readonly words: string;
}

export interface NameTable {
  readonly entries: readonly NameEntry[];
  readonly byKey: ReadonlyMap<string, readonly NameEntry[]>;
  readonly byShortKey: ReadonlyMap<string, readonly NameEntry[]>;
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

function shortKeys(name: string): readonly string[] {
  const capitals = name.toUpperCase();
  const keys = new Set<string>();
  if (capitals.startsWith('ERROR_')) keys.add(nameKey(capitals.slice('ERROR_'.length)));
  for (const prefix of PREFIXES) {
    const rest = capitals.replace(prefix, '');
    if (rest !== capitals && rest !== '') keys.add(nameKey(rest));
  }
  return [...keys];
}

function append<K>(map: Map<K, NameEntry[]>, key: K, entry: NameEntry): void {
  const list = map.get(key);
  if (list) list.push(entry);
  else map.set(key, [entry]);
}

/** Builds the table over the names of one or more spaces. */
export function makeNameTable(spaces: readonly NamedValues[]): NameTable {
  const entries: NameEntry[] = [];
  for (const { space, values, names } of spaces) {
    values.forEach((value, place) => {
      for (const name of names[place] ?? []) {
        entries.push({ space, value, name, key: nameKey(name), shortKeys: shortKeys(name), words: `_${name.toUpperCase()}` });
      }
    });
  }
  const byKey = new Map<string, NameEntry[]>();
  const byShortKey = new Map<string, NameEntry[]>();
  for (const entry of entries) {
    append(byKey, entry.key, entry);
    for (const key of entry.shortKeys) append(byShortKey, key, entry);
  }
  // Where two spaces share a spelling, the one that was given first has it.
  const bySpelling = new Map(entries.toReversed().map((entry) => [entry.name, entry]));
  return { entries, byKey, byShortKey, bySpelling };
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
