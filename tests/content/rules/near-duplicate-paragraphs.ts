import type { PlacedFinding, Rule } from '../rule.ts';
import { otherPage, samplePage } from '../sample-page.ts';
import { shinglesOf, spansOf } from '../spans.ts';

/** Share of the sequences of five words that two paragraphs have in common, of all that either has (Jaccard). */
const MOST_ALIKE = 0.5;

interface Paragraph {
  readonly file: string;
  readonly line: number;
  readonly shingles: ReadonlySet<string>;
}

export const rule: Rule = {
  over: 'all pages',
  name: 'a paragraph that nearly repeats one of another page',
  why: 'A paragraph that fits two codes separates neither from the other.',
  check: (pages) => {
    const findings: PlacedFinding[] = [];
    /** sequence of words → the paragraphs before this one that have it */
    const holders = new Map<string, Paragraph[]>();
    for (const paragraph of pages.flatMap((page) => paragraphsOf(page.path, spansOf(page)))) {
      const shared = new Map<Paragraph, number>();
      for (const shingle of paragraph.shingles) {
        for (const earlier of holders.get(shingle) ?? []) shared.set(earlier, (shared.get(earlier) ?? 0) + 1);
      }
      for (const [earlier, count] of shared) {
        const alike = count / (earlier.shingles.size + paragraph.shingles.size - count);
        if (earlier.file === paragraph.file || alike < MOST_ALIKE) continue;
        findings.push({
          file: paragraph.file,
          line: paragraph.line,
          expected: 'a paragraph of its own',
          found: `${Math.round(alike * 100)} % as in ${earlier.file}:${earlier.line}`,
        });
      }
      for (const shingle of paragraph.shingles) {
        const list = holders.get(shingle);
        if (list) list.push(paragraph);
        else holders.set(shingle, [paragraph]);
      }
    }
    return findings;
  },
  refuses: [
    {
      because: '35 words, one of them another: 26 of 36 sequences are the same',
      given: [
        samplePage(),
        otherPage(
          'One more unlock than locks leads here, and leaves the block as it was, movable and intact.',
          `A discardable block has no lock and a lock count of one when it goes. What was in the block is gone for good; the handle
keeps its number and can be given new memory.`,
        ),
      ],
      at: 'A discardable block',
      expected: 'a paragraph of its own',
      found: `72 % as in ${samplePage().path}:23`,
    },
  ],
  accepts: [
    { because: 'two pages with words of their own', given: [samplePage(), otherPage()] },
    {
      because: 'a short paragraph',
      given: [samplePage(), otherPage('Nothing fails after it.', 'Solved when the same command works twice.')],
    },
    {
      because: 'one sentence of a longer paragraph (the rule of sentences looks at it)',
      given: [
        samplePage(),
        otherPage(
          'and ignore the value',
          'and know: A discardable block has no lock and a lock count of zero when it goes. Ignore the value',
        ),
      ],
    },
  ],
};

function paragraphsOf(file: string, spans: ReturnType<typeof spansOf>): readonly Paragraph[] {
  return spans.map((span) => ({ file, line: span.lineAt(0), shingles: shinglesOf(span.text) })).filter(({ shingles }) => shingles.size > 0);
}
