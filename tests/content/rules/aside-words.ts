import { frontMatterLines } from '../../../src/catalog/front-matter.ts';
import { countWords } from '../../../src/catalog/prose-page.ts';
import { pageSize } from '../../../src/model/page-size.ts';
import type { Rule } from '../rule.ts';
import { damagedPage, words } from '../sample-page.ts';

export const rule: Rule = {
  over: 'each page',
  name: 'related and faq longer than the size of the page allows',
  why: 'What stands beside the page must not outgrow it.',
  check: (page, catalog) => {
    const most = pageSize(catalog.byName.get(page.name)?.rank).aside;
    const { related, faq } = page.frontMatter;
    const texts = [...related.map(({ why }) => why), ...faq.flatMap(({ q, a }) => [q, a])];
    const count = texts.reduce((sum, text) => sum + countWords(text), 0);
    if (count <= most) return [];
    return [
      { line: frontMatterLines(page.text)(['related']), expected: `at most ${most} words in related and faq`, found: `${count} words` },
    ];
  },
  refuses: [
    {
      because: 'a code without a rank has at most 80 words',
      given: damagedPage('the number names no block at all', words(56)),
      at: 'related:',
      expected: 'at most 80 words in related and faq',
      found: '81 words',
    },
    {
      because: 'rank 1 has at most 200 words',
      given: damagedPage('the number names no block at all', words(176), 'ERROR_FILE_NOT_FOUND'),
      at: 'related:',
      expected: 'at most 200 words in related and faq',
      found: '201 words',
    },
  ],
  accepts: [{ because: '80 words are the limit itself', given: damagedPage('the number names no block at all', words(55)) }],
};
