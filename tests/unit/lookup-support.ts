/** The real index, built once per test process, for the tests of src/lookup. */

import { closeSync, openSync } from 'node:fs';
import { devNull } from 'node:os';
import { runLasterror } from '../../src/commands/lasterror-run.ts';
import { loadFacts } from '../../src/catalog/load.ts';
import { joinCatalog } from '../../src/catalog/join.ts';
import type { Reading } from '../../src/lookup/answer.ts';
import { numberText } from '../../src/model/number-space.ts';
import { readIndex, type Index } from '../../src/lookup/shards.ts';
import { toHex8 } from '../../src/model/number.ts';
import { lookupIndex } from '../../src/outputs/lookup-index.ts';

export const catalog = joinCatalog(loadFacts(), []);
export const shards = lookupIndex(catalog);
export const fullIndex: Index = readIndex(shards);

/** What the first request of a page loads. */
export const coreIndex: Index = { core: fullIndex.core };

/** "win32 5", "ntstatus 0xC0000022", "bugcheck 0x7B", "ras 691", "undefined 0x80071234"; "nothing" for no reading: how the golden lists write a target. */
export function targetText(reading: Reading | undefined): string {
  if (!reading) return 'nothing';
  const { space, value } = reading.target;
  return `${space} ${space === 'undefined' ? toHex8(value) : numberText(space, value)}`;
}

export interface CommandRun {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

/** The lasterror command in this process. @param input a file that is piped in; none: nothing is */
export function runCommand(args: readonly string[], index: Index, input = devNull): CommandRun {
  const descriptor = openSync(input, 'r');
  let out = '';
  let error = '';
  try {
    const code = runLasterror(args, {
      write: (text) => (out += text),
      writeError: (text) => (error += text),
      input: descriptor,
      index: () => index,
    });
    return { code, out, error };
  } finally {
    closeSync(descriptor);
  }
}
