/** A folder with the built site → the files of the zip, checked. Bundles the module scripts; all rules are in src/outputs. */

import { globSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { build } from 'esbuild';
import { moduleFiles, siteFacts, siteFolder, type SiteFacts } from '../outputs/site-folder.ts';
import { windowsText, zipReadme } from '../outputs/folder-texts.ts';
import { windowsPathFaults } from '../outputs/windows-paths.ts';

export interface FolderToZip {
  /** path below the top folder → bytes, sorted */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly facts: SiteFacts;
}

/**
 * @param from folder of the built site
 * @param version of the program
 * @throws Error where it is no built site, a link would lead nowhere, or Windows can't hold a path
 */
export async function folderOf(from: string, version: string): Promise<FolderToZip> {
  const built = readFiles(from);
  const facts = siteFacts(built);
  const { scripts, bundledModules } = await classicScripts(from, moduleFiles(built, facts.base));
  const site = siteFolder({ files: built, scripts, bundledModules }, facts);
  const files = new Map([
    ...site,
    ['README.txt', text(zipReadme({ version, ...facts }))],
    ['LICENSE.txt', text(windowsText(lines('LICENSE')))],
    ['NOTICE.txt', text(windowsText(lines('NOTICE')))],
  ]);
  const faults = windowsPathFaults([...files.keys()]);
  if (faults.length > 0) throw new Error(`Windows can’t hold these paths:\n${faults.join('\n')}`);
  return { files, facts };
}

function readFiles(folder: string): ReadonlyMap<string, Uint8Array> {
  const files = globSync('**/*', { cwd: folder })
    .filter((file) => statSync(join(folder, file)).isFile())
    .map((file) => file.split(sep).join('/'))
    .sort();
  return new Map(files.map((file) => [file, readFileSync(join(folder, file))]));
}

/**
 * Each module that a page loads, bundled with all that it imports into a classic script of the same file name. A part that is
 * loaded on demand elsewhere stands in the bundle: from a disk it costs no request.
 */
async function classicScripts(
  from: string,
  modules: readonly string[],
): Promise<{ scripts: Map<string, string>; bundledModules: Set<string> }> {
  const { outputFiles, metafile } = await build({
    entryPoints: modules.map((file) => join(from, file)),
    outbase: from,
    outdir: from,
    bundle: true,
    format: 'iife',
    minify: true,
    charset: 'utf8',
    target: 'es2023',
    write: false,
    metafile: true,
    allowOverwrite: true,
    // A warning here is a script that would fail in the folder, such as one that asks for import.meta.
    logLevel: 'error',
    logOverride: { 'empty-import-meta': 'error' },
    // The folder is offline already, and a browser has no service workers for a disk: what asks for one is left out.
    define: { 'navigator.serviceWorker': 'undefined' },
  });
  const below = (path: string): string => relative(from, resolve(path)).split(sep).join('/');
  const scripts = new Map(outputFiles.map(({ path, text: script }) => [below(path), script]));
  const bundledModules = new Set(Object.keys(metafile.inputs).map(below));
  return { scripts, bundledModules };
}

function text(content: string): Uint8Array {
  return new TextEncoder().encode(content);
}

function lines(file: string): readonly string[] {
  return readFileSync(file, 'utf8').trimEnd().split(/\r?\n/);
}
