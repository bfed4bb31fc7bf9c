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

function show(query: string, answer: Answer): void {
  const sure = sureReading(answer);
  const address = sure && readingAddress(sure);
  if (sure && address !== undefined) {
    const there = new URL(address, location.href);
    if (there.pathname !== location.pathname) {
      if (there.hash === '') there.hash = location.hash;
      location.replace(there);
      return;
    }
  }
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

/** Shows what all shards know, messages included; where one is not kept, what the others know. */
async function begin(query: string): Promise<void> {
  try {
    show(query, resolve(query, await completeIndex(['names', 'hresults', 'messages', 'otherMessages'])));
  } catch {
    await ask(
      query,
      () => true,
      (answer) => {
        show(query, answer);
      },
    ).catch(() => status?.append(element('p', '', 'The index of codes is not kept either.')));
  }
}

const query = queryOfAddress().trim();
// At its own address the page only says what it is for.
if (query !== '' && !query.startsWith('offline/')) void begin(query);
