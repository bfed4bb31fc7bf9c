/** The text of a shard of the lookup index: fetched from a server; in the zip read by a script element, which also works from file://. */

import { site } from './site.ts';

/** What the shards of the zip write into: shard → its text (src/outputs/site-folder.ts). */
type ShardGlobal = typeof globalThis & { lastErrorShards?: Readonly<Record<string, string>> };

/** A server that neither answers nor refuses is given up after this many milliseconds: the largest shard takes half of it at 50 kbit/s. */
const PATIENCE = 60_000;

/**
 * Rejects where the shard can't be had.
 * @param again it came damaged or not at all: the browser's cache must not give it again
 */
export async function shardText(shard: string, again: boolean): Promise<string> {
  const address = `${site.base}lookup/${shard}-${site.lookupVersion}`;
  if (site.indexFile === '') return fetchText(`${address}.json`, again);
  await loadScript(`${address}.js`);
  const text = (globalThis as ShardGlobal).lastErrorShards?.[shard];
  if (text === undefined) throw new Error(`${shard}: not in its file`);
  return text;
}

async function fetchText(address: string, again: boolean): Promise<string> {
  const patience = new AbortController();
  const timer = setTimeout(() => {
    patience.abort();
  }, PATIENCE);
  try {
    const response = await fetch(address, { signal: patience.signal, cache: again ? 'reload' : 'default' });
    if (!response.ok) throw new Error(`${address}: ${response.status}`);
    return await response.text();
  } finally {
    clearTimeout(timer);
  }
}

/** Adds a script element to the page. Resolves once the script ran, rejects where it can't be had. */
export function loadScript(address: string, type = ''): Promise<unknown> {
  const script = document.createElement('script');
  script.type = type;
  script.src = address;
  return new Promise((resolve, reject) => {
    script.addEventListener('load', resolve);
    script.addEventListener('error', reject);
    document.head.append(script);
  });
}
