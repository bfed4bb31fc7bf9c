import { lineOf, walk } from '../../../src/catalog/prose-page.ts';
import type { Finding, Rule } from '../rule.ts';
import { CODE_LANGUAGES } from '../code-fences.ts';
import { damagedPage } from '../sample-page.ts';

const LANGUAGES = Object.keys(CODE_LANGUAGES);

export const rule: Rule = {
  over: 'each page',
  name: 'code blocks without a language of the list',
  why: 'The label over a code block says where to paste it.',
  check: (page) => {
    const findings: Finding[] = [];
    for (const block of page.sections.flatMap(({ blocks }) => blocks)) {
      walk(block, (node) => {
        if (node.type !== 'code' || LANGUAGES.includes(node.lang ?? '')) return;
        findings.push({ line: lineOf(node), expected: `a language: ${LANGUAGES.join(', ')}`, found: node.lang ?? '' });
      });
    }
    return findings;
  },
  refuses: [
    {
      because: 'no language',
      given: damagedPage('before you lock. A', 'before you lock.\n\n```\nno language\n```\n\nA'),
      at: '```\nno language',
      expected: `a language: ${LANGUAGES.join(', ')}`,
      found: '',
    },
    {
      because: 'another name of a language, in a list',
      given: damagedPage('works twice.', 'works twice.\n\n   ```cmd\n   rem\n   ```'),
      at: '```cmd',
      expected: `a language: ${LANGUAGES.join(', ')}`,
      found: 'cmd',
    },
  ],
  accepts: LANGUAGES.map((language) => ({ because: language, given: damagedPage('```cpp', `\`\`\`${language}`) })),
};
