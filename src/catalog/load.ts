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

/** What content/ holds: the joined catalog, and the pages that its prose stands in. */
export interface Content {
  readonly catalog: Catalog;
  /** by path below the root */
  readonly pages: ReadonlyMap<string, ProsePage>;
}

let facts: Facts | undefined;
let content: (Content & { readonly stamp: string }) | undefined;

/**
 * Facts and prose, read once per process.
 * @param options.live look at the pages' time stamps first and read them again where one changed (the development server)
 */
export function loadContent(options: { readonly live?: boolean } = {}): Content {
  if (content && !options.live) return content;
  const stamp = options.live
    ? [...prosePaths(), ...prosePaths(undefined, GUIDES_PATTERN)].map((path) => `${path} ${statSync(path).mtimeMs}`).join('\n')
    : '';
  if (content?.stamp === stamp) return content;
  facts ??= loadFacts();
  const prose = loadProse();
  content = { stamp, catalog: joinCatalog(facts, prose, loadGuides()), pages: new Map(prose.map((page) => [page.path, page])) };
  return content;
}

/** The whole catalog; as {@link loadContent}. */
export function loadCatalog(options: { readonly live?: boolean } = {}): Catalog {
  return loadContent(options).catalog;
}
