/** Explained codes → an Atom feed (RFC 4287) of the newest pages: written or changed last. */

import { Feed } from 'feed';
import type { ErrorCode } from '../model/error-code.ts';
import { codePath, SPACE_TITLES, type NumberSpace } from '../model/number-space.ts';
import { codeTitle } from './describe.ts';
import { escapeHtml } from './inline-html.ts';

/** Readers ask again and again: the feed holds the newest pages only. */
export const FEED_LENGTH = 100;

const SPACES = Object.keys(SPACE_TITLES) as readonly NumberSpace[];

/** The explained codes in the order of the feed: changed last first, those of one day by space and number. */
export function newestFirst(codes: readonly ErrorCode[]): readonly ErrorCode[] {
  return codes
    .filter((code) => code.explanation)
    .toSorted(
      (a, b) =>
        (b.explanation?.updated ?? '').localeCompare(a.explanation?.updated ?? '', 'en') ||
        SPACES.indexOf(a.space) - SPACES.indexOf(b.space) ||
        a.value - b.value,
    )
    .slice(0, FEED_LENGTH);
}

/**
 * The feed as XML. An entry's id is the address of its page, which is never withdrawn. A day is given as its midnight, UTC.
 * Every date comes from the pages, so that two builds are the same.
 * @param absolute path of the site → full address
 */
export function atomFeed(codes: readonly ErrorCode[], absolute: (path: string) => string): string {
  const entries = newestFirst(codes);
  const feed = new Feed({
    id: absolute('/feed.xml'),
    title: 'Last Error: new and changed pages',
    description: 'Windows error codes that were explained or whose page changed.',
    link: absolute('/'),
    feed: absolute('/feed.xml'),
    author: { name: 'Last Error', link: absolute('/about/') },
    // An empty feed needs a date too; without one the library takes the clock's.
    updated: midnight(entries[0]?.explanation?.updated ?? '1970-01-01'),
    generator: false,
  });
  for (const code of entries) {
    const address = absolute(codePath(code));
    // The library writes titles and summaries as HTML.
    feed.addItem({
      id: address,
      title: escapeHtml(codeTitle(code)),
      link: address,
      date: midnight(code.explanation?.updated ?? ''),
      description: escapeHtml((code.explanation?.summary ?? '').replaceAll('`', '')),
    });
  }
  return `${feed.atom1()}\n`;
}

function midnight(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}
