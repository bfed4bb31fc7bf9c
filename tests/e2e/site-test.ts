/** Playwright's test, with a browser that fails the test on a request to another origin, a policy violation or a script error. */

import { test as base, expect } from '@playwright/test';
import { watchContext, watchNewContexts } from './watch.ts';

interface Options {
  /** a status of 404 is the point of some tests; the browser reports it as an error */
  readonly allowNotFound: boolean;
  /** what the faults that a test injects make the browser write itself; nothing that the site does */
  readonly injected: RegExp | undefined;
}

/** Throws unless every fault is one that the test injected itself. */
export function requireNoFaults(faults: readonly string[], allowNotFound: boolean, injected: RegExp | undefined): void {
  const isAllowed = (fault: string): boolean => (allowNotFound && /404 \(Not Found\)/.test(fault)) || injected?.test(fault) === true;
  expect(faults.filter((fault) => !isAllowed(fault))).toEqual([]);
}

export const test = base.extend<Options>({
  allowNotFound: [false, { option: true }],
  injected: [undefined, { option: true }],
  // The context and not the page: popups, workers and pages that a test opens by itself are watched too.
  context: async ({ context, browser, baseURL, allowNotFound, injected }, use) => {
    const { protocol, host } = new URL(baseURL ?? '');
    const origin = `${protocol}//${host}`;
    const faults: string[] = [];
    await watchContext(context, origin, faults);
    const stop = watchNewContexts(browser, origin, faults);
    await use(context);
    stop();
    requireNoFaults(faults, allowNotFound, injected);
  },
});

export { expect };

/** One page of every template. */
export const TEMPLATES = [
  { name: 'home', path: '/' },
  { name: 'explained code', path: '/win32/13803/' },
  { name: 'code with many equivalents', path: '/win32/5/' },
  { name: 'facts-only code', path: '/win32/101/' },
  { name: 'number space', path: '/win32/' },
  { name: 'group with a text', path: '/win32/group/ipsec/' },
  { name: 'group', path: '/win32/group/wins/' },
  { name: 'handlings', path: '/handling/' },
  { name: 'handling', path: '/handling/wait/' },
  { name: 'about', path: '/about/' },
  { name: 'data', path: '/data/' },
  { name: 'tickets', path: '/tickets/' },
  { name: 'NTSTATUS', path: '/ntstatus/0xC0000005/' },
  { name: 'HRESULT', path: '/hresult/0x80240022/' },
  { name: 'bug check', path: '/bugcheck/0x7E/' },
  { name: 'RAS', path: '/ras/691/' },
  { name: 'HRESULT space', path: '/hresult/' },
  { name: 'NTSTATUS space', path: '/ntstatus/' },
  { name: 'bug checks', path: '/bugcheck/' },
  { name: 'facility', path: '/hresult/facility/36/' },
  { name: 'LDAP', path: '/ldap/' },
  { name: 'any number', path: '/code/?n=0x8A150011' },
  { name: 'search', path: '/search/?q=access%20denied' },
  { name: 'go', path: '/go/?q=0xC0000005' },
  { name: 'decode', path: '/decode/' },
  { name: 'guides', path: '/guides/' },
  { name: 'guide', path: '/guides/snippets/' },
  { name: 'offline', path: '/offline/' },
  { name: 'not kept', path: '/offline/not-kept/' },
] as const;
