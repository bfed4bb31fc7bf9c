/** Files of the built site → which of them are kept offline, in which packs, and under which names. src/offline has the formats. */

import { createHash } from 'node:crypto';
import { contentType } from '../offline/content-types.ts';
import { inOrder } from '../offline/edition.ts';
import type { HashedNames } from '../offline/pack.ts';
import { isHashed } from '../offline/request-plan.ts';

/** Files that are in no pack, with the reason. A file that none of these names and that has no known media type ends the build. */
const NOT_PACKED: readonly { readonly pattern: RegExp; readonly because: string }[] = [
  { pattern: /^(_|\.)/, because: 'read by the host, not by readers' },
  { pattern: /^sw\.js$|^offline\/([^/]+\.json|packs\/[^/]+)$/, because: 'the worker and the packs themselves' },
  { pattern: /^(robots\.txt|sitemap[^/]*\.xml)$/, because: 'for search engines' },
  { pattern: /^cards\//, because: 'images for link previews of other sites' },
  { pattern: /^pagefind\/pagefind-(ui|modular-ui|component-ui|highlight)\./, because: 'parts of Pagefind that the site does not use' },
  { pattern: /\.(zip|gz|br|zst)$/, because: 'archives and compressed copies' },
];

/** Why a file is in no pack; undefined where it is in one. */
export function reasonNotPacked(file: string): string | undefined {
  return NOT_PACKED.find(({ pattern }) => pattern.test(file))?.because;
}

/** The files that are packed, in their order. @throws Error for a file that the worker could not name the media type of */
export function packedFiles(files: readonly string[]): readonly string[] {
  const packed = files.filter((file) => reasonNotPacked(file) === undefined).toSorted(inOrder);
  const unknown = packed.find((file) => contentType(file) === undefined);
  if (unknown !== undefined)
    throw new Error(`${unknown}: its ending is neither in src/offline/content-types.ts nor left out in src/outputs/offline-packs.ts`);
  return packed;
}

/** Sizes before compression. About a tenth remains: packs of 70 to 100 kB, about 120 of them. */
const LEAST = 800_000;
const MOST = 3_000_000;
/** One file in so many may begin a pack. */
const BEGINNINGS = 48;

/**
 * Cuts the ordered files into packs. A pack begins where the name of a file says so, not after a count: a file that is added
 * or taken away changes the pack that it is in and leaves the others as they are (content-defined chunking).
 */
export function groupFiles(files: readonly { readonly file: string; readonly size: number }[]): readonly (readonly string[])[] {
  const groups: string[][] = [];
  let size = Infinity;
  for (const entry of files) {
    if (size >= MOST || (size >= LEAST && mayBegin(entry.file))) {
      groups.push([]);
      size = 0;
    }
    groups.at(-1)?.push(entry.file);
    size += entry.size;
  }
  return groups;
}

function mayBegin(file: string): boolean {
  return createHash('sha256').update(file).digest().readUInt32BE() % BEGINNINGS === 0;
}

/** Names of hashed files, for `withoutHashes`. Where two files differ in their hash alone, both keep their names. */
export function hashedNames(files: readonly string[]): HashedNames {
  const names = files.filter(isHashed).flatMap((file): readonly (readonly [string, string])[] => {
    const [, stem, hash, ending] = /^assets\/(.+)\.([\w-]{8})(\.\w+)$/.exec(file) ?? [];
    if (stem !== undefined) return [[`${stem}${ending ?? ''}`, `${stem}.${hash ?? ''}${ending ?? ''}`]];
    const version = /^lookup\/\w+-([0-9a-f]{12})\.json$/.exec(file)?.[1];
    return version === undefined ? [] : [['lookup', version]];
  });
  const byPlain = Map.groupBy(names, ([plain]) => plain);
  return Object.fromEntries([...byPlain.values()].flatMap((same) => (new Set(same.map(String)).size === 1 ? same.slice(0, 1) : [])));
}
