/** Prose search: what is asked of the index, and in which order its answers are shown. */

/** "can't", "won't", "doesn’t": pages seldom have the very word, and the index answers only with pages that have all words. */
const CONTRACTION = /(?<![\p{L}\p{N}_])\p{L}+n['’]t(?![\p{L}\p{N}_])/giu;

/** The words of a query that the index is asked for; the query itself where nothing else would be left. */
export function askedWords(query: string): string {
  const rest = query.replace(CONTRACTION, ' ').replace(/\s+/g, ' ').trim();
  return rest === '' ? query : rest;
}

/** A code at this place of the list of met codes gains nothing; those above it the more the higher they stand. */
const LAST_RANK = 2000;
/** The first of the list counts this many times its score. */
const MOST_WEIGHT = 2.5;

/** How much more a page counts for how often its code is met. @param rank its place in priority.tsv, from 1; undefined: not in it */
export function rankWeight(rank: number | undefined): number {
  if (rank === undefined || rank >= LAST_RANK) return 1;
  return 1 + (MOST_WEIGHT - 1) * (1 - Math.log(Math.max(1, rank)) / Math.log(LAST_RANK));
}

/** Pages by score and rank, the best first; equal ones keep their order. */
export function orderPages<P extends { readonly score: number; readonly rank: number | undefined }>(pages: readonly P[]): readonly P[] {
  return pages.toSorted((a, b) => b.score * rankWeight(b.rank) - a.score * rankWeight(a.rank));
}
