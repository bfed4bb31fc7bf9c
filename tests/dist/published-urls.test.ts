/** The list of published addresses: its form, its history, and the command that adds to it. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { listedPaths, PUBLISHED_FILE } from './checks/permalinks.ts';

const text = readFileSync(PUBLISHED_FILE, 'utf8');

/** What is wrong in the form of the list. */
function formFaults(list: string): readonly string[] {
  const lines = list.split('\n');
  return [
    ...(lines.at(-1) === '' ? [] : ['the last line has no end']),
    ...lines.slice(0, -1).flatMap((line, index) => {
      const before = lines[index - 1] ?? '';
      if (!/^\/([\w.~-]+\/)*$/.test(line)) return [`line ${index + 1}: expected a path between slashes, found ${line}`];
      return before < line ? [] : [`line ${index + 1}: expected a path after ${before}, found ${line}`];
    }),
  ];
}

/** Every path that a patch of the list ever added and that the list has no more. */
function lostPaths(patch: string, list: string): readonly string[] {
  const now = new Set(listedPaths(list));
  const added = [...patch.matchAll(/^\+(\/.*)$/gm)].map(([, path = '']) => path);
  return [...new Set(added)].filter((path) => !now.has(path));
}

const WRONG_FORMS = [
  { list: '/a/\n/b', faults: ['the last line has no end'] },
  { list: '/b/\n/a/\n', faults: ['line 2: expected a path after /b/, found /a/'] },
  { list: '/a/\n/a/\n', faults: ['line 2: expected a path after /a/, found /a/'] },
  { list: '/a\n', faults: ['line 1: expected a path between slashes, found /a'] },
  { list: '/\n\n/a/\n', faults: ['line 2: expected a path between slashes, found '] },
  { list: 'https://example.org/a/\n', faults: ['line 1: expected a path between slashes, found https://example.org/a/'] },
];

for (const { list, faults } of WRONG_FORMS) {
  test(`the form of the list refuses ${JSON.stringify(list)}`, () => assert.deepEqual(formFaults(list), faults));
}

test('the list is sorted, one path a line', () => assert.deepEqual(formFaults(text), []));

test('the history refuses a list that lost a path', () => {
  const patch = '--- a/list\n+++ b/list\n@@ -1 +1,2 @@\n /a/\n+/b/\n-/c/\n+/d/\n';
  assert.deepEqual(lostPaths(patch, '/a/\n/d/\n'), ['/b/']);
});

test('no path of any commit is lost', (t) => {
  // Every addition in the history, not the last version alone: a removal that was committed is one too.
  const git = spawnSync('git', ['log', '--patch', '--format=', '--', PUBLISHED_FILE], { encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 });
  const patch = git.status === 0 ? git.stdout : '';
  if (patch === '') t.diagnostic('No history to compare with: git is missing, or the list is not committed yet.');
  assert.deepEqual(lostPaths(patch, text), [], 'a published address stays; put it back and keep a page or a stub there');
});

test('npm run publish-urls adds and never takes away', () => {
  const folder = mkdtempSync(join(tmpdir(), 'published-'));
  try {
    const file = join(folder, 'list.txt');
    const publish = () => spawnSync(process.execPath, ['src/commands/publish-urls.ts', '--file', file], { encoding: 'utf8' });
    writeFileSync(file, '/win32/99999/\n/win32/5/\n');
    assert.equal(publish().status, 0);
    const paths = listedPaths(readFileSync(file, 'utf8'));
    assert.deepEqual(formFaults(readFileSync(file, 'utf8')), []);
    assert.ok(paths.includes('/win32/99999/'), 'an address that the site has no more stays');
    assert.ok(paths.includes('/ERROR_ACCESS_DENIED/'), 'an address that was not listed is added');
    assert.match(publish().stdout, / 0 new\n$/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
