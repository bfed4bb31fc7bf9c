import { frontMatterLines } from '../../../src/catalog/front-matter.ts';
import type { Rule } from '../rule.ts';
import { damagedPage, samplePage } from '../sample-page.ts';

export const rule: Rule = {
  over: 'each page',
  name: 'related codes that are the numeric neighbors alone',
  why: 'The page lists its neighbors anyway; related names the codes that a reader confuses with it or meets next.',
  check: (page, catalog) => {
    const code = catalog.byName.get(page.name);
    const neighbors = [code?.previous?.name, code?.next?.name];
    const names = page.frontMatter.related.map(({ name }) => name);
    if (!names.every((name) => neighbors.includes(name))) return [];
    return [
      {
        line: frontMatterLines(page.text)(['related']),
        expected: 'a related code other than the numeric neighbors',
        found: names.join(', '),
      },
    ];
  },
  refuses: [
    {
      because: '156 and 158 around 157',
      given: damagedPage('ERROR_INVALID_HANDLE', 'ERROR_SIGNAL_REFUSED'),
      at: 'related:',
      expected: 'a related code other than the numeric neighbors',
      found: 'ERROR_NOT_LOCKED, ERROR_SIGNAL_REFUSED',
    },
  ],
  accepts: [{ because: 'one neighbor and another code', given: samplePage() }],
};
