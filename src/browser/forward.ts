/**
 * 404.html and /go/: reads the number or name in the address and goes to its page, keeping the fragment. Where
 * several codes are meant or none is known, shows the readings or the nearest codes instead.
 */

import type { Answer } from '../lookup/answer.ts';
import { sureTarget } from '../lookup/resolve.ts';
import { ask } from './lookup-client.ts';
import { nothingFound, readingItem } from './readings.ts';
import { codeAddress, site } from './site.ts';

const list = document.querySelector<HTMLOListElement>('#results');
const status = document.querySelector<HTMLElement>('#forward-status');

/** The text to read: `?q=` on /go/, elsewhere the path below the base. */
function queryOfAddress(): string {
  const asked = new URLSearchParams(location.search).get('q');
  if (location.pathname === `${site.base}go/` || location.pathname === `${site.base}go`) return asked ?? '';
  const path = location.pathname.slice(site.base.length);
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function show(query: string, answer: Answer): void {
  const sure = sureTarget(answer);
  if (sure !== undefined) {
    location.replace(codeAddress(sure) + location.hash);
    return;
  }
  list?.replaceChildren(...answer.readings.map(readingItem));
  const nothing = nothingFound(answer);
  if (nothing) status?.replaceChildren(nothing);
  else if (status) status.textContent = `“${query}” can be read in ${answer.readings.length} ways. The likeliest is first.`;
}

const query = queryOfAddress().trim();
if (query !== '' && list && status) {
  ask(
    query,
    () => true,
    (answer) => {
      show(query, answer);
    },
  ).catch(() => {
    status.textContent =
      'The index of codes could not be loaded. A code can be reached by its address: /win32/ followed by the decimal number.';
  });
}
