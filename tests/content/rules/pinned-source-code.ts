import { frontMatterLines } from '../../../src/catalog/front-matter.ts';
import type { Rule } from '../rule.ts';
import { damagedPage } from '../sample-page.ts';

const COMMIT = /^[0-9a-f]{7,40}$/;
/** v1.2.3, 10.0, wine-10.0, go1.22.3, v8.0.0-rc.1 */
const TAG = /^[A-Za-z]*[-_]?v?\d+(\.\d+)+([-+.]?[0-9A-Za-z]+)*$/;

export const rule: Rule = {
  over: 'each page',
  name: 'source code that is not pinned to a commit or a tag',
  why: 'A branch moves: the lines that prove the claim would no longer stand there.',
  check: (page) => {
    const lineAt = frontMatterLines(page.text);
    return page.frontMatter.sources.flatMap(({ kind, url }, index) => {
      if (kind !== 'source-code' || revisionsOf(url).some((revision) => COMMIT.test(revision) || TAG.test(revision))) return [];
      return [{ line: lineAt(['sources', index, 'url']), expected: 'source code pinned to a commit or a tag', found: url }];
    });
  },
  refuses: [
    {
      because: 'a branch',
      given: damagedPage('0a95b94f0969362708c569936450c1f58f95ab09', 'master'),
      at: '/blob/master/',
      expected: 'source code pinned to a commit or a tag',
      found: 'https://github.com/wine-mirror/wine/blob/master/dlls/kernelbase/memory.c',
    },
    {
      because: 'a commit of six digits',
      given: damagedPage('0a95b94f0969362708c569936450c1f58f95ab09', '0a95b9'),
      at: '/blob/0a95b9/',
      expected: 'source code pinned to a commit or a tag',
      found: 'https://github.com/wine-mirror/wine/blob/0a95b9/dlls/kernelbase/memory.c',
    },
    {
      because: 'a version in the path of a file on a branch',
      given: damagedPage('0a95b94f0969362708c569936450c1f58f95ab09', 'main/v1.2.3'),
      at: '/blob/main/v1.2.3/',
      expected: 'source code pinned to a commit or a tag',
      found: 'https://github.com/wine-mirror/wine/blob/main/v1.2.3/dlls/kernelbase/memory.c',
    },
  ],
  accepts: [
    { because: 'a tag', given: damagedPage('0a95b94f0969362708c569936450c1f58f95ab09', 'wine-10.0') },
    {
      because: 'GitLab',
      given: damagedPage(
        'github.com/wine-mirror/wine/blob/0a95b94f0969362708c569936450c1f58f95ab09',
        'gitlab.winehq.org/wine/wine/-/blob/0a95b94f',
      ),
    },
    {
      because: 'Gitiles, with a tag',
      given: damagedPage(
        'github.com/wine-mirror/wine/blob/0a95b94f0969362708c569936450c1f58f95ab09',
        'chromium.googlesource.com/chromium/src/+/refs/tags/141.0.7390.1',
      ),
    },
    {
      because: 'cgit, with the commit behind the path',
      given: damagedPage('/blob/0a95b94f0969362708c569936450c1f58f95ab09/dlls/kernelbase/memory.c', '/tree/memory.c?id=0a95b94f0969'),
    },
  ],
};

/** Marks that a revision follows, on GitHub, GitLab and Gitiles. */
const BEFORE_REVISION = /\/(?:blob|tree|raw|blame|commit|\+)\/(?:refs\/(?:tags|heads)\/)?([^/?#]+)/;

/** The parts of an address that may name a revision: the one after such a mark, and the values of its query. */
function revisionsOf(address: string): readonly string[] {
  const url = new URL(address);
  const raw = url.hostname === 'raw.githubusercontent.com' ? url.pathname.split('/')[3] : undefined;
  const marked = raw ?? BEFORE_REVISION.exec(url.pathname)?.[1];
  return [...(marked === undefined ? [] : [marked]), ...url.searchParams.values()];
}
