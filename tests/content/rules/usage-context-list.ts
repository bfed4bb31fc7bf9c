import { childrenOf, lineOf, plainText } from '../../../src/catalog/prose-page.ts';
import type { Finding, Rule } from '../rule.ts';
import { damagedPage, words } from '../sample-page.ts';

/** What an item tells: who returns the code, how it is printed, where it is logged. */
const LABELS = ['Returned by', 'Printed as', 'Logged as'];
const MOST_ITEMS = 6;

export const rule: Rule = {
  over: 'each page',
  name: 'a usage context that is not one short list of labelled items',
  why: 'Readers look there for the text in front of them, and skip to its label.',
  check: (page) =>
    page.sections
      .filter(({ title }) => title === 'Usage context')
      .flatMap(({ line, blocks }): readonly Finding[] => {
        const [list, ...others] = blocks;
        const stranger = list?.type === 'list' ? others[0] : list;
        if (list?.type !== 'list' || stranger) {
          return [{ line: stranger ? lineOf(stranger) : line, expected: 'one list in Usage context', found: stranger?.type ?? '' }];
        }
        const items = childrenOf(list);
        const tooMany = items.slice(MOST_ITEMS, MOST_ITEMS + 1).map((item) => ({
          line: lineOf(item),
          expected: `at most ${MOST_ITEMS} items in Usage context`,
          found: `${items.length}`,
        }));
        const unlabelled = items
          .filter((item) => !LABELS.includes(boldLabel(item)))
          .map((item) => ({
            line: lineOf(item),
            expected: `an item that begins with ${LABELS.map((label) => `**${label}**`).join(', ')}`,
            found: boldLabel(item) || plainText(item).slice(0, 40),
          }));
        return [...tooMany, ...unlabelled];
      }),
  refuses: [
    {
      because: 'a paragraph before the list',
      given: damagedPage('- **Returned by**', 'Rare today.\n\n- **Returned by**'),
      at: 'Rare today.',
      expected: 'one list in Usage context',
      found: 'paragraph',
    },
    {
      because: 'a second list',
      given: damagedPage('- **Printed as**', '1. **Printed as**'),
      at: '1. **Printed as**',
      expected: 'one list in Usage context',
      found: 'list',
    },
    {
      because: 'another label',
      given: damagedPage('**Printed as**', '**Seen in**'),
      at: '**Seen in**',
      expected: 'an item that begins with **Returned by**, **Printed as**, **Logged as**',
      found: 'Seen in',
    },
    {
      because: 'a label that is not bold',
      given: damagedPage('**Returned by**', 'Returned by'),
      at: '- Returned by',
      expected: 'an item that begins with **Returned by**, **Printed as**, **Logged as**',
      found: 'Returned by: GlobalLock and LocalLock, i',
    },
    {
      because: 'seven items',
      given: damagedPage('- **Printed as**', `${'- **Logged as**: a log.\n'.repeat(4)}- **Logged as**: b.\n- **Printed as**`),
      at: '- **Printed as**',
      expected: 'at most 6 items in Usage context',
      found: '7',
    },
  ],
  accepts: [
    { because: 'an item of several lines', given: damagedPage("Wine's implementation.", `Wine's\n  implementation; ${words(3)}.`) },
  ],
};

/** The bold text that an item begins with; empty where it begins otherwise. */
function boldLabel(item: Parameters<typeof childrenOf>[0]): string {
  const paragraph = childrenOf(item)[0];
  const first = paragraph ? childrenOf(paragraph)[0] : undefined;
  return first?.type === 'strong' ? plainText(first) : '';
}
