/** A page → every piece of text that its author wrote, from front matter and sections, with the lines of the file. */

import type { MdastNode } from 'satteri';
import { frontMatterLines } from '../../src/catalog/front-matter.ts';
import { splitCode } from '../../src/catalog/names.ts';
import { childrenOf, lineOf, walk, type ProsePage } from '../../src/catalog/prose-page.ts';

/** A paragraph, or a value of the front matter. `text` and `prose` have the same length. */
export interface Span {
  /** as a reader sees it */
  readonly text: string;
  /** the same with every code span covered by CODE characters */
  readonly prose: string;
  /** line of the file for a place in the text */
  readonly lineAt: (index: number) => number;
}

/** Covers a code span; neither letter, digit nor punctuation. */
const CODE = '\uFFFC';

/** Spans of the pages seen so far: several rules ask for the same ones. */
const seen = new WeakMap<ProsePage, readonly Span[]>();

/** Everything that the author wrote for readers, the summary first; titles of sources and code blocks are not among it. */
export function spansOf(page: ProsePage): readonly Span[] {
  const spans = seen.get(page) ?? [...frontMatterSpans(page), ...page.sections.flatMap(({ blocks }) => blocks.flatMap(spansBelow))];
  seen.set(page, spans);
  return spans;
}

/** The paragraphs of a block, those of its list items and cells included. */
export function spansBelow(block: MdastNode): readonly Span[] {
  const spans: Span[] = [];
  walk(block, (node) => {
    if (['paragraph', 'heading', 'tableCell'].includes(node.type)) spans.push(nodeSpan(node));
  });
  return spans;
}

function frontMatterSpans(page: ProsePage): readonly Span[] {
  const lineAt = frontMatterLines(page.text);
  return [
    frontMatterSpan(page.frontMatter.summary, lineAt(['summary'])),
    ...page.frontMatter.related.map(({ why }, index) => frontMatterSpan(why, lineAt(['related', index, 'why']))),
    ...page.frontMatter.faq.flatMap(({ q, a }, index) => [
      frontMatterSpan(q, lineAt(['faq', index, 'q'])),
      frontMatterSpan(a, lineAt(['faq', index, 'a'])),
    ]),
  ];
}

function frontMatterSpan(value: string, line: number): Span {
  const pieces = splitCode(value);
  return {
    text: pieces.map(({ text }) => text).join(''),
    prose: pieces.map(({ text, code }) => (code ? cover(text) : text)).join(''),
    lineAt: () => line,
  };
}

function nodeSpan(block: MdastNode): Span {
  const pieces: { readonly text: string; readonly code: boolean; readonly start: number; readonly line: number }[] = [];
  let length = 0;
  const add = (node: MdastNode, text: string): void => {
    pieces.push({ text, code: node.type === 'inlineCode', start: length, line: lineOf(node) });
    length += text.length;
  };
  const collect = (node: MdastNode): void => {
    if (node.type === 'text' || node.type === 'inlineCode') add(node, node.value);
    else if (node.type === 'break') add(node, '\n');
    else childrenOf(node).forEach(collect);
  };
  collect(block);
  return {
    text: pieces.map(({ text }) => text).join(''),
    prose: pieces.map(({ text, code }) => (code ? cover(text) : text)).join(''),
    lineAt: (index) => {
      const piece = pieces.findLast(({ start }) => start <= index);
      return piece ? piece.line + piece.text.slice(0, index - piece.start).split('\n').length - 1 : lineOf(block);
    },
  };
}

function cover(text: string): string {
  return CODE.repeat(text.length);
}

export interface Sentence {
  readonly text: string;
  /** where it begins in the span */
  readonly index: number;
}

/** Ends with a mark, its closing quotes and brackets, and white space. Marks inside code spans are covered. */
const END_OF_SENTENCE = /[.!?][)\]"'”’]*\s+/g;

/** A full stop that ends a word, not a sentence. */
const ABBREVIATION = /(?:^|[\s(])(?:e\.g|i\.e|cf|vs|approx|No|Fig|Inc|Ltd|U\.S)\.\s+$/;

/** The sentences of a span, in order. */
export function sentencesOf(span: Span): readonly Sentence[] {
  const ends = [...span.prose.matchAll(END_OF_SENTENCE)]
    .map((match) => match.index + match[0].length)
    .filter((end) => !ABBREVIATION.test(span.prose.slice(0, end)));
  const starts = [0, ...ends];
  return starts
    .map((index, number) => ({ text: span.text.slice(index, starts[number + 1]).trim(), index }))
    .filter(({ text }) => text !== '');
}

/** The words of a text in lower case, without marks: "Is it `A`?" → is, it, a. */
export function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];
}

const LEAST_WORDS = 12;
const SHINGLE_WORDS = 5;

/** The sequences of five words of a text, by which paragraphs are held against each other; none where it has fewer than twelve words. */
export function shinglesOf(text: string): ReadonlySet<string> {
  const words = wordsOf(text);
  if (words.length < LEAST_WORDS) return new Set();
  return new Set(words.slice(SHINGLE_WORDS - 1).map((_, index) => words.slice(index, index + SHINGLE_WORDS).join(' ')));
}
