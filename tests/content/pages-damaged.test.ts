/** The pages of the site, damaged as files, in their front matter, prose and place: refused with file and line. */

import { readFileSync } from 'node:fs';
import { codeNames } from '../../src/catalog/code-names.ts';
import { explain } from '../../src/catalog/explanations.ts';
import { joinCatalog } from '../../src/catalog/join.ts';
import { loadFacts, prosePaths } from '../../src/catalog/load.ts';
import { readProsePage } from '../../src/catalog/prose-page.ts';
import { FactError } from '../../src/facts/fact-error.ts';
import { testDamage, type Damaged } from './damage.ts';
import { pageDamages } from './page-damage.ts';
import { RULES } from './rules.ts';

const facts = loadFacts();
const pages = prosePaths().map((path) => ({ path, text: readFileSync(path, 'utf8') }));
const explained = new Set(pages.map(({ path }) => path));
const names = codeNames(facts, (space, name) => explained.has(`content/codes/${space}/${name}.mdx`));
const catalog = joinCatalog(facts, []);

/** Reads a page as the build does, then as the content lints do: what they find is as good a refusal. */
function read(path: string, { text }: Damaged): void {
  const page = readProsePage(path, text);
  explain(facts, [page], names);
  for (const rule of RULES) {
    const [finding] = rule.over === 'each page' ? rule.check(page, catalog) : [];
    if (finding) throw new FactError(path, finding.line, finding.expected, finding.found);
  }
}

/** Damage that nothing needs to see, and why. */
const HARMLESS: Readonly<Record<string, string>> = {
  'a brace that was not opened in MDX': 'MDX takes it for a character.',
  'an address as text in MDX': 'It is a link to another site as any, and a reader sees where it leads.',
  'a math block in MDX': 'Two dollar signs are characters.',
  'a placeholder of a template in prose': 'A sentence as any other; those of npm run new are refused.',
  'an indented code block in prose': 'MDX has none: it is a paragraph.',
  'left out in section Troubleshooting': 'This section alone is optional.',
  'without its heading in section Troubleshooting': 'Its text then ends the section before, which is optional to follow.',
};

testDamage('pages', pageDamages(pages), 250, {
  read: (kind, damaged, pick) => read(kind.pathOf(kind.pageOf(pick)), damaged),
  pathOf: (kind, pick) => kind.pathOf(kind.pageOf(pick)),
  textOf: () => undefined,
  harmless: HARMLESS,
  runs: 3,
});
