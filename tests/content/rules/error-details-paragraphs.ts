import type { Rule } from '../rule.ts';
import { damagedPage } from '../sample-page.ts';

export const rule: Rule = {
  over: 'each page',
  name: 'error details of more than three paragraphs',
  why: 'Mechanism, preconditions, what is left behind: three paragraphs hold it.',
  check: (page) =>
    page.sections
      .filter(({ title }) => title === 'Error details')
      .map(({ line, blocks }) => ({ line, count: blocks.filter(({ type }) => type !== 'code').length }))
      .filter(({ count }) => count < 1 || count > 3)
      .map(({ line, count }) => ({ line, expected: '1 to 3 paragraphs in Error details', found: `${count}` })),
  refuses: [
    {
      because: 'four paragraphs',
      given: damagedPage('What was in the block', '\n\nOne.\n\nTwo.\n\nWhat was in the block'),
      at: '## Error details',
      expected: '1 to 3 paragraphs in Error details',
      found: '4',
    },
  ],
  accepts: [
    {
      because: 'a list after two paragraphs is the third',
      given: damagedPage('What was in the block', '\n\n- One.\n- Two.\n\nWhat was in the block'),
    },
  ],
};
