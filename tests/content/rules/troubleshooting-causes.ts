import { childrenOf, countWords, lineOf, plainText } from '../../../src/catalog/prose-page.ts';
import type { Finding, Rule } from '../rule.ts';
import { damagedPage, words } from '../sample-page.ts';

const MOST_CAUSES = 4;
const MOST_WORDS = 60;

export const rule: Rule = {
  over: 'each page',
  name: 'more than four causes, a cause of more than sixty words, or one without a bold beginning',
  why: 'A person under pressure compares the signs of a few causes, each at a glance.',
  check: (page) =>
    page.sections
      .filter(({ title }) => title === 'Troubleshooting')
      .flatMap(({ blocks }): readonly Finding[] => {
        const causes = blocks.filter(({ type }) => type === 'list').flatMap(childrenOf);
        const tooMany = causes.slice(MOST_CAUSES, MOST_CAUSES + 1).map((cause) => ({
          line: lineOf(cause),
          expected: `at most ${MOST_CAUSES} causes in Troubleshooting`,
          found: `${causes.length}`,
        }));
        return [...tooMany, ...causes.flatMap(findingsOf)];
      }),
  refuses: [
    {
      because: '61 words',
      given: damagedPage('it reads the content from its\n   file.', words(36)),
      at: '1. **An old program',
      expected: 'at most 60 words in a cause',
      found: '61 words',
    },
    {
      because: 'the cause is not bold',
      given: damagedPage('**An old program counts on its cache.**', 'An old program counts on its cache.'),
      at: '1. An old program',
      expected: 'a cause that begins bold',
      found: 'An old program counts on its cache. The ',
    },
    {
      because: 'five causes',
      given: damagedPage('works twice.\n', `works twice.\n${'2. **Another.** It is.\n'.repeat(3)}3. **Fifth.** It is.\n`),
      at: '3. **Fifth.**',
      expected: 'at most 4 causes in Troubleshooting',
      found: '5',
    },
  ],
  accepts: [
    { because: '60 words', given: damagedPage('it reads the content from its\n   file.', words(35)) },
    {
      because: 'code blocks inside a cause are not counted',
      given: damagedPage('works twice.', `works twice.\n\n   \`\`\`bat\n   rem ${words(60)}\n   \`\`\``),
    },
    {
      because: 'no list, where the cause is elsewhere',
      given: damagedPage('1. **An old program counts on its cache.**', 'No local command exists.'),
    },
  ],
};

function findingsOf(cause: Parameters<typeof childrenOf>[0]): readonly Finding[] {
  const count = countWords(plainText(cause));
  const paragraph = childrenOf(cause)[0];
  const isBold = paragraph !== undefined && childrenOf(paragraph)[0]?.type === 'strong';
  const line = lineOf(cause);
  return [
    ...(count <= MOST_WORDS ? [] : [{ line, expected: `at most ${MOST_WORDS} words in a cause`, found: `${count} words` }]),
    ...(isBold ? [] : [{ line, expected: 'a cause that begins bold', found: plainText(cause).slice(0, 40) }]),
  ];
}
