/** What the page tells its scripts: where the site stands, and which version of the lookup index belongs to it. */

import type { Reading } from '../lookup/answer.ts';
import { hresultFromWin32 } from '../model/number.ts';
import { codePath, type NumberSpace } from '../model/number-space.ts';

const { base = '/', lookup = '' } = document.documentElement.dataset;

export const site = { base, lookupVersion: lookup } as const;

/** Address of the page of a code. An HRESULT without a page of its own is forwarded from there to its row by 404.html. */
export function codeAddress({ space, value }: { readonly space: NumberSpace; readonly value: number }): string {
  return site.base + codePath({ space, value, ownPage: true }).slice(1);
}

/** Address of the page of a reading; an HRESULT that carries a Win32 code is on the page of that code. Undefined for an undefined number. */
export function readingAddress({ target, win32 }: Reading): string | undefined {
  if (target.space === 'undefined') return undefined;
  const carries = target.space === 'hresult' && win32 !== undefined && hresultFromWin32(win32) === target.value;
  return codeAddress(carries ? { space: 'win32', value: win32 } : target);
}
