import { frontMatterLines } from '../../../src/catalog/front-matter.ts';
import type { Rule } from '../rule.ts';
import { damagedPage } from '../sample-page.ts';
import { spansBelow, wordsOf } from '../spans.ts';

/** Shorter words carry the grammar. */
const LEAST_LETTERS = 4;
/** Share of the answer's words that one paragraph may have. */
const MOST_SHARED = 0.8;

const contentWords = (text: string): readonly string[] => [...new Set(wordsOf(text).filter((word) => word.length >= LEAST_LETTERS))];

export const rule: Rule = {
  over: 'each page',
  name: 'an answer to a question that says a paragraph again',
  why: 'A reader who opens a question has read the page; the same words again cost time and a place in search results.',
  check: (page) => {
    const lineAt = frontMatterLines(page.text);
    const paragraphs = [
      page.frontMatter.summary,
      ...page.sections.flatMap(({ blocks }) => blocks.flatMap(spansBelow).map(({ text }) => text)),
    ].map((text) => new Set(wordsOf(text)));
    return page.frontMatter.faq.flatMap(({ a }, index) => {
      const words = contentWords(a);
      const shared = Math.max(...paragraphs.map((paragraph) => words.filter((word) => paragraph.has(word)).length));
      if (words.length === 0 || shared / words.length <= MOST_SHARED) return [];
      return [{ line: lineAt(['faq', index, 'a']), expected: 'an answer that adds something to the page', found: a }];
    });
  },
  refuses: [
    {
      because: 'the words of one paragraph in another order',
      given: damagedPage(
        'Yes. `GlobalReAlloc` gives the handle new memory, with nothing in it.',
        'Gone for good. The handle keeps its number, new memory can be given.',
      ),
      at: '- { q:',
      expected: 'an answer that adds something to the page',
      found: 'Gone for good. The handle keeps its number, new memory can be given.',
    },
    {
      because: 'the summary again',
      given: damagedPage(
        'Yes. `GlobalReAlloc` gives the handle new memory, with nothing in it.',
        'Yes, the memory manager threw it away: nothing is left, the block was thrown away.',
      ),
      at: '- { q:',
      expected: 'an answer that adds something to the page',
      found: 'Yes, the memory manager threw it away: nothing is left, the block was thrown away.',
    },
  ],
  accepts: [
    {
      because: 'a third of the words are new',
      given: damagedPage(
        'Yes. `GlobalReAlloc` gives the handle new memory, with nothing in it.',
        'The handle keeps its number; a program loads the picture again.',
      ),
    },
  ],
};
