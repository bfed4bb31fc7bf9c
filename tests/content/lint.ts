/**
 * `npm run lint-page -- <file.mdx>…`: the content lints over these pages alone, in seconds. Other pages are read only to find
 * what stands twice; one of them that cannot be read is passed over. Exit code: 0 nothing found, 1 findings, 2 wrong usage.
 */

import { existsSync, readFileSync } from 'node:fs';
import { joinCatalog } from '../../src/catalog/join.ts';
import { loadFacts, prosePaths } from '../../src/catalog/load.ts';
import { readProsePage, type ProsePage } from '../../src/catalog/prose-page.ts';
import { FactError } from '../../src/facts/fact-error.ts';
import { checkPages, RULES } from './rules.ts';

const files = process.argv.slice(2);
const missing = files.find((file) => !existsSync(file));
if (files.length === 0 || missing !== undefined) {
  console.error(missing === undefined ? 'Usage: npm run lint-page -- <file.mdx>…' : `No such file: ${missing}`);
  process.exit(2);
}

const facts = loadFacts();
const findings: string[] = [];

/** The page, or undefined after its fault was noted. */
function read(path: string): ProsePage | undefined {
  try {
    const page = readProsePage(path, readFileSync(path, 'utf8'));
    joinCatalog(facts, [page]);
    return page;
  } catch (error) {
    if (!(error instanceof FactError)) throw error;
    if (files.includes(path)) findings.push(error.message);
    return undefined;
  }
}

const asked = files.flatMap((file) => read(file) ?? []);
const others = prosePaths()
  .filter((path) => !files.includes(path))
  .flatMap((path) => {
    try {
      return [readProsePage(path, readFileSync(path, 'utf8'))];
    } catch (error) {
      if (error instanceof FactError) return [];
      throw error;
    }
  });
const catalog = joinCatalog(facts, []);
for (const rule of RULES) {
  const given = rule.over === 'all pages' ? [...others, ...asked] : asked;
  for (const { file, line, expected, found } of checkPages(rule, catalog, given))
    if (files.includes(file)) findings.push(`${file}:${line}: expected ${expected}, found ${found}  (${rule.name})`);
}
console.log(findings.length === 0 ? `${asked.length} pages, nothing found` : findings.join('\n'));
process.exitCode = findings.length === 0 ? 0 : 1;
