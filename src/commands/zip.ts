/**
 * `npm run zip [-- --from dist --out FOLDER]`: writes last-error-<version>-<day>.zip and its SHA-256: the site for a USB stick,
 * which works from file:// and from any server. Builds dist/ first, unless --from names a built site.
 */

import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildSite } from './build-site.ts';
import { folderOf } from './zip-folder.ts';
import { zipOf } from '../outputs/zip-archive.ts';

const { values } = parseArgs({ options: { from: { type: 'string' }, out: { type: 'string', default: '.' } } });

try {
  if (values.from === undefined) await buildSite({ outDir: 'dist', base: process.env['BASE'] ?? '/', print: (line) => console.log(line) });
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly version: string };
  const { files, facts } = await folderOf(values.from ?? 'dist', version);
  const name = `last-error-${version}-${facts.newest}`;
  const bytes = zipOf(name, files, facts.newest);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  mkdirSync(values.out, { recursive: true });
  writeFileSync(join(values.out, `${name}.zip`), bytes);
  writeFileSync(join(values.out, `${name}.zip.sha256`), `${sha256}  ${name}.zip\n`);
  const unpacked = [...files.values()].reduce((sum, { length }) => sum + length, 0);
  console.log(`${name}.zip  ${files.size} files, ${megabytes(bytes.length)} MB, unpacked ${megabytes(unpacked)} MB`);
  console.log(`sha256   ${sha256}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
