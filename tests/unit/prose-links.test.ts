/** The Markdown plugins: which code spans become links, what headings and code blocks get. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markdownToHtml } from 'satteri';
import { loadCatalog } from '../../src/catalog/load.ts';
import { focusableCode, headingId, linkHeadings, linkNames, linkSitePaths, writeSiteAddress } from '../../src/outputs/prose-links.ts';

const catalog = loadCatalog();

async function render(markdown: string, file = 'ERROR_IO_PENDING.mdx', base = '/'): Promise<string> {
  const { html } = await markdownToHtml(markdown, {
    mdastPlugins: [linkNames(catalog, base), linkHeadings()],
    hastPlugins: [focusableCode()],
    fileURL: new URL(`file:///content/codes/win32/overlapped-io/${file}`),
  });
  return html.trim();
}

const CASES = [
  ['a known name', 'see `ERROR_ACCESS_DENIED`', '<p>see <a href="/win32/5/"><code>ERROR_ACCESS_DENIED</code></a></p>'],
  ['an alias', '`NO_ERROR`', '<p><a href="/win32/0/"><code>NO_ERROR</code></a></p>'],
  ['the name of the page itself', '`ERROR_IO_PENDING`', '<p><code>ERROR_IO_PENDING</code></p>'],
  ['an alias of the page itself', '`WSA_IO_PENDING`', '<p><code>WSA_IO_PENDING</code></p>'],
  ['a name inside other code', '`return ERROR_ACCESS_DENIED;`', '<p><code>return ERROR_ACCESS_DENIED;</code></p>'],
  ['a function', '`CreateFileW`', '<p><code>CreateFileW</code></p>'],
  [
    'a name that is a link already',
    '[`ERROR_ACCESS_DENIED`](https://example.org/)',
    '<p><a href="https://example.org/"><code>ERROR_ACCESS_DENIED</code></a></p>',
  ],
] as const;

for (const [what, markdown, expected] of CASES) {
  test(`${what}`, async () => {
    assert.equal(await render(markdown), expected);
  });
}

test('links stand below the base', async () => {
  assert.match(await render('`ERROR_ACCESS_DENIED`', 'ERROR_IO_PENDING.mdx', '/sub/'), /href="\/sub\/win32\/5\/"/);
});

test('a section heading links to its fragment, another heading stays', async () => {
  assert.match(await render('## Technical meaning'), /<a href="#technical-meaning">Technical meaning<\/a>/);
  assert.equal(await render('## Something else'), '<h2>Something else</h2>');
});

test('a code block can be reached by keyboard', async () => {
  assert.match(await render('```cpp\nint x;\n```'), /<pre tabindex="0">/);
});

/** Markdown of a guide → HTML, for a site below /sub/. */
async function renderGuide(markdown: string, place = 'content/guides/doc-url.mdx'): Promise<string> {
  const { html } = await markdownToHtml(markdown, {
    mdastPlugins: [writeSiteAddress('https://example.org', '/sub/'), linkSitePaths('/sub/'), linkNames(catalog, '/sub/'), linkHeadings()],
    fileURL: new URL(`file:///${place}`),
  });
  return html.trim();
}

test('headings of a guide link to their fragments', async () => {
  assert.equal(headingId('JavaScript (Node.js)'), 'javascript-nodejs');
  assert.equal(headingId('C++'), 'c');
  assert.match(await renderGuide('## What to print'), /<a href="#what-to-print">What to print<\/a>/);
  assert.doesNotMatch(await renderGuide('### Small'), /<a/);
});

test('paths of the site get the base in guides, other links stay', async () => {
  assert.match(await renderGuide('[a](/decode/)'), /href="\/sub\/decode\/"/);
  assert.match(await renderGuide('`ERROR_ACCESS_DENIED`'), /href="\/sub\/win32\/5\/"/);
  assert.match(await renderGuide('[a](https://example.com/)'), /href="https:\/\/example\.com\/"/);
});

test('code of a guide gets the address of the site, that of code pages stays', async () => {
  const code = '```js\nconst docs = "https://last-error.example";\n```\n\n`https://last-error.example/win32/5/`';
  const html = await renderGuide(code);
  assert.match(html, /const docs = (?:"|&quot;)https:\/\/example\.org\/sub(?:"|&quot;);/);
  assert.match(html, /<code>https:\/\/example\.org\/sub\/win32\/5\/<\/code>/);
  assert.match(await renderGuide(code, 'content/codes/win32/ipsec/ERROR_IPSEC_IKE_AUTH_FAIL.mdx'), /last-error\.example/);
});
