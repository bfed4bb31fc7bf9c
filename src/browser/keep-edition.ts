/** Loads an edition into the cache of editions, pack by pack, and switches to it once all of them are there. */

import { cacheNames, KEPT_RECORD, PENDING_RECORD } from '../offline/cache-names.ts';
import {
  editionFile,
  LATEST_FILE,
  missingPacks,
  packFile,
  readEdition,
  readLatest,
  strayFiles,
  type Edition,
  type PackEntry,
} from '../offline/edition.ts';
import { discards, type Failure, type Found } from '../offline/keeping.ts';
import { readPack } from '../offline/pack.ts';

/** Packs that are on their way at the same time. */
const LANES = 4;
/** A pack is asked for again after these milliseconds. */
const PAUSES = [1000, 3000] as const;

// Not from site.ts, which every search brings along: shared, it would become a request more.
const address = new URL(document.documentElement.dataset['base'] ?? '/', location.href).href;
const names = cacheNames(address);

export class KeepError extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure);
    this.failure = failure;
  }
}

/** Looks at what is kept and what the site has. Never rejects for want of a network. */
export async function lookAround(): Promise<Found> {
  const [kept, pending, latest, files] = await Promise.all([
    recorded(KEPT_RECORD),
    recorded(PENDING_RECORD),
    newestEdition().catch(() => undefined),
    keptFiles(),
  ]);
  return { kept, pending, latest, files };
}

async function keptFiles(): Promise<ReadonlySet<string>> {
  if (!(await caches.has(names.editions))) return new Set();
  const requests = await (await caches.open(names.editions)).keys();
  return new Set(requests.map(({ url }) => url.slice(address.length)));
}

async function textOf(file: string): Promise<string | undefined> {
  return (await caches.match(address + file, { cacheName: names.editions }))?.text();
}

async function recorded(record: string): Promise<Edition | undefined> {
  const version = await textOf(record);
  return version === undefined ? undefined : readEdition((await textOf(editionFile(version))) ?? '');
}

async function newestEdition(): Promise<Edition> {
  const latest = readLatest(await fetchText(LATEST_FILE));
  const edition = latest && readEdition(await fetchText(editionFile(latest.version)));
  if (!edition) throw new KeepError('changed');
  return edition;
}

async function fetchText(file: string): Promise<string> {
  const response = await fetch(address + file, { cache: 'no-store' });
  if (!response.ok) throw new KeepError('network');
  return response.text();
}

/**
 * Loads what is missing of the newest edition, then switches to it in one step. Only one tab at a time does so.
 * @param progress told the bytes that are here and those of the whole
 * @throws KeepError with the reason; after a cancel or a refused storage nothing half-kept is left
 */
export async function keepNewest(progress: (here: number, whole: number) => void, signal: AbortSignal): Promise<void> {
  await navigator.locks.request(names.editions, { ifAvailable: true }, async (lock) => {
    if (!lock) throw new KeepError('busy');
    try {
      await load(await newestEdition(), progress, signal);
    } catch (error) {
      const failure = signal.aborted ? 'cancelled' : error instanceof KeepError ? error.failure : 'network';
      if (discards(failure)) await discardPending();
      throw new KeepError(failure);
    }
  });
}

async function load(edition: Edition, progress: (here: number, whole: number) => void, signal: AbortSignal): Promise<void> {
  const cache = await opened();
  await stored(cache, editionFile(edition.version), new Response(JSON.stringify(edition)));
  await stored(cache, PENDING_RECORD, new Response(edition.version));
  const missing = [...missingPacks(edition, await keptFiles())];
  let here = edition.bytes - missing.reduce((sum, { bytes }) => sum + bytes, 0);
  progress(here, edition.bytes);
  const { quota = Infinity, usage = 0 } = await navigator.storage.estimate();
  if (quota - usage < edition.bytes - here) throw new KeepError('storage');

  // The first lane that fails stops the others: after a discard none of them may still write.
  const stop = new AbortController();
  const either = AbortSignal.any([signal, stop.signal]);
  const lane = async (): Promise<void> => {
    for (let pack = missing.shift(); pack; pack = missing.shift()) {
      const bytes = await fetchPack(pack, either);
      either.throwIfAborted();
      await stored(cache, packFile(pack), new Response(bytes, { headers: { 'Content-Type': 'application/octet-stream' } }));
      here += pack.bytes;
      progress(here, edition.bytes);
    }
  };
  const lanes = Array.from({ length: LANES }, lane);
  try {
    await Promise.all(lanes);
  } catch (error) {
    stop.abort();
    await Promise.allSettled(lanes);
    throw error;
  }
  signal.throwIfAborted();
  await stored(cache, KEPT_RECORD, new Response(edition.version));
  await cache.delete(address + PENDING_RECORD);
  (await navigator.serviceWorker.ready).active?.postMessage('kept');
}

async function opened(): Promise<Cache> {
  return caches.open(names.editions).catch(() => {
    throw new KeepError('storage');
  });
}

async function stored(cache: Cache, file: string, response: Response): Promise<void> {
  await cache.put(address + file, response).catch(() => {
    throw new KeepError('storage');
  });
}

/** A pack, checked. @throws KeepError where it can't be had whole, after some tries */
async function fetchPack(pack: PackEntry, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  let failure: Failure = 'network';
  for (const pause of [0, ...PAUSES]) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    signal.throwIfAborted();
    try {
      const response = await fetch(address + packFile(pack), { signal, cache: 'no-store' });
      if (response.status === 404 || response.status === 410) throw new KeepError('changed');
      if (!response.ok) continue;
      const bytes = new Uint8Array(await response.arrayBuffer());
      if (await isWhole(pack, bytes)) return bytes;
      failure = 'damaged';
    } catch (error) {
      if (error instanceof KeepError || signal.aborted) throw error;
      failure = 'network';
    }
  }
  throw new KeepError(failure);
}

/** Unpacked, the content has the hash that names the pack, and it can be read. */
async function isWhole({ hash }: PackEntry, bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
  try {
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
    const content = await new Response(stream).arrayBuffer();
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', content));
    readPack(new Uint8Array(content));
    return [...digest]
      .map((byte) => byte.toString(16).padStart(2, '0'))
      .join('')
      .startsWith(hash);
  } catch {
    return false;
  }
}

/** Takes away what was loaded of an edition that is not kept as a whole. */
async function discardPending(): Promise<void> {
  const kept = await recorded(KEPT_RECORD);
  if (!kept) {
    await caches.delete(names.editions);
    return;
  }
  const cache = await caches.open(names.editions);
  await cache.delete(address + PENDING_RECORD);
  for (const file of strayFiles(await keptFiles(), [kept])) if (file !== KEPT_RECORD) await cache.delete(address + file);
}

/** Takes away every kept edition, and the visited pages. */
export async function removeKept(): Promise<void> {
  await navigator.locks.request(names.editions, { ifAvailable: true }, async (lock) => {
    if (!lock) throw new KeepError('busy');
    for (const name of [names.editions, names.clients, names.visited]) await caches.delete(name);
  });
}
