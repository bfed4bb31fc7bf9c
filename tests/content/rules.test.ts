/** The content lints: each first refuses and accepts its own cases, then looks at every page of the site. */

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { joinCatalog } from '../../src/catalog/join.ts';
import { loadFacts, loadProse } from '../../src/catalog/load.ts';
import type { ProsePage } from '../../src/catalog/prose-page.ts';
import { lineOfPiece } from './refusal.ts';
import type { PlacedFinding, Rule } from './rule.ts';
import { rule as asideWords } from './rules/aside-words.ts';
import { rule as codeLanguages } from './rules/code-languages.ts';
import { rule as developerInterpretationSize } from './rules/developer-interpretation-size.ts';
import { rule as errorDetailsParagraphs } from './rules/error-details-paragraphs.ts';
import { rule as firstSentenceSubject } from './rules/first-sentence-subject.ts';
import { rule as forbiddenPhrases } from './rules/forbidden-phrases.ts';
import { rule as links } from './rules/links.ts';
import { rule as namesInCodeFont } from './rules/names-in-code-font.ts';
import { rule as nearDuplicateParagraphs } from './rules/near-duplicate-paragraphs.ts';
import { rule as noPromptsLeft } from './rules/no-prompts-left.ts';
import { rule as numberStyle } from './rules/number-style.ts';
import { rule as pinnedSourceCode } from './rules/pinned-source-code.ts';
import { rule as relatedBeyondNeighbors } from './rules/related-beyond-neighbors.ts';
import { rule as repeatedSentences } from './rules/repeated-sentences.ts';
import { rule as sectionWords } from './rules/section-words.ts';
import { rule as sectionsNotEmpty } from './rules/sections-not-empty.ts';
import { rule as summaryNotMessage } from './rules/summary-not-message.ts';
import { rule as summaryOneSentence } from './rules/summary-one-sentence.ts';
import { rule as technicalMeaningSentences } from './rules/technical-meaning-sentences.ts';
import { rule as troubleshootingCauses } from './rules/troubleshooting-causes.ts';
import { rule as usageContextList } from './rules/usage-context-list.ts';
import { otherPage, samplePage } from './sample-page.ts';

const RULES: readonly Rule[] = [
  noPromptsLeft,
  sectionsNotEmpty,
  sectionWords,
  asideWords,
  summaryOneSentence,
  summaryNotMessage,
  firstSentenceSubject,
  technicalMeaningSentences,
  errorDetailsParagraphs,
  usageContextList,
  developerInterpretationSize,
  troubleshootingCauses,
  relatedBeyondNeighbors,
  forbiddenPhrases,
  nearDuplicateParagraphs,
  repeatedSentences,
  links,
  pinnedSourceCode,
  codeLanguages,
  numberStyle,
  namesInCodeFont,
];

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
        assert.deepEqual(check(rule, given), [{ file: page.path, line: lineOfPiece(page.text, at), expected, found }]);
      });
    }
    for (const { because, given } of cases.accepts) {
      test(`accepts: ${because}`, () => assert.deepEqual(check(rule, given), []));
    }
    test('accepts: the sample pages', () =>
      assert.deepEqual(check(rule, rule.over === 'each page' ? [samplePage()] : [samplePage(), otherPage()]), []));
    test('all pages pass', () => {
      const findings = check(rule, pages).map(({ file, line, expected, found }) => `${file}:${line}: expected ${expected}, found ${found}`);
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

function check(rule: Rule, given: readonly ProsePage[]): readonly PlacedFinding[] {
  if (rule.over === 'all pages') return rule.check(given, catalog);
  return given.flatMap((page) =>
    rule.check(page, catalog).map(({ line, expected, found }) => ({ file: page.path, line, expected, found })),
  );
}
