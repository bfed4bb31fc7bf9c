/** feed.xml: a valid Atom feed (RFC 4287) of the pages that changed last, which leads to them. */

import type { Catalog } from '../../../src/catalog/join.ts';
import { codePath } from '../../../src/model/number-space.ts';
import type { Check } from '../check.ts';
import { addressOf, pageAt, type Change, type Site } from '../site.ts';
import { childrenOf, rootOrFault, textOfChild, type XmlElement } from '../xml.ts';

const FILE = 'feed.xml';
const LONGEST = 100;
/** RFC 3339, as section 3.3 of RFC 4287 asks; a day of a page is its midnight. */
const MIDNIGHT = /^(\d{4}-\d\d-\d\d)T00:00:00(?:\.000)?Z$/;

export const check: Check = {
  name: 'the feed names the pages that changed last, and browsers find it',
  why: 'A feed that a reader program cannot read, or that leads nowhere, is no news.',
  findings: (site, catalog) => [
    ...feedFaults(site, catalog).map((fault) => `${FILE}: ${fault}`),
    ...['/', '/about/'].flatMap((path) => {
      const page = pageAt(site, path);
      const linked = page?.elements.some(
        ({ tag, attributes }) =>
          tag === 'link' && attributes.get('type') === 'application/atom+xml' && attributes.get('href') === `${site.base}${FILE}`,
      );
      return linked ? [] : [`${path.slice(1)}index.html: does not tell of the feed`];
    }),
  ],
  refuses: [
    refused('no feed', undefined, ['is not there']),
    refused('no XML', () => '<?xml version="1.0" encoding="utf-8"?>\n<feed>', ['cannot be read: line 2: <feed> is not closed']),
    refused('another format', (xml) => xml.replace('http://www.w3.org/2005/Atom', 'http://example.com/'), ['is no Atom feed']),
    refused('a feed without id', (xml) => xml.replace(/<id>[^<]*<\/id>/, ''), ['lacks its id']),
    refused('a feed without title', (xml) => xml.replace(/<title>[^<]*<\/title>/, ''), ['lacks its title']),
    refused('a feed without author', (xml) => xml.replace(/<author>[\s\S]*?<\/author>/, ''), ['lacks its author']),
    refused('another address of its own', (xml) => xml.replace('rel="self" href="', '$&x'), ['does not name its own address']),
    refused('a date of the clock', (xml) => xml.replace(/<updated>[^<]*/, '<updated>2026-01-01T10:11:12.131Z'), [
      'was not updated at the midnight of its newest entry',
    ]),
    refused('an entry without summary', (xml) => xml.replace(/<summary[\s\S]*?<\/summary>/, ''), ['entry 1: has no summary']),
    refused('an entry without title', (xml) => xml.replace(/<title type="html">[\s\S]*?<\/title>/, ''), ['entry 1: has no title']),
    refused('an entry without id', (xml) => xml.replace(/(<entry>[\s\S]*?)<id>[^<]*<\/id>/, '$1'), ['entry 1: has no id']),
    refused('an entry that leads nowhere', (xml) => xml.replace(/<link href="[^"]*"/, '<link href="https://example.com/"'), [
      'entry 1: leads to no page of an explained code',
      'lacks a page that belongs to the newest',
    ]),
    refused('an entry with another date', (xml) => xml.replace(/(<entry>[\s\S]*?<updated>)[^<]*/, '$12001-01-01T00:00:00Z'), [
      'was not updated at the midnight of its newest entry',
      'is not sorted, the newest first',
      'entry 1: is of another day than its page',
    ]),
    refused('an entry twice', (xml) => xml.replace(/<entry>[\s\S]*?<\/entry>/, '$&$&'), [
      'has more than 100 entries',
      'entry 2: stands twice',
    ]),
    refused('an entry less', (xml) => xml.replace(/<entry>[\s\S]*?<\/entry>/, ''), ['lacks a page that belongs to the newest']),
    {
      because: 'a home page that does not tell of it',
      changes: { 'index.html': (html) => html.replace('application/atom+xml', 'text/plain') },
      adds: ['index.html: does not tell of the feed'],
    },
  ],
};

function refused(because: string, change: Change, findings: readonly string[]) {
  return { because, changes: { [FILE]: change }, adds: findings.map((finding) => `${FILE}: ${finding}`) };
}

function feedFaults(site: Site, catalog: Catalog): readonly string[] {
  const feed = rootOrFault(site.files.get(FILE));
  if (typeof feed === 'string') return [feed];
  if (feed.name !== 'feed' || feed.attributes.get('xmlns') !== 'http://www.w3.org/2005/Atom') return ['is no Atom feed'];
  const updated = textOfChild(feed, 'updated') ?? '';
  const entries = childrenOf(feed, 'entry').map(entryOf);
  const self = childrenOf(feed, 'link').find(({ attributes }) => attributes.get('rel') === 'self');
  const [author] = childrenOf(feed, 'author');
  return [
    ...(['id', 'title'] as const).filter((name) => !textOfChild(feed, name)).map((name) => `lacks its ${name}`),
    ...(author && textOfChild(author, 'name') ? [] : ['lacks its author']),
    ...(self?.attributes.get('href') === addressOf(site, `/${FILE}`) ? [] : ['does not name its own address']),
    ...(MIDNIGHT.exec(updated)?.[1] === entries[0]?.day ? [] : ['was not updated at the midnight of its newest entry']),
    ...(entries.length <= LONGEST ? [] : [`has more than ${LONGEST} entries`]),
    ...(entries.every(({ day }, index) => index === 0 || day <= (entries[index - 1]?.day ?? ''))
      ? []
      : ['is not sorted, the newest first']),
    ...entryFaults(site, catalog, entries),
  ];
}

interface Entry {
  readonly element: XmlElement;
  readonly link: string;
  /** '' for a date that is no midnight */
  readonly day: string;
}

function entryOf(element: XmlElement): Entry {
  return {
    element,
    link: childrenOf(element, 'link')[0]?.attributes.get('href') ?? '',
    day: MIDNIGHT.exec(textOfChild(element, 'updated') ?? '')?.[1] ?? '',
  };
}

function entryFaults(site: Site, catalog: Catalog, entries: readonly Entry[]): readonly string[] {
  const codes = [...catalog.codes, ...Object.values(catalog.statuses).flat()].filter((code) => code.explanation);
  const days = new Map(codes.map((code) => [addressOf(site, codePath(code)), code.explanation?.updated ?? '']));
  const links = entries.map(({ link }) => link);
  const oldest = entries.at(-1)?.day ?? '';
  const missing = [...days].filter(([link]) => !links.includes(link));
  const full = new Set(links.filter((link) => days.has(link))).size >= LONGEST;
  return [
    ...entries.flatMap(({ element, link, day }, index) =>
      [
        ...(['title', 'summary', 'id'] as const).filter((name) => !textOfChild(element, name)).map((name) => `has no ${name}`),
        ...(links.indexOf(link) === index ? [] : ['stands twice']),
        ...(days.has(link) && pageAt(site, link.slice(addressOf(site, '').length)) ? [] : ['leads to no page of an explained code']),
        ...(days.has(link) && days.get(link) !== day ? ['is of another day than its page'] : []),
      ].map((fault) => `entry ${index + 1}: ${fault}`),
    ),
    ...(missing.some(([, day]) => !full || day > oldest) ? ['lacks a page that belongs to the newest'] : []),
  ];
}
