/**
 * The built site → the files of a folder for a USB stick: what is left out, what is rewritten so that it works from file:// as
 * well as from any server and sub-folder, what is added (README.txt, settings for servers).
 */

import { folderPage, folderStyles, moduleScripts, type Folder } from './folder-page.ts';
import { serverFiles } from './folder-texts.ts';

/** Files of the built site that the folder goes without, each with its reason. */
export const LEFT_OUT: readonly { readonly pattern: RegExp; readonly reason: string }[] = [
  { pattern: /^404\.html$/, reason: 'shown at addresses of any depth, so it can’t have relative links; a disk has no 404' },
  { pattern: /^_(headers|redirects)$/, reason: 'settings for hosts' },
  { pattern: /^(robots\.txt|sitemap[^/]*\.xml)$/, reason: 'for search engines' },
  { pattern: /^opensearch\.xml$/, reason: 'adds the public site to a browser, not this folder' },
  { pattern: /^(sw\.js|[^/]+\.webmanifest|offline\/(?!index\.html$).*)$/, reason: 'the folder is offline already' },
  { pattern: /^cards\//, reason: 'pictures for social networks' },
  { pattern: /\.(br|gz)$/, reason: 'compressed twins' },
  { pattern: /^lookup\/[^/]+\.json$/, reason: 'a script of the same name takes its place' },
  { pattern: /^pagefind\/pagefind-(ui|modular-ui|component-ui|highlight)\./, reason: 'parts of Pagefind that the site does not use' },
];

export interface BuiltSite {
  /** file below dist/, with forward slashes → its bytes */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** bundled classic scripts that take the place of module scripts: file below dist/ → its text */
  readonly scripts: ReadonlyMap<string, string>;
  /** modules that stand in those scripts */
  readonly bundledModules: ReadonlySet<string>;
}

/** What the built site tells about itself. */
export interface SiteFacts {
  /** `/` or `/sub/path/` */
  readonly base: string;
  /** full address of the public site, with a slash at the end; undefined where it was built for this machine */
  readonly publicSite: string | undefined;
  /** day of the newest page, YYYY-MM-DD */
  readonly newest: string;
}

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** Reads base, public address and newest page from the built files. @throws Error where dist/ is no built site */
export function siteFacts(files: ReadonlyMap<string, Uint8Array>): SiteFacts {
  const home = textOf(files, 'index.html');
  const base = /<html[^>]*\sdata-base="([^"]*)"/.exec(home)?.[1];
  const canonical = /<link rel="canonical" href="([^"]*)"/.exec(home)?.[1];
  const newest = [...textOf(files, 'sitemap.xml').matchAll(/<lastmod>(\d{4}-\d\d-\d\d)/g)]
    .map(([, day = '']) => day)
    .sort()
    .at(-1);
  if (base === undefined || canonical === undefined)
    throw new Error('index.html: no data-base or canonical address; not a page of this site');
  if (newest === undefined) throw new Error('sitemap.xml: no page has a day of its last change');
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(new URL(canonical).hostname);
  return { base, publicSite: isLocal ? undefined : canonical, newest };
}

function textOf(files: ReadonlyMap<string, Uint8Array>, file: string): string {
  const bytes = files.get(file);
  if (!bytes) throw new Error(`${file} is missing: not a built site`);
  return decoder.decode(bytes);
}

/** Files of the built site that its pages load as modules. */
export function moduleFiles(files: ReadonlyMap<string, Uint8Array>, base: string): readonly string[] {
  const sources = new Set<string>();
  for (const [file, bytes] of files)
    if (file.endsWith('.html')) for (const source of moduleScripts(decoder.decode(bytes))) sources.add(source);
  return [...sources].map((source) => source.slice(base.length)).sort();
}

/**
 * The files of the folder: path below it → bytes, sorted by path.
 * @throws FolderLinkError for a link that would lead nowhere
 */
export function siteFolder(
  { files, scripts, bundledModules }: BuiltSite,
  { base, publicSite }: SiteFacts,
): ReadonlyMap<string, Uint8Array> {
  const isNamed = (file: string): boolean => LEFT_OUT.some(({ pattern }) => pattern.test(file));
  const loaded = new Set(moduleFiles(new Map([...files].filter(([file]) => !isNamed(file))), base));
  const isLeftOut = (file: string): boolean => isNamed(file) || (bundledModules.has(file) && !loaded.has(file));
  const kept = [...files].filter(([file]) => !isLeftOut(file));
  const folder: Folder = {
    base,
    files: new Set(kept.map(([file]) => file)),
    leftOut: new Set([...files.keys()].filter(isLeftOut)),
    publicSite,
  };
  const site = kept.map(([file, bytes]): readonly [string, Uint8Array] => {
    const script = scripts.get(file);
    if (script !== undefined) return [file, encoder.encode(script)];
    if (file.endsWith('.html')) return [file, encoder.encode(folderPage(decoder.decode(bytes), file, folder))];
    if (file.endsWith('.css')) return [file, encoder.encode(folderStyles(decoder.decode(bytes), file, folder))];
    return [file, bytes];
  });
  const shards = [...files].flatMap(([file, bytes]): readonly (readonly [string, Uint8Array])[] => {
    const shard = /^lookup\/([a-zA-Z]+)-[^/]*\.json$/.exec(file)?.[1];
    return shard === undefined ? [] : [[file.replace(/json$/, 'js'), encoder.encode(shardScript(shard, decoder.decode(bytes)))]];
  });
  const servers = Object.entries(serverFiles([...folder.files])).map(([file, text]) => [file, encoder.encode(text)] as const);
  return new Map([...site, ...shards, ...servers].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A shard of the lookup index as a script: from a disk a browser reads no file by fetch. src/browser/shard-text.ts loads it. */
export function shardScript(shard: string, text: string): string {
  return `(globalThis.lastErrorShards??={}).${shard}=${JSON.stringify(text)};\n`;
}
