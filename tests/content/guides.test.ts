/** Guides and texts of groups: each damage stops the build with the line, what was expected and what was found; and they keep the lints of prose. */

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { readGuideText, type GuideText } from '../../src/catalog/guides.ts';
import { joinCatalog } from '../../src/catalog/join.ts';
import { loadCatalog, loadFacts, loadGuides } from '../../src/catalog/load.ts';
import type { ProsePage } from '../../src/catalog/prose-page.ts';
import { assertRefused, lineOfPiece } from './refusal.ts';
import { checkPages, RULES } from './rules.ts';

const facts = loadFacts();

const GUIDE = `---
title: "Reading a number"
updated: 2026-11-28
summary: "What the digits of a Windows error number say."
sources:
  - { title: "System Error Codes", url: "https://learn.microsoft.com/windows/win32/debug/system-error-codes", kind: microsoft }
---

A number such as 5 has a name, \`ERROR_ACCESS_DENIED\`.

## Decimal

Ten digits.
`;

const HUB = `---
updated: 2026-11-28
summary: "IPsec protects packets between two computers."
met: [ERROR_IPSEC_IKE_AUTH_FAIL, ERROR_IPSEC_IKE_TIMED_OUT]
sources:
  - { title: "System Error Codes", url: "https://learn.microsoft.com/windows/win32/debug/system-error-codes", kind: microsoft }
---

## What it does

It encrypts.
`;

const GUIDE_PATH = 'content/guides/reading-a-number.mdx';
const HUB_PATH = 'content/guides/groups/ipsec.mdx';

const catalogWith = (path: string, text: string) => joinCatalog(facts, [], [readGuideText(path, text)]);

test('a guide and a hub are read as they were written', () => {
  const { guides } = catalogWith(GUIDE_PATH, GUIDE);
  assert.deepEqual(
    guides.map(({ id, title, sections }) => ({ id, title, sections })),
    [{ id: 'reading-a-number', title: 'Reading a number', sections: ['Decimal'] }],
  );
  const hub = catalogWith(HUB_PATH, HUB).hubs.get('ipsec');
  assert.deepEqual(
    hub?.met.map(({ value }) => value),
    [13801, 13805],
  );
});

const PLACES = 'a file content/guides/<id>.mdx or content/guides/groups/<group>.mdx, named in lower-case letters, digits and hyphens';

suite('a text is refused for its place', () => {
  for (const path of ['content/guides/Reading.mdx', 'content/guides/a_b.mdx', 'content/guides/more/a.mdx', 'content/guides/groups.mdx']) {
    test(path, () => assertRefused(() => readGuideText(path, GUIDE), { file: path, line: 1, expected: PLACES, found: path }));
  }
  test('a group that the table does not have', () => {
    const file = 'content/guides/groups/ipsek.mdx';
    assertRefused(() => catalogWith(file, HUB), {
      file,
      line: 1,
      expected: 'a file named by the id of a group in groups.tsv',
      found: 'ipsek',
    });
  });
});

interface Damage {
  readonly damage: string;
  readonly from: string;
  readonly to: string;
  /** a piece of the line that the error names, once in the damaged file */
  readonly at: string;
  readonly expected: string;
  readonly found: string;
}

const UNKNOWN_NAME = 'symbolic names that stand in the tables';
const OF_THE_GROUP = 'met: a symbolic name of the group, 13000 to 13999';

const GUIDE_DAMAGES: readonly Damage[] = [
  {
    damage: 'no front matter',
    from: '---\ntitle',
    to: 'title',
    at: 'title: "Reading',
    expected: 'front matter between two lines of ---',
    found: 'title: "Reading a number"',
  },
  { damage: 'no title', from: 'title: "Reading a number"\n', to: '', at: 'updated:', expected: 'title: one line of text', found: '' },
  {
    damage: 'a title of 81 characters',
    from: 'Reading a number',
    to: 'x'.repeat(81),
    at: `title: "${'x'.repeat(81)}`,
    expected: 'title: at most 80 characters',
    found: 'x'.repeat(81),
  },
  {
    damage: 'no summary',
    from: 'summary: "What the digits of a Windows error number say."\n',
    to: '',
    at: 'title: "Reading',
    expected: 'summary: one line of text',
    found: '',
  },
  {
    damage: 'a summary of 161 characters',
    from: 'What the digits of a Windows error number say.',
    to: 'x'.repeat(161),
    at: 'summary:',
    expected: 'summary: at most 160 characters',
    found: 'x'.repeat(161),
  },
  {
    damage: 'a key of code pages',
    from: 'updated:',
    to: 'handling: wait\nupdated:',
    at: 'handling:',
    expected: 'front matter: known keys alone',
    found: 'handling',
  },
  {
    damage: 'a source over http',
    from: 'https://',
    to: 'http://',
    at: 'http://',
    expected: 'sources.0.url: an https address',
    found: 'http://learn.microsoft.com/windows/win32/debug/system-error-codes',
  },
  {
    damage: 'an unknown name',
    from: '`ERROR_ACCESS_DENIED`',
    to: '`ERROR_ACESS_DENIED`',
    at: 'ERROR_ACESS_DENIED',
    expected: UNKNOWN_NAME,
    found: 'ERROR_ACESS_DENIED',
  },
  {
    damage: 'a title in the text',
    from: '## Decimal',
    to: '# Decimal',
    at: '# Decimal',
    expected: 'headings that begin with ##',
    found: '# Decimal',
  },
  {
    damage: 'HTML',
    from: 'Ten digits.',
    to: 'Ten <b>digits</b>.',
    at: 'Ten',
    expected: 'Markdown without imports, JSX, HTML or braces',
    found: 'Ten <b>digits</b>.',
  },
  {
    damage: 'a heading without text',
    from: '\nTen digits.\n',
    to: '',
    at: '## Decimal',
    expected: 'text below the heading',
    found: 'Decimal',
  },
];

const HUB_DAMAGES: readonly Damage[] = [
  {
    damage: 'no summary',
    from: 'summary: "IPsec protects packets between two computers."\n',
    to: '',
    at: 'updated:',
    expected: 'summary: one line of text',
    found: '',
  },
  {
    damage: 'a title of its own',
    from: 'updated:',
    to: 'title: "IPsec"\nupdated:',
    at: 'title: "IPsec"',
    expected: 'front matter: known keys alone',
    found: 'title',
  },
  {
    damage: 'no codes',
    from: 'met: [ERROR_IPSEC_IKE_AUTH_FAIL, ERROR_IPSEC_IKE_TIMED_OUT]',
    to: 'met: []',
    at: 'met:',
    expected: 'met: a list of 1 to 5 symbolic names',
    found: '[]',
  },
  {
    damage: 'six codes',
    from: '[ERROR_IPSEC_IKE_AUTH_FAIL, ERROR_IPSEC_IKE_TIMED_OUT]',
    to: '[A, B, C, D, E, F]',
    at: 'met:',
    expected: 'met: a list of 1 to 5 symbolic names',
    found: '[A, B, C, D, E, F]',
  },
  {
    damage: 'an unknown name',
    from: 'ERROR_IPSEC_IKE_TIMED_OUT',
    to: 'ERROR_IPSEC_IKE_TIMEOUT',
    at: 'met:',
    expected: UNKNOWN_NAME,
    found: 'ERROR_IPSEC_IKE_TIMEOUT',
  },
  {
    damage: 'a word that is no name',
    from: 'ERROR_IPSEC_IKE_TIMED_OUT',
    to: 'Timeout',
    at: 'met:',
    expected: OF_THE_GROUP,
    found: 'Timeout',
  },
  {
    damage: 'a code of another group',
    from: 'ERROR_IPSEC_IKE_TIMED_OUT',
    to: 'ERROR_ACCESS_DENIED',
    at: 'met:',
    expected: OF_THE_GROUP,
    found: 'ERROR_ACCESS_DENIED',
  },
  {
    damage: 'a code twice, on a line of its own',
    from: '[ERROR_IPSEC_IKE_AUTH_FAIL, ERROR_IPSEC_IKE_TIMED_OUT]',
    to: '\n  - ERROR_IPSEC_IKE_AUTH_FAIL\n  - "ERROR_IPSEC_IKE_AUTH_FAIL"',
    at: '"ERROR_IPSEC_IKE_AUTH_FAIL"',
    expected: 'met: each code once',
    found: 'ERROR_IPSEC_IKE_AUTH_FAIL',
  },
];

for (const [what, path, text, damages] of [
  ['a guide', GUIDE_PATH, GUIDE, GUIDE_DAMAGES],
  ['a hub', HUB_PATH, HUB, HUB_DAMAGES],
] as const) {
  suite(`${what} is refused for its text`, () => {
    for (const { damage, from, to, at, expected, found } of damages) {
      test(damage, () => {
        assert.equal(text.split(from).length, 2, `stands once: ${from}`);
        const damaged = text.replace(from, () => to);
        assertRefused(() => catalogWith(path, damaged), { file: path, line: lineOfPiece(damaged, at), expected, found });
      });
    }
  });
}

test('a guide is refused without text', () => {
  const text = GUIDE.slice(0, GUIDE.lastIndexOf('---\n') + 4);
  const refusal = { file: GUIDE_PATH, line: text.trimEnd().split('\n').length, expected: 'text below the front matter', found: '' };
  assertRefused(() => readGuideText(GUIDE_PATH, text), refusal);
});

/** Lints of code pages that hold for any prose. */
const PROSE_RULES = RULES.filter(({ name }) =>
  [
    'phrases that say nothing',
    'source code that is not pinned to a commit or a tag',
    'code blocks without a language of the list',
    'an HRESULT or NTSTATUS in another form than 0x and 8 capital digits',
    'symbolic names outside code font',
  ].includes(name),
);

/** A text as the lints take it: with the parts of a code page that it lacks. */
function asPage(text: GuideText): ProsePage {
  const { path, id, frontMatter, introduction, sections } = text;
  const all = introduction.length > 0 ? [{ title: 'Introduction', line: 1, blocks: introduction }, ...sections] : sections;
  return {
    path,
    text: text.text,
    space: 'win32',
    group: undefined,
    name: id,
    introduction: [],
    sections: all,
    frontMatter: { ...frontMatter, handling: 'none', related: [], faq: [] },
  };
}

suite('guides and hubs keep the lints of prose', () => {
  const catalog = joinCatalog(facts, []);
  const texts = loadGuides();
  assert.equal(PROSE_RULES.length, 5, 'every lint is found by its name');
  assert.ok(texts.length > 0);
  for (const rule of PROSE_RULES) {
    test(rule.name, () =>
      assert.deepEqual(
        checkPages(rule, catalog, texts.map(asPage)).map(
          ({ file, line, expected, found }) => `${file}:${line}: expected ${expected}, found ${found}`,
        ),
        [],
      ),
    );
  }
  test('refuses: a name outside code font', () => {
    const rule = PROSE_RULES.find(({ name }) => name.startsWith('symbolic names'));
    assert.ok(rule);
    const [finding] = checkPages(rule, catalog, [asPage(readGuideText(GUIDE_PATH, GUIDE.replaceAll('`', '')))]);
    assert.equal(finding?.found, 'ERROR_ACCESS_DENIED');
  });
});

test('the guides and hubs of the site name codes of the tables', () => {
  const { guides, hubs } = loadCatalog();
  assert.ok(guides.length > 0 && hubs.size > 0);
});
