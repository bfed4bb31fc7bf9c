/** The encoded index: what comes out is what went in, and the first shard is small enough. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brotliCompressSync, constants } from 'node:zlib';
import { readCore, readNames, readRuns, SHARDS } from '../../src/lookup/shards.ts';
import { writeRuns } from '../../src/outputs/lookup-index.ts';
import { catalog, fullIndex, shards } from './lookup-support.ts';

const MAX_CORE_BYTES = 25_000;

test('runs of values', () => {
  for (const values of [[], [0], [5], [0, 1, 2, 3], [1, 3, 4, 5, 0xffff, 0x80000000, 0xfffffffe, 0xffffffff]]) {
    assert.deepEqual(readRuns(writeRuns(values)).sorted, values);
  }
});

test('every Win32 code comes back with its names, message and rank', () => {
  const { core, names, messages } = fullIndex;
  assert.deepEqual(
    core.values.win32.sorted,
    catalog.codes.map((code) => code.value),
  );
  catalog.codes.forEach((code, place) => {
    assert.deepEqual(names?.win32[place], [code.name, ...code.aliases]);
    assert.equal(messages?.win32[place], code.message);
    assert.equal(names?.rank.get(code.value), code.rank);
  });
});

test('the names in core are those of the codes people meet most', () => {
  const named = fullIndex.core.names.filter((name) => name !== '');
  assert.ok(named.length >= 1000, `${named.length} names`);
  for (const code of catalog.codes.filter((code) => code.rank !== undefined && code.rank <= 1000)) {
    assert.ok(named.includes(code.name), code.name);
  }
});

test('every NTSTATUS comes back with its names and its Win32 code', () => {
  const { core, names } = fullIndex;
  for (const row of catalog.facts.ntstatus) {
    const place = core.values.ntstatus.placeOf.get(row.value_hex) ?? -1;
    assert.deepEqual(names?.ntstatus[place], [row.name, ...row.aliases]);
  }
  const map = catalog.facts.equivalents.filter((row) => row.space === 'ntstatus');
  assert.equal(core.toWin32.size, map.length);
  for (const row of map) assert.equal(core.toWin32.get(Number(row.context)), row.value, row.shown);
});

test('every HRESULT comes back with all its names', () => {
  const { core, hresults } = fullIndex;
  for (const row of catalog.facts.hresult) {
    assert.ok(hresults?.names[core.values.hresult.placeOf.get(row.value_hex) ?? -1]?.includes(row.name), row.name);
  }
});

test('every equivalent and every facility comes back', () => {
  const { core, names } = fullIndex;
  for (const row of catalog.facts.equivalents) {
    if (row.space === 'ntstatus') continue;
    for (const shown of row.shown.split(', ')) {
      const found = names?.equivalents.filter((name) => name.shown === shown && name.context === (row.context ?? ''));
      assert.ok(
        found?.some((name) => name.win32.includes(row.value)),
        `${row.file}:${row.line}`,
      );
    }
  }
  for (const row of catalog.facts.facilities) assert.deepEqual(core.facilities[row.space].get(row.facility), row.names);
});

test('every bug check, RAS code, errno and installer status comes back', () => {
  const { core, names, otherMessages } = fullIndex;
  const { bugChecks, ras, errno, installerStatuses } = catalog.facts;
  assert.deepEqual(
    core.values.bugcheck.sorted,
    bugChecks.map((row) => row.value_hex),
  );
  assert.deepEqual(
    core.bugcheckNames,
    bugChecks.map((row) => row.name),
  );
  for (const { name, aliases, value_hex: value } of bugChecks) {
    for (const one of [name, ...aliases])
      assert.ok(
        names?.table.entries.some((entry) => entry.name === one && entry.value === value),
        one,
      );
  }
  assert.deepEqual(
    core.values.ras.sorted.map((value, place) => [value, core.rasNames[place], otherMessages?.ras[place]]),
    ras.map((row) => [row.value_dec, row.name, row.message]),
  );
  assert.deepEqual(
    [...core.errno],
    errno.map((row) => [row.value_dec, row.name]),
  );
  assert.deepEqual(
    [...core.installerStatuses],
    installerStatuses.map((row) => [row.status, row.value_dec]),
  );
});

test('the most met codes are the first of the list', () => {
  const first = catalog.codes.filter((code) => code.rank !== undefined && code.rank <= fullIndex.core.mostMet.size);
  assert.deepEqual(
    [...fullIndex.core.mostMet].toSorted((a, b) => a - b),
    first.map((code) => code.value),
  );
  assert.ok(fullIndex.core.mostMet.has(5));
});

test('a shard of another format is refused', () => {
  const other = JSON.stringify({ ...(JSON.parse(shards.core) as object), format: 0 });
  assert.throws(() => readCore(other), /format 0, expected 3/);
  assert.throws(() => readNames(other, fullIndex.core), /format 0/);
});

test('the first shard fits in its budget', (context) => {
  for (const shard of SHARDS) {
    const bytes = brotliCompressSync(shards[shard], { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
    context.diagnostic(`${shard}: ${bytes} bytes of brotli`);
    if (shard === 'core') assert.ok(bytes <= MAX_CORE_BYTES, `core has ${bytes} bytes`);
  }
});
