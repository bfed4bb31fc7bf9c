import { frontMatterLines } from '../../../src/catalog/front-matter.ts';
import { lineOf, walk, type ProsePage } from '../../../src/catalog/prose-page.ts';
import type { Finding, Rule } from '../rule.ts';
import { damagedPage } from '../sample-page.ts';

const LOCALE_SEGMENT = /\/[a-z]{2}-[a-z]{2}(?=\/|$)/i;

export const rule: Rule = {
  over: 'each page',
  name: 'links that are not https, or that fix a language',
  why: 'A reader in another country gets the page in their language only without the locale segment.',
  check: (page) =>
    linksOf(page).flatMap(({ line, url }): readonly Finding[] => {
      const locale = LOCALE_SEGMENT.exec(url)?.[0];
      if (!url.startsWith('https://')) return [{ line, expected: 'an https address', found: url }];
      return locale === undefined ? [] : [{ line, expected: `an address without ${locale}`, found: url }];
    }),
  refuses: [
    {
      because: 'a source with a locale segment',
      given: damagedPage('microsoft.com/windows/', 'microsoft.com/en-us/windows/'),
      at: 'en-us',
      expected: 'an address without /en-us',
      found: 'https://learn.microsoft.com/en-us/windows/win32/api/winbase/nf-winbase-globalflags',
    },
    {
      because: 'a link in prose over http',
      given: damagedPage('Command Prompt on the', 'Get [the tool](http://example.org/tool). Command Prompt on the'),
      at: 'Get [the tool]',
      expected: 'an https address',
      found: 'http://example.org/tool',
    },
    {
      because: 'a bare address in prose that ends in a locale',
      given: damagedPage('Command Prompt on the', 'See https://example.org/de-DE. Command Prompt on the'),
      at: 'https://example.org/de-DE',
      expected: 'an address without /de-DE',
      found: 'https://example.org/de-DE',
    },
    {
      because: 'a link inside the site by its path',
      given: damagedPage('Command Prompt on the', 'See [6](/win32/6/). Command Prompt on the'),
      at: '/win32/6/',
      expected: 'an https address',
      found: '/win32/6/',
    },
  ],
  accepts: [
    { because: 'two letters, a hyphen and more', given: damagedPage('microsoft.com/windows/', 'microsoft.com/nf-winbase/in-place/') },
  ],
};

interface PlacedLink {
  readonly line: number;
  readonly url: string;
}

function linksOf(page: ProsePage): readonly PlacedLink[] {
  const lineAt = frontMatterLines(page.text);
  const links = page.frontMatter.sources.map(({ url }, index): PlacedLink => ({ line: lineAt(['sources', index, 'url']), url }));
  for (const block of page.sections.flatMap(({ blocks }) => blocks)) {
    walk(block, (node) => {
      if (node.type === 'link' || node.type === 'definition' || node.type === 'image') links.push({ line: lineOf(node), url: node.url });
    });
  }
  return links;
}
