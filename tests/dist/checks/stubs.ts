/** Every symbolic name and alias is an address that forwards to its code's page, with and without JavaScript. */

import type { Win32Code } from '../../../src/model/error-code.ts';
import { codePath } from '../../../src/model/number-space.ts';
import { namePath, withBase } from '../../../src/outputs/paths.ts';
import type { Check } from '../check.ts';
import { addressOf, fileOf, pageAt, type Page, type Site } from '../site.ts';

export const check: Check = {
  name: 'every symbolic name forwards to its page',
  why: 'A ticket or a header holds the name; typed as an address, it is one step from the answer.',
  findings: (site, { byName }) => {
    const named = new Set([...byName.keys()].map(namePath));
    return [
      ...[...byName].flatMap(([name, code]) => {
        const page = pageAt(site, namePath(name));
        return page ? stubFaults(site, page, code).map((fault) => `${page.file}: ${fault}`) : [`${fileOf(namePath(name))}: is not there`];
      }),
      ...[...site.pages.values()]
        .filter((page) => page.forwards && !named.has(page.path))
        .map((page) => `${page.file}: forwards and is named by no code`),
    ];
  },
  refuses: [
    {
      because: 'a name without stub',
      changes: { 'ERROR_ACCESS_DENIED/index.html': undefined },
      adds: ['ERROR_ACCESS_DENIED/index.html: is not there'],
    },
    refused(
      'no refresh',
      (html) => html.replace('http-equiv="refresh"', 'http-equiv="x-refresh"'),
      'does not refresh to /win32/5/ at once',
    ),
    refused('a refresh to another code', (html) => html.replace('url=/win32/5/', 'url=/win32/6/'), 'does not refresh to /win32/5/ at once'),
    refused(
      'a link to another code',
      (html) => html.replace('href="/win32/5/"', 'href="/win32/6/"'),
      'links to /win32/6/ first, where the script forwards to',
    ),
    refused(
      'the canonical address of another code',
      (html) => html.replace(/(<link rel="canonical" href="[^"]*)\/5\//, '$1/6/'),
      'has not the canonical address of its code',
    ),
    refused('a stub for search engines', (html) => html.replace('content="noindex"', 'content="all"'), 'is not noindex'),
    refused('a stub without script', (html) => html.replace('/forward.js', '/favicon.svg'), 'does not run /forward.js'),
    {
      because: 'a stub that no code has',
      changes: { 'ERROR_INVENTED/index.html': () => '<meta http-equiv="refresh" content="0; url=/win32/5/">' },
      adds: ['ERROR_INVENTED/index.html: forwards and is named by no code'],
    },
  ],
};

function refused(because: string, change: (html: string) => string, finding: string) {
  return { because, changes: { 'ERROR_ACCESS_DENIED/index.html': change }, adds: [`ERROR_ACCESS_DENIED/index.html: ${finding}`] };
}

function stubFaults(site: Site, page: Page, code: Win32Code): readonly string[] {
  const target = withBase(site.base, codePath(code));
  const script = withBase(site.base, '/forward.js');
  const first = page.select('a')[0]?.attributes.get('href') ?? 'nothing';
  return [
    ...(page.meta('http-equiv', 'refresh') === `0; url=${target}` ? [] : [`does not refresh to ${target} at once`]),
    ...(first === target ? [] : [`links to ${first} first, where the script forwards to`]),
    ...(page.links('canonical').join(' ') === addressOf(site, codePath(code)) ? [] : ['has not the canonical address of its code']),
    ...(page.noindex ? [] : ['is not noindex']),
    ...(page.select('script').some(({ attributes }) => attributes.get('src') === script) ? [] : [`does not run ${script}`]),
  ];
}
