/** The reading of HTML that all checks rest on. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { elementsOf, innerHtml, textOf } from './html.ts';

const ELEMENTS = [
  { html: '<p>a<br>b</p>', elements: ['p', 'br'] },
  { html: '<P CLASS="a">', elements: ['p class=a'] },
  { html: '<a href="/a?b=1&amp;c=2">', elements: ['a href=/a?b=1&c=2'] },
  { html: "<a title='x > y' href=/b/ hidden>", elements: ['a title=x > y href=/b/ hidden='] },
  { html: '<img src="/a.png" alt=""/>', elements: ['img src=/a.png alt='] },
  { html: '<a\n  href="/a"\n  title="two\nlines">', elements: ['a href=/a title=two\nlines'] },
  { html: '<!-- <a href="/gone/"> --><i>', elements: ['i'] },
  { html: '<script>if (a<b) document.write("<p>")</script><i>', elements: ['script', 'i'] },
  { html: '<title><b>5</b></title><i>', elements: ['title', 'i'] },
  { html: '2 < 3 and <b>', elements: ['b'] },
];

for (const { html, elements } of ELEMENTS) {
  test(`elements of ${JSON.stringify(html)}`, () => {
    const found = elementsOf(html).map(({ tag, attributes }) =>
      [tag, ...[...attributes].map(([name, value]) => `${name}=${value}`)].join(' '),
    );
    assert.deepEqual(found, elements);
  });
}

const TEXTS = [
  { html: 'a <b>b</b>\n  c', text: 'a b c' },
  { html: 'ERROR_<wbr>IO_<wbr>PENDING', text: 'ERROR_IO_PENDING' },
  { html: '&lt;file&gt; &amp;lt; &#39;x&#x27; &quot;&nbsp;&unknown;', text: "<file> &lt; 'x' \" &unknown;" },
  { html: '<!-- no -->yes', text: 'yes' },
];

for (const { html, text } of TEXTS) {
  test(`text of ${JSON.stringify(html)}`, () => assert.equal(textOf(html), text));
}

const INNER = [
  { html: '<ul><li>a<ul><li>b</ul></li></ul>', inner: '<li>a<ul><li>b</ul></li>' },
  { html: '<p>a<pre>b</pre></p>', inner: 'a<pre>b</pre>' },
  { html: '<p>never closed', inner: 'never closed' },
];

for (const { html, inner } of INNER) {
  test(`inside of ${JSON.stringify(html)}`, () => {
    const [first] = elementsOf(html);
    assert.ok(first);
    assert.equal(innerHtml(html, first), inner);
  });
}
