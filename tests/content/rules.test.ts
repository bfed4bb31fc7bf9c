/** The content lints: each first refuses and accepts its own cases, then looks at every page of the site. */

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { joinCatalog } from '../../src/catalog/join.ts';
import { loadFacts, loadProse } from '../../src/catalog/load.ts';
import { lineOfPiece } from './refusal.ts';
import type { Rule } from './rule.ts';
import { checkPages, RULES } from './rules.ts';
import { otherPage, samplePage } from './sample-page.ts';

const catalog = joinCatalog(loadFacts(), []);
const pages = loadProse();

for (const rule of RULES) {
  suite(`refuses ${rule.name}`, () => {
    const cases = casesOf(rule);
    assert.ok(cases.refuses.length > 0, 'a rule has a case that it refuses');
    for (const { because, given, at, expected, found } of cases.refuses) {
      test(`refuses: ${because}`, () => {
        const page = given.at(-1);
        assert.ok(page);
        assert.deepEqual(checkPages(rule, catalog, given), [{ file: page.path, line: lineOfPiece(page.text, at), expected, found }]);
      });
    }
    for (const { because, given } of cases.accepts) {
      test(`accepts: ${because}`, () => assert.deepEqual(checkPages(rule, catalog, given), []));
    }
    test('accepts: the sample pages', () =>
      assert.deepEqual(checkPages(rule, catalog, rule.over === 'each page' ? [samplePage()] : [samplePage(), otherPage()]), []));
    test('all pages pass', () => {
      const findings = checkPages(rule, catalog, pages).map(
        ({ file, line, expected, found }) => `${file}:${line}: expected ${expected}, found ${found}`,
      );
      assert.ok(findings.length === 0, `${rule.why}\n${findings.join('\n')}`);
    });
  });
}

/** The cases of a rule, each as a list of pages. */
function casesOf(rule: Rule) {
  if (rule.over === 'all pages') return rule;
  const { refuses, accepts } = rule;
  return {
    refuses: refuses.map((refused) => ({ ...refused, given: [refused.given] })),
    accepts: accepts.map((accepted) => ({ ...accepted, given: [accepted.given] })),
  };
}
