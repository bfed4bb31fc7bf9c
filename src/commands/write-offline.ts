/** The last step of a build: icons, then the edition (packs of all files), then the service worker that belongs to it. */

import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { build } from 'esbuild';
import sharp from 'sharp';
import {
  bytesOf,
  editionFile,
  LATEST_FILE,
  OFFLINE_FORMAT,
  packFile,
  type Edition,
  type LatestEdition,
  type PackEntry,
} from '../offline/edition.ts';
import { withoutHashes, writePack, type HashedNames } from '../offline/pack.ts';
import { isHashed } from '../offline/request-plan.ts';
import { groupFiles, hashedNames, packedFiles } from '../outputs/offline-packs.ts';
import { CONTENT_SECURITY_POLICY } from '../outputs/security.ts';
import { iconDrawing, ICONS } from '../outputs/web-manifest.ts';

/** What the worker keeps from the first visit on, beside all hashed files: the pages that find and explain a code. */
const SHELL_PAGES = ['search/', 'go/', 'code/', 'decode/', 'offline/', 'offline/not-kept/'] as const;
const SHELL_FILES = ['favicon.svg', 'manifest.webmanifest', 'icons/192.png'] as const;

/** Draws the icons of the manifest from public/favicon.svg. @returns counts for the build's report */
export async function writeIcons(outDir: string): Promise<string> {
  const favicon = readFileSync(join(outDir, 'favicon.svg'), 'utf8');
  for (const { file, size, purpose } of ICONS) {
    const drawing = Buffer.from(iconDrawing(favicon, purpose));
    // The drawing is 16 pixels wide at 72 dots per inch; as many dots as its size needs, no enlarged pixels.
    const image = await sharp(drawing, { density: (72 * size) / 16 })
      .resize(size, size)
      .png({ compressionLevel: 9 })
      .toBuffer();
    const path = join(outDir, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, image);
  }
  return `${ICONS.length} icons`;
}

/**
 * Writes packs, edition, `offline/latest.json` and `sw.js` over what a folder holds. What an earlier run wrote is replaced.
 * @param updated day of the newest change of a page, YYYY-MM-DD
 * @throws Error for a file that could not be answered from a pack
 */
export async function writeOffline(outDir: string, updated: string): Promise<Edition> {
  for (const file of globSync('offline/{*.json,packs/*.pack}', { cwd: outDir })) rmSync(join(outDir, file));
  const files = packedFiles(builtFiles(outDir));
  const names = hashedNames(files);
  const groups = groupFiles(files.map((file) => ({ file, size: statSync(join(outDir, file)).size })));
  // Two at a time: zlib works beside this thread, and one pack is some megabytes.
  const packs: PackEntry[] = [];
  for (let at = 0; at < groups.length; at += 2)
    packs.push(...(await Promise.all(groups.slice(at, at + 2).map((group) => writeOnePack(outDir, group, names)))));
  const version = createHash('sha256')
    .update(JSON.stringify([OFFLINE_FORMAT, names, packs.map(({ first, hash }) => [first, hash])]))
    .digest('hex')
    .slice(0, 12);
  const latest: LatestEdition = { format: OFFLINE_FORMAT, version, updated, files: files.length, bytes: bytesOf(packs) };
  const edition: Edition = { ...latest, names, packs };
  writeFileSync(join(outDir, editionFile(version)), JSON.stringify(edition));
  writeFileSync(join(outDir, LATEST_FILE), JSON.stringify(latest));
  await writeWorker(outDir, version, files);
  return edition;
}

/** Every file below a folder, with forward slashes. */
function builtFiles(folder: string): readonly string[] {
  return globSync('**/*', { cwd: folder, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, '/').length).split(sep).join('/'));
}

async function writeOnePack(outDir: string, group: readonly string[], names: HashedNames): Promise<PackEntry> {
  const content = writePack(
    group.map((file) => {
      const bytes = readFileSync(join(outDir, file));
      return [file, file.endsWith('.html') ? Buffer.from(withoutHashes(bytes.toString('utf8'), names)) : bytes];
    }),
  );
  const bytes = await promisify(gzip)(content, { level: 9 });
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 32);
  const pack: PackEntry = { first: group[0] ?? '', hash, bytes: bytes.length };
  const path = join(outDir, packFile(pack));
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  return pack;
}

async function writeWorker(outDir: string, version: string, files: readonly string[]): Promise<void> {
  const shell = [...SHELL_PAGES, ...SHELL_FILES].filter((path) => files.includes(path.replace(/\/$/, '/index.html')));
  const site = {
    version,
    // The small files first: the pages, then scripts and styles, then the index.
    shell: [...shell, ...files.filter(isHashed)],
    headers: {
      'Content-Security-Policy': `${CONTENT_SECURITY_POLICY}; frame-ancestors 'none'`,
      'Referrer-Policy': 'no-referrer',
    },
  };
  await build({
    entryPoints: [fileURLToPath(new URL('../browser/service-worker/worker.ts', import.meta.url))],
    outfile: join(outDir, 'sw.js'),
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    logLevel: 'warning',
    define: { __SITE__: JSON.stringify(site) },
  });
}
