/** The JSON-LD of each code page: its way from the home page, and the article where there is one. */

import { z } from 'zod';
import type { Win32Code } from '../../../src/model/error-code.ts';
import { codePath } from '../../../src/model/number-space.ts';
import { groupPath } from '../../../src/outputs/paths.ts';
import type { Check } from '../check.ts';
import { addressOf, pageAt, type Page, type Site } from '../site.ts';

const Graph = z.strictObject({
  '@context': z.literal('https://schema.org'),
  '@graph': z.array(
    z.discriminatedUnion('@type', [
      z.strictObject({
        '@type': z.literal('TechArticle'),
        headline: z.string().min(1).max(110),
        dateModified: z.iso.date(),
        inLanguage: z.literal('en'),
      }),
      z.strictObject({
        '@type': z.literal('BreadcrumbList'),
        itemListElement: z.array(
          z.strictObject({ '@type': z.literal('ListItem'), position: z.int(), name: z.string().min(1), item: z.url() }),
        ),
      }),
    ]),
  ),
});

export const check: Check = {
  name: 'every code page describes itself in JSON-LD',
  why: 'Search engines show the way and the date from it; what they cannot read they leave out.',
  findings: (site, { codes }) =>
    codes.flatMap((code) => {
      const page = pageAt(site, codePath(code));
      return page ? faultsOf(site, page, code).map((fault) => `${page.file}: ${fault}`) : [];
    }),
  refuses: [
    {
      because: 'a page without it',
      changes: { 'win32/5/index.html': (html) => html.replace('application/ld+json', 'text/plain') },
      adds: ['win32/5/index.html: has 0 pieces of JSON-LD'],
    },
    {
      because: 'text that is no JSON',
      changes: { 'win32/5/index.html': (html) => html.replace('{"@context"', '{@context') },
      adds: ['win32/5/index.html: has JSON-LD that cannot be read'],
    },
    {
      because: 'another vocabulary',
      changes: { 'win32/5/index.html': (html) => html.replace('"https://schema.org"', '"https://schema.example"') },
      adds: ['win32/5/index.html: has wrong JSON-LD at @context'],
    },
    {
      because: 'an explained page without article',
      changes: { 'win32/13803/index.html': (html) => html.replace(/\{"@type":"TechArticle".*?\},/, '') },
      adds: ['win32/13803/index.html: describes 0 articles, expected 1'],
    },
    {
      because: 'another date than that of the page',
      changes: { 'win32/13803/index.html': (html) => html.replace(/(?<="dateModified":")[0-9-]+/, '2001-01-01') },
      adds: ['win32/13803/index.html: has the date 2001-01-01 in JSON-LD'],
    },
    {
      because: 'a way that ends at another page',
      changes: { 'win32/5/index.html': (html) => html.replace(/("item":"[^"]*\/win32\/)5\//, '$16/') },
      adds: ['win32/5/index.html: has another way than home, Win32, group, code'],
    },
  ],
};

function faultsOf(site: Site, page: Page, code: Win32Code): readonly string[] {
  const scripts = page.select('script').filter(({ attributes }) => attributes.get('type') === 'application/ld+json');
  const [script] = scripts;
  if (!script || scripts.length > 1) return [`has ${scripts.length} pieces of JSON-LD`];
  const data = parseJson(page.html.slice(script.start, page.html.indexOf('</script', script.start)));
  if (data === undefined) return ['has JSON-LD that cannot be read'];
  const parsed = Graph.safeParse(data);
  if (!parsed.success) return [`has wrong JSON-LD at ${parsed.error.issues[0]?.path.join('.') ?? ''}`];

  const graph = parsed.data['@graph'];
  const articles = graph.filter((node) => node['@type'] === 'TechArticle');
  const ways = graph
    .filter((node) => node['@type'] === 'BreadcrumbList')
    .map((node) => node.itemListElement.map(({ position, item }) => `${position} ${item}`));
  const expected = ['/', '/win32/', groupPath(code.group.id), codePath(code)].map((path, index) => `${index + 1} ${addressOf(site, path)}`);
  const count = code.explanation ? 1 : 0;
  return [
    ...(articles.length === count ? [] : [`describes ${articles.length} articles, expected ${count}`]),
    ...articles
      .filter(({ dateModified }) => dateModified !== code.explanation?.updated)
      .map(({ dateModified }) => `has the date ${dateModified} in JSON-LD`),
    ...(ways.length === 1 && ways[0]?.join('\n') === expected.join('\n') ? [] : ['has another way than home, Win32, group, code']),
  ];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
