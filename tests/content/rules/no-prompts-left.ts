import { PROMPT } from '../../../src/outputs/page-skeleton.ts';
import type { Rule } from '../rule.ts';
import { damagedPage } from '../sample-page.ts';

export const rule: Rule = {
  over: 'each page',
  name: 'prompts of the skeleton',
  why: 'npm run new writes them where the author has something to judge or to write.',
  check: (page) =>
    page.text
      .split('\n')
      .flatMap((content, index) =>
        [...content.matchAll(PROMPT)].map(([found]) => ({ line: index + 1, expected: 'text in place of the prompt', found })),
      ),
  refuses: [
    {
      because: 'a prompt in a section',
      given: damagedPage('Command Prompt on', '[Write: one line] Command Prompt on'),
      at: '[Write: one line]',
      expected: 'text in place of the prompt',
      found: '[Write: one line]',
    },
    {
      because: 'a prompt beside a value of the front matter',
      given: damagedPage('handling: fix-sequence', 'handling: fix-sequence # [Write: retry or wait]'),
      at: 'handling:',
      expected: 'text in place of the prompt',
      found: '[Write: retry or wait]',
    },
    {
      because: 'a prompt without its end',
      given: damagedPage('number names no block at all', '[Write: the one thing'),
      at: '[Write: the one',
      expected: 'text in place of the prompt',
      found: '[Write: the one thing" }',
    },
  ],
  accepts: [{ because: 'other brackets', given: damagedPage('Command Prompt on', '[MS-ERREF] Write: Command Prompt on') }],
};
