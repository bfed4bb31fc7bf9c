/** All content lints in the order in which they report, and how one is run over pages. */

import type { Catalog } from '../../src/catalog/join.ts';
import type { ProsePage } from '../../src/catalog/prose-page.ts';
import type { PlacedFinding, Rule } from './rule.ts';
import { rule as asideWords } from './rules/aside-words.ts';
import { rule as codeLanguages } from './rules/code-languages.ts';
import { rule as developerInterpretationSize } from './rules/developer-interpretation-size.ts';
import { rule as errorDetailsParagraphs } from './rules/error-details-paragraphs.ts';
import { rule as faqAddsSomething } from './rules/faq-adds-something.ts';
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
import { rule as troubleshootingSigns } from './rules/troubleshooting-signs.ts';
import { rule as unsupportedFrequency } from './rules/unsupported-frequency.ts';
import { rule as usageContextList } from './rules/usage-context-list.ts';

export const RULES: readonly Rule[] = [
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
  troubleshootingSigns,
  faqAddsSomething,
  relatedBeyondNeighbors,
  forbiddenPhrases,
  unsupportedFrequency,
  nearDuplicateParagraphs,
  repeatedSentences,
  links,
  pinnedSourceCode,
  codeLanguages,
  numberStyle,
  namesInCodeFont,
];

/** What a rule finds in the pages. `catalog` holds the facts alone. */
export function checkPages(rule: Rule, catalog: Catalog, pages: readonly ProsePage[]): readonly PlacedFinding[] {
  if (rule.over === 'all pages') return rule.check(pages, catalog);
  return pages.flatMap((page) =>
    rule.check(page, catalog).map(({ line, expected, found }) => ({ file: page.path, line, expected, found })),
  );
}
