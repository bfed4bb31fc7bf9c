import type { Rule } from '../rule.ts';
import { damagedPage } from '../sample-page.ts';
import { sentencesOf, spansBelow } from '../spans.ts';

export const rule: Rule = {
  over: 'each page',
  name: 'a technical meaning of one sentence, or of more than five',
  why: 'It says which component reports what, and what the code does not say: two sentences at least, and no essay.',
  check: (page) =>
    page.sections
      .filter(({ title }) => title === 'Technical meaning')
      .map(({ line, blocks }) => ({ line, count: blocks.flatMap(spansBelow).flatMap(sentencesOf).length }))
      .filter(({ count }) => count < 2 || count > 5)
      .map(({ line, count }) => ({ line, expected: '2 to 5 sentences in Technical meaning', found: `${count}` })),
  refuses: [
    {
      because: 'semicolons do not end sentences',
      given: damagedPage(
        'discardable. The handle is still valid, which separates 157\nfrom 6. The code',
        'discardable; the handle is still valid; the code',
      ),
      at: '## Technical meaning',
      expected: '2 to 5 sentences in Technical meaning',
      found: '1',
    },
    {
      because: 'six sentences, one of them after a bracket, one with a small letter first',
      given: damagedPage('went away.', 'went away (or why.) That is lost. Gone! libuv keeps none.'),
      at: '## Technical meaning',
      expected: '2 to 5 sentences in Technical meaning',
      found: '6',
    },
  ],
  accepts: [
    {
      because: 'stops inside code spans, numbers, names and abbreviations end no sentence',
      given: damagedPage('went away.', 'went away, e.g. in Windows 8.1 or `a. b. c. D` of .NET 8 (vs. 7).'),
    },
  ],
};
