/** What the page tells its scripts: where the site stands, and which version of the lookup index belongs to it. */

import type { Reading } from '../lookup/answer.ts';
import { readingPath } from '../lookup/forward.ts';
import { codePath, type NumberSpace } from '../model/number-space.ts';

const { base = '/', lookup = '' } = document.documentElement.dataset;

export const site = { base, lookupVersion: lookup } as const;

/** Address of the page of a code. An HRESULT without a page of its own is forwarded from there to its row by 404.html. */
export function codeAddress({ space, value }: { readonly space: NumberSpace; readonly value: number }): string {
  return site.base + codePath({ space, value, ownPage: true }).slice(1);
}

/** Address of the page of a reading; undefined for an undefined number. */
export function readingAddress(reading: Reading): string | undefined {
  const path = readingPath(reading);
  return path === undefined ? undefined : site.base + path.slice(1);
}
