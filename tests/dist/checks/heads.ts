/** The head of each page: what a tab, a search engine and a link preview show. */

import type { Check } from '../check.ts';
import { addressOf, type Page, type Site } from '../site.ts';

const LONGEST_DESCRIPTION = 330;

export const check: Check = {
  name: 'every page has a title of its own, a description, its canonical address and the base',
  why: 'Two pages of one title cannot be told apart in a list of results or of tabs.',
  findings: (site) => {
    const pages = [...site.pages.values()].filter((page) => !page.forwards);
    const titles = Map.groupBy(pages, (page) => page.text('title'));
    return pages.flatMap((page) => headFaults(site, page, titles).map((fault) => `${page.file}: ${fault}`));
  },
  refuses: [
    {
      because: 'another base for its scripts',
      changes: { '404.html': (html) => html.replace(/data-base="[^"]*"/, 'data-base="/other/"') },
      adds: ['404.html: tells its scripts the base /other/, not /'],
    },
    {
      because: 'a title that another page has',
      changes: { 'win32/5/index.html': (html) => html.replace(/<title>.*?<\/title>/, '<title>About · Last Error</title>') },
      adds: ['about/index.html: shares its title with win32/5/index.html', 'win32/5/index.html: shares its title with about/index.html'],
    },
    {
      because: 'a page without title',
      changes: { 'win32/5/index.html': (html) => html.replace(/<title>.*?<\/title>/, '') },
      adds: ['win32/5/index.html: has no title'],
    },
    {
      because: 'a page without description',
      changes: { 'win32/5/index.html': (html) => html.replace(/<meta name="description"[^>]*>/, '') },
      adds: ['win32/5/index.html: has no description'],
    },
    {
      because: 'a long description',
      changes: { 'win32/5/index.html': (html) => html.replace(/(?<=<meta name="description" content=")[^"]*/, 'x'.repeat(331)) },
      adds: ['win32/5/index.html: has a description of 331 characters; 330 are the most'],
    },
    {
      because: 'the canonical address of another page',
      changes: { 'win32/5/index.html': (html) => html.replace(/(<link rel="canonical" href="[^"]*)\/5\//, '$1/6/') },
      adds: ['win32/5/index.html: has not its own address alone as canonical one'],
    },
    {
      because: 'a page without canonical address',
      changes: { 'win32/5/index.html': (html) => html.replace(/<link rel="canonical"[^>]*>/, '') },
      adds: ['win32/5/index.html: has not its own address alone as canonical one'],
    },
  ],
};

function headFaults(site: Site, page: Page, titles: ReadonlyMap<string, readonly Page[]>): readonly string[] {
  const title = page.text('title');
  const twins = (titles.get(title) ?? []).filter((twin) => twin !== page);
  const description = page.meta('name', 'description') ?? '';
  // 404.html answers for every missing address and has none of its own.
  const canonical = page.path === '/404.html' ? '' : addressOf(site, page.path);
  const base = page.select('html')[0]?.attributes.get('data-base');
  return [
    // Search and 404.html make their addresses from it.
    ...(base === site.base ? [] : [`tells its scripts the base ${base ?? ''}, not ${site.base}`]),
    ...(title === '' ? ['has no title'] : twins.map(({ file }) => `shares its title with ${file}`)),
    ...(description === '' ? ['has no description'] : []),
    ...(description.length > LONGEST_DESCRIPTION
      ? [`has a description of ${description.length} characters; ${LONGEST_DESCRIPTION} are the most`]
      : []),
    ...(page.links('canonical').join(' ') === canonical ? [] : ['has not its own address alone as canonical one']),
  ];
}
