/**
 * The service worker: visited pages and the resolver without a network, and all pages where an edition is kept. It decides
 * by src/offline/request-plan.ts. Whatever goes wrong in here, the request goes to the network as if there were no worker.
 */

import { cacheNames } from '../../offline/cache-names.ts';
import type { Edition } from '../../offline/edition.ts';
import { neededFiles, pagesToDrop } from '../../offline/kept-files.ts';
import { documentFile, isHashed, isWorthKeeping, planFor } from '../../offline/request-plan.ts';
import { dropStrayFiles, editionOfClient, fromEdition, keptEdition, rememberClient } from './editions.ts';
import { built, scope, siteAddress, type FetchEvent } from './scope.ts';

/** Milliseconds that the network has before a kept copy is shown. */
const PATIENCE = 3000;
/** Answers in place of a page that is not kept. */
const NOT_KEPT = 'offline/not-kept/';

const names = cacheNames(siteAddress);
const shell = names.shell + built.version;

/* Installing: what the resolver needs, all or nothing; the worker before this one answers until all its pages are closed. */

scope.addEventListener('install', (event) => {
  event.waitUntil(keepShell());
});

async function keepShell(): Promise<void> {
  // Readers who save data get what they open, and nothing ahead.
  if ((navigator as { connection?: { saveData?: boolean } }).connection?.saveData) return;
  const [pages, hashed] = await Promise.all([caches.open(shell), caches.open(names.hashed)]);
  for (const file of built.shell) {
    const address = siteAddress + file;
    const cache = isHashed(file) ? hashed : pages;
    if (isHashed(file) && (await cache.match(address))) continue;
    const response = await fetch(address, { cache: isHashed(file) ? 'default' : 'no-cache', priority: 'low' });
    if (!response.ok || response.redirected) throw new Error(`${file}: ${response.status}`);
    await cache.put(address, response);
  }
}

scope.addEventListener('activate', (event) => {
  event.waitUntil(begin());
});

async function begin(): Promise<void> {
  await scope.registration.navigationPreload?.enable();
  await scope.clients.claim();
  await keepOpenPages().catch(() => undefined);
  await dropOldFiles();
  await dropStrayFiles();
}

/** The first page that a reader opens was there before its worker. */
async function keepOpenPages(): Promise<void> {
  for (const { url } of await scope.clients.matchAll({ type: 'window' })) {
    const plan = planFor({ method: 'GET', url, isNavigation: true, isRange: false }, siteAddress);
    if (plan.how !== 'page' || (await caches.match(siteAddress + plan.path))) continue;
    const response = await fetch(siteAddress + plan.path, { priority: 'low' });
    await keepVisited(plan.path, response);
    // Its style sheet and script came before the worker too.
    const html = (await (await visitedCopy(plan.path))?.text()) ?? '';
    for (const [, file = ''] of html.matchAll(/(?:src|href)="?[^"\s>]*\/(assets\/[\w.-]+)/g)) await hashedFile(file, siteAddress + file);
  }
}

async function dropOldFiles(): Promise<void> {
  for (const name of await caches.keys()) if (name.startsWith(names.shell) && name !== shell) await caches.delete(name);
  const visited = await caches.open(names.visited);
  const pages = await Promise.all(
    (await visited.keys()).map(async ({ url }) => ({ url, html: (await (await visited.match(url))?.text()) ?? '' })),
  );
  const dropped = new Set(pagesToDrop(pages));
  for (const url of dropped) await visited.delete(url);

  const shellPages = await caches.open(shell);
  const own = await Promise.all((await shellPages.keys()).map(async (request) => (await shellPages.match(request))?.text()));
  const hashed = await caches.open(names.hashed);
  const files = (await hashed.keys()).map(({ url }) => url.slice(siteAddress.length));
  const texts = [...own.filter((text) => text !== undefined), ...pages.filter(({ url }) => !dropped.has(url)).map(({ html }) => html)];
  const needed = await neededFiles(texts, files, async (file) => (await hashed.match(siteAddress + file))?.text());
  for (const file of files) if (!needed.has(file) && !built.shell.includes(file)) await hashed.delete(siteAddress + file);
}

/** The page of /offline/ tells that another edition is kept now. */
scope.addEventListener('message', (event) => {
  event.waitUntil(dropStrayFiles());
});

/* Answering. */

scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const { method, url, mode, headers } = request;
  const plan = planFor({ method, url, isNavigation: mode === 'navigate', isRange: headers.has('Range') }, siteAddress);
  if (plan.how === 'leave') return;
  const answer =
    plan.how === 'page' ? page(event, plan.path) : plan.how === 'hashed' ? hashedFile(plan.file, request) : file(event, plan.file);
  event.respondWith(answer.catch(() => fetch(request)));
});

/** A document: from the network, or what is kept where the network fails, fails on its side, or takes too long. */
async function page(event: FetchEvent, path: string): Promise<Response> {
  const network = fromNetwork(event);
  const stored = network.then(async (response) => {
    const copy = response.clone();
    if (!(await keptEdition())) await keepVisited(path, copy);
  });
  event.waitUntil(stored.catch(() => undefined));
  const first = await firstOf(network);
  if (first && first.status < 500) return first;
  const copy = await keptCopy(event, path);
  if (copy) return copy;
  if (first) return first;
  // Nothing is kept: the network has all the time it wants; if it fails, a page of our own says so.
  return network.catch(async (error: unknown) => {
    const explained = await caches.match(siteAddress + NOT_KEPT, { cacheName: shell });
    if (!explained) throw error;
    return new Response(explained.body, { status: 503, headers: explained.headers });
  });
}

async function fromNetwork(event: FetchEvent): Promise<Response> {
  return (await event.preloadResponse) ?? fetch(event.request);
}

/** What the network says within its time; undefined where it fails or is late. */
async function firstOf(network: Promise<Response>): Promise<Response | undefined> {
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE, undefined));
  return Promise.race([network.catch(() => undefined), late]);
}

async function keptCopy(event: FetchEvent, path: string): Promise<Response | undefined> {
  const edition = await keptEdition();
  const answer = edition && (await documentOf(edition, path));
  if (edition && answer) {
    await rememberClient(event.resultingClientId, edition).catch(() => undefined);
    return answer;
  }
  return (await visitedCopy(path)) ?? caches.match(siteAddress + path, { cacheName: shell });
}

/** A document of an edition as a static host answers: the slash is added, and what is not there gets 404.html. */
async function documentOf(edition: Edition, path: string): Promise<Response | undefined> {
  const found = await fromEdition(edition, documentFile(path));
  if (found) return found;
  if (!path.endsWith('/') && (await fromEdition(edition, documentFile(`${path}/`))))
    return Response.redirect(`${siteAddress}${encodeURI(path)}/`);
  return fromEdition(edition, '404.html', 404);
}

function visitedCopy(path: string): Promise<Response | undefined> {
  return caches.match(siteAddress + encodeURI(path), { cacheName: names.visited });
}

async function keepVisited(path: string, response: Response): Promise<void> {
  const isDocument = response.status === 200 && response.type === 'basic' && !response.redirected;
  if (!isDocument || !response.headers.get('Content-Type')?.startsWith('text/html') || !isWorthKeeping(path)) return;
  if (built.shell.includes(path)) return;
  const visited = await caches.open(names.visited);
  const address = siteAddress + encodeURI(path);
  // Deleted first, so that the order is that of the last visits.
  await visited.delete(address);
  await visited.put(address, response);
  const pages = (await visited.keys()).map(({ url }) => ({ url, html: '' }));
  for (const url of pagesToDrop(pages)) await visited.delete(url);
}

/** A file named by its content: any copy is the right one. */
async function hashedFile(file: string, request: Request | string): Promise<Response> {
  const address = siteAddress + file;
  const known = await caches.match(address, { cacheName: names.hashed });
  if (known) return known;
  const edition = await keptEdition();
  const packed = edition && (await fromEdition(edition, file));
  if (packed) return packed;
  const response = await fetch(request);
  if (response.status === 200 && response.type === 'basic') {
    const copy = response.clone();
    // Where the storage is full, the reader has the file all the same.
    await caches
      .open(names.hashed)
      .then((cache) => cache.put(address, copy))
      .catch(() => undefined);
  }
  return response;
}

/** Any other file. A page that came from an edition gets the rest of it from there: parts of two Pagefinds do not fit. */
async function file(event: FetchEvent, name: string): Promise<Response> {
  const own = await editionOfClient(event.clientId);
  const packed = own && (await fromEdition(own, name));
  if (own && event.resultingClientId !== '') await rememberClient(event.resultingClientId, own).catch(() => undefined);
  if (packed) return packed;
  try {
    return await fetch(event.request);
  } catch (error) {
    const edition = await keptEdition();
    const kept = (edition && (await fromEdition(edition, name))) ?? (await caches.match(siteAddress + name, { cacheName: shell }));
    if (!kept) throw error;
    return kept;
  }
}
