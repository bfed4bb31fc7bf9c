/** Reads content/ from disk and joins it. The one place that touches the file system for facts and prose. */

import { globSync, readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { FACTS_DIRECTORY, readFacts, type Facts } from '../facts/read-facts.ts';
import { joinCatalog, type Catalog } from './join.ts';
import { readGuideText, type GuideText } from './guides.ts';
import { readProsePage, type ProsePage } from './prose-page.ts';

const PROSE_PATTERN = 'content/codes/**/*.mdx';
const GUIDES_PATTERN = 'content/guides/**/*.mdx';

/** Reads and checks the tables below `root`, the repository's folder. @throws FactError */
export function loadFacts(root = process.cwd()): Facts {
  return readFacts((file) => readFileSync(join(root, FACTS_DIRECTORY, file), 'utf8'));
}

/** Paths of all code pages, below the root, sorted, with forward slashes. */
export function prosePaths(root = process.cwd(), pattern = PROSE_PATTERN): readonly string[] {
  return globSync(pattern, { cwd: root })
    .map((path) => path.split(sep).join('/'))
    .sort();
}

/** Reads and checks all code pages below `root`. @throws FactError */
export function loadProse(root = process.cwd()): readonly ProsePage[] {
  return prosePaths(root).map((path) => readProsePage(path, readFileSync(join(root, path), 'utf8')));
}

/** Reads and checks all guides and texts of groups below `root`. @throws FactError */
export function loadGuides(root = process.cwd()): readonly GuideText[] {
  return prosePaths(root, GUIDES_PATTERN).map((path) => readGuideText(path, readFileSync(join(root, path), 'utf8')));
}

let facts: Facts | undefined;
let catalog: { readonly stamp: string; readonly value: Catalog } | undefined;

/**
 * The whole catalog, read once per process.
 * @param options.live look at the pages' time stamps first and read them again where one changed (the development server)
 */
export function loadCatalog(options: { readonly live?: boolean } = {}): Catalog {
  if (catalog && !options.live) return catalog.value;
  const stamp = options.live
    ? [...prosePaths(), ...prosePaths(undefined, GUIDES_PATTERN)].map((path) => `${path} ${statSync(path).mtimeMs}`).join('\n')
    : '';
  if (catalog?.stamp === stamp) return catalog.value;
  facts ??= loadFacts();
  catalog = { stamp, value: joinCatalog(facts, loadProse(), loadGuides()) };
  return catalog.value;
}
