/** opensearch.xml: what browsers read to search this site from their address bar. */

import { LONGEST_DESCRIPTION, LONGEST_SHORT_NAME } from '../../../src/outputs/open-search.ts';
import type { Check } from '../check.ts';
import { addressOf, fileOf, pageAt, type Change, type Site } from '../site.ts';
import { childrenOf, rootOrFault, textOfChild } from '../xml.ts';

const FILE = 'opensearch.xml';

/** Pages on which a reader looks for a search. Code pages do without: each of their bytes counts. */
const TELLING = ['/', '/search/', '/go/', '/about/', '/tickets/'] as const;

export const check: Check = {
  name: 'browsers are told how to search the site',
  why: 'A wrong template sends what is typed into the address bar to a page that is not there.',
  findings: (site) => [
    ...descriptionFaults(site).map((fault) => `${FILE}: ${fault}`),
    ...TELLING.filter((path) => !tellsOf(site, path)).map((path) => `${fileOf(path)}: does not tell of the search`),
  ],
  refuses: [
    refused('no description', undefined, ['is not there']),
    refused('no XML', () => '<?xml version="1.0" encoding="UTF-8"?>\n<OpenSearchDescription>', [
      'cannot be read: line 2: <OpenSearchDescription> is not closed',
    ]),
    refused('another format', (xml) => xml.replace('http://a9.com/-/spec/opensearch/1.1/', 'x'), ['is no OpenSearch description']),
    refused('a long short name', (xml) => xml.replace('Last Error', 'x'.repeat(17)), ['has no short name of at most 16 characters']),
    refused('no description text', (xml) => xml.replace(/<Description>.*<\/Description>/, ''), [
      'has no description of at most 1024 characters',
    ]),
    refused('a template without the terms', (xml) => xml.replace('{searchTerms}', 'x'), ['does not search by the search page']),
    refused('the page of another site', (xml) => xml.replace(/template="[^"]*\?/, 'template="https://example.com/search/?'), [
      'does not search by the search page',
    ]),
    refused('an icon that is not there', (xml) => xml.replace('favicon.svg', 'icon.svg'), ['shows an icon that is not there']),
    {
      because: 'a home page that does not tell of it',
      changes: { 'index.html': (html) => html.replace('rel="search"', 'rel="help"') },
      adds: ['index.html: does not tell of the search'],
    },
  ],
};

function refused(because: string, change: Change, findings: readonly string[]) {
  return { because, changes: { [FILE]: change }, adds: findings.map((finding) => `${FILE}: ${finding}`) };
}

function descriptionFaults(site: Site): readonly string[] {
  const root = rootOrFault(site.files.get(FILE));
  if (typeof root === 'string') return [root];
  if (root.name !== 'OpenSearchDescription' || root.attributes.get('xmlns') !== 'http://a9.com/-/spec/opensearch/1.1/') {
    return ['is no OpenSearch description'];
  }
  const template = childrenOf(root, 'Url')
    .find(({ attributes }) => attributes.get('type') === 'text/html')
    ?.attributes.get('template');
  const icon = (textOfChild(root, 'Image') ?? '').slice(addressOf(site, '').length);
  return [
    ...(isShort(textOfChild(root, 'ShortName'), LONGEST_SHORT_NAME)
      ? []
      : [`has no short name of at most ${LONGEST_SHORT_NAME} characters`]),
    ...(isShort(textOfChild(root, 'Description'), LONGEST_DESCRIPTION)
      ? []
      : [`has no description of at most ${LONGEST_DESCRIPTION} characters`]),
    ...(template === `${addressOf(site, '/search/')}?q={searchTerms}` ? [] : ['does not search by the search page']),
    ...(site.files.has(fileOf(icon)) ? [] : ['shows an icon that is not there']),
  ];
}

function isShort(text: string | undefined, longest: number): boolean {
  return text !== undefined && text !== '' && text.length <= longest;
}

function tellsOf(site: Site, path: string): boolean {
  return pageAt(site, path)?.links('search').join(' ') === `${site.base}${FILE}`;
}
