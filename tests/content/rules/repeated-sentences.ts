import type { ProsePage } from '../../../src/catalog/prose-page.ts';
import type { PlacedFinding, Rule } from '../rule.ts';
import { otherPage, samplePage } from '../sample-page.ts';
import { sentencesOf, spansBelow, spansOf, wordsOf, type Span } from '../spans.ts';

const LEAST_WORDS = 8;
const SHELL = /\b(PowerShell|Command Prompt|elevated)\b/i;

export const rule: Rule = {
  over: 'all pages',
  name: 'a sentence that stands in another page word for word',
  why: 'It is true of both codes, so it tells them apart for nobody.',
  check: (pages) => {
    const findings: PlacedFinding[] = [];
    const first = new Map<string, { readonly file: string; readonly line: number }>();
    for (const page of pages) {
      for (const span of spansOf(page).filter((span) => !isShellLine(page, span))) {
        for (const sentence of sentencesOf(span)) {
          const words = wordsOf(sentence.text);
          const key = words.join(' ');
          const place = { file: page.path, line: span.lineAt(sentence.index) };
          const earlier = first.get(key);
          if (words.length < LEAST_WORDS) continue;
          if (!earlier) first.set(key, place);
          else if (earlier.file !== page.path) {
            findings.push({ ...place, expected: `a sentence other than in ${earlier.file}:${earlier.line}`, found: sentence.text });
          }
        }
      }
    }
    return findings;
  },
  refuses: [
    {
      because: 'the same words with other line ends and marks',
      given: [
        samplePage(),
        otherPage('movable and intact.', 'movable and intact. The handle\nis still valid – which separates `157` from 6.'),
      ],
      at: 'movable and intact.',
      expected: `a sentence other than in ${samplePage().path}:18`,
      found: 'The handle\nis still valid – which separates 157 from 6.',
    },
    {
      because: 'an answer of the FAQ',
      given: [
        samplePage(),
        otherPage('nothing is left behind the handle', '`GlobalReAlloc` gives the handle new memory, with nothing in it.'),
      ],
      at: 'gives the handle new memory',
      expected: `a sentence other than in ${samplePage().path}:10`,
      found: 'GlobalReAlloc gives the handle new memory, with nothing in it.',
    },
  ],
  accepts: [
    { because: 'seven words', given: [samplePage(), otherPage('Nothing fails after it.', 'Solved when the same command works twice.')] },
    {
      because: 'the line that states the shell',
      given: [
        samplePage(),
        otherPage(
          'Elevated PowerShell on the server, unless a cause says otherwise.',
          'Command Prompt on the computer that shows the message.',
        ),
      ],
    },
  ],
};

/** The one line before the causes that says in which shell, and with which rights, to work. */
function isShellLine(page: ProsePage, span: Span): boolean {
  const blocks = page.sections.find(({ title }) => title === 'Troubleshooting')?.blocks ?? [];
  const [line] = blocks;
  return line?.type === 'paragraph' && SHELL.test(span.text) && spansBelow(line)[0]?.text === span.text;
}
