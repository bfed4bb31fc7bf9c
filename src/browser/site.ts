/** What the page tells its scripts: where the site stands, and which version of the lookup index belongs to it. */

import type { CodeTarget, Reading } from '../lookup/answer.ts';

const { base = '/', lookup = '', indexFile = '', publicSite } = document.documentElement.dataset;

export const site = {
  /** path of the site's root, with a slash at the end; the pages of the zip say it relative to themselves */
  base: new URL(base, location.href).pathname,
  lookupVersion: lookup,
  /** 'index.html' in the zip, where no server completes the address of a folder; '' elsewhere */
  indexFile,
} as const;

/** Path of the site, without the base and perhaps with a fragment → address: `/win32/5/` → `/sub/win32/5/`. */
export function pageAddress(path: string): string {
  return site.base + path.slice(1).replace(/#|$/, (end) => site.indexFile + end);
}

/**
 * Address → full address for a ticket. A file on a disk is opened by nobody else: there it is the same page of the public site,
 * where the zip was made from one.
 */
export function fullAddress(address: string): string {
  const isOnDisk = location.protocol === 'file:' && publicSite !== undefined;
  return isOnDisk ? publicSite + address.slice(site.base.length).replace(site.indexFile, '') : location.origin + address;
}

/** Address that shows a code: its page, or its row on the page of its facility. */
export function codeAddress(target: CodeTarget): string {
  return pageAddress(target.path);
}

/** Address that shows what a reading leads to; undefined for an undefined number. */
export function readingAddress({ target }: Reading): string | undefined {
  return target.space === 'undefined' ? undefined : codeAddress(target);
}
