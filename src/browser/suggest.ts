/**
 * Suggestions under a search field (ARIA combobox with a listbox): exact readings from the first character, then pages.
 * Loaded when a field is focused for the first time. Without it the form leads to the search page.
 */

import { warmUp } from './lookup-client.ts';
import { MAX_QUERY } from '../lookup/clean-text.ts';
import { codeLabel, element, quoted, spaceNote } from './readings.ts';
import { createSearch, type Found, type FoundItem } from './search-session.ts';
import { pageAddress, readingAddress } from './site.ts';

/** Suggestions of each sort; the search page has the rest. */
const READINGS = 6;
const PAGES = 4;
/** Pagefind is large: it is asked when the typing rests. */
const PAUSE = 300;

/** Turns the form's field into a combobox. Call once per form. */
export function attachSuggestions(form: HTMLFormElement, input: HTMLInputElement): void {
  const list = element('ul', 'suggestions');
  list.id = `suggestions-${input.id === '' ? 'header' : input.id}`;
  list.role = 'listbox';
  list.ariaLabel = 'Suggestions';
  list.hidden = true;
  const announcement = element('p', 'visually-hidden');
  announcement.role = 'status';
  form.append(list, announcement);
  input.role = 'combobox';
  input.setAttribute('aria-controls', list.id);
  input.setAttribute('aria-autocomplete', 'list');
  input.ariaExpanded = 'false';

  /** addresses of the options, in order; the last is the search page */
  let addresses: readonly string[] = [];
  /** option that the arrows reached; -1: none */
  let active = -1;
  /** page that Enter opens where no option is active; undefined: the search page */
  let best: string | undefined;
  let answered = '';
  /** false after Escape and after the field lost the focus: a late answer must not open the list again */
  let open = false;

  const search = createSearch(render, PAUSE);

  function render(found: Found): void {
    answered = found.query;
    const first = found.answer?.readings[0];
    best = first && first.certainty !== 'possible' ? readingAddress(first) : undefined;
    if (found.query === '') {
      close();
      return;
    }
    const items = [
      ...found.items.filter((item) => 'reading' in item && addressOf(item) !== undefined).slice(0, READINGS),
      ...found.items.filter((item) => 'page' in item).slice(0, PAGES),
    ];
    const ordered = found.items.filter((item) => items.includes(item));
    const long = found.query.length > MAX_QUERY;
    const everything = long ? pageAddress('/decode/') : `${pageAddress('/search/')}?${new URLSearchParams({ q: found.query }).toString()}`;
    const last = long ? 'Too long for a search: decode it as a log' : `All results for ${quoted(found.query)}`;
    if (long) best = everything;
    // More of the same query must not take away the option that the arrows have reached.
    const reached = addresses[active];
    addresses = [...ordered.map((item) => addressOf(item) ?? ''), everything];
    list.replaceChildren(...ordered.map(optionOf), element('li', 'everything', last));
    [...list.children].forEach((option, index) => {
      option.role = 'option';
      option.id = `${list.id}-${index}`;
    });
    activate(reached === undefined ? -1 : addresses.indexOf(reached));
    list.hidden = !open;
    input.ariaExpanded = String(open);
    const nothing = found.exact !== 'asked' && found.prose !== 'asked' && ordered.length === 0;
    announcement.textContent = nothing ? 'Nothing found' : `${ordered.length} suggestions`;
  }

  function activate(index: number): void {
    active = index;
    [...list.children].forEach((option, place) => (option.ariaSelected = String(place === index)));
    const option = list.children[index];
    if (option) {
      input.setAttribute('aria-activedescendant', option.id);
      option.scrollIntoView({ block: 'nearest' });
    } else input.removeAttribute('aria-activedescendant');
  }

  function close(): void {
    open = false;
    list.hidden = true;
    input.ariaExpanded = 'false';
    activate(-1);
  }

  input.addEventListener('input', () => {
    open = true;
    activate(-1);
    search(input.value.trim(), PAGES);
  });
  input.addEventListener('keydown', (event) => {
    if (list.hidden) return;
    const count = addresses.length;
    const target = {
      ArrowDown: active + 1 < count ? active + 1 : 0,
      ArrowUp: active > 0 ? active - 1 : count - 1,
      Home: active >= 0 ? 0 : undefined,
      End: active >= 0 ? count - 1 : undefined,
    }[event.key];
    if (target !== undefined) activate(target);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
  });
  form.addEventListener('submit', (event) => {
    const address = active >= 0 ? addresses[active] : answered === input.value.trim() ? best : undefined;
    if (address === undefined) return;
    event.preventDefault();
    location.assign(address);
  });
  // The pointer is pressed before the field loses the focus, which would close the list.
  list.addEventListener('pointerdown', (event) => {
    event.preventDefault();
  });
  list.addEventListener('click', (event) => {
    const option = event.target instanceof Element ? event.target.closest('li') : null;
    const address = option ? addresses[[...list.children].indexOf(option)] : undefined;
    if (address !== undefined) location.assign(address);
  });
  input.addEventListener('blur', close);

  // What was typed before this script came is answered now.
  warmUp().catch(() => undefined);
  if (input.value.trim() !== '') {
    open = true;
    search(input.value.trim(), PAGES);
  }
}

function addressOf(item: FoundItem): string | undefined {
  if ('page' in item) return item.page.url;
  return readingAddress(item.reading);
}

function optionOf(item: FoundItem): HTMLLIElement {
  if ('page' in item) return element('li', '', item.page.title);
  const { target, didYouMean } = item.reading;
  if (target.space === 'undefined') return element('li', '');
  const note = ` ${spaceNote(item.reading)}${didYouMean === undefined ? '' : ' (did you mean?)'}`;
  return element('li', '', codeLabel(target), element('span', 'context', note));
}
