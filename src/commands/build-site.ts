/** The build: checks facts and prose, renders the pages, indexes them for search. Prints each step with its counts. */

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'astro';
import * as pagefind from 'pagefind';
import { loadCatalog } from '../catalog/load.ts';
import { cardColors, socialCards } from '../outputs/social-card.ts';
import { startCards } from './card-images.ts';
import { writeIcons, writeOffline } from './write-offline.ts';
import { mostMet, numberForwards, numbersAndNames } from '../outputs/hosts/short-forms.ts';
import { headersFile, redirectsFile } from '../outputs/hosts/static-hosts.ts';

/** Pagefind's fragments are bundled above this number of pages, so that dist/ stays below the file limits of hosts. */
const MAX_FRAGMENTS = 1000;

export interface BuildPhase {
  readonly name: string;
  readonly milliseconds: number;
  readonly counts: string;
}

export interface BuildOptions {
  /** folder of the built site */
  readonly outDir: string;
  /** `/` or `/sub/path/`; where it is not `/`, outDir is what that path serves */
  readonly base: string;
  readonly print: (line: string) => void;
}

/** Builds the whole site. @throws FactError where the content is wrong, Error where a step fails */
export async function buildSite({ outDir, base, print }: BuildOptions): Promise<readonly BuildPhase[]> {
  const phases: BuildPhase[] = [];
  const step = async (name: string, run: () => Promise<string> | string): Promise<void> => {
    const start = performance.now();
    const counts = await run();
    const phase = { name, milliseconds: performance.now() - start, counts };
    phases.push(phase);
    print(`${name.padEnd(8)} ${(phase.milliseconds / 1000).toFixed(1).padStart(6)} s  ${counts}`);
  };

  await step('content', () => {
    const { codes, groups, statuses } = loadCatalog();
    const explained = [...codes, ...Object.values(statuses).flat()].filter((code) => code.explanation).length;
    const others = Object.entries(statuses).map(([space, list]) => `${list.length} ${space}`);
    return `${codes.length} win32 in ${groups.length} groups, ${others.join(', ')}; ${explained} explained`;
  });
  // Drawn beside the next two steps, which leave a processor idle.
  const cards = startCards(socialCards(loadCatalog(), cardColors(readFileSync('src/styles/tokens.css', 'utf8'))));
  await step('pages', async () => {
    await build({ outDir, base, logLevel: 'warn' });
    mkdirSync(outDir, { recursive: true });
    writeFileSync(join(outDir, '_headers'), headersFile(base));
    const catalog = loadCatalog();
    writeFileSync(join(outDir, '_redirects'), redirectsFile(base, numberForwards(mostMet(catalog), numbersAndNames(catalog))));
    return resolve(outDir);
  });
  await step('search', () => indexForSearch(outDir));
  await step('cards', () => cards.write(outDir));
  await step('icons', () => writeIcons(outDir));
  // The last step: it packs what the others wrote.
  await step('offline', async () => {
    const { files, packs, bytes, version } = await writeOffline(outDir, newestChange());
    return `${files} files in ${packs.length} packs, ${(bytes / 1e6).toFixed(1)} MB, version ${version}`;
  });
  return phases;
}

/** Day of the newest change of an explained page, YYYY-MM-DD. */
function newestChange(): string {
  const { codes, statuses } = loadCatalog();
  const days = [...codes, ...Object.values(statuses).flat()].flatMap(({ explanation }) => explanation?.updated ?? []);
  return days.toSorted().at(-1) ?? '';
}

/** Pagefind over every page with a `data-pagefind-body`. */
async function indexForSearch(outDir: string): Promise<string> {
  const { index, errors } = await pagefind.createIndex({ forceLanguage: 'en', maxFragments: MAX_FRAGMENTS, includeCharacters: '_-' });
  if (!index) throw new Error(`Pagefind: ${errors.join('; ')}`);
  const indexed = await index.addDirectory({
    path: outDir,
    glob: '{{win32,ntstatus,hresult,bugcheck,ras,guides,win32/group}/*/index.html,ldap/index.html}',
  });
  const written = await index.writeFiles({ outputPath: join(outDir, 'pagefind') });
  await pagefind.close();
  const failures = [...indexed.errors, ...written.errors];
  if (failures.length > 0) throw new Error(`Pagefind: ${failures.join('; ')}`);
  return `${indexed.page_count} pages`;
}
