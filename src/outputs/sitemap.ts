/** Pages → sitemap.xml (sitemaps.org 0.9) and robots.txt. */

import { escapeHtml } from './inline-html.ts';

export interface SitemapEntry {
  readonly url: string;
  /** day of the last change, YYYY-MM-DD, where it is known */
  readonly updated: string | undefined;
}

/** The sitemap; its entries must be fewer than the format's limit of 50,000. @throws RangeError above it */
export function sitemap(entries: readonly SitemapEntry[]): string {
  if (entries.length > 50_000) throw new RangeError(`a sitemap holds at most 50,000 addresses, not ${entries.length}`);
  const urls = entries.map(
    ({ url, updated }) => `<url><loc>${escapeHtml(url)}</loc>${updated ? `<lastmod>${updated}</lastmod>` : ''}</url>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('\n')}\n</urlset>\n`;
}

export function robots(sitemapUrl: string): string {
  return `User-agent: *\nAllow: /\n\nSitemap: ${sitemapUrl}\n`;
}
