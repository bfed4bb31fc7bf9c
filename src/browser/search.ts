/** The search page: exact readings first, while typing, then the pages that Pagefind finds. The address holds the query. */

import type { Answer } from '../lookup/answer.ts';
import { ask } from './lookup-client.ts';
import { prepareProseSearch, type ProseAnswer, type ProseResult } from './prose-search.ts';
import { element, nothingFound, readingItems } from './readings.ts';
import { site } from './site.ts';

const PAGE = 20;

const field = document.querySelector<HTMLInputElement>('main input[name=q]');
const list = document.querySelector<HTMLOListElement>('#results');
const status = document.querySelector<HTMLElement>('#search-status');
const more = document.querySelector<HTMLButtonElement>('#more');

const searchProse = prepareProseSearch(site.base);

/** What is known of the newest query. The two answers come in any order and each is shown when it comes. */
interface State {
  readonly query: string;
  exact: Answer | 'failed' | undefined;
  prose: ProseAnswer | 'failed' | undefined;
}

let state: State = { query: '', exact: undefined, prose: undefined };

function search(query: string, limit = PAGE): void {
  const mine: State = { query, exact: undefined, prose: undefined };
  // More of the same query: what is shown stays until the longer list has come.
  if (query === state.query) mine.exact = state.exact;
  state = mine;
  const isCurrent = (): boolean => state === mine;
  if (query === '') {
    render(limit);
    return;
  }
  ask(query, isCurrent, (answer) => {
    mine.exact = answer;
    render(limit);
  }).catch(() => {
    mine.exact = 'failed';
    if (isCurrent()) render(limit);
  });
  searchProse(query, limit)
    .then((answer) => (mine.prose = answer))
    .catch(() => (mine.prose = 'failed'))
    .finally(() => {
      if (isCurrent()) render(limit);
    });
}

function render(limit: number): void {
  if (!list || !status || !more) return;
  const { query, exact, prose } = state;
  const answer = exact && exact !== 'failed' ? exact : undefined;
  const readings = answer ? readingItems(answer) : [];
  const shown = new Set(readings.map((item) => item.querySelector('a')?.pathname));
  const found = prose && prose !== 'failed' ? prose : undefined;
  const pages = (found?.results ?? []).filter(({ url }) => !shown.has(new URL(url, location.href).pathname));
  // Where no reading is more than possible (a few words in common with a message), the prose knows better.
  const guessing = answer?.readings[0]?.certainty === 'possible';
  list.replaceChildren(...(guessing ? [...pages.map(resultItem), ...readings] : [...readings, ...pages.map(resultItem)]));
  more.hidden = !found || found.results.length >= found.total;
  more.onclick = () => {
    search(query, limit + PAGE);
  };
  status.replaceChildren(...statusParts(readings.length, pages.length));
}

/** What a screen reader hears and everyone sees above the list. */
function statusParts(readings: number, pages: number): readonly (Node | string)[] {
  const { query, exact, prose } = state;
  if (query === '') return ['Type a number, a name, a message or a symptom.'];
  if (exact === 'failed' && prose === 'failed') {
    return ['The search could not be loaded. A code can be reached by its address: /win32/ followed by the decimal number.'];
  }
  const nothing = exact && exact !== 'failed' ? nothingFound(exact) : undefined;
  const counts = [
    ...(readings > 0 ? [`${readings} ${readings === 1 ? 'reading' : 'readings'}`] : []),
    ...(prose === undefined ? ['searching pages …'] : []),
    ...(prose === 'failed' ? ['pages could not be searched'] : []),
    ...(pages > 0 ? [`${pages} ${readings > 0 ? 'more ' : ''}${pages === 1 ? 'page' : 'pages'}`] : []),
    ...(prose && prose !== 'failed' && readings + pages === 0 ? ['nothing found'] : []),
  ];
  return [...(nothing ? [nothing] : []), `${counts.join(', ')} for “${query}”`];
}

function resultItem(result: ProseResult): HTMLLIElement {
  const link = element('a', '', result.title);
  link.href = result.url;
  const excerpt = element('p', '', ...result.excerpt.map(({ text, marked }) => (marked ? element('mark', '', text) : text)));
  return element('li', '', link, excerpt);
}

/** Arrow keys walk through field and results, Home and End go to the first and last. */
function walk(event: KeyboardEvent): void {
  const links = [...(list?.querySelectorAll<HTMLAnchorElement>(':scope > li > a') ?? [])];
  const at = links.findIndex((link) => link === document.activeElement);
  const inField = document.activeElement === field;
  if (at < 0 && !inField) return;
  const target = {
    ArrowDown: links[at + 1],
    ArrowUp: at > 0 ? links[at - 1] : at === 0 ? field : undefined,
    Home: at >= 0 ? links[0] : undefined,
    End: at >= 0 ? links.at(-1) : undefined,
    Escape: at >= 0 ? field : undefined,
  }[event.key];
  if (!target) return;
  event.preventDefault();
  target.focus();
}

function queryOfAddress(): string {
  return new URLSearchParams(location.search).get('q')?.trim() ?? '';
}

function addressOf(query: string): string {
  return query === '' ? location.pathname : `?${new URLSearchParams({ q: query }).toString()}`;
}

if (field) {
  field.value = queryOfAddress();
  field.addEventListener('input', () => {
    const query = field.value.trim();
    history.replaceState(null, '', addressOf(query));
    search(query);
  });
  field.form?.addEventListener('submit', (event) => {
    event.preventDefault();
    // Enter goes to the best: the first link of the list, once it belongs to what was typed.
    const best = state.query === field.value.trim() ? list?.querySelector<HTMLAnchorElement>(':scope > li > a') : undefined;
    if (best) location.assign(best.href);
    else search(field.value.trim());
  });
  addEventListener('popstate', () => {
    field.value = queryOfAddress();
    search(field.value);
  });
  document.addEventListener('keydown', walk);
  search(field.value);
}
