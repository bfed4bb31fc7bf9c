/** The exact resolver in the browser: loads the shards of the index as they are needed and answers from them. */

import type { Answer } from '../lookup/answer.ts';
import { resolve } from '../lookup/resolve.ts';
import { readCore, readHresults, readMessages, readNames, readOtherMessages, type Index } from '../lookup/shards.ts';
import { shardText } from './shard-text.ts';

const READERS = {
  names: readNames,
  hresults: readHresults,
  messages: readMessages,
  otherMessages: readOtherMessages,
} as const;

let index: Index | undefined;
const loads = new Map<string, Promise<string>>();
/** shards that came damaged or not at all: the browser's cache must not give them again */
const refused = new Set<string>();

/** Text of a shard; asked for once, and again after a failure. */
function load(shard: string): Promise<string> {
  const known = loads.get(shard);
  if (known) return known;
  const text = shardText(shard, refused.has(shard));
  loads.set(shard, text);
  text.catch(() => {
    giveBack(shard);
  });
  return text;
}

function giveBack(shard: string): void {
  loads.delete(shard);
  refused.add(shard);
}

/** Reads the text of a shard; one that is cut, or is a page that the server sends in place of a file, is asked for again next time. */
async function read<T>(shard: string, reader: (text: string) => T): Promise<T> {
  const text = await load(shard);
  try {
    return reader(text);
  } catch (error) {
    giveBack(shard);
    throw error;
  }
}

/** Loads what the first answer needs. Rejects where the index can't be had. */
export async function warmUp(): Promise<Index> {
  if (index) return index;
  const core = await read('core', readCore);
  return (index ??= { core });
}

/** Adds a shard to what is loaded. Rejects where it can't be had. */
async function add(shard: keyof typeof READERS): Promise<Index> {
  const { core } = await warmUp();
  if (index?.[shard]) return index;
  const table = await read(shard, (text) => READERS[shard](text, core));
  return (index = { ...(index ?? { core }), [shard]: table });
}

/** The index with all of these shards. Rejects where one can't be had. */
export async function completeIndex(shards: readonly (keyof typeof READERS)[]): Promise<Index> {
  let complete = await warmUp();
  for (const shard of shards) complete = await add(shard);
  return complete;
}

/**
 * Answers a text: at once from what is loaded, and again each time a shard that matters has come.
 * @param isCurrent false once a newer text was asked: then the answer is dropped
 * @returns whether every shard that matters came; rejects where the first can't be had. A later one that fails leaves the answer as it is.
 */
export async function ask(text: string, isCurrent: () => boolean, show: (answer: Answer) => void): Promise<{ readonly complete: boolean }> {
  let loaded = await warmUp();
  let answer = resolve(text, loaded);
  const failed = new Set<string>();
  for (;;) {
    if (!isCurrent()) return { complete: false };
    show(answer);
    const next = answer.needs.find((shard) => !failed.has(shard));
    if (next === undefined) return { complete: failed.size === 0 };
    try {
      loaded = await add(next);
      answer = resolve(text, loaded);
    } catch {
      failed.add(next);
    }
  }
}
