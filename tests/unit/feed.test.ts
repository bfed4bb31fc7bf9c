/** The Atom feed and the OpenSearch description, from real codes and from damaged ones. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadCatalog } from '../../src/catalog/load.ts';
import type { ErrorCode } from '../../src/model/error-code.ts';
import { atomFeed, FEED_LENGTH, newestFirst } from '../../src/outputs/feed.ts';
import { openSearch } from '../../src/outputs/open-search.ts';
import { childrenOf, readXml, textOfChild } from '../dist/xml.ts';

const catalog = loadCatalog();
const codes: readonly ErrorCode[] = [...catalog.codes, ...Object.values(catalog.statuses).flat()];
const absolute = (path: string): string => `https://example.org/sub${path}`;

/** A real explained code of a space, with another date and summary. */
function dated(code: ErrorCode, updated: string, summary = 'A summary.'): ErrorCode {
  assert.ok(code.explanation);
  return { ...code, explanation: { ...code.explanation, updated, summary } };
}

const explained = codes.filter((code) => code.explanation);
const [first, second, third] = explained;
const status = explained.find(({ space }) => space === 'ntstatus');
assert.ok(first && second && third && status);

test('newest first; codes of one day by space and number, whatever their order was', () => {
  const list = [dated(status, '2026-02-01'), dated(second, '2026-01-01'), dated(first, '2026-01-01'), dated(third, '2026-02-01')];
  const expected = [third, status, first, second].map(({ name }) => name);
  assert.deepEqual(
    newestFirst(list).map(({ name }) => name),
    expected,
  );
  assert.deepEqual(
    newestFirst(list.toReversed()).map(({ name }) => name),
    expected,
  );
  assert.deepEqual(newestFirst(codes.filter((code) => !code.explanation)), []);
  assert.equal(newestFirst(codes).length, Math.min(FEED_LENGTH, explained.length));
});

test('an entry has id, title, link, summary and the midnight of its day', () => {
  const feed = readXml(atomFeed([dated(first, '2026-03-04', 'Is `a` < b & c > d?')], absolute));
  assert.equal(textOfChild(feed, 'updated'), '2026-03-04T00:00:00.000Z');
  const [entry, ...more] = childrenOf(feed, 'entry');
  assert.ok(entry);
  assert.equal(more.length, 0);
  const address = `https://example.org/sub/win32/${first.value}/`;
  assert.equal(textOfChild(entry, 'id'), address);
  assert.equal(childrenOf(entry, 'link')[0]?.attributes.get('href'), address);
  assert.equal(textOfChild(entry, 'updated'), '2026-03-04T00:00:00.000Z');
  // type="html": what a reader program shows after it has read the HTML.
  assert.equal(textOfChild(entry, 'summary'), 'Is a &lt; b &amp; c &gt; d?');
  assert.ok(textOfChild(entry, 'title')?.startsWith(`${first.value} ${first.name}`));
});

test('the clock is nowhere in it: the same at any time, and with no entries', (context) => {
  const make = (): string => atomFeed(codes, absolute) + atomFeed([], absolute);
  const before = make();
  context.mock.timers.enable({ apis: ['Date'], now: new Date('2031-05-06T07:08:09Z') });
  assert.equal(make(), before);
  assert.ok(!before.includes('generator'));
  assert.equal(textOfChild(readXml(atomFeed([], absolute)), 'updated'), '1970-01-01T00:00:00.000Z');
});

test('addresses in the OpenSearch description are escaped, the terms are not', () => {
  const root = readXml(
    openSearch({ search: 'https://example.org/a&b/search/', self: 'https://example.org/o.xml', icon: 'https://example.org/i.svg' }),
  );
  assert.deepEqual(
    childrenOf(root, 'Url').map(({ attributes }) => attributes.get('template')),
    ['https://example.org/a&b/search/?q={searchTerms}', 'https://example.org/o.xml'],
  );
});
