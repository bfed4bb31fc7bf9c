/** npm run new: what an author types → the code, its skeleton, and what the command leaves on disk and on the terminal. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { suite, test } from 'node:test';
import { joinCatalog } from '../../src/catalog/join.ts';
import { loadFacts } from '../../src/catalog/load.ts';
import { readProsePage } from '../../src/catalog/prose-page.ts';
import { FACTS_DIRECTORY } from '../../src/facts/read-facts.ts';
import { knownFacts, pageSkeleton, PROMPT } from '../../src/outputs/page-skeleton.ts';
import { nearestCodes, pickCode } from '../../src/outputs/pick-code.ts';

const TODAY = '2026-11-23';
const facts = loadFacts();
const catalog = joinCatalog(facts, []);

function skeletonOf(typed: string) {
  const code = pickCode(catalog, typed);
  assert.ok(code);
  return pageSkeleton(code, nearestCodes(catalog, String(code.value), 2), TODAY);
}

suite('what an author types means', () => {
  const TYPED: readonly (readonly [string, number | undefined])[] = [
    ['13803', 13803],
    ['0x35EB', 13803],
    ['0X35eb', 13803],
    ['0x000035EB', 13803],
    ['0x800735EB', 13803],
    ['-2147011093', 13803],
    ['2147956203', 13803],
    ['ERROR_IPSEC_IKE_NEGOTIATION_PENDING', 13803],
    ['error_ipsec_ike_negotiation_pending', 13803],
    ['nerr_success', 0],
    ['0', 0],
    ['21000', undefined],
    ['0xC0000005', undefined],
    ['0x80040154', undefined],
    ['-5', undefined],
    ['99999999999999999999', undefined],
    ['ERROR_IPSEC', undefined],
    ['STATUS_PENDING', undefined],
    ['13803abc', undefined],
    ['', undefined],
  ];
  for (const [typed, value] of TYPED) {
    test(`${typed || 'nothing'}: ${value ?? 'no code'}`, () => assert.equal(pickCode(catalog, typed)?.value, value));
  }
});

suite('the nearest codes of', () => {
  const NEAREST: readonly (readonly [string, readonly number[]])[] = [
    ['13803', [13802, 13804, 13801]],
    ['0x800735EB', [13802, 13804, 13801]],
    ['0', [1, 2, 3]],
    ['21000', [20138, 20137, 20136]],
  ];
  for (const [typed, values] of NEAREST) {
    test(`${typed}: ${values.join(', ')}`, () => {
      assert.deepEqual(
        nearestCodes(catalog, typed, 3).map(({ value }) => value),
        values,
      );
    });
  }
  test('a word like no name: none', () => assert.deepEqual(nearestCodes(catalog, '13806x', 3), []));
  test('a misspelt name: the name that was meant', () => {
    assert.equal(nearestCodes(catalog, 'ERROR_ACESS_DENIED', 1)[0]?.name, 'ERROR_ACCESS_DENIED');
    assert.equal(nearestCodes(catalog, 'wsaeconreset', 1)[0]?.name, 'WSAECONNRESET');
  });
});

suite('the skeleton', () => {
  test('goes to the folder of the group, by the name of the code', () => {
    assert.equal(skeletonOf('13803').path, 'content/codes/win32/ipsec/ERROR_IPSEC_IKE_NEGOTIATION_PENDING.mdx');
    assert.equal(skeletonOf('NO_ERROR').path, 'content/codes/win32/dos-file-basics/ERROR_SUCCESS.mdx');
  });

  test('states the limits of its size', () => {
    const limits: readonly (readonly [string, string])[] = [
      ['ERROR_FILE_NOT_FOUND', '350 to 600 words in the sections, at most 200 in'],
      ['ERROR_NOT_LOCKED', '200 to 400 words in the sections, at most 200 in'],
      ['ERROR_DISCARDED', '100 to 250 words in the sections, at most 80 in'],
    ];
    for (const [name, limit] of limits) assert.ok(skeletonOf(name).text.includes(limit), name);
  });

  test('of the first code of each group can be read and joined, with today as its date', () => {
    const codes = catalog.groups.map(({ first, last }) => catalog.codes.find(({ value }) => first <= value && value <= last)?.name ?? '');
    const pages = codes.map(skeletonOf).map(({ path, text }) => readProsePage(path, text));
    const dated = joinCatalog(facts, pages).codes.filter(({ explanation }) => explanation?.updated === TODAY);
    assert.deepEqual(
      dated.map(({ name }) => name),
      codes,
    );
  });

  test('has a prompt in each section and in all that the front matter judges', () => {
    const { text } = skeletonOf('13803');
    const page = readProsePage(skeletonOf('13803').path, text);
    const prompted = text.split('\n').filter((line) => line.search(PROMPT) >= 0);
    for (const key of ['summary:', 'handling:', '- { name:', 'faq:', '- { title:']) {
      assert.ok(
        prompted.some((line) => line.trimStart().startsWith(key)),
        key,
      );
    }
    page.sections.forEach(({ line, title }, index) => {
      const section = text.split('\n').slice(line, (page.sections[index + 1]?.line ?? text.length) - 1);
      assert.ok(
        section.some((content) => prompted.includes(content)),
        title,
      );
    });
  });

  test('carries no fact but names: no message, no number form', () => {
    const { text } = skeletonOf('ERROR_ACCESS_DENIED');
    assert.doesNotMatch(text, /Access is denied|0x5\b|80070005/);
  });
});

test('the facts at hand name message, equivalents, functions, documentation and neighbors', () => {
  const code = pickCode(catalog, '2');
  assert.ok(code);
  const lines = knownFacts(code, nearestCodes(catalog, '2', 4)).split('\n');
  for (const line of [
    '2 ERROR_FILE_NOT_FOUND (0x2, 0x80070002)',
    'Message: The system cannot find the file specified.',
    'Rank: 1',
    '  C runtime: ENOENT',
    '  EnumPrinterKey https://learn.microsoft.com/windows/win32/printdocs/enumprinterkey',
    '  System Error Codes (0-499) https://learn.microsoft.com/windows/win32/debug/system-error-codes--0-499-',
    '  3 ERROR_PATH_NOT_FOUND: The system cannot find the path specified.',
  ]) {
    assert.ok(lines.includes(line), line);
  }
});

suite('npm run new', () => {
  const root = mkdtempSync(join(tmpdir(), 'last-error-new-'));
  cpSync(FACTS_DIRECTORY, join(root, FACTS_DIRECTORY), { recursive: true });
  process.on('exit', () => rmSync(root, { recursive: true }));
  const command = resolve('src/commands/new-page.ts');
  const run = (...args: readonly string[]) => spawnSync(process.execPath, [command, ...args], { cwd: root, encoding: 'utf8' });
  const path = join(root, 'content/codes/win32/ipsec/ERROR_IPSEC_IKE_NEGOTIATION_PENDING.mdx');

  test('without a code, or with two: usage, exit code 2', () => {
    for (const args of [[], ['5', '6']]) {
      const { status, stdout, stderr } = run(...args);
      assert.deepEqual({ status, stdout }, { status: 2, stdout: '' });
      assert.match(stderr, /^Usage: npm run new -- <code>\n/);
    }
  });

  test('an unknown code: the nearest ones, exit code 1', () => {
    const { status, stdout, stderr } = run('ERROR_ACESS_DENIED');
    assert.deepEqual({ status, stdout }, { status: 1, stdout: '' });
    assert.match(stderr, /^No Win32 code ERROR_ACESS_DENIED in the tables\.\nNearest:\n5 ERROR_ACCESS_DENIED: Access is denied\.\n/);
  });

  test('a code: the page is written and the facts are printed', () => {
    const { status, stdout, stderr } = run('0x800735EB');
    assert.deepEqual({ status, stderr }, { status: 0, stderr: '' });
    assert.match(stdout, /^Written: content\/codes\/win32\/ipsec\/ERROR_IPSEC_IKE_NEGOTIATION_PENDING\.mdx\n\n13803 ERROR_IPSEC/);
    const written = readFileSync(path, 'utf8');
    assert.equal(written.replace(/^updated: \d{4}-\d\d-\d\d$/m, `updated: ${TODAY}`), skeletonOf('13803').text);
  });

  test('a page that exists: it stays as it is, exit code 1', () => {
    writeFileSync(path, 'mine');
    const { status, stderr } = run('13803');
    assert.equal(status, 1);
    assert.equal(stderr, 'content/codes/win32/ipsec/ERROR_IPSEC_IKE_NEGOTIATION_PENDING.mdx exists already and stays as it is.\n');
    assert.equal(readFileSync(path, 'utf8'), 'mine');
  });
});
