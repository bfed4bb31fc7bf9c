/** Other builds of the same content: a second one is the same to the byte, and one for a sub-path holds what dist/ holds. */

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import config from '../../astro.config.mjs';
import { loadCatalog } from '../../src/catalog/load.ts';
import { report, type Check } from './check.ts';
import { check as cards } from './checks/cards.ts';
import { check as contentSecurity } from './checks/content-security.ts';
import { check as crawlers } from './checks/crawlers.ts';
import { check as data } from './checks/data.ts';
import { check as heads } from './checks/heads.ts';
import { check as links } from './checks/links.ts';
import { check as markdownTwins } from './checks/markdown-twins.ts';
import { check as feed } from './checks/feed.ts';
import { check as openSearch } from './checks/open-search.ts';
import { check as offline } from './checks/offline.ts';
import { check as permalinks } from './checks/permalinks.ts';
import { check as structuredData } from './checks/structured-data.ts';
import { check as stubs } from './checks/stubs.ts';
import { changedSite, readSite, type Site } from './site.ts';

const folder = mkdtempSync(join(tmpdir(), 'last-error-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** Builds the site into a folder of its own. */
async function build(name: string, settings: Readonly<Record<string, string>>): Promise<string> {
  const out = join(folder, name);
  const child = spawn(process.execPath, ['src/commands/build.ts', '--out', out], {
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = [child.stdout, child.stderr].map(async (stream) => (await stream.setEncoding('utf8').toArray()).join(''));
  const [status] = (await once(child, 'exit')) as [number | null];
  assert.equal(status, 0, (await Promise.all(output)).join('\n'));
  return out;
}

/** Files that are in one of the sites alone, or differ: the file, and from where its bytes differ. */
function differences(one: Site, other: Site): readonly string[] {
  const files = [...new Set([...one.files.keys(), ...other.files.keys()])].sort();
  return files.flatMap((file) => {
    const [a, b] = [one.files.get(file), other.files.get(file)];
    if (!a || !b) return [`${file}: only in the ${a ? 'first' : 'second'}`];
    if (sha256(a) === sha256(b)) return [];
    const place = a.findIndex((byte, index) => byte !== b[index]);
    return [`${file}: ${a.length} and ${b.length} bytes, different from byte ${place < 0 ? a.length : place}`];
  });
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

const place = { origin: new URL(config.site ?? '').origin, base: config.base ?? '/' };

suite('a second build', () => {
  const first = readSite('dist', place);

  test('refuses: a byte more, a file more, a file less', () => {
    const second = changedSite(first, {
      'about/index.html': (html) => `${html} `,
      'new.txt': () => 'new',
      'robots.txt': undefined,
    });
    const size = first.files.get('about/index.html')?.length ?? 0;
    assert.deepEqual(differences(first, second), [
      `about/index.html: ${size} and ${size + 1} bytes, different from byte ${size}`,
      'new.txt: only in the second',
      'robots.txt: only in the first',
    ]);
  });

  test('is the same to the byte', { timeout: 180_000 }, async () => {
    const found = differences(first, readSite(await build('second', {}), place));
    assert.ok(found.length === 0, `${found.length} files differ:\n${found.slice(0, 20).join('\n')}`);
  });
});

suite('a build for https://example.org/sub/path/', () => {
  const catalog = loadCatalog();
  const CHECKS: readonly Check[] = [
    permalinks,
    links,
    stubs,
    heads,
    cards,
    structuredData,
    crawlers,
    contentSecurity,
    data,
    markdownTwins,
    feed,
    openSearch,
    offline,
  ];
  let site: Site;

  before(
    async () => {
      const out = await build('sub-path', { SITE: 'https://example.org', BASE: '/sub/path/' });
      site = readSite(out, { origin: 'https://example.org', base: '/sub/path/' });
    },
    { timeout: 180_000 },
  );

  const LINKS_OUT = [
    { because: 'a link without the sub-path', html: '<a href="/win32/5/">', finding: 'a href="/win32/5/" leads out of /sub/path/' },
    {
      because: 'a script without the sub-path',
      html: '<script src="/forward.js"></script>',
      finding: 'script src="/forward.js" leads out of /sub/path/',
    },
    {
      because: 'a link to another page of the host',
      html: '<a href="https://example.org/">',
      finding: 'a href="https://example.org/" leads out of /sub/path/',
    },
  ];
  for (const { because, html, finding } of LINKS_OUT) {
    test(`refuses: ${because}`, () => {
      const damaged = changedSite(site, { 'damaged/index.html': () => html });
      assert.ok(links.findings(damaged, catalog).includes(`damaged/index.html: ${finding}`));
    });
  }

  for (const check of CHECKS) {
    test(check.name, () => {
      const findings = check.findings(site, catalog);
      assert.ok(findings.length === 0, report(check, findings));
    });
  }
});
