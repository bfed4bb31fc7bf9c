/** Pagefind, loaded when the first query needs it: query → pages in order, excerpts as marked pieces of text. */

import { askedWords, orderPages } from '../lookup/prose-order.ts';
import { loadScript } from './shard-text.ts';
import type { site } from './site.ts';

type Site = Pick<typeof site, 'base' | 'indexFile'>;

/** The part of Pagefind's API that is used here; the bundle has no types of its own. */
interface Pagefind {
  options(options: { readonly baseUrl: string; readonly ranking: Readonly<Record<string, number>> }): Promise<void>;
  search(query: string): Promise<{ readonly results: readonly { readonly score: number; data(): Promise<PagefindPage> }[] }>;
}

interface PagefindPage {
  readonly url: string;
  readonly excerpt: string;
  readonly meta: Readonly<Record<string, string>>;
}

export interface ProseResult {
  readonly url: string;
  readonly title: string;
  readonly excerpt: readonly { readonly text: string; readonly marked: boolean }[];
}

export interface ProseAnswer {
  readonly total: number;
  readonly results: readonly ProseResult[];
}

/** Characters of a query that Pagefind is asked for. It loads a part of its index per word: a page of text would take minutes. */
const LONGEST_QUERY = 300;

/** A word that every code page has, to tell an index that lacks a query from one that can't be loaded. */
const COMMON_WORD = 'error';

/**
 * Makes the search function. A number is searched as a whole word: as a prefix, `5` would find every page.
 * @param site where the site stands, and the name of the file that is a folder's page where no server knows it
 * @returns (query, limit) → the number of pages and the first `limit` of them; rejects where Pagefind can't be loaded
 */
export function prepareProseSearch(site: Site): (query: string, limit: number) => Promise<ProseAnswer> {
  let loading: Promise<Pagefind> | undefined;
  return async (query, limit) => {
    loading ??= load(site.base);
    const pagefind = await loading.catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    const asked = askedWords(query.slice(0, LONGEST_QUERY));
    const { results } = await pagefind.search(/^[-+]?(0x)?[\da-f]*\d[\da-f]*$/i.test(asked) ? `"${asked}"` : asked);
    // Pagefind keeps to itself that a part of its index did not come, and answers with nothing.
    if (results.length === 0 && (await pagefind.search(COMMON_WORD)).results.length === 0) throw new Error('Pagefind has no index');
    const found = await Promise.all(
      results.slice(0, limit).map(async ({ score, data }) => {
        const page = await data();
        return { score, rank: rankOf(page), page };
      }),
    );
    const pages = orderPages(found).map(({ page }) => toResult(page, site));
    return pages[0] && isFarFrom(query, pages[0]) ? { total: 0, results: [] } : { total: results.length, results: pages };
  };
}

function rankOf({ meta }: PagefindPage): number | undefined {
  return meta['rank'] === undefined ? undefined : Number(meta['rank']);
}

/** Letters that a found word shares with a word of the query, at least. */
const SHARED_BEGINNING = 3;

/** True where nothing that is marked begins like a word of the query: Pagefind takes letters off an unknown word until something fits. */
function isFarFrom(query: string, { excerpt }: ProseResult): boolean {
  const beginning = (word: string): string => word.slice(0, SHARED_BEGINNING).toLowerCase();
  const asked = query.split(/[^\p{L}\p{N}_-]+/u).map(beginning);
  const marked = excerpt.filter((piece) => piece.marked).map(({ text }) => beginning(text));
  return marked.length > 0 && !marked.some((found) => asked.includes(found));
}

/** True where the page was opened as a file. */
export function needsServer(): boolean {
  return location.protocol === 'file:';
}

/** Loads Pagefind through public/pagefind-loader.js, which sets the global. */
async function load(base: string): Promise<Pagefind> {
  // From file:// a browser refuses modules, fetch and workers: not asked, so that no error is logged.
  if (needsServer()) throw new Error('Pagefind needs a web server');
  await loadScript(`${base}pagefind-loader.js`, 'module');
  const { pagefind } = globalThis as { pagefind?: Pagefind };
  if (!pagefind) throw new Error('Pagefind did not load');
  // Explained pages are long: without this, short facts-only pages that share a word come first.
  await pagefind.options({ baseUrl: base, ranking: { pageLength: 0.1 } });
  return pagefind;
}

function toResult(page: PagefindPage, { indexFile }: Site): ProseResult {
  // The excerpt is HTML with <mark>. Parsed apart from the page and read as text, nothing in it can act.
  const { body } = new DOMParser().parseFromString(page.excerpt, 'text/html');
  const excerpt = [...body.childNodes].map((node) => ({ text: node.textContent ?? '', marked: node.nodeName === 'MARK' }));
  return { url: page.url + indexFile, title: page.meta['title'] ?? page.url, excerpt };
}
