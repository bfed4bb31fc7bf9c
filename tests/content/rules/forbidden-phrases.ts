import { refusePhrases } from '../phrases.ts';
import type { Rule } from '../rule.ts';
import { damagedPage } from '../sample-page.ts';

/** The list of the content guide. Each fills a line without telling the reader anything, or gives advice that fits everything. */
const PHRASES = [
  'This error typically occurs when',
  'This error usually occurs when',
  'This error generally occurs when',
  'There can be many reasons',
  'simply',
  'just',
  'please',
  'As the name suggests',
  'various issues',
  'for some reason',
  'corrupted system files',
  'restart your computer',
  'contact your administrator',
  'make sure everything is up to date',
  'it is important to note',
];

const EXPECTED = 'a statement that fits this code';

export const rule: Rule = {
  over: 'each page',
  name: 'phrases that say nothing',
  why: 'They stay true for a code of any component.',
  check: refusePhrases(PHRASES, EXPECTED),
  refuses: [
    ...PHRASES.map((phrase) => ({
      because: phrase,
      given: damagedPage('The code does not say when', `It is so: ${phrase.toUpperCase()} code does not say when`),
      at: 'code does not say when',
      expected: EXPECTED,
      found: phrase.toUpperCase(),
    })),
    {
      because: 'a phrase over the end of a line',
      given: damagedPage('What was in the block', 'Here various\nissues meet. What was in the block'),
      at: 'Here various',
      expected: EXPECTED,
      found: 'various issues',
    },
    {
      because: 'a phrase in front matter',
      given: damagedPage('the number names no block at all', 'the number just names no block'),
      at: 'just names',
      expected: EXPECTED,
      found: 'just',
    },
  ],
  accepts: [
    { because: 'inside a longer word', given: damagedPage('the same empty handle', 'the adjusted, justified, pleased handle') },
    { because: 'in a quoted message', given: damagedPage('in a debugger', 'or `Please restart your computer.` in a debugger') },
    { because: 'in code', given: damagedPage('    block =', '    // just so\n    block =') },
  ],
};
