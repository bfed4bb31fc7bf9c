/** The search page: shows what is found for the query of the address, while typing, and keeps the address in step. */

import { MAX_QUERY } from '../lookup/clean-text.ts';
import { element, nothingFound, pageItem, quoted, readingItem } from './readings.ts';
import { needsServer } from './prose-search.ts';
import { createSearch, type Found } from './search-session.ts';

const PAGE = 20;

const field = document.querySelector<HTMLInputElement>('main input[name=q]');
const list = document.querySelector<HTMLOListElement>('#results');
const status = document.querySelector<HTMLElement>('#search-status');
const more = document.querySelector<HTMLButtonElement>('#more');

/** Said where the site is read from file://. */
const WITHOUT_SERVER =
  'Opened as a file, this page answers numbers, names and messages. To search the text of all pages too, serve the folder: README.txt in it tells how.';

let limit = PAGE;
let shown = '';
const search = createSearch(render, 120);

function start(query: string): void {
  limit = PAGE;
  search(query, limit);
}

function render(found: Found): void {
  shown = found.query;
  list?.replaceChildren(...found.items.map((item) => ('reading' in item ? readingItem(item.reading) : pageItem(item.page))));
  if (more) more.hidden = !found.more;
  status?.replaceChildren(...statusParts(found));
}

/** What a screen reader hears and everyone sees above the list. */
function statusParts({ query, answer, readings, pages, exact, prose }: Found): readonly (Node | string)[] {
  if (query === '') return ['Type a number, a name, a message or a symptom.'];
  if (exact === 'failed' && prose === 'failed') {
    return [
      'The search could not be loaded. Reload the page to try again. A code can be reached by its address: /win32/ followed by the decimal number.',
    ];
  }
  // While names and messages are still coming, it is too early to say that nothing is like the text.
  const nothing = answer && exact !== 'asked' && nothingFound(answer);
  const counts = [
    ...(readings > 0 ? [plural(readings, 'reading')] : []),
    ...(pages > 0 ? [plural(pages, readings > 0 ? 'more page' : 'page')] : []),
    ...(prose === 'asked' ? ['searching pages …'] : []),
    ...(prose === 'failed' && !needsServer() ? ['pages could not be searched'] : []),
    ...(exact === 'asked' && readings === 0 ? ['loading the index of codes …'] : []),
    ...(exact === 'failed' ? ['the index of codes could not be loaded: reload the page to try again'] : []),
    ...(exact === 'partly' ? ['names and messages could not all be loaded: reload the page to try again'] : []),
    ...((prose === 'answered' || needsServer()) && exact === 'answered' && readings + pages === 0 ? ['nothing found'] : []),
  ];
  return [
    ...(nothing ? [nothing] : []),
    ...(counts.length === 0 ? [] : [element('span', '', `${counts.join(', ')} for ${quoted(query)}`)]),
    ...(needsServer() ? [element('p', 'note', WITHOUT_SERVER)] : []),
  ];
}

function plural(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

/** Arrow keys walk through field and results, Home and End go to the first and last. */
function walk(event: KeyboardEvent): void {
  const links = [...(list?.querySelectorAll<HTMLAnchorElement>(':scope > li > a') ?? [])];
  const at = links.findIndex((link) => link === document.activeElement);
  if (at < 0 && document.activeElement !== field) return;
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

/** Address of a query; a text that is too long for one stays out of it: servers and browsers refuse long addresses. */
function addressOf(query: string): string {
  return query === '' || query.length > MAX_QUERY ? location.pathname : `?${new URLSearchParams({ q: query }).toString()}`;
}

if (field) {
  field.value = queryOfAddress();
  field.addEventListener('input', () => {
    const query = field.value.trim();
    history.replaceState(null, '', addressOf(query));
    start(query);
  });
  field.form?.addEventListener('submit', (event) => {
    event.preventDefault();
    // Enter goes to the best: the first link of the list, once it belongs to what was typed.
    const best = shown === field.value.trim() ? list?.querySelector<HTMLAnchorElement>(':scope > li > a') : undefined;
    if (best) location.assign(best.href);
    else start(field.value.trim());
  });
  more?.addEventListener('click', () => {
    limit += PAGE;
    search(field.value.trim(), limit);
  });
  addEventListener('popstate', () => {
    field.value = queryOfAddress();
    start(field.value);
  });
  document.addEventListener('keydown', walk);
  start(field.value);
}
