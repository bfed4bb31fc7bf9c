import type { Rule } from '../rule.ts';
import { damagedPage } from '../sample-page.ts';
import { spansOf, wordsOf } from '../spans.ts';

/** A message of fewer words is an everyday phrase, which a summary may need. */
const LEAST_WORDS = 3;

export const rule: Rule = {
  over: 'each page',
  name: 'a summary that repeats the system message',
  why: 'The message stands right above it; a reader who understood it would not be here.',
  check: (page, catalog) => {
    const message = ` ${wordsOf(catalog.byName.get(page.name)?.message ?? '').join(' ')} `;
    return spansOf(page)
      .slice(0, 1)
      .filter((span) => {
        const summary = ` ${wordsOf(span.text).join(' ')} `;
        const shorter = message.length < summary.length ? message : summary;
        return summary === message || (wordsOf(shorter).length >= LEAST_WORDS && (summary.includes(message) || message.includes(summary)));
      })
      .map((span) => ({ line: span.lineAt(0), expected: 'a summary in other words than the system message', found: span.text }));
  },
  refuses: [
    {
      because: 'the message itself, in other letter case and with other marks',
      given: damagedPage(
        'A block of movable memory was thrown away by the memory manager, so there is nothing left to lock.',
        'The segment is already discarded, and CANNOT be locked!',
      ),
      at: 'summary:',
      expected: 'a summary in other words than the system message',
      found: 'The segment is already discarded, and CANNOT be locked!',
    },
    {
      because: 'the message with a tail',
      given: damagedPage(
        'A block of movable memory was thrown away by the memory manager, so there is nothing left to lock.',
        'The segment is already discarded and cannot be locked by the program.',
      ),
      at: 'summary:',
      expected: 'a summary in other words than the system message',
      found: 'The segment is already discarded and cannot be locked by the program.',
    },
    {
      because: 'a part of the message',
      given: damagedPage(
        'A block of movable memory was thrown away by the memory manager, so there is nothing left to lock.',
        'The segment is already discarded.',
      ),
      at: 'summary:',
      expected: 'a summary in other words than the system message',
      found: 'The segment is already discarded.',
    },
  ],
  accepts: [
    { because: 'some of its words', given: damagedPage('was thrown away', 'is discarded and cannot be locked: it was thrown away') },
  ],
};
