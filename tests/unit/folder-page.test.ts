/** A page of the site → the page of a folder: which addresses change, how, and what stays. */

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { folderPage, folderStyles, moduleScripts, relativeAddress, type Folder } from '../../src/outputs/folder-page.ts';

const FILES = [
  'index.html',
  'about/index.html',
  'win32/5/index.html',
  'win32/6/index.html',
  'win32/index.html',
  'search/index.html',
  'assets/a.css',
  'assets/a.js',
  'assets/font.woff2',
  'forward.js',
  'a b/c#d/index.html',
];

function folder(base = '/', publicSite?: string): Folder {
  return {
    base,
    files: new Set(FILES),
    leftOut: new Set(['404.html', 'site.webmanifest', 'cards/a.png', 'offline/kept/index.html']),
    publicSite,
  };
}

/** Address × file in which it stands → the address in the folder. */
const ADDRESSES = [
  ['/', 'index.html', 'index.html'],
  ['/', 'about/index.html', '../index.html'],
  ['/', 'win32/5/index.html', '../../index.html'],
  ['/win32/5/', 'index.html', 'win32/5/index.html'],
  ['/win32/6/', 'win32/5/index.html', '../6/index.html'],
  ['/win32/5/', 'win32/5/index.html', 'index.html'],
  ['/win32/', 'win32/5/index.html', '../index.html'],
  ['/win32/5/', 'win32/index.html', '5/index.html'],
  ['/win32/5/#faq', 'about/index.html', '../win32/5/index.html#faq'],
  ['/search/?q=5', 'index.html', 'search/index.html?q=5'],
  ['/search/?q=a/b&amp;n=1#results', 'win32/5/index.html', '../../search/index.html?q=a/b&amp;n=1#results'],
  ['/assets/a.css', 'win32/5/index.html', '../../assets/a.css'],
  ['/win32/index.html', 'index.html', 'win32/index.html'],
  // Relative already, but to a folder.
  ['../6/', 'win32/5/index.html', '../6/index.html'],
  ['5/#faq', 'win32/index.html', '5/index.html#faq'],
  ['/a%20b/c%23d/', 'index.html', 'a%20b/c%23d/index.html'],
  // Not to be touched.
  ['', 'win32/5/index.html', ''],
  ['#faq', 'win32/5/index.html', '#faq'],
  ['?n=5', 'win32/5/index.html', '?n=5'],
  ['https://learn.microsoft.com/windows/', 'win32/5/index.html', 'https://learn.microsoft.com/windows/'],
  ['//example.com/', 'win32/5/index.html', '//example.com/'],
  ['mailto:a@example.com', 'index.html', 'mailto:a@example.com'],
  ['data:image/svg+xml,%3Csvg/%3E', 'index.html', 'data:image/svg+xml,%3Csvg/%3E'],
] as const;

suite('an address', () => {
  for (const [address, from, expected] of ADDRESSES)
    test(`“${address}” in ${from}`, () => assert.equal(relativeAddress(address, from, folder()), expected));

  test('below a sub-path', () => {
    assert.equal(relativeAddress('/errors/win32/5/', 'about/index.html', folder('/errors/')), '../win32/5/index.html');
  });

  const REFUSED = [
    ['/win32/7/', '/', 'win32/5/index.html: /win32/7/ leads to no file of the folder'],
    ['/win32/5', '/', 'win32/5/index.html: /win32/5 leads to no file of the folder'],
    ['7/', '/', 'win32/5/index.html: 7/ leads to no file of the folder'],
    ['/win32/5/', '/errors/', 'win32/5/index.html: /win32/5/ leads out of /errors/'],
  ] as const;
  for (const [address, base, message] of REFUSED)
    test(`refuses: ${address} with base ${base}`, () =>
      assert.throws(() => relativeAddress(address, 'win32/5/index.html', folder(base)), { name: 'FolderLinkError', message }));
});

/** HTML of the site → HTML of the folder, in win32/5/index.html. */
const PAGES = [
  {
    what: 'link',
    html: '<p><a class="code-link" href="/win32/6/#faq">6</a>',
    folder: '<p><a class="code-link" href="../6/index.html#faq">6</a>',
  },
  { what: 'form', html: '<form action="/search/" role="search">', folder: '<form action="../../search/index.html" role="search">' },
  {
    what: 'style sheet',
    html: '<link rel="stylesheet" href="/assets/a.css">',
    folder: '<link rel="stylesheet" href="../../assets/a.css">',
  },
  {
    what: 'module script',
    html: '<script type="module" crossorigin src="/assets/a.js"></script>',
    folder: '<script defer src="../../assets/a.js"></script>',
  },
  { what: 'classic script', html: '<script src="/forward.js"></script>', folder: '<script src="../../forward.js"></script>' },
  {
    what: 'root element',
    html: '<html lang="en" data-base="/" data-lookup="1">',
    folder: '<html lang="en" data-base="../../" data-lookup="1" data-index-file="index.html">',
  },
  {
    what: 'refresh',
    html: '<meta http-equiv="refresh" content="0; url=/win32/6/">',
    folder: '<meta http-equiv="refresh" content="0; url=../6/index.html">',
  },
  { what: 'canonical address of a build for this machine', html: '<link rel="canonical" href="http://localhost/">', folder: '' },
  { what: 'link element to what is left out', html: '<link rel="manifest" href="/site.webmanifest"><i>', folder: '<i>' },
  { what: 'link to what is left out', html: '<a href="/offline/kept/">a</a>', folder: '<a>a</a>' },
  { what: 'single quotes', html: "<a href='/win32/6/'>", folder: '<a href="../6/index.html">' },
] as const;

/** Stays as it is, to the byte. */
const KEPT = [
  ['code that looks like a link', '<code>&lt;a href="/win32/5/"&gt;</code> <code>/win32/13803/</code> <pre>href="/gone/"</pre>'],
  ['data of a button', '<button data-copy="see href=\'/win32/5/\' and src=/x" data-address>'],
  ['JSON-LD', '<script type="application/ld+json">{"item":"https://example.org/win32/","a":"<a href=\\"/gone/\\">"}</script>'],
  ['a comment', '<!-- <a href="/gone/"> -->'],
  ['text of a field', '<textarea><a href="/gone/"></textarea>'],
  ['another origin', '<a href="https://learn.microsoft.com/" rel="noopener">'],
  ['a description', '<meta name="description" content="I/O error; url=/x/">'],
  ['a key', '<input aria-keyshortcuts="/" name=q>'],
  ['a page without data', '<html lang="en"><p>5 < 6 > 4'],
] as const;

suite('a page', () => {
  for (const { what, html, folder: expected } of PAGES)
    test(what, () => assert.equal(folderPage(html, 'win32/5/index.html', folder()), expected));
  for (const [what, html] of KEPT) test(`keeps ${what}`, () => assert.equal(folderPage(html, 'win32/5/index.html', folder()), html));

  test('at the root', () => {
    assert.equal(folderPage('<html data-base="/">', 'index.html', folder()), '<html data-base="./" data-index-file="index.html">');
  });
  test('of a public site', () => {
    const site = folder('/e/', 'https://example.org/e/');
    const canonical = '<link rel="canonical" href="https://example.org/e/about/">';
    assert.equal(folderPage(canonical, 'about/index.html', site), canonical);
    assert.equal(
      folderPage('<html data-base="/e/"><a href="/e/offline/kept/">', 'about/index.html', site),
      '<html data-base="../" data-index-file="index.html" data-public-site="https://example.org/e/"><a href="https://example.org/e/offline/kept/">',
    );
  });

  const REFUSED = [
    ['an image that is left out', '<img src="/cards/a.png">'],
    ['a script that is not there', '<script src="/gone.js"></script>'],
    ['a style sheet that is not there', '<link rel="stylesheet" href="/assets/gone.css">'],
    ['a refresh into nothing', '<meta http-equiv="refresh" content="0; url=/gone/">'],
    ['a module script in the page', '<script type="module">import "/assets/a.js";</script>'],
  ] as const;
  for (const [what, html] of REFUSED)
    test(`refuses: ${what}`, () => assert.throws(() => folderPage(html, 'win32/5/index.html', folder()), { name: 'FolderLinkError' }));
});

test('style sheets', () => {
  const css = 'a{background:url(/assets/font.woff2)}b{src:url("/assets/font.woff2")}c{src:url(data:,)}d{src:url(x.png)}';
  assert.equal(
    folderStyles(css, 'assets/a.css', folder()),
    'a{background:url(font.woff2)}b{src:url("font.woff2")}c{src:url(data:,)}d{src:url(x.png)}',
  );
  assert.throws(() => folderStyles('a{src:url(/gone.png)}', 'assets/a.css', folder()), { name: 'FolderLinkError' });
});

test('module scripts of a page', () => {
  const html =
    '<script type="module" src="/assets/a.js"></script><script src="/b.js"></script><code>&lt;script type="module" src="/c.js"></code>';
  assert.deepEqual(moduleScripts(html), ['/assets/a.js']);
});
