/**
 * `npm run content-report`: what the explained pages are like as a set, per number space: how many, how long, how well sourced, how
 * alike. It judges nothing; the lints do.
 */

import { readFileSync } from 'node:fs';
import { prosePaths } from '../../src/catalog/load.ts';
import { countWords, plainText, readProsePage, walk, type ProsePage } from '../../src/catalog/prose-page.ts';
import { shinglesOf, spansOf } from './spans.ts';

/** Paragraphs of different pages that share this part of their sequences of five words look alike; the lint refuses half. */
const ALIKE = 0.25;

const pages = prosePaths().map((path) => readProsePage(path, readFileSync(path, 'utf8')));
const spaceOf = ({ path }: ProsePage): string => path.split('/')[2] ?? '';

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

const wordsIn = (page: ProsePage): number =>
  page.sections.flatMap(({ blocks }) => blocks).reduce((sum, block) => sum + countWords(plainText(block)), 0);

/** Links that a reader can follow: code names, Markdown links, related codes and sources. */
function linksIn({ sections, frontMatter }: ProsePage): number {
  let links = frontMatter.related.length + frontMatter.sources.length;
  for (const block of sections.flatMap(({ blocks }) => blocks)) {
    walk(block, (node) => {
      if (node.type === 'link' || (node.type === 'inlineCode' && /^[A-Z][A-Z0-9]*_[A-Z0-9_]+$/.test(node.value))) links += 1;
    });
  }
  return links;
}

/** Share of the paragraphs that look like one of another page. */
function alikeShare(some: readonly ProsePage[]): number {
  const paragraphs = some.flatMap((page) =>
    spansOf(page)
      .map(({ text }) => ({ page, shingles: shinglesOf(text) }))
      .filter(({ shingles }) => shingles.size > 0),
  );
  const holders = new Map<string, number[]>();
  for (const [index, { shingles }] of paragraphs.entries())
    for (const shingle of shingles) holders.set(shingle, [...(holders.get(shingle) ?? []), index]);
  const alike = paragraphs.filter(({ page, shingles }, index) => {
    const shared = new Map<number, number>();
    for (const shingle of shingles) for (const other of holders.get(shingle) ?? []) shared.set(other, (shared.get(other) ?? 0) + 1);
    return [...shared].some(([other, count]) => {
      const found = paragraphs[other];
      return (
        other !== index && found !== undefined && found.page !== page && count / (found.shingles.size + shingles.size - count) >= ALIKE
      );
    });
  });
  return alike.length / paragraphs.length;
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

console.log('space      pages  median words  sources  links  troubleshooting  paragraphs alike');
for (const [space, some] of [...Map.groupBy(pages, spaceOf), ['all', pages] as const]) {
  const troubleshooting = some.filter(({ sections }) => sections.some(({ title }) => title === 'Troubleshooting')).length;
  console.log(
    [
      space.padEnd(9),
      String(some.length).padStart(6),
      String(median(some.map(wordsIn))).padStart(13),
      String(median(some.map(({ frontMatter }) => frontMatter.sources.length))).padStart(8),
      String(median(some.map(linksIn))).padStart(6),
      percent(troubleshooting / some.length).padStart(16),
      percent(alikeShare(some)).padStart(17),
    ].join(' '),
  );
}
