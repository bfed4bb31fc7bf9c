/** The front matter of a page: each damage stops the build with the line, what was expected and what was found. */

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { frontMatterLines } from '../../src/catalog/front-matter.ts';
import { readProsePage } from '../../src/catalog/prose-page.ts';
import { HANDLING_IDS } from '../../src/model/handling.ts';
import { assertRefused, lineOfPiece } from './refusal.ts';
import { damagedText, pathOf, SAMPLE_NAME, SAMPLE_TEXT, samplePage } from './sample-page.ts';

interface Damage {
  readonly damage: string;
  readonly from: string;
  readonly to: string;
  /** a piece of the line that the error names, once in the damaged file */
  readonly at: string;
  readonly expected: string;
  readonly found: string;
}

const SUMMARY = 'A block of movable memory was thrown away by the memory manager, so there is nothing left to lock.';
const RELATED = `  - { name: ERROR_NOT_LOCKED, why: "the block still exists; its lock count was zero already" }
  - { name: ERROR_INVALID_HANDLE, why: "the number names no block at all" }
`;
const SEVEN = Array.from({ length: 7 }, (_, index) => `  - { name: NAME_${index}, why: "x" }`).join('\n');
const SOURCES = SAMPLE_TEXT.slice(SAMPLE_TEXT.indexOf('sources:'), SAMPLE_TEXT.indexOf('\n---\n'));

const DAMAGES: readonly Damage[] = [
  {
    damage: 'no front matter',
    from: '---\nupdated',
    to: 'updated',
    at: 'updated:',
    expected: 'front matter between two lines of ---',
    found: 'updated: 2026-11-23',
  },
  {
    damage: 'front matter without its end',
    from: '\n---\n\n## Technical',
    to: '\n\n## Technical',
    at: '---\nupdated',
    expected: 'front matter between two lines of ---',
    found: '---',
  },
  {
    damage: 'broken YAML: a quote without its end',
    from: 'nothing left to lock."',
    to: 'nothing left to lock.',
    at: 'summary',
    expected: 'valid YAML (Missing closing "quote)',
    found: `summary: "${SUMMARY.slice(0, -1)}.`,
  },
  {
    damage: 'broken YAML: a brace without its end',
    from: 'no block at all" }',
    to: 'no block at all"',
    at: 'faq:',
    expected: 'valid YAML (Flow map in block collection must be sufficiently indented and end with a })',
    found: 'faq:',
  },
  {
    damage: 'a key twice',
    from: 'handling: fix-sequence',
    to: 'handling: fix-sequence\nhandling: retry',
    at: 'handling: retry',
    expected: 'valid YAML (Map keys must be unique)',
    found: 'handling: retry',
  },
  {
    damage: 'a list in place of keys',
    from: SAMPLE_TEXT.slice(4, SAMPLE_TEXT.indexOf('\n---\n')),
    to: '- updated\n- summary',
    at: '- updated',
    expected: 'front matter: the keys of a code page',
    found: '- updated\n- summary',
  },
  {
    damage: 'an unknown key',
    from: 'handling: fix-sequence',
    to: 'handling: fix-sequence\nseverity: high',
    at: 'severity: high',
    expected: 'front matter: known keys alone',
    found: 'severity',
  },
  {
    damage: 'an unknown key whose value begins in the next line',
    from: 'faq:\n',
    to: 'tags:\n  - memory\nfaq:\n',
    at: 'tags:',
    expected: 'front matter: known keys alone',
    found: 'tags',
  },
  {
    damage: 'an unknown key of a source',
    from: 'kind: microsoft }',
    to: 'kind: microsoft, read: 2026-11-01 }',
    at: 'read: 2026-11-01',
    expected: 'sources.0: known keys alone',
    found: 'read',
  },
  { damage: 'no summary', from: `summary: "${SUMMARY}"\n`, to: '', at: 'updated:', expected: 'summary: one line of text', found: '' },
  {
    damage: 'a summary of two lines',
    from: `"${SUMMARY}"`,
    to: '|\n  One.\n  Two.',
    at: 'summary: |',
    expected: 'summary: one line of text without white space at its ends',
    found: 'One.\nTwo.\n',
  },
  {
    damage: 'a summary of 161 characters',
    from: `"${SUMMARY}"`,
    to: `"${'x'.repeat(161)}"`,
    at: 'summary:',
    expected: 'summary: at most 160 characters',
    found: 'x'.repeat(161),
  },
  {
    damage: 'a summary with backticks',
    from: `"${SUMMARY}"`,
    to: '"A `block` was thrown away."',
    at: 'summary:',
    expected: 'summary: a sentence without backticks: it is shown as it is',
    found: 'A `block` was thrown away.',
  },
  { damage: 'an empty summary', from: `"${SUMMARY}"`, to: '', at: 'summary:', expected: 'summary: one line of text', found: '' },
  {
    damage: 'a day that no month has',
    from: '2026-11-23',
    to: '2026-11-31',
    at: 'updated:',
    expected: 'updated: a date, YYYY-MM-DD',
    found: '2026-11-31',
  },
  {
    damage: 'a date in another order',
    from: '2026-11-23',
    to: '23.11.2026',
    at: 'updated:',
    expected: 'updated: a date, YYYY-MM-DD',
    found: '23.11.2026',
  },
  {
    damage: 'a handling that the list does not have',
    from: 'handling: fix-sequence',
    to: 'handling: reboot',
    at: 'handling:',
    expected: `handling: one of ${HANDLING_IDS.join(', ')}`,
    found: 'reboot',
  },
  {
    damage: 'no handling',
    from: 'handling: fix-sequence\n',
    to: '',
    at: 'updated:',
    expected: `handling: one of ${HANDLING_IDS.join(', ')}`,
    found: '',
  },
  {
    damage: 'otherwise the same as handling',
    from: 'otherwise: fix-call',
    to: 'otherwise: fix-sequence',
    at: 'otherwise:',
    expected: 'otherwise: another value than handling',
    found: 'fix-sequence',
  },
  {
    damage: 'one related code',
    from: '  - { name: ERROR_INVALID_HANDLE, why: "the number names no block at all" }\n',
    to: '',
    at: 'related:',
    expected: 'related: a list of 2 to 6 codes',
    found: '- { name: ERROR_NOT_LOCKED, why: "the block still exists; its lock count was zero already" }',
  },
  {
    damage: 'seven related codes',
    from: RELATED,
    to: `${SEVEN}\n`,
    at: 'related:',
    expected: 'related: a list of 2 to 6 codes',
    found: SEVEN.trim().slice(0, 200),
  },
  {
    damage: 'a related code without its reason',
    from: ', why: "the number names no block at all"',
    to: '',
    at: 'name: ERROR_INVALID_HANDLE',
    expected: 'related.1.why: one line of text',
    found: '',
  },
  {
    damage: 'a related code as a name alone',
    from: '{ name: ERROR_INVALID_HANDLE, why: "the number names no block at all" }',
    to: 'ERROR_INVALID_HANDLE',
    at: '- ERROR_INVALID_HANDLE',
    expected: 'related.1: name and why',
    found: 'ERROR_INVALID_HANDLE',
  },
  {
    damage: 'a question without its mark, on a line of its own',
    from: '{ q: "Is the content lost?",',
    to: '{\n      q: "Is the content lost.",',
    at: 'q: "Is',
    expected: 'faq.0.q: a question mark at the end',
    found: 'Is the content lost.',
  },
  {
    damage: 'a source over http',
    from: 'url: "https://learn',
    to: 'url: "http://learn',
    at: 'http://learn',
    expected: 'sources.0.url: an https address',
    found: 'http://learn.microsoft.com/windows/win32/api/winbase/nf-winbase-globalflags',
  },
  {
    damage: 'a kind that the list does not have',
    from: 'kind: source-code',
    to: 'kind: blog',
    at: 'kind: blog',
    expected: 'sources.1.kind: one of header, microsoft, specification, source-code, maintainer, secondary',
    found: 'blog',
  },
  {
    damage: 'no sources',
    from: SOURCES,
    to: 'sources: []',
    at: 'sources:',
    expected: 'sources: a list of at least one source',
    found: '[]',
  },
];

suite('front matter refuses', () => {
  for (const { damage, from, to, at, expected, found } of DAMAGES) {
    test(damage, () => {
      const text = damagedText(from, to);
      const file = pathOf(SAMPLE_NAME);
      assertRefused(() => readProsePage(file, text), { file, line: lineOfPiece(text, at), expected, found });
    });
  }
});

test('front matter is read as it was written', () => {
  const { updated, handling, otherwise, related, faq, sources } = samplePage().frontMatter;
  assert.deepEqual(
    {
      updated,
      handling,
      otherwise,
      related: related.map(({ name }) => name),
      questions: faq.length,
      kinds: sources.map(({ kind }) => kind),
    },
    {
      updated: '2026-11-23',
      handling: 'fix-sequence',
      otherwise: 'fix-call',
      related: ['ERROR_NOT_LOCKED', 'ERROR_INVALID_HANDLE'],
      questions: 1,
      kinds: ['microsoft', 'source-code'],
    },
  );
});

test('a path of the front matter leads to its line, or to the last part that is there', () => {
  const lineAt = frontMatterLines(SAMPLE_TEXT);
  const lines = [['updated'], ['related'], ['related', 1, 'why'], ['related', 9, 'why'], ['faq', 0, 'a'], ['nothing']].map(lineAt);
  assert.deepEqual(lines, [2, 6, 8, 6, 10, 2]);
});
