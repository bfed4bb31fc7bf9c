/** The picture of the number space: rows, bars and runs of the real table. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadCatalog } from '../../src/catalog/load.ts';
import { groupCounts } from '../../src/outputs/group-counts.ts';
import { numberSpace, ROW_SPAN } from '../../src/outputs/number-space.ts';

const catalog = loadCatalog();
const rows = numberSpace(catalog);

/** Codes that a path of runs draws: the sum of its widths. */
function drawn(path: string): number {
  return [...path.matchAll(/h(\d+)v/g)].reduce((sum, [, width]) => sum + Number(width), 0);
}

test('every code is drawn once, every explained one once more', () => {
  const bars = rows.flatMap((row) => row.bars);
  assert.equal(
    bars.reduce((sum, bar) => sum + drawn(bar.ticks), 0),
    catalog.codes.length,
  );
  assert.equal(
    bars.reduce((sum, bar) => sum + drawn(bar.explained), 0),
    catalog.codes.filter((code) => code.explanation).length,
  );
});

test('every group has a bar, and bars stay in their row', () => {
  assert.deepEqual(new Set(rows.flatMap((row) => row.bars.map((bar) => bar.group.id))), new Set(catalog.groups.map((group) => group.id)));
  for (const { bars } of rows) for (const { x, width } of bars) assert.ok(x >= 0 && x + width <= ROW_SPAN);
});

test('the first codes are one run from 0', () => {
  assert.match(rows[0]?.bars[0]?.ticks ?? '', /^M0 0h\d+v1h-\d+z/);
});

test('counts per group add up', () => {
  const counts = groupCounts(catalog);
  assert.equal(
    counts.reduce((sum, { count }) => sum + count, 0),
    catalog.codes.length,
  );
  assert.equal(counts.find(({ group }) => group.id === 'ipsec')?.count, 153);
});
