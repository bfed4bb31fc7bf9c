/** The search page: runs the query of the address, shows the results in order, keeps the address in step. */

import { prepareProseSearch, type ProseResult } from './prose-search.ts';

const PAGE = 20;

const field = document.querySelector<HTMLInputElement>('main input[name=q]');
const list = document.querySelector<HTMLOListElement>('#results');
const status = document.querySelector<HTMLElement>('#search-status');
const more = document.querySelector<HTMLButtonElement>('#more');

const searchProse = prepareProseSearch(document.documentElement.dataset['base'] ?? '/');
/** number of the newest query; an older answer that comes late is dropped */
let newest = 0;

async function show(query: string, limit = PAGE): Promise<void> {
  if (!list || !status || !more) return;
  const mine = ++newest;
  if (query === '') {
    list.replaceChildren();
    more.hidden = true;
    status.textContent = 'Type a number, a name, a message or a symptom.';
    return;
  }
  status.textContent = 'Searching…';
  try {
    const { total, results } = await searchProse(query, limit);
    if (mine !== newest) return;
    list.replaceChildren(...results.map(resultItem));
    status.textContent =
      total === 0
        ? `Nothing was found for “${query}”. Try the number alone, a word of the message, or browse the groups.`
        : `${total} ${total === 1 ? 'page' : 'pages'} for “${query}”`;
    more.hidden = results.length >= total;
    more.onclick = () => void show(query, limit + PAGE);
  } catch {
    if (mine !== newest) return;
    list.replaceChildren();
    more.hidden = true;
    status.textContent = 'The search could not be loaded. A code can be reached by its address: /win32/ followed by the number.';
  }
}

function resultItem(result: ProseResult): HTMLLIElement {
  const item = document.createElement('li');
  const link = document.createElement('a');
  link.href = result.url;
  link.textContent = result.title;
  const excerpt = document.createElement('p');
  excerpt.append(
    ...result.excerpt.map(({ text, marked }) => {
      if (!marked) return text;
      const mark = document.createElement('mark');
      mark.textContent = text;
      return mark;
    }),
  );
  item.append(link, excerpt);
  return item;
}

function queryOfAddress(): string {
  return new URLSearchParams(location.search).get('q')?.trim() ?? '';
}

if (field) {
  field.value = queryOfAddress();
  field.form?.addEventListener('submit', (event) => {
    event.preventDefault();
    history.pushState(null, '', `?${new URLSearchParams({ q: field.value.trim() }).toString()}`);
    void show(field.value.trim());
  });
  addEventListener('popstate', () => {
    field.value = queryOfAddress();
    void show(field.value);
  });
  void show(field.value);
}
