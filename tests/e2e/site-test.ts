/** Playwright's test, with a page that fails the test on a request to another origin, a policy violation or a script error. */

import { test as base, expect } from '@playwright/test';

interface Options {
  /** a status of 404 is the point of some tests; the browser reports it as an error */
  readonly allowNotFound: boolean;
}

export const test = base.extend<Options>({
  allowNotFound: [false, { option: true }],
  page: async ({ page, baseURL, allowNotFound }, use) => {
    const faults: string[] = [];
    page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(`${baseURL ?? ''}/`) && !url.startsWith('data:') && !url.startsWith('blob:'))
        faults.push(`foreign request ${url}`);
    });
    page.on('pageerror', (error) => {
      // A view transition that a redirect overtakes is no fault of the page.
      if (!/Transition was (skipped|aborted)/.test(error.message)) faults.push(error.message);
    });
    page.on('console', (message) => {
      if (message.type() === 'error' && !(allowNotFound && /404 \(Not Found\)/.test(message.text()))) faults.push(message.text());
    });
    await use(page);
    expect(faults).toEqual([]);
  },
});

export { expect };

/** One page of every template. */
export const TEMPLATES = [
  { name: 'home', path: '/' },
  { name: 'explained code', path: '/win32/13803/' },
  { name: 'code with many equivalents', path: '/win32/5/' },
  { name: 'facts-only code', path: '/win32/4/' },
  { name: 'number space', path: '/win32/' },
  { name: 'group', path: '/win32/group/ipsec/' },
  { name: 'handlings', path: '/handling/' },
  { name: 'handling', path: '/handling/wait/' },
  { name: 'empty handling', path: '/handling/repair-data/' },
  { name: 'about', path: '/about/' },
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
  { name: 'offline', path: '/offline/' },
  { name: 'not kept', path: '/offline/not-kept/' },
] as const;
