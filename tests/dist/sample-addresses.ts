/** Addresses to ask a server for, drawn with a seed: some that it knows, with what is there, and some that nobody knows. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalog } from '../../src/catalog/join.ts';
import { codePath, SPACE_TITLES, type NumberSpace } from '../../src/model/number-space.ts';
import { isOwnAddress, type ShortForm } from '../../src/outputs/hosts/short-forms.ts';
import { publishedPaths } from '../../src/outputs/paths.ts';

/** Numbers from 0 to below 1, the same for the same seed (mulberry32, public domain, by Tommy Ettinger). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export interface KnownAddress {
  readonly path: string;
  /** status and target of the redirect; undefined: the file itself */
  readonly redirect: { readonly status: 301 | 302; readonly location: string } | undefined;
  /** the file with the page */
  readonly file: string;
  /** one of them stands in the title, or all of `inBody` in the page */
  readonly titled: readonly string[];
  readonly inBody: readonly string[];
}

/** Known addresses: half short forms, the rest pages and files. */
export function knownAddresses(
  catalog: Catalog,
  forms: readonly ShortForm[],
  files: readonly string[],
  count: number,
  seed: number,
): readonly KnownAddress[] {
  const random = seeded(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const names = new Set([...catalog.byName.keys()].map((name) => `/${name}/`));
  const pages = publishedPaths(catalog).filter((path) => !names.has(path));
  const redirects = forms.filter((form) => !isOwnAddress(form));
  const titles = new Map(
    Object.entries(catalog.names.spaces).flatMap(([space, codes]) =>
      codes.map(
        ({ code }) =>
          [codePath({ ...code, space: space as NumberSpace }), [code.name, ` ${code.value}`, SPACE_TITLES[code.space]]] as const,
      ),
    ),
  );
  const pageOf = (path: string): Pick<KnownAddress, 'file' | 'titled' | 'inBody'> => {
    const [page = '', fragment] = path.split('#');
    return {
      file: `${page.slice(1)}index.html`,
      titled: fragment === undefined ? (titles.get(path) ?? []).slice(0, 2) : [],
      inBody: fragment === undefined ? [] : [`id="${fragment}"`],
    };
  };
  return Array.from({ length: count }, (_, turn): KnownAddress => {
    if (turn % 10 === 0) {
      const file = pick(files);
      return { path: `/${file}`, redirect: undefined, file, titled: [], inBody: [] };
    }
    if (turn % 2 === 0) {
      const path = pick(pages);
      return { path, redirect: undefined, ...pageOf(path) };
    }
    const { address, path, permanent } = pick(redirects);
    const slash = random() < 0.5 ? '/' : '';
    return { path: `/${address}${slash}`, redirect: { status: permanent ? 301 : 302, location: path }, ...pageOf(path) };
  });
}

/** Addresses that no table, no page and no short form has: nonsense, near misses of names, free numbers, deep paths. */
export function unknownAddresses(catalog: Catalog, forms: readonly ShortForm[], count: number, seed: number): readonly string[] {
  const random = seeded(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const word = (letters: string, length: number): string => Array.from({ length }, () => pick([...letters])).join('');
  const names = [...catalog.names.byName.keys()];
  const known = new Set([
    ...forms.map(({ address }) => address.toLowerCase()),
    ...publishedPaths(catalog).map((path) => path.toLowerCase().slice(1, -1)),
  ]);
  const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
  const HEX = '0123456789abcdef';
  const KINDS: readonly (() => string)[] = [
    () => word(LETTERS, 4 + Math.floor(random() * 20)),
    () => `${word(LETTERS, 5)}/${word(LETTERS, 5)}/${word(LETTERS, 5)}/`,
    // A letter of a real name dropped, doubled or changed.
    () => {
      const name = pick(names);
      const place = 1 + Math.floor(random() * (name.length - 2));
      return name.slice(0, place) + pick(['', 'QX', `${name.charAt(place)}${name.charAt(place)}`]) + name.slice(place + 1);
    },
    () => `0x${pick(['8', 'c', 'd', 'a'])}${word(HEX, 7)}`,
    () => String(20_000 + Math.floor(random() * 45_000)),
    () => String(-1 - Math.floor(random() * 2 ** 31)),
    () => `win32/${20_000 + Math.floor(random() * 45_000)}/`,
    () => `ntstatus/0xC${word(HEX.toUpperCase(), 7)}/`,
    () => `win32/13803/${word(LETTERS, 8)}`,
    () => `assets/${word(LETTERS, 8)}.js`,
    () => `lookup/core-${word(HEX, 12)}.json`,
  ];
  const found = new Set<string>();
  while (found.size < count) {
    const path = pick(KINDS)();
    if (!known.has(path.toLowerCase().replace(/\/$/, ''))) found.add(`/${path}`);
  }
  return [...found];
}

/** Bytes of a file of the built site. */
export function bytesOf(root: string, file: string): Buffer {
  return readFileSync(join(root, file));
}
