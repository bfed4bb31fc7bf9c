import { splitCode } from '../../../src/catalog/names.ts';
import { lineOf, walk, type ProsePage } from '../../../src/catalog/prose-page.ts';
import type { Finding, Rule } from '../rule.ts';
import { damagedPage, samplePage } from '../sample-page.ts';
import { spansOf } from '../spans.ts';

/** A status or HRESULT with the failure bit set, also with a digit too few or too many. */
const FAILURE = /\b0x[89a-f][0-9a-f]{6,8}\b/gi;
const STYLE = /^0x[0-9A-F]{8}$/;
const EXPECTED = '0x and 8 capital hexadecimal digits';

/** Items of these labels quote what a program prints, in its own spelling. */
const QUOTING = /^(Printed|Logged) as/;

export const rule: Rule = {
  over: 'each page',
  name: 'an HRESULT or NTSTATUS in another form than 0x and 8 capital digits',
  why: 'Readers compare digit by digit, and search for the form that the site uses.',
  check: (page) => [...inText(page), ...inCodeSpans(page)].sort((a, b) => a.line - b.line),
  refuses: [
    {
      because: 'small digits in text',
      given: damagedPage('number and can', 'number (0x8007009d) and can'),
      at: '0x8007009d) and can',
      expected: EXPECTED,
      found: '0x8007009d',
    },
    {
      because: 'small digits as a code span',
      given: damagedPage('number and can', 'number (`0xc0000005`) and can'),
      at: '`0xc0000005`',
      expected: EXPECTED,
      found: '0xc0000005',
    },
    {
      because: 'seven digits',
      given: damagedPage('number and can', 'number (`0x8007005`) and can'),
      at: '`0x8007005`',
      expected: EXPECTED,
      found: '0x8007005',
    },
    {
      because: 'small digits in front matter',
      given: damagedPage('the number names no block at all', 'with `0x80070006`, or `0x8007000e`'),
      at: '0x8007000e',
      expected: EXPECTED,
      found: '0x8007000e',
    },
  ],
  accepts: [
    { because: 'a spelling that a program prints', given: samplePage() },
    { because: 'the printed spelling again', given: damagedPage('works twice.', 'works twice without `0x8007009d`.') },
    { because: 'a quoted line', given: damagedPage('number and can', 'number (`failed: 0x8007009d`) and can') },
    { because: 'the right form', given: damagedPage('number and can', 'number (0x8007009D, `0xC0000005`) and can') },
    { because: 'flags and addresses', given: damagedPage('number and can', 'number (`0x80`, `0x8007`, `0xffffffffffffffff`) and can') },
  ],
};

function wrongIn(text: string): readonly { readonly index: number; readonly found: string }[] {
  return [...text.matchAll(FAILURE)].filter(([found]) => !STYLE.test(found)).map((match) => ({ index: match.index, found: match[0] }));
}

function inText(page: ProsePage): readonly Finding[] {
  return spansOf(page).flatMap((span) =>
    wrongIn(span.prose).map(({ index, found }) => ({ line: span.lineAt(index), expected: EXPECTED, found })),
  );
}

/** Code spans that hold a number and nothing else: a longer one quotes. A printed spelling may be named again. */
function inCodeSpans(page: ProsePage): readonly Finding[] {
  const findings: Finding[] = [];
  const quoted = spansOf(page).flatMap(({ text }) => (QUOTING.test(text) ? [text] : []));
  const add = (text: string, line: number): void => {
    if (wrongIn(text)[0]?.found === text && !quoted.some((quotation) => quotation.includes(text)))
      findings.push({ line, expected: EXPECTED, found: text });
  };
  page.text
    .split('\n')
    .slice(0, page.sections[0]?.line ?? 0)
    .forEach((content, index) => {
      for (const { text, code } of splitCode(content)) if (code) add(text, index + 1);
    });
  for (const block of page.sections.flatMap(({ blocks }) => blocks)) {
    walk(block, (node) => {
      if (node.type === 'inlineCode') add(node.value, lineOf(node));
    });
  }
  return findings;
}
