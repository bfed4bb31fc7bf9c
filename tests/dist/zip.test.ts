/** The folder of the zip, made from dist/: its links, its paths on Windows, and the pages that its scripts lead to. */

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { loadCatalog } from '../../src/catalog/load.ts';
import { folderOf } from '../../src/commands/zip-folder.ts';
import { codeTarget } from '../../src/lookup/targets.ts';
import { readCore, readHresults } from '../../src/lookup/shards.ts';
import { lookupIndex } from '../../src/outputs/lookup-index.ts';
import { LEFT_OUT } from '../../src/outputs/site-folder.ts';
import { addedFindings, report, type Check } from './check.ts';
import { check as folderLinks } from './checks/folder-links.ts';
import { check as links } from './checks/links.ts';
import { changedSite, fileOf, siteOf } from './site.ts';

const catalog = loadCatalog();
const { files } = await folderOf('dist', '0.0.0');
const site = siteOf(
  { origin: 'https://folder.invalid', base: '/' },
  new Map([...files].map(([file, bytes]) => [file, Buffer.from(bytes)])),
);

for (const check of [folderLinks, links] satisfies readonly Check[]) {
  suite(`the folder of the zip: ${check.name}`, () => {
    const findings = check.findings(site, catalog);
    test('all of it passes', () => assert.ok(findings.length === 0, report(check, findings)));
    if (check !== folderLinks) return;
    for (const { because, changes, adds } of check.refuses)
      test(`refuses: ${because}`, () => assert.deepEqual(addedFindings(check, findings, changedSite(site, changes), catalog), adds));
  });
}

test('every code of the index leads to a file of the folder, and a row to its element', () => {
  const shards = lookupIndex(catalog);
  const core = readCore(shards.core);
  const index = { core, hresults: readHresults(shards.hresults, core) };
  const lost = (['win32', 'ntstatus', 'hresult', 'bugcheck', 'ras'] as const).flatMap((space) =>
    core.values[space].sorted.flatMap((value) => {
      const { path } = codeTarget(index, space, value);
      const [page = '', fragment] = path.split('#');
      const found = site.pages.get(fileOf(page));
      return found && (fragment === undefined || found.ids.has(fragment)) ? [] : [path];
    }),
  );
  assert.deepEqual(lost, []);
});

test('what is left out is not there; what takes its place is', () => {
  const left = [...files.keys()].filter((file) => LEFT_OUT.some(({ pattern }) => pattern.test(file)));
  // IIS and serve are told their settings; the shards became scripts.
  assert.deepEqual(left, []);
  for (const file of ['index.html', 'README.txt', 'LICENSE.txt', 'NOTICE.txt', 'web.config', 'serve.json'])
    assert.ok(files.has(file), file);
  assert.equal([...files.keys()].filter((file) => /^lookup\/.*\.js$/.test(file)).length, 5);
  assert.ok(files.has('ERROR_ACCESS_DENIED/index.html'), 'a published address by name works in the folder too');
});

test('no file is loaded by nobody: bundles, and no modules beside them', () => {
  const loaded = new Set(
    [...site.pages.values()].flatMap((page) =>
      page.select('script').flatMap(({ attributes }) => /assets\/[^/]+$/.exec(attributes.get('src') ?? '')?.[0] ?? []),
    ),
  );
  assert.deepEqual(
    [...files.keys()].filter((file) => /^assets\/.*\.js$/.test(file)),
    [...loaded].sort(),
  );
});
