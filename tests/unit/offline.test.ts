/** Working without a network: which request is answered how, packs, editions, what stays and what is said. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { cacheNames } from '../../src/offline/cache-names.ts';
import { contentType } from '../../src/offline/content-types.ts';
import {
  missingPacks,
  OFFLINE_FORMAT,
  packFile,
  packOf,
  readEdition,
  readLatest,
  strayFiles,
  type Edition,
} from '../../src/offline/edition.ts';
import { discards, FAILURES, situation, sizeText } from '../../src/offline/keeping.ts';
import { lookupVersionOf, MOST_VISITED, neededFiles, pagesToDrop } from '../../src/offline/kept-files.ts';
import { PackError, readPack, withHashes, withoutHashes, writePack } from '../../src/offline/pack.ts';
import { documentFile, isWorthKeeping, planFor } from '../../src/offline/request-plan.ts';
import { groupFiles, hashedNames, packedFiles, reasonNotPacked } from '../../src/outputs/offline-packs.ts';
import { iconDrawing, webManifest } from '../../src/outputs/web-manifest.ts';

suite('a request gets its plan', () => {
  const SCOPE = 'https://example.org/errors/';
  /** Address, or what differs from a plain GET; plan and what it names. */
  const REQUESTS = [
    ['win32/5/', { isNavigation: true }, 'page win32/5/'],
    ['', { isNavigation: true }, 'page '],
    ['search/?q=5#results', { isNavigation: true }, 'page search/'],
    ['0x80070005', { isNavigation: true }, 'page 0x80070005'],
    ['caf%C3%A9', { isNavigation: true }, 'page café'],
    ['%E0%A4%A', { isNavigation: true }, 'leave'],
    ['assets/Page.D33tTIFN.css', {}, 'hashed assets/Page.D33tTIFN.css'],
    ['lookup/core-32ad37b93c8d.json', {}, 'hashed lookup/core-32ad37b93c8d.json'],
    // Opened in a tab of its own it is a document: the network may say 404, and then the resolver answers.
    ['assets/Page.D33tTIFN.css', { isNavigation: true }, 'page assets/Page.D33tTIFN.css'],
    ['assets/', {}, 'file assets/'],
    ['pagefind/pagefind-entry.json?ts=1', {}, 'file pagefind/pagefind-entry.json'],
    ['forward.js', {}, 'file forward.js'],
    ['win32/5/', { method: 'POST', isNavigation: true }, 'leave'],
    ['win32/5/', { method: 'HEAD' }, 'leave'],
    ['win32/5/', { isRange: true }, 'leave'],
    ['sw.js', {}, 'leave'],
    ['offline/latest.json', {}, 'leave'],
    ['offline/32ad37b93c8d.json', {}, 'leave'],
    ['offline/packs/016a229fd368db894a4895c4ff330798.pack', {}, 'leave'],
    ['offline/', { isNavigation: true }, 'page offline/'],
    ['https://example.org/other/', { isNavigation: true }, 'leave'],
    ['https://example.org/errors', { isNavigation: true }, 'leave'],
    ['https://example.com/errors/win32/5/', { isNavigation: true }, 'leave'],
    ['https://example.org.evil.example/errors/', { isNavigation: true }, 'leave'],
  ] as const;
  for (const [address, differs, expected] of REQUESTS) {
    test(`${address} ${JSON.stringify(differs)}: ${expected}`, () => {
      const request = { method: 'GET', url: new URL(address, SCOPE).href, isNavigation: false, isRange: false, ...differs };
      const { how, ...rest } = planFor(request, SCOPE);
      assert.equal([how, ...Object.values(rest)].join(' '), expected);
    });
  }

  test('a path is the file that a static server sends', () => {
    assert.deepEqual(['', 'win32/5/', 'sitemap.xml', 'win32/5'].map(documentFile), [
      'index.html',
      'win32/5/index.html',
      'sitemap.xml',
      'win32/5',
    ]);
  });

  test('stubs of names are not kept as visited pages', () => {
    assert.deepEqual(['win32/5/', '', 'about/', 'ERROR_ACCESS_DENIED/', 'WSAEACCES', 'hresult/facility/36/'].filter(isWorthKeeping), [
      'win32/5/',
      '',
      'about/',
      'hresult/facility/36/',
    ]);
  });

  test('two sites of one origin have caches of their own', () => {
    const [one, other] = [cacheNames('https://example.org/a/'), cacheNames('https://example.org/b/')];
    for (const part of ['hashed', 'visited', 'editions', 'clients', 'shell'] as const) assert.notEqual(one[part], other[part]);
    assert.equal(new Set(Object.values(one)).size, 5);
  });
});

suite('a pack', () => {
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  const FILES = [
    ['a/index.html', bytes('<p>ä')],
    ['b.json', bytes('')],
    ['c "quoted".bin', Uint8Array.of(0, 10, 255, 10)],
  ] as const;
  const pack = writePack(FILES);

  test('gives back the files that were put in', () => {
    assert.deepEqual(
      [...readPack(pack)].map(([file, content]) => [file, [...content]]),
      FILES.map(([file, content]) => [file, [...content]]),
    );
  });

  const DAMAGED = {
    empty: new Uint8Array(),
    'cut at the end': pack.slice(0, -1),
    'with a byte more': Uint8Array.of(...pack, 0),
    'cut in its list': pack.slice(0, 10),
    'no list': new TextEncoder().encode('{"a":1}\nabc'),
    'a list with half an entry': new TextEncoder().encode('["a"]\n'),
    'a negative length': new TextEncoder().encode('["a",-1,"b",1]\n'),
    'a length that is text': new TextEncoder().encode('["a","1"]\nx'),
    'HTML of an error page': new TextEncoder().encode('<!doctype html>\n<title>404</title>'),
    'bytes that are not UTF-8': Uint8Array.of(255, 254, 10),
  } as const;
  for (const [damage, content] of Object.entries(DAMAGED)) {
    test(`refused: ${damage}`, () => assert.throws(() => readPack(content), PackError));
  }

  const NAMES = { 'Page.css': 'Page.D33tTIFN.css', lookup: '32ad37b93c8d' };
  const HTML = '<html data-lookup="32ad37b93c8d"><link href="/assets/Page.D33tTIFN.css"><p>Page.css lookup</p>';

  test('holds HTML without hashes, and gives it back as it was', () => {
    const stored = withoutHashes(HTML, NAMES);
    assert.ok(!stored.includes('D33tTIFN') && !stored.includes('32ad37b93c8d'));
    assert.equal(withHashes(stored, NAMES), HTML);
  });

  test('of a page that did not change but for its style sheet is the same', () => {
    const newer = { 'Page.css': 'Page.xxxxxxxx.css', lookup: '999999999999' };
    const changed = HTML.replace('D33tTIFN', 'xxxxxxxx').replace('32ad37b93c8d', '999999999999');
    assert.equal(withoutHashes(changed, newer), withoutHashes(HTML, NAMES));
  });

  test('refuses HTML with the character that marks names', () => {
    assert.throws(() => withoutHashes('a\0b', NAMES), PackError);
  });
});

suite('packing a site', () => {
  const site = Array.from({ length: 3000 }, (_, index) => ({ file: `win32/${index}/index.html`, size: 9000 + (index % 7) * 500 })).toSorted(
    (a, b) => (a.file < b.file ? -1 : 1),
  );
  const groups = groupFiles(site);
  const keys = (list: readonly (readonly string[])[]): ReadonlySet<string> => new Set(list.map((group) => group.join()));

  test('keeps every file once, in order', () => {
    assert.deepEqual(
      groups.flat(),
      site.map(({ file }) => file),
    );
    assert.ok(groups.length > 10, `${groups.length} groups`);
  });

  const CHANGES = {
    'a file more': [...site, { file: 'win32/1500x/index.html', size: 9000 }].toSorted((a, b) => (a.file < b.file ? -1 : 1)),
    'a file less': site.filter((_, index) => index !== 1000),
    'a larger file': site.map((entry, index) => (index === 2000 ? { ...entry, size: 60_000 } : entry)),
  };
  for (const [change, files] of Object.entries(CHANGES)) {
    test(`${change} leaves most packs as they are`, () => {
      const before = keys(groups);
      const changed = groupFiles(files).filter((group) => !before.has(group.join()));
      assert.ok(changed.length <= 4, `${changed.length} of ${groups.length} packs changed`);
    });
  }

  test('leaves out what no reader opens, and says why', () => {
    const left = ['_headers', 'sw.js', 'sitemap.xml', 'offline/latest.json', 'offline/packs/a.pack', 'pagefind/pagefind-ui.js', 'site.zip'];
    for (const file of left) assert.ok(reasonNotPacked(file), file);
    for (const file of ['index.html', 'pagefind/pagefind.js', 'pagefind/pagefind-worker.js', 'offline/index.html'])
      assert.equal(reasonNotPacked(file), undefined, file);
  });

  test('refuses a file whose media type the worker would not know', () => {
    assert.throws(() => packedFiles(['index.html', 'song.mp3']), /song\.mp3: its ending/);
    assert.equal(contentType('song.mp3'), undefined);
    assert.equal(contentType('a.b/README'), undefined);
    assert.equal(contentType('a/index.html'), 'text/html; charset=utf-8');
  });

  test('knows hashed names, and leaves two of the same plain name alone', () => {
    const files = ['assets/a.AAAAAAAA.js', 'assets/b.BBBBBBBB.css', 'lookup/core-32ad37b93c8d.json', 'lookup/names-32ad37b93c8d.json'];
    assert.deepEqual(hashedNames(files), { 'a.js': 'a.AAAAAAAA.js', 'b.css': 'b.BBBBBBBB.css', lookup: '32ad37b93c8d' });
    assert.deepEqual(hashedNames(['assets/a.AAAAAAAA.js', 'assets/a.CCCCCCCC.js', 'forward.js']), {});
  });
});

const hash = (digit: string): string => digit.repeat(32);
const LATEST = { format: OFFLINE_FORMAT, version: '0123456789ab', updated: '2026-11-23', files: 3, bytes: 600_000 } as const;
const EDITION: Edition = {
  ...LATEST,
  names: { lookup: '32ad37b93c8d' },
  packs: [
    { first: '404.html', hash: hash('a'), bytes: 100_000 },
    { first: 'index.html', hash: hash('b'), bytes: 200_000 },
    { first: 'win32/5/index.html', hash: hash('c'), bytes: 300_000 },
  ],
};
const NEWER: Edition = {
  ...EDITION,
  version: 'ba9876543210',
  updated: '2026-12-01',
  packs: EDITION.packs.map((pack, index) => (index === 1 ? { ...pack, hash: hash('d') } : pack)),
};

suite('an edition', () => {
  test('is read back as it was written', () => {
    assert.deepEqual(readEdition(JSON.stringify(EDITION)), EDITION);
    assert.deepEqual(readLatest(JSON.stringify(LATEST)), LATEST);
  });

  const REFUSED = {
    'no JSON': '<!doctype html>',
    'cut JSON': JSON.stringify(EDITION).slice(0, -5),
    'a list': '[]',
    nothing: 'null',
    'a format of the future': JSON.stringify({ ...EDITION, format: OFFLINE_FORMAT + 1 }),
    'a version that is no hash': JSON.stringify({ ...EDITION, version: '../x' }),
    'no packs': JSON.stringify({ ...EDITION, packs: [] }),
    'a pack without a hash': JSON.stringify({ ...EDITION, packs: [{ first: 'a', hash: 'x', bytes: 1 }] }),
    'packs out of order': JSON.stringify({ ...EDITION, packs: EDITION.packs.toReversed() }),
    'names that are numbers': JSON.stringify({ ...EDITION, names: { a: 1 } }),
    'a size that is text': JSON.stringify({ ...EDITION, bytes: '5' }),
  };
  for (const [fault, text] of Object.entries(REFUSED)) test(`refused: ${fault}`, () => assert.equal(readEdition(text), undefined));

  test('finds the pack of a file, and none before the first', () => {
    const places = ['404.html', 'about/index.html', 'index.html', 'win32/5/index.html', 'win32/6/index.html', '1.txt'];
    assert.deepEqual(
      places.map((file) => packOf(EDITION, file)?.hash[0]),
      ['a', 'a', 'b', 'c', 'c', undefined],
    );
  });

  test('an update needs the packs that changed alone', () => {
    const kept = new Set(EDITION.packs.map(packFile));
    assert.deepEqual(missingPacks(NEWER, kept), [NEWER.packs[1]]);
    assert.deepEqual(missingPacks(EDITION, kept), []);
  });

  test('what no edition needs is told, records and others never', () => {
    const files = [...EDITION.packs, ...NEWER.packs].map(packFile);
    const all = [
      ...new Set([...files, 'offline/0123456789ab.json', 'offline/ba9876543210.json', 'offline/kept.json', 'offline/pending.json']),
    ];
    assert.deepEqual(strayFiles(all, [NEWER]), [`offline/packs/${hash('b')}.pack`, 'offline/0123456789ab.json']);
    assert.deepEqual(strayFiles(all, [NEWER, EDITION]), []);
  });
});

suite('visited pages and the files that they need', () => {
  const page = (lookup: string, ...assets: readonly string[]): string =>
    `<html lang="en" data-base="/" data-lookup="${lookup}"><link href="/assets/${assets.join('"><script src="/assets/')}">`;

  test('the lookup version of a page', () => {
    assert.equal(lookupVersionOf(page('32ad37b93c8d')), '32ad37b93c8d');
    assert.equal(lookupVersionOf('<html><p>data-lookup="x"'), undefined);
  });

  test('the oldest go above the limit', () => {
    const pages = Array.from({ length: MOST_VISITED + 2 }, (_, index) => ({ url: `/${index}/`, html: page('a') }));
    assert.deepEqual(pagesToDrop(pages).toSorted(), ['/0/', '/1/']);
    assert.deepEqual(pagesToDrop(pages.slice(2)), []);
  });

  test('pages of lookup versions long gone go, pages without one stay', () => {
    const pages = [
      { url: '/1/', html: page('a') },
      { url: '/2/', html: page('b') },
      { url: '/3/', html: '<p>' },
      { url: '/4/', html: page('c') },
    ];
    assert.deepEqual(pagesToDrop(pages), ['/1/']);
  });

  const TEXTS: Readonly<Record<string, string>> = {
    'assets/page.1.js': 'import("./suggest.1.js")',
    'assets/suggest.1.js': 'import{a}from"./readings.1.js"',
    'assets/readings.1.js': '',
    'assets/page.2.js': '',
    'assets/style.1.css': '',
  };
  const files = [...Object.keys(TEXTS), 'lookup/core-aaa.json', 'lookup/names-aaa.json', 'lookup/core-bbb.json'];
  const needed = async (...pages: readonly string[]): Promise<readonly string[]> => [
    ...(await neededFiles(pages, files, (file) => Promise.resolve(TEXTS[file]))),
  ];

  test('what a page names, and what its scripts name in turn, and its index', async () => {
    assert.deepEqual((await needed(page('aaa', 'style.1.css', 'page.1.js'))).toSorted(), [
      'assets/page.1.js',
      'assets/readings.1.js',
      'assets/style.1.css',
      'assets/suggest.1.js',
      'lookup/core-aaa.json',
      'lookup/names-aaa.json',
    ]);
    assert.deepEqual(await needed(page('zzz', 'page.2.js')), ['assets/page.2.js']);
    assert.deepEqual(await needed(), []);
  });
});

suite('what the page of /offline/ says', () => {
  const NOTHING = { kept: undefined, pending: undefined, latest: EDITION, files: new Set<string>() };
  const all = new Set(EDITION.packs.map(packFile));
  const SITUATIONS = [
    ['nothing kept', NOTHING, /^Nothing is kept yet\. 3 pages and files are a download of 0\.6 MB/, ['keep']],
    ['nothing kept, no network', { ...NOTHING, latest: undefined }, /can’t be reached/, []],
    [
      'a part',
      { ...NOTHING, pending: EDITION, files: new Set([...all].slice(0, 2)) },
      /0\.3 MB of 0\.6 MB are still/,
      ['continue', 'remove'],
    ],
    ['a part of an older one', { ...NOTHING, latest: NEWER, pending: EDITION, files: all }, /0\.2 MB of 0\.6 MB/, ['continue', 'remove']],
    ['a part, no network', { ...NOTHING, latest: undefined, pending: EDITION }, /can’t be reached now to continue/, ['continue', 'remove']],
    [
      'the newest',
      { ...NOTHING, kept: EDITION, files: all },
      /version 0123456789ab with pages of up to 2026-11-23, 0\.6 MB\. It is the newest/,
      ['remove'],
    ],
    [
      'an older one',
      { ...NOTHING, kept: EDITION, latest: NEWER, files: all },
      /newer one: version ba9876543210 .*, 0\.2 MB to download/,
      ['update', 'remove'],
    ],
    ['half an update', { ...NOTHING, kept: EDITION, pending: NEWER, latest: NEWER, files: all }, /still to download/, ['update', 'remove']],
    ['kept, no network', { ...NOTHING, kept: EDITION, latest: undefined, files: all }, /can’t be reached now to see/, ['remove']],
  ] as const;
  for (const [name, found, sentence, offers] of SITUATIONS) {
    test(name, () => {
      const said = situation(found);
      assert.match(said.sentence, sentence);
      assert.deepEqual(said.offers, offers);
    });
  }

  test('sizes', () => {
    assert.deepEqual([0, 999, 99_999, 100_000, 8_686_351].map(sizeText), ['0 kB', '1 kB', '100 kB', '0.1 MB', '8.7 MB']);
  });

  test('a failure that says that all was removed is one after which all is removed', () => {
    for (const [failure, text] of Object.entries(FAILURES))
      assert.equal(/removed again/.test(text), discards(failure as keyof typeof FAILURES), failure);
  });
});

suite('the web manifest', () => {
  for (const base of ['/', '/errors/']) {
    test(`names addresses below ${base}`, () => {
      const manifest = JSON.parse(webManifest(base)) as Record<string, unknown> & {
        icons: { src: string }[];
        shortcuts: { url: string }[];
      };
      for (const member of ['id', 'start_url', 'scope']) assert.equal(manifest[member], base);
      for (const address of [...manifest.icons.map(({ src }) => src), ...manifest.shortcuts.map(({ url }) => url)])
        assert.ok(address.startsWith(base) && !address.includes('//'), address);
    });
  }

  const favicon = readFileSync('public/favicon.svg', 'utf8');

  test('an icon that the system cuts has filled corners, a maskable one a smaller drawing', () => {
    assert.equal(iconDrawing(favicon, 'any'), favicon);
    assert.doesNotMatch(iconDrawing(favicon, 'apple'), /rx=|scale/);
    assert.match(
      iconDrawing(favicon, 'maskable'),
      /<rect width="16" height="16" fill="#8a2b1d"\/><g transform="[^"]*scale\(\.8\)[^"]*">.*<\/g><\/svg>/s,
    );
  });

  test('a drawing without a background is refused', () => {
    assert.throws(() => iconDrawing('<svg><path/></svg>', 'maskable'), /rounded rectangle/);
  });
});
