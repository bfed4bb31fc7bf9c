/** Pages → sitemap.xml (sitemaps.org 0.9) and robots.txt. */

import { escapeHtml } from './inline-html.ts';

export interface SitemapEntry {
  readonly url: string;
  /** day of the last change, YYYY-MM-DD, where it is known */
  readonly updated: string | undefined;
}

/** The format's limit of addresses in one file. */
const MOST_ADDRESSES = 50_000;

/**
 * The files of a sitemap, `sitemap.xml` the first: the addresses themselves or, where one file can't hold them, an index of
 * `sitemap-1.xml`, `sitemap-2.xml` …
 * @param addressOf name of a file → its full address
 */
export function sitemapFiles(entries: readonly SitemapEntry[], addressOf: (file: string) => string): ReadonlyMap<string, string> {
  if (entries.length <= MOST_ADDRESSES) return new Map([['sitemap.xml', addresses(entries)]]);
  const parts = Array.from({ length: Math.ceil(entries.length / MOST_ADDRESSES) }, (_, index) => ({
    file: `sitemap-${index + 1}.xml`,
    entries: entries.slice(index * MOST_ADDRESSES, (index + 1) * MOST_ADDRESSES),
  }));
  const index = parts.map((part) => {
    const newest = part.entries
      .flatMap(({ updated }) => updated ?? [])
      .toSorted()
      .at(-1);
    return entry('sitemap', { url: addressOf(part.file), updated: newest });
  });
  return new Map([['sitemap.xml', document('sitemapindex', index)], ...parts.map((part) => [part.file, addresses(part.entries)] as const)]);
}

function addresses(entries: readonly SitemapEntry[]): string {
  return document(
    'urlset',
    entries.map((page) => entry('url', page)),
  );
}

function entry(tag: string, { url, updated }: SitemapEntry): string {
  return `<${tag}><loc>${escapeHtml(url)}</loc>${updated ? `<lastmod>${updated}</lastmod>` : ''}</${tag}>`;
}

function document(tag: string, entries: readonly string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${tag} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join('\n')}\n</${tag}>\n`;
}

export function robots(sitemapUrl: string): string {
  return `User-agent: *\nAllow: /\n\nSitemap: ${sitemapUrl}\n`;
}
