/** The exact resolver in the browser: loads the shards of the index as they are needed and answers from them. */

import type { Answer } from '../lookup/answer.ts';
import { resolve } from '../lookup/resolve.ts';
import { readCore, readHresults, readMessages, readNames, readOtherMessages, type Index } from '../lookup/shards.ts';
import { site } from './site.ts';

const READERS = {
  names: readNames,
  hresults: readHresults,
  messages: readMessages,
  otherMessages: readOtherMessages,
} as const;

let index: Index | undefined;
const loads = new Map<string, Promise<string>>();

/** Text of a shard; asked for once, and again after a failure. */
function load(shard: string): Promise<string> {
  const known = loads.get(shard);
  if (known) return known;
  const text = fetch(`${site.base}lookup/${shard}-${site.lookupVersion}.json`).then((response) => {
    if (!response.ok) throw new Error(`${shard}: ${response.status}`);
    return response.text();
  });
  loads.set(shard, text);
  text.catch(() => loads.delete(shard));
  return text;
}

/** Loads what the first answer needs. Rejects where the index can't be had. */
export async function warmUp(): Promise<Index> {
  return (index ??= { core: readCore(await load('core')) });
}

/** Adds a shard to what is loaded. Rejects where it can't be had. */
async function add(shard: keyof typeof READERS): Promise<Index> {
  const { core } = await warmUp();
  const text = await load(shard);
  if (!index?.[shard]) index = { ...(index ?? { core }), [shard]: READERS[shard](text, core) };
  return index;
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
 * @returns the last answer; rejects where the first shard can't be had. A later shard that fails leaves the answer as it is.
 */
export async function ask(text: string, isCurrent: () => boolean, show: (answer: Answer) => void): Promise<Answer> {
  let loaded = await warmUp();
  let answer = resolve(text, loaded);
  const failed = new Set<string>();
  for (;;) {
    if (!isCurrent()) return answer;
    show(answer);
    const next = answer.needs.find((shard) => !failed.has(shard));
    if (next === undefined) return answer;
    try {
      loaded = await add(next);
      answer = resolve(text, loaded);
    } catch {
      failed.add(next);
    }
  }
}
