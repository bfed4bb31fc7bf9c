/** What the first view of a page costs: its HTML, style sheet and scripts, as a static host compresses them (brotli). */

import { brotliCompressSync } from 'node:zlib';
import type { Catalog } from '../../../src/catalog/join.ts';
import { codePath } from '../../../src/model/number-space.ts';
import { groupPath } from '../../../src/outputs/paths.ts';
import type { Check } from '../check.ts';
import { fileOf, pageAt, type Page, type Site } from '../site.ts';

const CODE_PAGE = { bytes: 12_000, requests: 3 };
// Lists have a style sheet and a script of their own, which code pages do not load.
const OTHER_PAGE = { bytes: 30_000, requests: 5 };

/** The smallest of the free limits of static hosts. */
const MOST_FILES = 20_000;

/** How many of the pages from facts alone are measured: the largest ones. */
const FACTS_PAGES = 40;

export interface PageCost {
  readonly page: Page;
  /** HTML, style sheets and scripts, compressed */
  readonly bytes: number;
  /** document, style sheets and scripts, those that a script imports included */
  readonly requests: number;
  readonly budget: typeof CODE_PAGE;
}

export const check: Check = {
  name: 'the first view of a page is small',
  why: 'An error page is opened on the machine that fails, on any line: 12,000 bytes and three requests show all of it.',
  findings: (site, catalog) => [
    ...pageCosts(site, catalog).flatMap(({ page, bytes, requests, budget }) => [
      ...(bytes > budget.bytes ? [`${page.file}: costs more than ${budget.bytes} bytes`] : []),
      ...(requests > budget.requests ? [`${page.file}: needs ${requests} requests, more than ${budget.requests}`] : []),
    ]),
    ...(site.files.size < MOST_FILES ? [] : [`the site: has ${MOST_FILES} files or more`]),
  ],
  refuses: [
    {
      because: 'a page of 12,000 bytes that nothing can compress',
      changes: { 'win32/13803/index.html': (html) => html.replace('</main>', `<p>${noise(24_000)}</p></main>`) },
      adds: ['win32/13803/index.html: costs more than 12000 bytes'],
    },
    {
      because: 'a home page of 30,000 bytes that nothing can compress',
      changes: { 'index.html': (html) => html.replace('</main>', `<p>${noise(60_000)}</p></main>`) },
      adds: ['index.html: costs more than 30000 bytes'],
    },
    {
      because: 'a page that loads more scripts',
      changes: {
        'win32/13803/index.html': (html) =>
          html.replace('</body>', '<script src="/forward.js"></script><script src="/a.js"></script></body>'),
      },
      adds: ['win32/13803/index.html: needs 5 requests, more than 3'],
    },
    {
      because: 'a script that imports another',
      changes: {
        'win32/13803/index.html': (html) => html.replace('</body>', '<script type="module" src="/a.js"></script></body>'),
        'a.js': () => 'import{b}from"./b.js";b()',
        'b.js': () => 'export const b=()=>1',
      },
      adds: ['win32/13803/index.html: needs 5 requests, more than 3'],
    },
    {
      because: 'more files than a host takes',
      changes: Object.fromEntries(Array.from({ length: MOST_FILES }, (_, index) => [`many/${index}.txt`, () => 'x'])),
      adds: ['the site: has 20000 files or more'],
    },
  ],
};

/** Hexadecimal digits without a pattern, always the same: two of them are about one byte compressed. */
function noise(digits: number): string {
  let text = '';
  for (let state = 1; text.length < digits;) {
    state = (state * 48_271) % 2_147_483_647;
    text += String(state).slice(-4);
  }
  return text;
}

/** Measured by content: pages that no change touched are compressed once. */
const compressed = new Map<Buffer, number>();

function compressedSize(bytes: Buffer): number {
  const size = compressed.get(bytes) ?? brotliCompressSync(bytes).length;
  compressed.set(bytes, size);
  return size;
}

/** What every explained page, the largest pages from facts alone and the largest of the others cost; the dearest first. */
export function pageCosts(site: Site, { codes, groups }: Catalog): readonly PageCost[] {
  const sized = (paths: readonly string[]): readonly Page[] =>
    paths.flatMap((path) => pageAt(site, path) ?? []).toSorted((a, b) => b.html.length - a.html.length);
  const explained = codes.filter((code) => code.explanation).map((code) => codePath(code));
  const others = codes.filter((code) => !code.explanation).map((code) => codePath(code));
  const largestGroup = sized(groups.map(({ id }) => groupPath(id))).slice(0, 1);
  return [
    ...[...sized(explained), ...sized(others).slice(0, FACTS_PAGES)].map((page) => costOf(site, page, CODE_PAGE)),
    ...[...sized(['/', '/win32/']), ...largestGroup].map((page) => costOf(site, page, OTHER_PAGE)),
  ].toSorted((a, b) => b.bytes - a.bytes);
}

function costOf(site: Site, page: Page, budget: typeof CODE_PAGE): PageCost {
  const loaded = new Set<string>();
  const load = (url: string): void => {
    if (loaded.has(url)) return;
    loaded.add(url);
    const script = url.endsWith('.js') ? site.files.get(fileIn(site, url))?.toString() : undefined;
    // Static imports are fetched with the script; import() waits until it is asked for.
    for (const [, from] of (script ?? '').matchAll(/(?:^|[;}\s])(?:import|export)\b[^;("']*["']([^"']+)["']/g)) {
      if (from !== undefined) load(new URL(from, new URL(url, site.origin)).pathname);
    }
  };
  for (const { tag, attributes } of page.elements) {
    const src = tag === 'script' ? attributes.get('src') : undefined;
    const sheet =
      tag === 'link' && ['stylesheet', 'modulepreload', 'preload'].includes(attributes.get('rel') ?? '')
        ? attributes.get('href')
        : undefined;
    for (const url of [src, sheet]) if (url !== undefined) load(url);
  }
  const document = site.files.get(page.file);
  const parts = [...(document ? [document] : []), ...[...loaded].flatMap((url) => site.files.get(fileIn(site, url)) ?? [])];
  return { page, bytes: parts.reduce((sum, part) => sum + compressedSize(part), 0), requests: 1 + loaded.size, budget };
}

function fileIn(site: Site, url: string): string {
  return fileOf(url.slice(site.base.length - 1));
}

/** The dearest pages and the median of the code pages, as lines to print. */
export function costTable(costs: readonly PageCost[]): string {
  const codePages = costs.filter(({ budget }) => budget === CODE_PAGE);
  const lines = [...codePages.slice(0, 12), ...costs.filter(({ budget }) => budget === OTHER_PAGE)].map(
    ({ page, bytes, requests }) => `${String(bytes).padStart(7)} bytes  ${requests} requests  ${page.path}`,
  );
  const median = codePages[Math.floor(codePages.length / 2)]?.bytes ?? 0;
  return [...lines, `${String(median).padStart(7)} bytes  median of ${codePages.length} code pages measured`].join('\n');
}
