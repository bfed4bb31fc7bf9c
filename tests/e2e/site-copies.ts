/** Small copies of the built site, with packs and a worker of their own, and a second edition of one. */

import { cpSync, globSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Edition } from '../../src/offline/edition.ts';
import { writeOffline } from '../../src/commands/write-offline.ts';

/** About 700 code pages, so that there are some packs; no Pagefind. */
const FILES = [
  '{index,404,{about,search,go,code,decode,offline,offline/not-kept,win32}/index}.html',
  'win32/{[1-9],[1-9][0-9],1[0-9][0-9],1[0-9][0-9][0-9],13803}/index.html',
  '{ERROR_ACCESS_DENIED,ERROR_IPSEC_IKE_NEGOTIATION_PENDING}/index.html',
  'assets/*',
  'lookup/*.json',
  'icons/*',
  '*.{js,svg,png,webmanifest}',
];

/** Copies a part of dist/ to a folder and packs it. */
export async function copySite(folder: string): Promise<Edition> {
  for (const file of globSync(FILES, { cwd: 'dist' })) {
    const to = join(folder, file);
    mkdirSync(dirname(to), { recursive: true });
    cpSync(join('dist', file), to);
  }
  return writeOffline(folder, '2026-11-23');
}

/** What pages of the second edition say. */
export const SECOND = 'This is the second edition.';

/**
 * The same site after a change: another style sheet and script under new names, another index, and the pages of codes
 * 5 and 13803 with a sentence more. The files of the first edition are gone.
 */
export async function secondEdition(from: string, folder: string): Promise<Edition> {
  cpSync(from, folder, { recursive: true });
  const renamed = new Map<string, string>();
  for (const file of globSync(['assets/Page.*', 'assets/suggest.*', 'lookup/*'], { cwd: folder })) {
    const newer = file.startsWith('lookup/')
      ? file.replace(/-[0-9a-f]{12}/, '-000000000002')
      : file.replace(/\.[\w-]{8}(\.\w+)$/, '.SECOND_2$1');
    renamed.set(
      file.replace(/^.*\//, '').replace(/^.*-([0-9a-f]{12})\.json$/, '$1'),
      newer.replace(/^.*\//, '').replace(/^.*-([0-9a-f]{12})\.json$/, '$1'),
    );
    renameSync(join(folder, file), join(folder, newer));
  }
  for (const file of globSync(['**/*.html', 'assets/*.{js,css}'], { cwd: folder })) {
    const before = readFileSync(join(folder, file), 'utf8');
    let text = before;
    for (const [name, newer] of renamed) text = text.replaceAll(name, newer);
    if (/^win32\/(5|13803)\//.test(file)) text = text.replace('</h1>', `</h1><p id="second">${SECOND}</p>`);
    if (/Page\..*\.css$/.test(file)) text += ':root{--edition:2}';
    if (text !== before) writeFileSync(join(folder, file), text);
  }
  return writeOffline(folder, '2026-12-01');
}
