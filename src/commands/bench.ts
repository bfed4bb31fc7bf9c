/**
 * `npm run bench`: measures and prints; fails on nothing. A cold build with time per phase and peak memory, the files
 * of dist/, bytes per page, what the search loads, and how fast it answers.
 */

import { spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync, rmSync, statSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { benchLookup, benchPhone } from './bench-lookup.ts';

const OUT = 'test-results/bench-dist';

print('machine', `${cpus().length} × ${cpus()[0]?.model ?? ''}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, Node ${process.versions.node}`);

/* Build, in a process of its own, from nothing. */
for (const folder of [OUT, '.astro', 'node_modules/.astro', 'node_modules/.vite']) rmSync(folder, { recursive: true, force: true });
const start = performance.now();
const { stdout, status } = spawnSync(process.execPath, ['src/commands/build.ts', '--out', OUT, '--memory'], { encoding: 'utf8' });
if (status !== 0) throw new Error('The build failed: run npm run build to see why.');
print('cold build', `${((performance.now() - start) / 1000).toFixed(1)} s`);
for (const line of stdout.trim().split('\n')) print('', line);

/* Files and bytes. */
const files = globSync('**/*', { cwd: OUT }).filter((file) => statSync(join(OUT, file)).isFile());
const bytes = files.reduce((sum, file) => sum + statSync(join(OUT, file)).size, 0);
print(
  'files',
  `${files.length.toLocaleString('en')} (${(bytes / 2 ** 20).toFixed(0)} MiB), of them ${files.filter((file) => file.startsWith('pagefind')).length} of Pagefind`,
);

const shared = files.filter((file) => /^assets\/(style|Page)\./.test(file)).map((file) => [file, brotli(file)] as const);
for (const [file, size] of shared) print('on every page', `${file} ${size.toLocaleString('en')} B brotli`);
const frame = shared.reduce((sum, [, size]) => sum + size, 0);

const codePages = files.filter((file) => /^win32\/\d+\/index\.html$/.test(file));
const sizes = codePages.map((file) => [file, statSync(join(OUT, file)).size] as const).toSorted((a, b) => a[1] - b[1]);
for (const [what, file] of [
  ['median code page', sizes[Math.floor(sizes.length / 2)]?.[0]],
  ['largest code page', sizes.at(-1)?.[0]],
  ['the IKE page', 'win32/13803/index.html'],
  ['home', 'index.html'],
  ['number space', 'win32/index.html'],
  ['largest group', 'win32/group/active-directory/index.html'],
] as const) {
  if (file !== undefined) print(what, `${file} ${(brotli(file) + frame).toLocaleString('en')} B brotli with style sheet and script`);
}
for (const file of files.filter((file) => file.startsWith('lookup/')))
  print('lookup index', `${file} ${brotli(file).toLocaleString('en')} B brotli`);
rmSync(OUT, { recursive: true, force: true });

benchLookup(print);
if (existsSync('dist/index.html')) await benchPhone(print);

function brotli(file: string): number {
  return brotliCompressSync(readFileSync(join(OUT, file))).length;
}

function print(what: string, value: string): void {
  console.log(`${what.padEnd(18)} ${value}`);
}
