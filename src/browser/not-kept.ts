/**
 * Shown by the service worker at the address of a page that is neither reachable nor kept: forwards short forms as
 * 404.html does, and at the address of a code says what the index knows about it.
 */

import type { Answer } from '../lookup/answer.ts';
import { resolve, sureReading } from '../lookup/resolve.ts';
import { formsOf } from '../model/number-forms.ts';
import { ask, completeIndex } from './lookup-client.ts';
import { element, nothingFound, readingItem } from './readings.ts';
import { readingAddress, site } from './site.ts';

const status = document.querySelector('#not-kept-status');
const list = document.querySelector('#results');
const forms = document.querySelector<HTMLElement>('#not-kept-forms');

/** The number or name in the address: of a row on a page of many codes, that of the row. */
function queryOfAddress(): string {
  if (/^#(0x)?[\da-f]{2,}$/i.test(location.hash)) return location.hash.slice(1);
  const path = location.pathname.slice(site.base.length).replace(/\/?(index\.html)?$/, '');
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** The page of the one code that is meant, where this is not its address. */
function pageElsewhere(answer: Answer): URL | undefined {
  const sure = sureReading(answer);
  const address = sure && readingAddress(sure);
  const there = address === undefined ? undefined : new URL(address, location.href);
  return there?.pathname === location.pathname ? undefined : there;
}

const firstWords = [...(status?.childNodes ?? [])];

function show(query: string, answer: Answer): void {
  const there = pageElsewhere(answer);
  if (there) {
    if (there.hash === '') there.hash = location.hash;
    location.replace(there);
    return;
  }
  const sure = sureReading(answer);
  status?.replaceChildren(...firstWords);
  list?.replaceChildren(...(sure ? [sure] : answer.readings).map(readingItem));
  const target = sure?.target;
  const known = target && target.space !== 'undefined' ? target : undefined;
  if (known) {
    document.title = `${known.name ?? query}, not kept · Last Error`;
    status?.replaceChildren(
      element('p', '', 'There is no network, and this page is not kept in this browser. This is what the index knows about the code:'),
    );
    forms?.replaceChildren(
      ...formsOf(known).map(({ label, text }) =>
        element('div', '', element('dt', '', label), ' ', element('dd', '', element('code', '', text))),
      ),
    );
    return;
  }
  const nothing = nothingFound(answer);
  if (answer.readings.length > 0) status?.append(element('p', '', `“${query}” can be read as one of these codes:`));
  else if (nothing && /\d|^[A-Z]+_/.test(query)) status?.append(nothing);
}

document.querySelector('#try-again')?.addEventListener('click', () => {
  location.reload();
});

/** Forwards as soon as the answer is sure, which is early; stays it here, the messages follow, which are large. */
async function begin(query: string): Promise<void> {
  let leaves = false;
  try {
    await ask(
      query,
      () => !leaves,
      (answer) => {
        show(query, answer);
        leaves = pageElsewhere(answer) !== undefined;
      },
    );
    if (!leaves) show(query, resolve(query, await completeIndex(['names', 'hresults', 'messages', 'otherMessages'])));
  } catch {
    if (list?.childElementCount === 0) status?.append(element('p', '', 'The index of codes is not kept as a whole either.'));
  }
}

const query = queryOfAddress().trim();
// At its own address the page only says what it is for.
if (query !== '' && !query.startsWith('offline/')) void begin(query);
