/** What is kept offline: every file in one pack as it stands in the site, true names and sizes, the worker's files, the icons. */

import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { editionFile, LATEST_FILE, packFile, packOf, readEdition, readLatest, type Edition } from '../../../src/offline/edition.ts';
import { readPack, withHashes } from '../../../src/offline/pack.ts';
import { reasonNotPacked } from '../../../src/outputs/offline-packs.ts';
import { ICONS } from '../../../src/outputs/web-manifest.ts';
import type { Check } from '../check.ts';
import { fileOf, type Site } from '../site.ts';

/** Of the files that a host takes, so many may be packs and icons. */
const MOST_FILES = 180;

export const check: Check = {
  name: 'what is kept offline is the site',
  why: 'Without a network nobody can reload a page that came wrong.',
  findings: (site) => [...editionFaults(site), ...workerFaults(site), ...installFaults(site), ...countFaults(site)],
  refuses: [
    {
      because: 'a page that was changed after the packs were written',
      changes: { 'win32/5/index.html': (html) => html.replace('</main>', '!</main>') },
      adds: ['win32/5/index.html: stands otherwise in its pack'],
    },
    {
      because: 'a page that is in no pack',
      changes: { 'win32/99999/index.html': () => '<p>' },
      adds: ['win32/99999/index.html: is in no pack'],
    },
    {
      because: 'a page that is in a pack alone',
      changes: { 'about/index.html': undefined },
      adds: ['about/index.html: is in a pack and not in the site'],
    },
    {
      because: 'a size that is told wrong',
      changes: { [LATEST_FILE]: (json) => json.replace(/"bytes":\d+/, '"bytes":1000') },
      adds: [`${LATEST_FILE}: says something else than the edition`],
    },
    {
      because: 'an edition of the future',
      changes: { [LATEST_FILE]: (json) => json.replace(/"format":\d+/, '"format":99') },
      adds: [`${LATEST_FILE}: is no edition that the worker can read`, 'sw.js: is not of the version of the edition'],
    },
    {
      because: 'a pack that no edition has',
      changes: { 'offline/packs/00000000000000000000000000000000.pack': () => 'x' },
      adds: ['offline/packs/00000000000000000000000000000000.pack: belongs to no edition'],
    },
    {
      because: 'a worker of another version',
      changes: { 'sw.js': (script) => script.replace(/version:"[0-9a-f]{12}"/, 'version:"000000000000"') },
      adds: ['sw.js: is not of the version of the edition'],
    },
    {
      because: 'a worker that wants a file that is not there',
      changes: { 'sw.js': (script) => script.replace('"search/"', '"searching/"') },
      adds: ['sw.js: keeps searching/, which is not there', 'sw.js: does not keep search/'],
    },
    {
      because: 'a manifest with an icon that is not there',
      changes: { 'manifest.webmanifest': (json) => json.replace('icons/192.png', 'icons/193.png') },
      adds: ['manifest.webmanifest: stands otherwise in its pack', 'manifest.webmanifest: names icons/193.png, which is not there'],
    },
    {
      because: 'an icon that is no image',
      changes: { 'apple-touch-icon.png': () => 'x' },
      adds: ['apple-touch-icon.png: stands otherwise in its pack', 'apple-touch-icon.png: is no image of 180 × 180'],
    },
    {
      because: 'more packs than hosts have room for',
      changes: Object.fromEntries(Array.from({ length: MOST_FILES }, (_, index) => [`icons/${index}.txt`, () => 'x'])),
      adds: [
        ...Array.from({ length: MOST_FILES }, (_, index) => `icons/${index}.txt: is in no pack`),
        `the site: has more than ${MOST_FILES} packs and icons`,
      ],
    },
  ],
};

function editionFaults(site: Site): readonly string[] {
  const text = textOf(site, LATEST_FILE);
  const latest = readLatest(text);
  if (!latest) return [`${LATEST_FILE}: is no edition that the worker can read`];
  const file = editionFile(latest.version);
  const edition = readEdition(textOf(site, file));
  if (!edition) return [`${file}: is no edition that the worker can read`];
  const told = Object.entries(latest);
  const packed = edition.packs.reduce((sum, { bytes }) => sum + bytes, 0);
  return [
    ...(told.every(([name, value]) => Object.entries(edition).some(([own, its]) => own === name && its === value))
      ? []
      : [`${LATEST_FILE}: says something else than the edition`]),
    ...(packed === edition.bytes ? [] : [`${file}: its packs have ${packed} bytes`]),
    ...packFaults(site, edition),
    ...placeFaults(site, edition),
  ];
}

function packFaults(site: Site, edition: Edition): readonly string[] {
  const listed = new Set(edition.packs.map(packFile));
  return [
    ...[...site.files.keys()]
      .filter((file) => file.startsWith('offline/packs/') && !listed.has(file))
      .map((file) => `${file}: belongs to no edition`),
    ...edition.packs.flatMap((pack) => {
      const file = packFile(pack);
      const bytes = site.files.get(file);
      if (!bytes) return [`${file}: is not there`];
      const content = contentOf(bytes);
      return [
        ...(bytes.length === pack.bytes ? [] : [`${file}: has ${bytes.length} bytes, not ${pack.bytes}`]),
        ...(content?.hash.startsWith(pack.hash) ? [] : [`${file}: its content has another hash`]),
        ...(content?.files.keys().next().value === pack.first ? [] : [`${file}: does not begin with ${pack.first}`]),
      ];
    }),
  ];
}

/** Every file of the site is in the one pack where the worker looks for it, byte for byte; or nowhere, with a reason. */
function placeFaults(site: Site, edition: Edition): readonly string[] {
  const places = new Map<string, readonly string[]>();
  for (const pack of edition.packs) {
    const bytes = site.files.get(packFile(pack));
    for (const file of (bytes && contentOf(bytes))?.files.keys() ?? []) places.set(file, [...(places.get(file) ?? []), packFile(pack)]);
  }
  const count = [...places.values()].filter(({ length }) => length > 0).length;
  return [
    ...(count === edition.files ? [] : [`${LATEST_FILE}: says ${edition.files} files, the packs have ${count}`]),
    ...[...places.keys()].filter((file) => !site.files.has(file)).map((file) => `${file}: is in a pack and not in the site`),
    ...[...site.files].flatMap(([file, bytes]) => {
      const found = places.get(file) ?? [];
      if (reasonNotPacked(file) !== undefined) return found.length === 0 ? [] : [`${file}: is in a pack, although it should not`];
      if (found.length === 0) return [`${file}: is in no pack`];
      const pack = packOf(edition, file);
      if (found.length > 1 || !pack || found[0] !== packFile(pack))
        return [`${file}: is not in the one pack where the worker looks for it`];
      const packed = site.files.get(packFile(pack));
      const kept = packed && contentOf(packed)?.files.get(file);
      const same =
        kept && Buffer.from(file.endsWith('.html') ? withHashes(Buffer.from(kept).toString(), edition.names) : kept).equals(bytes);
      return same ? [] : [`${file}: stands otherwise in its pack`];
    }),
  ];
}

interface Content {
  readonly hash: string;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** Packs by their bytes: those that no change touched are unpacked once. */
const contents = new WeakMap<Buffer, Content | 'damaged'>();

function contentOf(bytes: Buffer): Content | undefined {
  let content = contents.get(bytes);
  if (!content) {
    try {
      const unpacked = gunzipSync(bytes);
      content = { hash: createHash('sha256').update(unpacked).digest('hex'), files: readPack(Uint8Array.from(unpacked)) };
    } catch {
      content = 'damaged';
    }
    contents.set(bytes, content);
  }
  return content === 'damaged' ? undefined : content;
}

/** What the resolver needs without a network. */
const NEEDED = ['search/', 'go/', 'code/', 'decode/', 'offline/', 'offline/not-kept/'] as const;

function workerFaults(site: Site): readonly string[] {
  const script = textOf(site, 'sw.js');
  const version = /version:"([0-9a-f]{12})"/.exec(script)?.[1];
  const shell = /shell:(\[[^\]]*\])/.exec(script)?.[1];
  if (version === undefined || shell === undefined) return ['sw.js: does not say its version and the files that it keeps'];
  const kept = JSON.parse(shell) as readonly string[];
  const hashed = [...site.files.keys()].filter((file) => /^(assets|lookup)\//.test(file));
  return [
    ...(version === readLatest(textOf(site, LATEST_FILE))?.version ? [] : ['sw.js: is not of the version of the edition']),
    ...kept.filter((path) => !site.files.has(fileOf(`/${path}`))).map((path) => `sw.js: keeps ${path}, which is not there`),
    ...[...NEEDED, ...hashed].filter((path) => !kept.includes(path)).map((path) => `sw.js: does not keep ${path}`),
  ];
}

function installFaults(site: Site): readonly string[] {
  const manifest = JSON.parse(textOf(site, 'manifest.webmanifest') || '{}') as { icons?: { src: string }[]; start_url?: string };
  const named = (manifest.icons ?? []).map(({ src }) => src.slice(site.base.length));
  return [
    ...(manifest.start_url === site.base ? [] : ['manifest.webmanifest: does not begin at the site']),
    ...named.filter((file) => !site.files.has(file)).map((file) => `manifest.webmanifest: names ${file}, which is not there`),
    ...ICONS.filter(({ file, size }) => !isSquare(site.files.get(file), size)).map(
      ({ file, size }) => `${file}: is no image of ${size} × ${size}`,
    ),
    ...(site.pages.get('index.html')?.links('manifest').join() === `${site.base}manifest.webmanifest`
      ? []
      : ['index.html: does not name the manifest']),
  ];
}

/** True for a PNG of that width and height (https://www.w3.org/TR/png-3/#11IHDR). */
function isSquare(bytes: Buffer | undefined, size: number): boolean {
  return bytes?.subarray(0, 8).toString('hex') === '89504e470d0a1a0a' && bytes.readUInt32BE(16) === size && bytes.readUInt32BE(20) === size;
}

function countFaults(site: Site): readonly string[] {
  const count = [...site.files.keys()].filter((file) => /^(offline\/packs|icons)\/|^offline\/[^/]+\.json$/.test(file)).length;
  return count <= MOST_FILES ? [] : [`the site: has more than ${MOST_FILES} packs and icons`];
}

function textOf(site: Site, file: string): string {
  return site.files.get(file)?.toString() ?? '';
}
