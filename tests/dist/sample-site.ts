/** A small site with one file of every kind that the site has or may have, compressed beside: what the rules for headers are tried on. */

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { compressFolder } from '../../src/commands/compress-folder.ts';
import { LIFETIMES } from '../../src/outputs/hosts/headers.ts';

export interface FileKind {
  /** address, without the base */
  readonly path: string;
  readonly type: string;
  readonly lifetime: (typeof LIFETIMES)[keyof typeof LIFETIMES];
  readonly compressible: boolean;
  /** true: other sites' programs may read it */
  readonly shared: boolean;
}

const kind = (path: string, type: string, rest: Partial<FileKind> = {}): FileKind => ({
  path,
  type,
  lifetime: LIFETIMES.revalidated,
  compressible: true,
  shared: false,
  ...rest,
});

/** What a reader expects of each kind, written down here and not taken from the rules. */
export const FILE_KINDS: readonly FileKind[] = [
  kind('/', 'text/html; charset=utf-8'),
  kind('/win32/5/', 'text/html; charset=utf-8'),
  kind('/assets/page.abc.js', 'text/javascript; charset=utf-8', { lifetime: LIFETIMES.immutable }),
  kind('/assets/page.abc.css', 'text/css; charset=utf-8', { lifetime: LIFETIMES.immutable }),
  kind('/assets/font.abc.woff2', 'font/woff2', { lifetime: LIFETIMES.immutable, compressible: false }),
  kind('/lookup/core-abc.json', 'application/json', { lifetime: LIFETIMES.immutable }),
  kind('/offline/packs/abc.pack', 'application/octet-stream', { lifetime: LIFETIMES.immutable, compressible: false }),
  kind('/offline/index.json', 'application/json'),
  kind('/api/v1/win32.json', 'application/json', { shared: true }),
  kind('/api/v1/win32.csv', 'text/csv; charset=utf-8', { shared: true }),
  kind('/win32/5.md', 'text/markdown; charset=utf-8'),
  kind('/llms.txt', 'text/plain; charset=utf-8'),
  kind('/feed.xml', 'application/atom+xml'),
  kind('/opensearch.xml', 'application/opensearchdescription+xml'),
  kind('/sitemap.xml', 'application/xml'),
  kind('/manifest.webmanifest', 'application/manifest+json'),
  kind('/sw.js', 'text/javascript; charset=utf-8'),
  kind('/favicon.svg', 'image/svg+xml'),
  kind('/cards/5.png', 'image/png', { compressible: false }),
  kind('/pagefind/fragment/en_1.pf_fragment', 'application/octet-stream', { compressible: false }),
  kind('/pagefind/wasm.en.pagefind', 'application/octet-stream', { compressible: false }),
  kind('/last-error.zip', 'application/zip', { compressible: false }),
];

/** A file whose compressed forms are missing: the server compresses it itself or sends it as it is. */
export const NOT_PRECOMPRESSED = '/llms.txt';

/** Writes the site below `folder`/site, and beside it a file that no request may get. @returns the site's folder */
export async function writeSampleSite(folder: string): Promise<string> {
  const site = join(folder, 'site');
  for (const { path } of FILE_KINDS) {
    if (path !== NOT_PRECOMPRESSED)
      write(join(site, fileOf(path)), `<title>${path}</title> “text” ${'of the file, long enough to be compressed. '.repeat(60)}\n`);
  }
  write(join(site, '404.html'), readFileSync('dist/404.html', 'utf8'));
  write(join(site, '_headers'), '/*\n');
  write(join(site, '_redirects'), '\n');
  write(join(folder, 'secret.txt'), SECRET);
  await compressFolder(site, 5);
  write(join(site, NOT_PRECOMPRESSED.slice(1)), 'a text without compressed forms beside it. '.repeat(100));
  return site;
}

/** The content of the file outside the root. */
export const SECRET = 'not for a reader of the site';

/** File of an address. */
export function fileOf(path: string): string {
  return path.slice(1).replace(/(^|\/)$/, '$1index.html');
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
