/** The data as text: CSV, prose as Markdown, Markdown twins. */

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { markdownToHtml } from 'satteri';
import { readProsePage } from '../../src/catalog/prose-page.ts';
import { CSV_COLUMNS, csvField, toCsv } from '../../src/outputs/api/csv.ts';
import { codeRecord } from '../../src/outputs/api/code-record.ts';
import { escaped, markdownTwin } from '../../src/outputs/api/markdown-twin.ts';
import { markdownSections } from '../../src/outputs/api/prose-markdown.ts';
import { parseCsv } from '../csv.ts';
import { absolute, context, recordOf } from './api-support.ts';

suite('CSV', () => {
  const FIELDS = [
    ['plain', 'plain'],
    ['', ''],
    [null, ''],
    [0, '0'],
    [-2147024891, '-2147024891'],
    ['a,b', '"a,b"'],
    ['say "no"', '"say ""no"""'],
    ['=1+1', "'=1+1"],
    ['-5 is text here', "'-5 is text here"],
    ['+1', "'+1"],
    ['@A1', "'@A1"],
    ["'=x", "''=x"],
    ["'quoted'", "'quoted'"],
    ['=HYPERLINK("x","y")', '"\'=HYPERLINK(""x"",""y"")"'],
  ] as const;
  for (const [value, text] of FIELDS) test(`a field of ${JSON.stringify(value)}`, () => assert.equal(csvField(value), text));

  test('refuses: a line break, a tab', () => {
    for (const value of ['a\nb', 'a\r', '\t=1']) assert.throws(() => csvField(value), RangeError);
  });

  test('reads back as it was written, for every Win32 code', () => {
    const records = context.catalog.codes.map((code) => codeRecord(code, context));
    const text = toCsv(records);
    const [header, ...rows] = parseCsv(text);
    assert.deepEqual(
      header,
      CSV_COLUMNS.map(({ name }) => name),
    );
    assert.equal(rows.length, records.length);
    rows.forEach((row, index) => {
      const record = records[index];
      assert.ok(record);
      assert.deepEqual(
        row,
        CSV_COLUMNS.map(({ of }) => String(of(record) ?? '')),
      );
    });
    // A code is one line: what the example with grep rests on.
    assert.equal(text.split('\r\n').length, records.length + 2);
  });
});

suite('prose as Markdown', () => {
  /** The first section of a page with this text. */
  function sectionOf(markdown: string): string {
    const page = context.pages.get('content/codes/win32/overlapped-io/ERROR_IO_PENDING.mdx');
    assert.ok(page);
    const frontMatter = page.text.slice(0, page.text.indexOf('\n## '));
    const read = readProsePage(page.path, `${frontMatter}\n## Technical meaning\n\n${markdown}\n`);
    return markdownSections(read, context.catalog, absolute)[0]?.markdown ?? '';
  }

  const CASES = [
    ['a name', 'See `ERROR_ACCESS_DENIED`.', 'See [`ERROR_ACCESS_DENIED`](https://example.org/errors/win32/5/).'],
    ['a name after other scripts', '“é” `E_FAIL`', '“é” [`E_FAIL`](https://example.org/errors/hresult/0x80004005/)'],
    ['the name of the page itself', '`ERROR_IO_PENDING`', '`ERROR_IO_PENDING`'],
    ['other code', '`CreateFileW`', '`CreateFileW`'],
    ['a name inside a code block', '```cpp\nERROR_ACCESS_DENIED\n```', '```cpp\nERROR_ACCESS_DENIED\n```'],
    ['a link of this site', '[the rest](/win32/5/#faq)', '[the rest](https://example.org/errors/win32/5/#faq)'],
    ['a link elsewhere', '[docs](https://example.com/)', '[docs](https://example.com/)'],
    ['a name that is a link already', '[`ERROR_ACCESS_DENIED`](https://example.com/)', '[`ERROR_ACCESS_DENIED`](https://example.com/)'],
    ['escaped braces', 'a \\{b\\}', 'a \\{b\\}'],
  ] as const;
  for (const [what, markdown, expected] of CASES) test(what, () => assert.equal(sectionOf(markdown), expected));

  test('refuses: a link that it cannot make absolute', () => {
    assert.throws(() => sectionOf('[up](../5/)'), /ERROR_IO_PENDING\.mdx: write the link/);
  });
});

suite('Markdown twins', () => {
  const PLAIN = [
    'a*b*c _d_ `e` [f](g) <h> | ~i~ \\ &amp; !',
    '# no heading',
    '1. no list',
    '- no list',
    'ERROR_ACCESS_DENIED and __stdcall',
    '%1 %hs {Access Denied}',
  ] as const;
  for (const text of PLAIN) {
    test(`shows ${text} as it is`, () => {
      const { html } = markdownToHtml(escaped(text));
      const shown = html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
      assert.equal(shown, `<p>${text}</p>\n`);
    });
  }

  test('the document of an explained code', () => {
    const lines = markdownTwin(recordOf('win32', 13803)).split('\n');
    assert.deepEqual(lines.slice(0, 8), [
      '# 13803 ERROR_IPSEC_IKE_NEGOTIATION_PENDING (Win32)',
      '',
      '> IKE Negotiation in progress',
      '',
      'IKE is still negotiating with the peer and has no security association yet; nothing has failed so far.',
      '',
      '- What to do: **Wait**. In progress: wait for the event that ends it; do not repeat the call.',
      '- Decimal: `13803`',
    ]);
    const headings = lines.filter((line) => line.startsWith('## '));
    assert.deepEqual(headings, [
      '## Technical meaning',
      '## Error details',
      '## Usage context',
      '## Developer interpretation',
      '## Troubleshooting',
      '## Related errors',
      '## FAQ',
      '## The same failure elsewhere',
      '## Official documentation',
      '## Sources',
    ]);
    assert.ok(
      lines.includes('- [Audit IPsec Extended Mode](<https://learn.microsoft.com/previous-versions/mt431808(v=vs.85)>) (microsoft)'),
    );
  });
});
