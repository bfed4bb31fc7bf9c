/** The search in joined lines finds the lines that a search in each one finds. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { joinLines, linesWith } from '../../src/lookup/lines.ts';
import { catalog } from './lookup-support.ts';

test('joined and single search agree on real names, for rare, common and overlapping letters', () => {
  const texts = catalog.codes.map(({ name }) => `_${name}`);
  const lines = joinLines(texts);
  for (const letters of ['_ERROR', '_ACCESS', 'ACCESS_DENIED', 'E', '_E_', 'SS', 'NOWHERE', texts[0] ?? '', texts.at(-1) ?? '', '_']) {
    const single = texts.flatMap((text, line) => (text.includes(letters) ? [line] : []));
    assert.deepEqual(linesWith(lines, letters), single, letters);
  }
});

test('nothing to search in, empty lines, letters that would span two lines', () => {
  assert.deepEqual(linesWith(joinLines([]), 'a'), []);
  assert.deepEqual(linesWith(joinLines(['', 'a', '', 'ba', '']), 'a'), [1, 3]);
  assert.deepEqual(linesWith(joinLines(['a', 'b']), 'ab'), []);
});
