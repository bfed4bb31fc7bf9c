/**
 * An edition: one version of the whole site as packs. `offline/latest.json` tells the newest, `offline/<version>.json` its
 * packs, `offline/packs/<hash>.pack` are the packs. The build writes them, the page of /offline/ loads them, the service worker
 * answers from them. Packs are named by their content: what an update has in common with the kept edition is not loaded again.
 */

import type { HashedNames } from './pack.ts';

/** Raised when packs or editions are read in another way: older workers and pages then leave the newer ones alone. */
export const OFFLINE_FORMAT = 1;

/** What can be known before anything is loaded: the content of `offline/latest.json`. */
export interface LatestEdition {
  readonly format: typeof OFFLINE_FORMAT;
  readonly version: string;
  /** day of the newest change of a page, YYYY-MM-DD; '' where none is known */
  readonly updated: string;
  /** files that can be opened without a network */
  readonly files: number;
  /** sum of the packs as they are loaded and kept */
  readonly bytes: number;
}

/** The content of `offline/<version>.json`. */
export interface Edition extends LatestEdition {
  readonly names: HashedNames;
  /** in the order of their first files: a file is in the last pack whose first file is not behind it */
  readonly packs: readonly PackEntry[];
}

export interface PackEntry {
  readonly first: string;
  /** of the content before compression, hexadecimal */
  readonly hash: string;
  readonly bytes: number;
}

/** JSON text → the newest edition; undefined where it is none that this program can read. */
export function readLatest(text: string): LatestEdition | undefined {
  const value = parse(text);
  return value && isLatest(value) ? value : undefined;
}

/** JSON text → the edition; undefined where it is none that this program can read. */
export function readEdition(text: string): Edition | undefined {
  const value = parse(text);
  if (!value || !isLatest(value)) return undefined;
  const { names, packs } = value as Partial<Edition>;
  if (typeof names !== 'object' || !Object.values(names).every((name) => typeof name === 'string')) return undefined;
  if (!Array.isArray(packs) || packs.length === 0 || !packs.every(isPackEntry)) return undefined;
  const ordered = packs.every(({ first }, index) => index === 0 || inOrder(packs[index - 1]?.first ?? '', first) < 0);
  return ordered ? (value as Edition) : undefined;
}

function parse(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function isLatest(value: Partial<LatestEdition>): value is LatestEdition {
  return (
    value.format === OFFLINE_FORMAT &&
    /^[0-9a-f]{12}$/.test(value.version ?? '') &&
    typeof value.updated === 'string' &&
    Number.isSafeInteger(value.files) &&
    Number.isSafeInteger(value.bytes)
  );
}

function isPackEntry(entry: Partial<PackEntry> | null): entry is PackEntry {
  return typeof entry?.first === 'string' && /^[0-9a-f]{32}$/.test(entry.hash ?? '') && Number.isSafeInteger(entry.bytes);
}

/** The one order of files in packs: by UTF-16 code unit, as `<` compares. */
export function inOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The pack that holds a file, if the edition has it at all. */
export function packOf({ packs }: Edition, file: string): PackEntry | undefined {
  return packs.findLast(({ first }) => inOrder(first, file) <= 0);
}

export const LATEST_FILE = 'offline/latest.json';

/** Name of the file that lists an edition's packs. */
export function editionFile(version: string): string {
  return `offline/${version}.json`;
}

/** Name of a pack's file. */
export function packFile({ hash }: PackEntry): string {
  return `offline/packs/${hash}.pack`;
}

/** The packs of an edition that are not among the files that are kept. */
export function missingPacks({ packs }: Edition, kept: ReadonlySet<string>): readonly PackEntry[] {
  return packs.filter((pack) => !kept.has(packFile(pack)));
}

/** Sum of packs in bytes. */
export function bytesOf(packs: readonly PackEntry[]): number {
  return packs.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** Of the kept files, those that belong to none of these editions. */
export function strayFiles(kept: Iterable<string>, editions: readonly Edition[]): readonly string[] {
  const needed = new Set(editions.flatMap((edition) => [editionFile(edition.version), ...edition.packs.map(packFile)]));
  return [...kept].filter((file) => /^offline\/(packs\/[0-9a-f]+\.pack|[0-9a-f]{12}\.json)$/.test(file) && !needed.has(file));
}
