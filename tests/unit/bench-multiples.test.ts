/** Generated tables and pages for larger builds: the strict readers take them, and the copies are joined as the originals are. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, suite, test } from 'node:test';
import { joinCatalog, type Catalog } from '../../src/catalog/join.ts';
import { loadFacts, loadProse, prosePaths } from '../../src/catalog/load.ts';
import { readProsePage } from '../../src/catalog/prose-page.ts';
import { multiplyFacts, multiplyPages } from '../../src/commands/bench/multiples.ts';
import { FactError } from '../../src/facts/fact-error.ts';
import { FACTS_DIRECTORY, readFacts } from '../../src/facts/read-facts.ts';
import type { CodeName } from '../../src/model/error-code.ts';
import { pagesOf } from '../../src/outputs/paths.ts';
import { relations } from '../../src/outputs/relations.ts';

const read = (file: string): string => readFileSync(`${FACTS_DIRECTORY}/${file}`, 'utf8');
const originals = new Map(prosePaths().map((path) => [path, readFileSync(path, 'utf8')]));

suite('the content three times', () => {
  const real = joinCatalog(loadFacts(), loadProse());
  let generated: Catalog;

  before(() => {
    const tables = multiplyFacts(read, 3);
    const pages = [...originals, ...multiplyPages(originals, 3)].map(([path, text]) => readProsePage(path, text));
    generated = joinCatalog(
      readFacts((file) => tables.get(file) ?? read(file)),
      pages,
    );
  });

  test('has three times the codes, groups, pages and explanations, but for RAS', () => {
    const counts = (catalog: Catalog): readonly number[] => [
      catalog.codes.length,
      catalog.groups.length,
      catalog.statuses.ntstatus.length,
      catalog.statuses.hresult.length,
      catalog.statuses.bugcheck.length,
      catalog.facts.equivalents.length,
      catalog.facts.functions.length,
      pagesOf(catalog).filter(({ space }) => space !== 'ras').length,
      catalog.codes.filter(({ explanation }) => explanation).length,
    ];
    assert.deepEqual(
      counts(generated),
      counts(real).map((count) => count * 3),
    );
    assert.equal(generated.statuses.ras.length, real.statuses.ras.length);
  });

  test('joins a copy to its own codes: neighbors of 5, its group, its statuses, its page', () => {
    const [original, copy] = [generated.byName.get('ERROR_ACCESS_DENIED'), generated.byName.get('ERROR_ACCESS_DENIED_COPY3')];
    assert.ok(original && copy);
    assert.equal(copy.message, original.message);
    assert.equal(copy.group.id, `${original.group.id}-copy3`);
    assert.equal(copy.previous?.name, `${original.previous?.name ?? ''}_COPY3`);
    assert.equal(copy.explanation?.path, original.explanation?.path.replace(/([^/]+)\/([^/]+)\.mdx$/, '$1-copy3/$2_COPY3.mdx'));
    assert.equal(copy.rank, (original.rank ?? 0) + 2 * real.facts.priority.length);
    const namesOf = (code: typeof copy): readonly string[] => code.comesFrom.map(({ name }: CodeName) => name);
    assert.deepEqual(
      namesOf(copy),
      namesOf(original).map((name) => `${name}_COPY3`),
    );
    assert.deepEqual(
      relations(copy, generated).map(({ title }) => title),
      relations(original, generated).map(({ title }) => title),
    );
  });

  test('leaves every real code as it was', () => {
    const shown = (catalog: Catalog, name: string): unknown => catalog.names.byName.get(name);
    for (const space of ['win32', 'ntstatus', 'hresult', 'bugcheck', 'ras'] as const) {
      for (const { code } of real.names.spaces[space]) assert.deepEqual(generated.names.byValue(space, code.value), code);
    }
    assert.deepEqual(shown(generated, 'E_ACCESSDENIED'), shown(real, 'E_ACCESSDENIED'));
  });
});

test('once is the content itself', () => {
  for (const [file, text] of multiplyFacts(read, 1)) assert.equal(text, read(file), file);
  assert.equal(multiplyPages(originals, 1).size, 0);
});

test('a multiple for which Win32 numbers do not suffice is refused', () => {
  assert.throws(() => multiplyFacts(read, 13), /Win32 numbers end at 65535: there is no room for 13 times the codes/);
});

test('the readers refuse what a careless copy would be: the same name again, a group too short', () => {
  const tables = multiplyFacts(read, 2);
  const damaged = (file: string, from: string, to: string) => () =>
    readFacts((asked) => (asked === file ? (tables.get(asked) ?? '').replace(from, to) : (tables.get(asked) ?? read(asked))));
  assert.throws(damaged('win32.tsv', 'ERROR_ACCESS_DENIED_COPY2', 'ERROR_ACCESS_DENIED'), FactError);
  assert.throws(damaged('groups.tsv', '\tipsec-copy2\t', '\tipsec\t'), FactError);
});
