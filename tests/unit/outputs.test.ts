/** What is made of one code: texts, questions, ticket, stub, structured data. Real codes of the tables. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadCatalog } from '../../src/catalog/load.ts';
import type { Win32Code } from '../../src/model/error-code.ts';
import { clip, codeDescription, codeTitle, factsSummary } from '../../src/outputs/describe.ts';
import { forwardingStub } from '../../src/outputs/forwarding-stub.ts';
import { escapeHtml, inlineHtml } from '../../src/outputs/inline-html.ts';
import { codePath } from '../../src/model/number-space.ts';
import { groupPath, handlingPath, indexedPaths, namePath, publishedPaths, withBase } from '../../src/outputs/paths.ts';
import { generatedQuestions } from '../../src/outputs/questions.ts';
import { CONTENT_SECURITY_POLICY } from '../../src/outputs/security.ts';
import { robots, sitemapFiles } from '../../src/outputs/sitemap.ts';
import { statusesOf } from '../../src/outputs/statuses.ts';
import { codeStructuredData } from '../../src/outputs/structured-data.ts';
import { ticketText } from '../../src/outputs/ticket.ts';

const catalog = loadCatalog();

function code(value: number): Win32Code {
  const found = catalog.byValue.get(value);
  assert.ok(found, `${value} is in the table`);
  return found;
}

/** A code with neither message nor prose; the first of the table. */
function silent(): Win32Code {
  const found = catalog.codes.find((candidate) => candidate.message === '' && !candidate.explanation);
  assert.ok(found);
  return found;
}

test('paths', () => {
  assert.equal(codePath(code(13803)), '/win32/13803/');
  assert.equal(namePath('ERROR_ACCESS_DENIED'), '/ERROR_ACCESS_DENIED/');
  assert.equal(groupPath('ipsec'), '/win32/group/ipsec/');
  assert.equal(handlingPath('wait'), '/handling/wait/');
  for (const [base, path, expected] of [
    ['/', '/win32/5/', '/win32/5/'],
    ['/sub/', '/win32/5/', '/sub/win32/5/'],
    ['/sub/path', '/', '/sub/path/'],
  ] as const) {
    assert.equal(withBase(base, path), expected);
  }
});

test('published paths hold every code, name, alias and page once; indexed paths leave out what answers a query', () => {
  const published = publishedPaths(catalog);
  assert.equal(new Set(published).size, published.length);
  for (const path of [
    '/',
    '/go/',
    '/search/',
    '/win32/0/',
    '/ERROR_IO_PENDING/',
    '/WSA_IO_PENDING/',
    '/handling/report/',
    '/win32/group/dns/',
  ]) {
    assert.ok(published.includes(path), path);
  }
  const indexed = indexedPaths(catalog);
  for (const path of ['/go/', '/search/', '/ERROR_IO_PENDING/']) assert.ok(!indexed.includes(path), path);
  assert.ok(indexed.every((path) => published.includes(path)));
});

test('title and description put the number and the message first', () => {
  assert.equal(codeTitle(code(5)), '5 ERROR_ACCESS_DENIED (0x5)');
  assert.match(codeDescription(code(13803)), /^“IKE Negotiation in progress” IKE is still negotiating/);
  assert.equal(factsSummary(code(6)), 'Win32 error 6 of the group DOS-era basics: files, memory, drives and device I/O.');
  assert.match(factsSummary(silent()), /No source gives a system message for it\.$/);
});

test('clip cuts at a word', () => {
  for (const [text, length, expected] of [
    ['short', 10, 'short'],
    ['exactly ten', 11, 'exactly ten'],
    ['one two three', 9, 'one two…'],
    ['unbreakable', 5, 'unbr…'],
  ] as const) {
    const clipped = clip(text, length);
    assert.ok(clipped.length <= length, clipped);
    if (text !== 'unbreakable') assert.equal(clipped, expected);
  }
});

test('a ticket text has name, number, message, meaning and what to do, and leaves out what is not known', () => {
  assert.deepEqual(ticketText(code(101)).split('\n'), [
    'ERROR_EXCL_SEM_ALREADY_OWNED: Win32 101 (0x65, HRESULT 0x80070065)',
    'System message: "The exclusive semaphore is owned by another process."',
  ]);
  assert.equal(ticketText(code(13803)).split('\n').length, 4);
  assert.equal(ticketText(silent()).split('\n').length, 1);
});

test('every code has two to four generated questions (0 has fewer), each answered, none twice', () => {
  for (const each of catalog.codes) {
    const questions = generatedQuestions(each);
    assert.ok(questions.length >= (each.value === 0 ? 1 : 2) && questions.length <= 4, `${each.value}: ${questions.length}`);
    assert.equal(new Set(questions.map(({ q }) => q)).size, questions.length);
    for (const { q, a } of questions) {
      assert.match(q, /\?$/);
      assert.match(a, /\.$/);
      assert.ok(!/undefined|NaN/.test(q + a), a);
    }
  }
});

test('generated answers say what the tables say', () => {
  const answers = (value: number): string =>
    generatedQuestions(code(value))
      .map(({ a }) => a)
      .join('\n');
  for (const [value, expected] of [
    [
      13803,
      '`0x35EB`. `HRESULT_FROM_WIN32` makes `0x800735EB` of it, which programs also print as `-2147011093` (signed) or `2147956203` (unsigned).',
    ],
    [0, 'stays 0'],
    [5, '`STATUS_ACCESS_DENIED` (`0xC0000022`)'],
    [5, 'As `PermissionError` with `winerror` 5 and `errno EACCES`.'],
    [13803, 'As a plain `OSError` with `winerror` 13803 and `errno EINVAL`'],
    [10054, 'As `ConnectionResetError` with `winerror` 10054'],
    [10054, 'A `SocketException` with `SocketError.ConnectionReset`'],
    [2, '`System.IO.FileNotFoundException` (file operations)'],
  ] as const) {
    assert.ok(answers(value).includes(expected), `${value}: ${answers(value)}`);
  }
});

test('the status of the same name comes first, other components last', () => {
  const statuses = statusesOf(code(5)).map(({ shown }) => shown);
  assert.equal(statuses[0], 'STATUS_ACCESS_DENIED');
  assert.ok(statuses.indexOf('SEC_E_MESSAGE_ALTERED') > statuses.indexOf('STATUS_CANNOT_DELETE'));
  assert.equal(new Set(statuses).size, code(5).equivalents.filter(({ space }) => space === 'ntstatus').length);
});

test('inline text: code, links to known names, everything else escaped', () => {
  const pathOf = (name: string): string | undefined => (catalog.byName.has(name) ? '/win32/5/' : undefined);
  for (const [text, expected] of [
    ['plain', 'plain'],
    ['a < b & "c"', 'a &lt; b &amp; &quot;c&quot;'],
    ['see `ERROR_ACCESS_DENIED`', 'see <a href="/sub/win32/5/"><code>ERROR_ACCESS_DENIED</code></a>'],
    ['`<img>` stays text', '<code>&lt;img&gt;</code> stays text'],
    ['an odd ` stays', 'an odd ` stays'],
  ] as const) {
    assert.equal(inlineHtml(text, pathOf, '/sub/'), expected);
  }
  assert.equal(escapeHtml(`<a href='x'>&"`), `&lt;a href='x'&gt;&amp;&quot;`);
});

test('a stub forwards below the base and keeps out of search engines', () => {
  const html = forwardingStub('WSA_IO_PENDING', code(997), '/sub/', 'https://example.org/sub/win32/997/');
  for (const part of [
    '<meta http-equiv="refresh" content="0; url=/sub/win32/997/">',
    '<link rel="canonical" href="https://example.org/sub/win32/997/">',
    '<meta name="robots" content="noindex">',
    '<script src="/sub/forward.js">',
  ]) {
    assert.ok(html.includes(part), part);
  }
});

test('structured data: breadcrumbs for all, an article where there is prose, and no way out of its script element', () => {
  const crumbs = [{ title: 'Evil </script><b>', path: '/' }];
  const absolute = (path: string): string => `https://example.org${path}`;
  const explained = codeStructuredData(code(13803), crumbs, absolute);
  assert.ok(!explained.includes('<'));
  const types = (json: string): readonly string[] =>
    (JSON.parse(json) as { '@graph': { '@type': string }[] })['@graph'].map((node) => node['@type']);
  assert.deepEqual(types(explained), ['TechArticle', 'BreadcrumbList']);
  assert.deepEqual(types(codeStructuredData(silent(), crumbs, absolute)), ['BreadcrumbList']);
});

test('sitemap and robots', () => {
  const addressOf = (file: string): string => `https://example.org/${file}`;
  const files = sitemapFiles(
    [
      { url: 'https://example.org/a?b&c', updated: '2026-11-23' },
      { url: 'https://example.org/d', updated: undefined },
    ],
    addressOf,
  );
  assert.deepEqual([...files.keys()], ['sitemap.xml']);
  const xml = files.get('sitemap.xml') ?? '';
  assert.match(xml, /<loc>https:\/\/example\.org\/a\?b&amp;c<\/loc><lastmod>2026-11-23<\/lastmod>/);
  assert.match(xml, /<url><loc>https:\/\/example\.org\/d<\/loc><\/url>/);
  assert.match(robots('https://example.org/sitemap.xml'), /^User-agent: \*\nAllow: \/\n\nSitemap: https:\/\/example\.org\/sitemap\.xml\n$/);
});

test('more addresses than a sitemap may hold are in several, with an index', () => {
  const entries = Array.from({ length: 50_001 }, (_, index) => ({
    url: `https://example.org/${index}/`,
    updated: index === 7 ? '2026-11-23' : undefined,
  }));
  const files = sitemapFiles(entries, (file) => `https://example.org/${file}`);
  assert.deepEqual([...files.keys()], ['sitemap.xml', 'sitemap-1.xml', 'sitemap-2.xml']);
  assert.match(
    files.get('sitemap.xml') ?? '',
    /<sitemapindex [^>]*>\n<sitemap><loc>https:\/\/example\.org\/sitemap-1\.xml<\/loc><lastmod>2026-11-23</,
  );
  assert.equal((files.get('sitemap-1.xml') ?? '').split('<url>').length - 1, 50_000);
  assert.match(files.get('sitemap-2.xml') ?? '', /<url><loc>https:\/\/example\.org\/50000\/<\/loc><\/url>\n<\/urlset>/);
  assert.deepEqual([...sitemapFiles(entries.slice(1), () => '').keys()], ['sitemap.xml']);
});

test('the policy allows nothing inline and no other origin', () => {
  assert.ok(!/unsafe-inline|https?:|\*/.test(CONTENT_SECURITY_POLICY));
  assert.match(CONTENT_SECURITY_POLICY, /default-src 'none'/);
});
