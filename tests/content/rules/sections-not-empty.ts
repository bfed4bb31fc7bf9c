import { plainText } from '../../../src/catalog/prose-page.ts';
import type { Rule } from '../rule.ts';
import { damagedPage, samplePage } from '../sample-page.ts';

export const rule: Rule = {
  over: 'each page',
  name: 'an empty section',
  why: 'A heading promises an answer.',
  check: (page) =>
    page.sections
      .filter(({ blocks }) => blocks.every((block) => block.type !== 'code' && plainText(block).trim() === ''))
      .map(({ title, line }) => ({ line, expected: `text under ${title}`, found: '' })),
  refuses: [
    {
      because: 'the next heading follows at once',
      given: damagedPage('Command Prompt on the computer that shows the message.\n', '## Notes\n'),
      at: '## Troubleshooting',
      expected: 'text under Troubleshooting',
      found: '',
    },
  ],
  accepts: [{ because: 'each section has its text', given: samplePage() }],
};
