/** The kept editions in the worker: a file of one of them as a response, and what to do with those that nobody needs. */

import { cacheNames, KEPT_RECORD, PENDING_RECORD } from '../../offline/cache-names.ts';
import { contentType } from '../../offline/content-types.ts';
import { editionFile, packFile, packOf, readEdition, strayFiles, type Edition } from '../../offline/edition.ts';
import { readPack, withHashes } from '../../offline/pack.ts';
import { built, scope, siteAddress } from './scope.ts';

const names = cacheNames(siteAddress);
/** Packs that were unpacked last; one is about a megabyte. */
const OPEN_PACKS = 4;

const editions = new Map<string, Edition>();
const openPacks = new Map<string, Promise<ReadonlyMap<string, Uint8Array<ArrayBuffer>>>>();

/** Text of a file in the cache of editions. Does not make the cache where there is none. */
async function recordText(file: string): Promise<string | undefined> {
  const found = await caches.match(siteAddress + file, { cacheName: names.editions });
  return found?.text();
}

/** Version that a record names; undefined where there is none. */
async function recordedVersion(record: string): Promise<string | undefined> {
  return (await recordText(record))?.trim();
}

async function editionOf(version: string | undefined): Promise<Edition | undefined> {
  if (version === undefined) return undefined;
  const known = editions.get(version);
  if (known) return known;
  const edition = readEdition((await recordText(editionFile(version))) ?? '');
  if (edition) editions.set(version, edition);
  return edition;
}

/** The edition that answers; undefined where none is kept as a whole. */
export async function keptEdition(): Promise<Edition | undefined> {
  return editionOf(await recordedVersion(KEPT_RECORD));
}

/** A file of an edition; undefined where it has none of that name, or its pack is gone or damaged. */
export async function fromEdition(edition: Edition, file: string, status = 200): Promise<Response | undefined> {
  const pack = packOf(edition, file);
  if (!pack) return undefined;
  const address = packFile(pack);
  let bytes: Uint8Array<ArrayBuffer> | undefined;
  try {
    bytes = (await openPack(address)).get(file);
  } catch {
    openPacks.delete(address);
  }
  if (!bytes) return undefined;
  const isDocument = file.endsWith('.html');
  const body = isDocument ? withHashes(new TextDecoder().decode(bytes), edition.names) : bytes;
  const headers = { 'Content-Type': contentType(file) ?? '', ...(isDocument ? built.headers : {}) };
  return new Response(body, { status, headers });
}

function openPack(address: string): Promise<ReadonlyMap<string, Uint8Array<ArrayBuffer>>> {
  const open = openPacks.get(address) ?? unpack(address);
  openPacks.delete(address);
  openPacks.set(address, open);
  for (const oldest of [...openPacks.keys()].slice(0, -OPEN_PACKS)) openPacks.delete(oldest);
  return open;
}

async function unpack(address: string): Promise<ReadonlyMap<string, Uint8Array<ArrayBuffer>>> {
  const kept = await caches.match(siteAddress + address, { cacheName: names.editions });
  if (!kept?.body) throw new Error(`${address} is not kept`);
  const content = new Response(kept.body.pipeThrough(new DecompressionStream('gzip')));
  return readPack(new Uint8Array(await content.arrayBuffer()));
}

function clientAddress(id: string): string {
  return `${siteAddress}clients/${id}`;
}

/** Remembers, also beyond the end of this worker's process, that an open page came from an edition. */
export async function rememberClient(id: string, { version }: Edition): Promise<void> {
  await (await caches.open(names.clients)).put(clientAddress(id), new Response(version));
}

/** The edition that an open page came from; undefined where it came from the network. */
export async function editionOfClient(id: string): Promise<Edition | undefined> {
  const found = await caches.match(clientAddress(id), { cacheName: names.clients });
  return found && editionOf(await found.text());
}

/** Deletes what no edition needs: neither the kept one, nor one that is being loaded, nor one that an open page came from. */
export async function dropStrayFiles(): Promise<void> {
  if (!(await caches.has(names.editions))) return;
  const versions = [await recordedVersion(KEPT_RECORD), await recordedVersion(PENDING_RECORD)];
  if (await caches.has(names.clients)) {
    const clients = await caches.open(names.clients);
    const open = new Set((await scope.clients.matchAll({ type: 'all', includeUncontrolled: true })).map(({ id }) => clientAddress(id)));
    for (const { url } of await clients.keys()) {
      if (open.has(url)) versions.push(await (await clients.match(url))?.text());
      else await clients.delete(url);
    }
  }
  const needed = (await Promise.all([...new Set(versions)].map(editionOf))).filter((edition) => edition !== undefined);
  const cache = await caches.open(names.editions);
  const files = (await cache.keys()).map(({ url }) => url.slice(siteAddress.length));
  for (const file of strayFiles(files, needed)) if (file !== KEPT_RECORD && file !== PENDING_RECORD) await cache.delete(siteAddress + file);
}
