import { refusePhrases } from '../phrases.ts';
import type { Rule } from '../rule.ts';
import { damagedPage } from '../sample-page.ts';

/** Words that count or praise without a figure. "Often" and "rarely" are not among them: "how often" is a fair question. */
const WORDS = [
  'usually',
  'typically',
  'generally',
  'normally',
  'mostly',
  'commonly',
  'frequently',
  'in most cases',
  'almost always',
  'most common',
  'by far',
  'the best',
  'extremely',
  'obviously',
  'of course',
];

const EXPECTED = 'the condition under which it is so';

export const rule: Rule = {
  over: 'each page',
  name: 'frequencies and superlatives that nothing supports',
  why: 'Nobody counted. The condition under which it is so helps a reader; "usually" does not.',
  check: refusePhrases(WORDS, EXPECTED),
  refuses: [
    ...WORDS.map((word) => ({
      because: word,
      given: damagedPage('The code does not say when', `It is ${word} so: the code does not say when`),
      at: 'code does not say when',
      expected: EXPECTED,
      found: word,
    })),
    {
      because: 'over the end of a line',
      given: damagedPage('What was in the block', 'In most\ncases it was empty. What was in the block'),
      at: 'In most',
      expected: EXPECTED,
      found: 'In most cases',
    },
  ],
  accepts: [
    { because: 'in a quoted text', given: damagedPage('in a debugger', 'or `Usually harmless` in a debugger') },
    {
      because: 'a count of the reader’s own',
      given: damagedPage('the same empty handle', 'the same empty handle, however often it is made'),
    },
  ],
};
