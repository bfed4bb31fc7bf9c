import { countWords, plainText } from '../../../src/catalog/prose-page.ts';
import { pageSize } from '../../../src/model/page-size.ts';
import type { Rule } from '../rule.ts';
import { damagedPage, samplePage, words } from '../sample-page.ts';

const SENTENCE = 'A second call meets the same empty handle, so build the content again first.';

export const rule: Rule = {
  over: 'each page',
  name: 'more or fewer words than the size of the page allows',
  why: 'The reader has little time, and a page that is padded hides what it knows.',
  check: (page, catalog) => {
    const { least, most } = pageSize(catalog.byName.get(page.name)?.rank).prose;
    const count = page.sections.flatMap(({ blocks }) => blocks).reduce((sum, block) => sum + countWords(plainText(block)), 0);
    if (least <= count && count <= most) return [];
    return [{ line: page.sections[0]?.line ?? 1, expected: `${least} to ${most} words in the sections`, found: `${count} words` }];
  },
  refuses: [
    {
      because: 'a code without a rank has at most 250 words',
      given: damagedPage(SENTENCE, words(119)),
      at: '## Technical meaning',
      expected: '100 to 250 words in the sections',
      found: '251 words',
    },
    {
      because: 'rank 173 asks for 200 words',
      given: samplePage('ERROR_NOT_LOCKED'),
      at: '## Technical meaning',
      expected: '200 to 400 words in the sections',
      found: '146 words',
    },
    {
      because: 'rank 1 asks for 350 words',
      given: samplePage('ERROR_FILE_NOT_FOUND'),
      at: '## Technical meaning',
      expected: '350 to 600 words in the sections',
      found: '146 words',
    },
  ],
  accepts: [
    { because: '250 words are the limit itself', given: damagedPage(SENTENCE, words(118)) },
    { because: 'code blocks are not counted', given: damagedPage('    block = ', `    // ${words(200)}\n    block = `) },
  ],
};
