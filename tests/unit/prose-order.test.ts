/** What the prose index is asked for, and the order of its answers. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askedWords, orderPages, rankWeight } from '../../src/lookup/prose-order.ts';

test('contractions are not asked for', () => {
  for (const [query, asked] of [
    ["service won't start", 'service start'],
    ["computer can't reach domain controller", 'computer reach domain controller'],
    ['it doesn’t print', 'it print'],
    ["can't", "can't"],
    ['cannot open', 'cannot open'],
    ["'n't'", "'n't'"],
    ['', ''],
  ] as const)
    assert.equal(askedWords(query), asked);
});

test('a code that is met often counts more', () => {
  assert.equal(rankWeight(1), 2.5);
  assert.ok(rankWeight(10) > rankWeight(100) && rankWeight(100) > rankWeight(1000) && rankWeight(1000) > 1);
  for (const none of [undefined, 2000, 5000]) assert.equal(rankWeight(none), 1);
});

test('pages by score and rank', () => {
  const page = (name: string, score: number, rank?: number) => ({ name, score, rank });
  const names = (...pages: ReturnType<typeof page>[]): readonly string[] => orderPages(pages).map(({ name }) => name);
  assert.deepEqual(names(page('158', 35.7, 173), page('32', 32.1, 15)), ['32', '158']);
  assert.deepEqual(names(page('good', 70), page('met', 25, 1)), ['good', 'met'], 'a far better text stays first');
  assert.deepEqual(names(page('a', 10), page('b', 10)), ['a', 'b']);
});
