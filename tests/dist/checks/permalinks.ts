/** Every address that was ever published is a file of the site. */

import { readFileSync } from 'node:fs';
import { publishedPaths } from '../../../src/outputs/paths.ts';
import type { Check } from '../check.ts';
import { fileOf } from '../site.ts';

export const PUBLISHED_FILE = 'content/published-urls.txt';

/** The lines of the list: one path each, without the base. */
export function listedPaths(text: string): readonly string[] {
  return text.split('\n').filter((line) => line !== '');
}

const listed = listedPaths(readFileSync(PUBLISHED_FILE, 'utf8'));

export const check: Check = {
  name: 'every published address is there',
  why: `A ticket of years ago still leads to its page. ${PUBLISHED_FILE} lists what was published.`,
  findings: (site) =>
    listed.filter((path) => !site.files.has(fileOf(path))).map((path) => `${fileOf(path)}: published as ${path}, and not there`),
  refuses: [
    {
      because: 'the page of a code that is gone',
      changes: { 'win32/13803/index.html': undefined },
      adds: ['win32/13803/index.html: published as /win32/13803/, and not there'],
    },
    {
      because: 'the stub of a name that is gone',
      changes: { 'ERROR_ACCESS_DENIED/index.html': undefined },
      adds: ['ERROR_ACCESS_DENIED/index.html: published as /ERROR_ACCESS_DENIED/, and not there'],
    },
  ],
};

export const listedCheck: Check = {
  name: 'every address of the site is in the list of published ones',
  why: `An address that is not in ${PUBLISHED_FILE} can vanish unseen: run npm run publish-urls.`,
  findings: (site, catalog) => {
    const known = new Set(listed);
    const pages = [...site.pages.values()].map(({ path }) => path).filter((path) => path.endsWith('/'));
    return [...new Set([...publishedPaths(catalog), ...pages])]
      .filter((path) => !known.has(path))
      .map((path) => `${fileOf(path)}: ${path} is not in ${PUBLISHED_FILE}; run npm run publish-urls`);
  },
  refuses: [
    {
      because: 'a new page that nobody listed',
      changes: { 'news/index.html': () => '<p>' },
      adds: ['news/index.html: /news/ is not in content/published-urls.txt; run npm run publish-urls'],
    },
  ],
};
