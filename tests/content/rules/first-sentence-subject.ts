import type { Rule } from '../rule.ts';
import { damagedPage } from '../sample-page.ts';
import { spansBelow } from '../spans.ts';

export const rule: Rule = {
  over: 'each page',
  name: 'a technical meaning that begins with the symbolic name or with "This error"',
  why: 'The first words go to the component that acts; the name stands in the title.',
  check: (page, catalog) => {
    const code = catalog.byName.get(page.name);
    const refused = [page.name, ...(code?.aliases ?? []), 'This error'];
    return page.sections
      .filter(({ title }) => title === 'Technical meaning')
      .flatMap(({ blocks }) => blocks.flatMap(spansBelow).slice(0, 1))
      .flatMap((span) => {
        const found = refused.find((start) => new RegExp(`^${start}\\b`, 'i').test(span.text.trimStart()));
        return found === undefined ? [] : [{ line: span.lineAt(0), expected: 'a first sentence about the component that acts', found }];
      });
  },
  refuses: [
    {
      because: 'its own name',
      given: damagedPage('The memory manager discarded the block', '`ERROR_DISCARDED` means that the manager discarded the block'),
      at: '`ERROR_DISCARDED` means',
      expected: 'a first sentence about the component that acts',
      found: 'ERROR_DISCARDED',
    },
    {
      because: 'an alias of its name',
      given: damagedPage(
        'The memory manager discarded the block',
        '`NO_ERROR` means that the manager discarded the block',
        'ERROR_SUCCESS',
      ),
      at: '`NO_ERROR` means',
      expected: 'a first sentence about the component that acts',
      found: 'NO_ERROR',
    },
    {
      because: 'this error',
      given: damagedPage('The memory manager discarded the block', 'This error says that the manager discarded the block'),
      at: 'This error says',
      expected: 'a first sentence about the component that acts',
      found: 'This error',
    },
  ],
  accepts: [
    { because: 'another word that begins alike', given: damagedPage('The memory manager discarded', 'This errors-only manager discarded') },
    {
      because: 'the name later in the sentence',
      given: damagedPage('The memory manager discarded', 'Behind `ERROR_DISCARDED`, the manager discarded'),
    },
  ],
};
