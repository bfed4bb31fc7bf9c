/** A page in its folder and among the tables: each damage stops the build with the line, what was expected and what was found. */

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { joinCatalog } from '../../src/catalog/join.ts';
import { loadFacts, loadProse } from '../../src/catalog/load.ts';
import { readProsePage } from '../../src/catalog/prose-page.ts';
import { assertRefused, lineOfPiece } from './refusal.ts';
import { damagedText, pathOf, SAMPLE_NAME, SAMPLE_TEXT } from './sample-page.ts';

const facts = loadFacts();
const catalogWith = (path: string, text: string) => joinCatalog(facts, [readProsePage(path, text)]);

interface Misplaced {
  readonly damage: string;
  readonly path: string;
  readonly expected: string;
  readonly found: string;
}

const MISPLACED: readonly Misplaced[] = [
  {
    damage: "another group's folder",
    path: 'content/codes/win32/rpc/ERROR_DISCARDED.mdx',
    expected: 'the folder semaphores-drives-handles, the group of 157',
    found: 'rpc',
  },
  {
    damage: 'a name that no table has',
    path: pathOf('ERROR_DISCARDET'),
    expected: 'a file named by a symbolic name of win32.tsv',
    found: 'ERROR_DISCARDET',
  },
  {
    damage: 'a name in another letter case',
    path: pathOf('error_discarded'),
    expected: 'a file named by a symbolic name of win32.tsv',
    found: 'error_discarded',
  },
  {
    damage: 'the name of a status',
    path: pathOf('STATUS_PENDING'),
    expected: 'a file named by a symbolic name of win32.tsv',
    found: 'STATUS_PENDING',
  },
  {
    damage: 'an alias',
    path: 'content/codes/win32/dos-file-basics/NO_ERROR.mdx',
    expected: 'the file name ERROR_SUCCESS.mdx: an alias has no page',
    found: 'NO_ERROR',
  },
  {
    damage: 'no folder of a group',
    path: 'content/codes/win32/ERROR_DISCARDED.mdx',
    expected:
      'a file content/codes/win32/<group>/<SYMBOLIC_NAME>.mdx or content/codes/<ntstatus, hresult, bugcheck, ras>/<SYMBOLIC_NAME>.mdx',
    found: 'content/codes/win32/ERROR_DISCARDED.mdx',
  },
];

interface Damage {
  readonly damage: string;
  readonly from: string;
  readonly to: string;
  /** a piece of the line that the error names, once in the damaged file */
  readonly at: string;
  readonly expected: string;
  readonly found: string;
}

const NOT_MARKDOWN = 'Markdown without imports, JSX, HTML or braces';
const UNKNOWN_NAME = 'symbolic names that stand in the tables';

const DAMAGES: readonly Damage[] = [
  {
    damage: 'a missing section',
    from: '## Error details\n',
    to: '',
    at: '## Usage context',
    expected: 'the section Error details',
    found: 'Usage context',
  },
  {
    damage: 'a missing last section',
    from: SAMPLE_TEXT.slice(SAMPLE_TEXT.indexOf('## Developer'), SAMPLE_TEXT.length - 1),
    to: 'The end.',
    at: 'The end.',
    expected: 'the section Developer interpretation',
    found: '',
  },
  {
    damage: 'sections out of order',
    from: '## Error details',
    to: '## Troubleshooting\n\nFirst.\n\n## Error details',
    at: '## Troubleshooting\n\nFirst.',
    expected: 'the section Error details',
    found: 'Troubleshooting',
  },
  {
    damage: 'an unknown section',
    from: '## Error details',
    to: '## Causes\n\nSome.\n\n## Error details',
    at: '## Causes',
    expected: 'the section Error details',
    found: 'Causes',
  },
  {
    damage: 'a section in other letter case',
    from: '## Error details',
    to: '## Error Details',
    at: '## Error Details',
    expected: 'the section Error details',
    found: 'Error Details',
  },
  {
    damage: 'a section after the last',
    from: 'Solved when the same command works twice.',
    to: 'Solved.\n\n## See also\n\nMore.',
    at: '## See also',
    expected: 'no section after Troubleshooting',
    found: 'See also',
  },
  {
    damage: 'a section twice',
    from: 'Solved when the same command works twice.',
    to: 'Solved.\n\n## Usage context\n\nMore.',
    at: '## Usage context\n\nMore.',
    expected: 'no section after Troubleshooting',
    found: 'Usage context',
  },
  {
    damage: 'a title of its own',
    from: '## Technical meaning',
    to: '# ERROR_DISCARDED\n\n## Technical meaning',
    at: '# ERROR_DISCARDED',
    expected: 'headings that begin with ##',
    found: '# ERROR_DISCARDED',
  },
  {
    damage: 'text before the first heading',
    from: '## Technical meaning',
    to: 'Hello.\n\n## Technical meaning',
    at: 'Hello.',
    expected: 'a heading before the first text',
    found: 'Hello.',
  },
  {
    damage: 'an unknown name in prose, in the second line of a paragraph',
    from: 'which separates 157\nfrom 6.',
    to: 'which separates 157\nfrom `ERROR_INVALID_HANDEL`.',
    at: 'from `ERROR_INVALID_HANDEL`.',
    expected: UNKNOWN_NAME,
    found: 'ERROR_INVALID_HANDEL',
  },
  {
    damage: 'an unknown name in a code block',
    from: '    block =',
    to: '    // WSAENOTHING\n    block =',
    at: '// WSAENOTHING',
    expected: UNKNOWN_NAME,
    found: 'WSAENOTHING',
  },
  {
    damage: 'an unknown name in front matter',
    from: 'the number names no block at all',
    to: 'unlike `STATUS_ACESS_DENIED`',
    at: 'STATUS_ACESS_DENIED',
    expected: UNKNOWN_NAME,
    found: 'STATUS_ACESS_DENIED',
  },
  {
    damage: 'an unknown related code',
    from: 'name: ERROR_INVALID_HANDLE,',
    to: 'name: ERROR_INVALID_HANDEL,',
    at: 'ERROR_INVALID_HANDEL',
    expected: UNKNOWN_NAME,
    found: 'ERROR_INVALID_HANDEL',
  },
  {
    damage: 'a related code that is a word, quoted',
    from: 'name: ERROR_INVALID_HANDLE,',
    to: 'name: "Handle",',
    at: 'name: "Handle"',
    expected: 'related: a symbolic name of the tables',
    found: 'Handle',
  },
  {
    damage: 'a related code by its alias, on a line of its own',
    from: '{ name: ERROR_INVALID_HANDLE,',
    to: '{\n      name: WSA_INVALID_HANDLE,',
    at: 'name: WSA_INVALID_HANDLE',
    expected: 'related: ERROR_INVALID_HANDLE, not its alias',
    found: 'WSA_INVALID_HANDLE',
  },
  {
    damage: 'a page related to itself',
    from: 'name: ERROR_INVALID_HANDLE,',
    to: 'name: ERROR_DISCARDED,',
    at: 'name: ERROR_DISCARDED',
    expected: 'related: each other code once, and not the page itself',
    found: 'ERROR_DISCARDED',
  },
  {
    damage: 'a related code twice',
    from: 'name: ERROR_INVALID_HANDLE, why: "the number',
    to: 'name: ERROR_NOT_LOCKED, why: "the second number',
    at: 'the second number',
    expected: 'related: each other code once, and not the page itself',
    found: 'ERROR_NOT_LOCKED',
  },
  {
    damage: 'an import',
    from: '## Technical meaning',
    to: "import Note from './Note.astro'\n\n## Technical meaning",
    at: 'import Note',
    expected: NOT_MARKDOWN,
    found: "import Note from './Note.astro'",
  },
  {
    damage: 'a component',
    from: 'Command Prompt on',
    to: 'A <Note /> first. Command Prompt on',
    at: '<Note />',
    expected: NOT_MARKDOWN,
    found: 'A <Note /> first. Command Prompt on the computer that shows the message.',
  },
  {
    damage: 'HTML',
    from: 'Command Prompt on',
    to: '<b>Command</b> Prompt on',
    at: '<b>Command',
    expected: NOT_MARKDOWN,
    found: '<b>Command</b> Prompt on the computer that shows the message.',
  },
  {
    damage: 'braces',
    from: 'number and can',
    to: 'number {here} and can',
    at: '{here}',
    expected: NOT_MARKDOWN,
    found: 'number {here} and can be given new memory.',
  },
  {
    damage: 'a tag without its end',
    from: 'Command Prompt on',
    to: 'First <br> then Command Prompt on',
    at: '<br>',
    expected: 'MDX (Expected a closing tag for `<br>` (42:7) before the end of `paragraph`)',
    found: 'First <br> then Command Prompt on the computer that shows the message.',
  },
  {
    damage: 'a brace without its end',
    from: 'Command Prompt on',
    to: 'First { then Command Prompt on',
    at: 'First {',
    expected: 'MDX (Unexpected end of file in expression, expected a corresponding closing brace for `{`)',
    found: 'First { then Command Prompt on the computer that shows the message.',
  },
];

suite('a page is refused for its place', () => {
  for (const { damage, path, expected, found } of MISPLACED) {
    test(damage, () => assertRefused(() => catalogWith(path, SAMPLE_TEXT), { file: path, line: 1, expected, found }));
  }
});

suite('a page is refused for its text', () => {
  for (const { damage, from, to, at, expected, found } of DAMAGES) {
    test(damage, () => {
      const text = damagedText(from, to);
      const file = pathOf(SAMPLE_NAME);
      assertRefused(() => catalogWith(file, text), { file, line: lineOfPiece(text, at), expected, found });
    });
  }
});

test('a valid page joins its code', () => {
  const explanation = catalogWith(pathOf(SAMPLE_NAME), SAMPLE_TEXT).byValue.get(157)?.explanation;
  assert.deepEqual(
    explanation?.related.map(({ code }) => code.value),
    [158, 6],
  );
  assert.deepEqual(explanation?.sections, [
    'technical-meaning',
    'error-details',
    'usage-context',
    'developer-interpretation',
    'troubleshooting',
  ]);
});

test('a page without Troubleshooting is whole', () => {
  const text = SAMPLE_TEXT.slice(0, SAMPLE_TEXT.indexOf('## Troubleshooting'));
  const explanation = catalogWith(pathOf(SAMPLE_NAME), text).byValue.get(157)?.explanation;
  assert.deepEqual(explanation?.sections, ['technical-meaning', 'error-details', 'usage-context', 'developer-interpretation']);
});

test('all pages of the site join their codes', () => {
  const pages = loadProse();
  const { codes, statuses } = joinCatalog(facts, pages);
  assert.equal([...codes, ...Object.values(statuses).flat()].filter(({ explanation }) => explanation).length, pages.length);
});
