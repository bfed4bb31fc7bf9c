/** Every template writes valid HTML, by html-validate's recommended rules. */

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { HtmlValidate } from 'html-validate';
import config from '../../astro.config.mjs';
import { loadCatalog } from '../../src/catalog/load.ts';
import type { Win32Code } from '../../src/model/error-code.ts';
import { codePath } from '../../src/model/number-space.ts';
import { groupPath, guidePath, handlingPath, namePath } from '../../src/outputs/paths.ts';
import { pageAt, readSite } from './site.ts';

/** Rules that are not held, each with its reason. One that no page breaks any more fails: it is to be held again. */
const NOT_HELD: Readonly<Record<string, string>> = {
  'long-title': 'A symbolic name alone can have 60 characters; what tells pages apart stands first.',
};

const NOT_HELD_IN_STUBS: Readonly<Record<string, string>> = {
  'no-implicit-close': 'HTML lets head and body go without tags; thousands of small files do.',
  'doctype-style': 'HTML takes its first line in any letter case.',
};

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended', 'html-validate:document'],
  // The hash of a file guards against another host; all files are our own.
  rules: { 'require-sri': ['error', { target: 'crossorigin' }] },
});

/** How many of the pages from facts alone are validated, spread evenly. */
const FACTS_PAGES = 30;

const { codes, groups, guides, hubs } = loadCatalog();
const site = readSite('dist', { origin: new URL(config.site ?? '').origin, base: config.base ?? '/' });

const PAGES = {
  'the home page': ['/'],
  'the pages of their own': ['/win32/', '/handling/', '/about/', '/search/', '/go/', '/404.html'],
  'a group': [groupPath(groups[0]?.id ?? ''), ...[...hubs.keys()].map(groupPath)],
  guides: ['/guides/', ...guides.map(({ id }) => guidePath(id))],
  'a way of handling': [handlingPath('wait')],
  'a forwarding stub': [namePath('ERROR_ACCESS_DENIED')],
  'pages from facts alone': spread(codes.filter((code) => !code.explanation)).map((code) => codePath(code)),
  'explained pages': codes.filter((code) => code.explanation).map((code) => codePath(code)),
} as const satisfies Record<string, readonly string[]>;

function spread(list: readonly Win32Code[]): readonly Win32Code[] {
  const step = Math.max(1, (list.length - 1) / (FACTS_PAGES - 1));
  return Array.from({ length: Math.min(FACTS_PAGES, list.length) }, (_, index) => list[Math.round(index * step)]).filter(
    (code) => code !== undefined,
  );
}

interface Fault {
  readonly rule: string;
  readonly text: string;
}

/** What html-validate finds: rule, place and message. */
async function faultsIn(html: string): Promise<readonly Fault[]> {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, line, column, message }) => ({ rule: ruleId, text: `${line}:${column} ${ruleId}: ${message}` })),
  );
}

const DOCUMENT = (body: string): string =>
  `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>a</title></head><body><h1>a</h1>${body}</body></html>`;

const REFUSED = [
  { because: 'an element that is not closed', html: DOCUMENT('<div><p>a</p>'), rule: 'close-order' },
  { because: 'a block inside a paragraph', html: DOCUMENT('<p><ul><li>a</li></ul></p>'), rule: 'close-order' },
  { because: 'two elements of one id', html: DOCUMENT('<p id="a">a</p><p id="a">a</p>'), rule: 'no-dup-id' },
  { because: 'an image without text', html: DOCUMENT('<img src="/a.png">'), rule: 'wcag/h37' },
  { because: 'a button that would submit unasked', html: DOCUMENT('<button>a</button>'), rule: 'no-implicit-button-type' },
  {
    because: 'a file of another host without its hash',
    html: DOCUMENT('<script src="https://example.com/a.js"></script>'),
    rule: 'require-sri',
  },
  { because: 'a label that names nothing', html: DOCUMENT('<section aria-labelledby="b">a</section>'), rule: 'no-missing-references' },
];

suite('html-validate', () => {
  for (const { because, html, rule } of REFUSED) {
    test(`refuses: ${because}`, async () => assert.ok((await faultsIn(html)).some((fault) => fault.rule === rule)));
  }
  test('accepts: a page without fault', async () => assert.deepEqual(await faultsIn(DOCUMENT('<p>a</p>')), []));
});

suite('valid HTML', () => {
  const broken = new Set<string>();
  for (const [name, paths] of Object.entries(PAGES)) {
    test(name, async () => {
      assert.ok(paths.length > 0, 'there is a page to look at');
      const found = await Promise.all(
        paths.map(async (path) => {
          const page = pageAt(site, path);
          if (!page) return [`${path}: is not there`];
          const faults = await faultsIn(page.html);
          for (const { rule } of faults) broken.add(rule);
          const notHeld = page.forwards ? { ...NOT_HELD, ...NOT_HELD_IN_STUBS } : NOT_HELD;
          return faults.filter(({ rule }) => !(rule in notHeld)).map(({ text }) => `${page.file}:${text}`);
        }),
      );
      const faults = found.flat();
      assert.ok(faults.length === 0, `${faults.length} faults:\n${faults.slice(0, 20).join('\n')}`);
    });
  }
  test('every rule that is not held is broken somewhere', () => {
    const needless = Object.keys({ ...NOT_HELD, ...NOT_HELD_IN_STUBS }).filter((rule) => !broken.has(rule));
    assert.deepEqual(needless, []);
  });
});
