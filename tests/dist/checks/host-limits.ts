/** What Netlify and Cloudflare Pages read from the built folder, and what Cloudflare Pages takes of it. */

import { headersFaults, LIMITS, redirectsFaults } from '../../../src/outputs/hosts/static-hosts.ts';
import type { Check } from '../check.ts';
import { pageAt, type Site } from '../site.ts';

export const check: Check = {
  name: 'static hosts can read their rules, and every redirect leads to a page',
  why: 'A host passes over the lines above its limits without a word: headers and short addresses would be missing.',
  findings: (site) => [
    ...headersFaults(textOf(site, '_headers')).map((fault) => `_headers: ${fault}`),
    ...redirectsFaults(textOf(site, '_redirects')).map((fault) => `_redirects: ${fault}`),
    ...(textOf(site, '_headers').startsWith(`${site.base}*\n  Content-Security-Policy: `)
      ? []
      : ['_headers: no security headers for all files']),
    ...[...textOf(site, '_redirects').matchAll(/^(\S+) (\S+)/gm)]
      .filter(([, , target = '']) => !isThere(site, target))
      .map(([, source = '', target = '']) => `_redirects: ${source} leads to ${target}, which is not there`),
    ...[...site.files]
      .filter(([, bytes]) => bytes.length > LIMITS.fileSize)
      .map(([file, bytes]) => `${file}: ${bytes.length} bytes, at most ${LIMITS.fileSize}`),
  ],
  refuses: [
    {
      because: 'a redirect to a page that is not there',
      changes: { _redirects: (text) => text.replace(/^(\S+) \S+ (30\d)$/m, '/0x00 /win32/99999/ $2') },
      adds: ['_redirects: /0x00 leads to /win32/99999/, which is not there'],
    },
    {
      because: 'a redirect to a row that is not there',
      changes: { _redirects: (text) => text.replace(/^(\S+) \S+ (30\d)$/m, '/0x00 /win32/5/#nowhere $2') },
      adds: ['_redirects: /0x00 leads to /win32/5/#nowhere, which is not there'],
    },
    {
      because: 'no security headers',
      changes: { _headers: (text) => text.replace(/^\S+\n( {2}.*\n)+/, '') },
      adds: ['_headers: no security headers for all files'],
    },
    {
      because: 'more rules than the host takes',
      changes: { _headers: (text) => `${text}\n${'/a\n  X: y\n'.repeat(LIMITS.headerRules)}` },
      adds: ['_headers: more rules than 100'],
    },
  ],
};

function textOf(site: Site, file: string): string {
  return site.files.get(file)?.toString() ?? '';
}

/** True where the address has a page, and the page the fragment. */
function isThere(site: Site, address: string): boolean {
  const [path = '', fragment] = address.slice(site.base.length - 1).split('#');
  const page = pageAt(site, path);
  return page !== undefined && (fragment === undefined || page.ids.has(fragment));
}
