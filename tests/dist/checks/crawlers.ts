/** What search engines are told: the sitemap, robots.txt, and which pages they leave out. */

import { indexedPaths } from '../../../src/outputs/paths.ts';
import type { Check } from '../check.ts';
import { addressOf, type Site } from '../site.ts';

export const check: Check = {
  name: 'search engines are led to every page, and to no page that only answers or forwards',
  why: 'A stub in a list of results is a hop; a code that is not in the sitemap is not found.',
  findings: (site, catalog) => {
    const indexed = new Set(indexedPaths(catalog));
    return [
      ...sitemapFaults(site, [...indexed]).map((fault) => `sitemap.xml: ${fault}`),
      ...(new RegExp(`^Sitemap: ${RegExp.escape(addressOf(site, '/sitemap.xml'))}$`, 'm').test(textOf(site, 'robots.txt'))
        ? []
        : ['robots.txt: does not name the sitemap']),
      ...(/^Disallow: \S/m.test(textOf(site, 'robots.txt')) ? ['robots.txt: shuts pages out'] : []),
      ...[...site.pages.values()]
        .filter((page) => page.noindex === indexed.has(page.path))
        .map((page) => `${page.file}: ${page.noindex ? 'is noindex and in the sitemap' : 'is neither noindex nor in the sitemap'}`),
    ];
  },
  refuses: [
    {
      because: 'a sitemap without a code',
      changes: { 'sitemap.xml': (xml) => xml.replace(/<url><loc>[^<]*\/win32\/5\/<\/loc>.*?<\/url>\n/, '') },
      adds: ['sitemap.xml: lacks /win32/5/'],
    },
    {
      because: 'a sitemap with a page that only answers',
      changes: { 'sitemap.xml': (xml) => xml.replace('</urlset>', '<url><loc>https://example.com/search/</loc></url></urlset>') },
      adds: ['sitemap.xml: lists https://example.com/search/'],
    },
    {
      because: 'a sitemap that is no XML any more',
      changes: { 'sitemap.xml': (xml) => xml.replace('</urlset>', '') },
      adds: ['sitemap.xml: is not of the form of sitemaps.org 0.9'],
    },
    {
      because: 'robots.txt without the sitemap',
      changes: { 'robots.txt': () => 'User-agent: *\nAllow: /\n' },
      adds: ['robots.txt: does not name the sitemap'],
    },
    {
      because: 'robots.txt that shuts pages out',
      changes: { 'robots.txt': (text) => `${text}Disallow: /win32/\n` },
      adds: ['robots.txt: shuts pages out'],
    },
    {
      because: 'a stub that would be indexed',
      changes: { 'ERROR_ACCESS_DENIED/index.html': (html) => html.replace('content="noindex"', 'content="all"') },
      adds: ['ERROR_ACCESS_DENIED/index.html: is neither noindex nor in the sitemap'],
    },
    {
      because: 'a code that would not be indexed',
      changes: {
        'win32/5/index.html': (html) =>
          html.replace('<meta charset="utf-8">', '<meta charset="utf-8"><meta name="robots" content="noindex">'),
      },
      adds: ['win32/5/index.html: is noindex and in the sitemap'],
    },
  ],
};

function textOf(site: Site, file: string): string {
  return site.files.get(file)?.toString() ?? '';
}

const SITEMAP =
  /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<urlset xmlns="http:\/\/www\.sitemaps\.org\/schemas\/sitemap\/0\.9">\n(<url><loc>[^<>]+<\/loc>(<lastmod>\d{4}-\d\d-\d\d<\/lastmod>)?<\/url>\n?)+<\/urlset>\n$/;

function sitemapFaults(site: Site, indexed: readonly string[]): readonly string[] {
  const xml = textOf(site, 'sitemap.xml');
  if (!SITEMAP.test(xml)) return ['is not of the form of sitemaps.org 0.9'];
  const listed = [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url = '']) => url);
  const expected = new Map(indexed.map((path) => [addressOf(site, path), path]));
  const present = new Set(listed);
  return [
    ...listed.filter((url) => !expected.has(url)).map((url) => `lists ${url}`),
    ...listed.filter((url, index) => listed.indexOf(url) !== index).map((url) => `lists ${url} twice`),
    ...[...expected].filter(([url]) => !present.has(url)).map(([, path]) => `lacks ${path}`),
  ];
}
