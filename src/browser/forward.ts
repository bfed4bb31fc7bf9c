/**
 * 404.html and /go/: reads the number or name in the address and goes to its page, keeping the fragment. Where
 * several codes are meant or none is known, shows the readings or the nearest codes instead.
 */

import type { Answer } from '../lookup/answer.ts';
import { textOfPath } from '../lookup/forward.ts';
import { sureReading } from '../lookup/resolve.ts';
import { ask } from './lookup-client.ts';
import { nothingFound, quoted, readingItem } from './readings.ts';
import { readingAddress, site } from './site.ts';

const list = document.querySelector<HTMLOListElement>('#results');
const status = document.querySelector<HTMLElement>('#forward-status');

/** The text to read: `?q=` on /go/, elsewhere the path below the base. */
function queryOfAddress(): string {
  const asked = new URLSearchParams(location.search).get('q');
  if (/^go(\/|\/index\.html)?$/.test(location.pathname.slice(site.base.length))) return asked ?? '';
  return textOfPath(location.pathname.slice(site.base.length));
}

function show(query: string, answer: Answer): void {
  const sure = sureReading(answer);
  if (sure) {
    const address = readingAddress(sure) ?? '';
    // A row of a page has its own fragment.
    location.replace(address.includes('#') ? address : address + location.hash);
    return;
  }
  list?.replaceChildren(...answer.readings.map(readingItem));
  const nothing = nothingFound(answer);
  if (nothing) status?.replaceChildren(nothing);
  else if (status)
    status.textContent = `${quoted(query)} ${answer.readings.length === 1 ? 'may mean this code.' : `can be read in ${answer.readings.length} ways. The likeliest is first.`}`;
}

const query = queryOfAddress().trim();
const field = document.querySelector<HTMLInputElement>('main input[name=q]');
if (field) field.value = query;
if (query === '') status?.querySelector('.late')?.remove();
if (query !== '' && list && status) {
  const before = [...status.childNodes];
  status.replaceChildren(`Looking up ${quoted(query)} …`, ...before.filter((node) => !(node instanceof Element && node.matches('.late'))));
  ask(
    query,
    () => true,
    (answer) => {
      show(query, answer);
    },
  ).catch(() => {
    status.textContent =
      'The index of codes could not be loaded. Reload the page to try again. A code can be reached by its address: /win32/ followed by the decimal number.';
  });
}
