import type { Rule } from '../rule.ts';
import { damagedPage } from '../sample-page.ts';
import { sentencesOf, spansOf } from '../spans.ts';

export const rule: Rule = {
  over: 'each page',
  name: 'a summary that is not one whole sentence',
  why: 'It stands alone in search results, and is the first answer on the page.',
  check: (page) =>
    spansOf(page)
      .slice(0, 1)
      .filter((span) => sentencesOf(span).length !== 1 || !/\.[)”"]*$/.test(span.prose))
      .map((span) => ({ line: span.lineAt(0), expected: 'one sentence with its full stop', found: span.text })),
  refuses: [
    {
      because: 'two sentences',
      given: damagedPage('manager, so there', 'manager. There'),
      at: 'summary:',
      expected: 'one sentence with its full stop',
      found: 'A block of movable memory was thrown away by the memory manager. There is nothing left to lock.',
    },
    {
      because: 'no full stop',
      given: damagedPage('nothing left to lock."', 'nothing left to lock"'),
      at: 'summary:',
      expected: 'one sentence with its full stop',
      found: 'A block of movable memory was thrown away by the memory manager, so there is nothing left to lock',
    },
  ],
  accepts: [{ because: 'semicolons, a dot within a number', given: damagedPage('manager, so there', 'manager of Windows 8.1; there') }],
};
