import { lineOf, walk } from '../../../src/catalog/prose-page.ts';
import type { Finding, Rule } from '../rule.ts';
import { damagedPage } from '../sample-page.ts';

const MOST_PARAGRAPHS = 3;
const MOST_CODE_LINES = 15;

export const rule: Rule = {
  over: 'each page',
  name: 'a developer interpretation of more than three paragraphs, or of more than fifteen lines of code',
  why: 'It answers when, whether expected, and whether to retry; a program belongs elsewhere.',
  check: (page) =>
    page.sections
      .filter(({ title }) => title === 'Developer interpretation')
      .flatMap(({ line, blocks }): readonly Finding[] => {
        const paragraphs = blocks.filter(({ type }) => type !== 'code').length;
        const code: { line: number; lines: number }[] = [];
        for (const block of blocks) {
          walk(block, (node) => {
            if (node.type === 'code') code.push({ line: lineOf(node), lines: node.value.split('\n').length });
          });
        }
        const lines = code.reduce((sum, block) => sum + block.lines, 0);
        return [
          ...(paragraphs <= MOST_PARAGRAPHS
            ? []
            : [{ line, expected: `at most ${MOST_PARAGRAPHS} paragraphs in Developer interpretation`, found: `${paragraphs}` }]),
          ...(lines <= MOST_CODE_LINES
            ? []
            : [
                {
                  line: code.at(-1)?.line ?? line,
                  expected: `at most ${MOST_CODE_LINES} lines of code in Developer interpretation`,
                  found: `${lines}`,
                },
              ]),
        ];
      }),
  refuses: [
    {
      because: 'four paragraphs',
      given: damagedPage('before you lock. A', 'before you lock.\n\nOne.\n\nTwo.\n\nA'),
      at: '## Developer interpretation',
      expected: 'at most 3 paragraphs in Developer interpretation',
      found: '4',
    },
    {
      because: 'sixteen lines',
      given: damagedPage('    block =', `${'    // a line\n'.repeat(14)}    block =`),
      at: '```cpp',
      expected: 'at most 15 lines of code in Developer interpretation',
      found: '16',
    },
  ],
  accepts: [
    { because: 'three paragraphs and the code', given: damagedPage('before you lock. A', 'before you lock.\n\nOne.\n\nA') },
    { because: 'fifteen lines', given: damagedPage('    block =', `${'    // a line\n'.repeat(13)}    block =`) },
  ],
};
