/**
 * One running search: asks the exact resolver and Pagefind for the newest query, merges what has come so far and
 * tells it. An answer to an older query is dropped; neither of the two waits for the other.
 */

import type { Answer, Reading } from '../lookup/answer.ts';
import { MAX_QUERY } from '../lookup/clean-text.ts';
import { ask } from './lookup-client.ts';
import { prepareProseSearch, type ProseAnswer, type ProseResult } from './prose-search.ts';
import { readingAddress, site } from './site.ts';

export type FoundItem = { readonly reading: Reading } | { readonly page: ProseResult };

export interface Found {
  readonly query: string;
  /** in the order in which they are shown; a code found by both stands once, as its reading */
  readonly items: readonly FoundItem[];
  readonly answer: Answer | undefined;
  /** how many readings and how many pages are among the items */
  readonly readings: number;
  readonly pages: number;
  /** partly: names or messages could not be loaded, and numbers alone were looked up */
  readonly exact: 'asked' | 'answered' | 'partly' | 'failed';
  readonly prose: 'asked' | 'answered' | 'failed';
  /** Pagefind has more pages than were asked for */
  readonly more: boolean;
}

interface Running {
  readonly query: string;
  exact: Answer | 'failed' | undefined;
  /** the last word of the resolver: undefined while it may still add to its answer */
  complete: boolean | undefined;
  prose: ProseAnswer | 'failed' | undefined;
}

/**
 * Makes a search.
 * @param show called whenever more of the newest query is known
 * @param pause milliseconds to wait before Pagefind is asked: while typing, most queries are overtaken
 * @returns starts a query: the text, and how many pages of prose to fetch
 */
export function createSearch(show: (found: Found) => void, pause = 0): (query: string, limit: number) => void {
  const searchProse = prepareProseSearch(site);
  let newest: Running | undefined;

  return (query, limit) => {
    // More pages for the same query: the exact answer stays.
    const same = newest?.query === query ? newest : undefined;
    const mine: Running = { query, exact: same?.exact, complete: same?.complete, prose: undefined };
    newest = mine;
    const isCurrent = (): boolean => newest === mine;
    const update = (): void => {
      if (isCurrent()) show(merge(mine));
    };
    update();
    if (query === '') return;
    ask(query, isCurrent, (answer) => {
      mine.exact = answer;
      update();
    })
      .then(({ complete }) => {
        mine.complete = complete;
      })
      .catch(() => {
        mine.exact = 'failed';
      })
      .finally(update);
    // Pagefind would search a pasted log word by word, for minutes.
    if (query.length > MAX_QUERY) {
      mine.prose = { total: 0, results: [] };
      return;
    }
    setTimeout(() => {
      if (!isCurrent()) return;
      searchProse(query, limit)
        .then((answer) => {
          mine.prose = answer;
        })
        .catch(() => {
          mine.prose = 'failed';
        })
        .finally(update);
    }, pause);
  };
}

function merge({ query, exact, complete, prose }: Running): Found {
  const answer = exact === 'failed' ? undefined : exact;
  const pagesFound = prose === 'failed' ? undefined : prose;
  const readings = (answer?.readings ?? []).map((reading): FoundItem => ({ reading }));
  const shown = new Set((answer?.readings ?? []).map(readingAddress));
  const pages = (pagesFound?.results ?? [])
    .filter(({ url }) => !shown.has(new URL(url, location.href).pathname))
    .map((page): FoundItem => ({ page }));
  // Where no reading is more than possible (a few words in common with a message), the prose knows better.
  const guessing = answer?.readings[0]?.certainty === 'possible';
  return {
    query,
    items: guessing ? [...pages, ...readings] : [...readings, ...pages],
    answer,
    readings: readings.length,
    pages: pages.length,
    exact: exact === 'failed' ? 'failed' : complete === undefined ? 'asked' : complete ? 'answered' : 'partly',
    prose: prose === undefined ? 'asked' : prose === 'failed' ? 'failed' : 'answered',
    more: pagesFound !== undefined && pagesFound.results.length < pagesFound.total,
  };
}
