/** Facts + prose → Catalog: every code with all that is known of it. Pure; the loader hands it what it read. */

import { FactError } from '../facts/fact-error.ts';
import { FACTS_DIRECTORY, groupOf, type Facts } from '../facts/read-facts.ts';
import type { CodeName, Equivalent, ErrorCode, Explanation, Group, Link } from '../model/error-code.ts';
import { PROSE_SECTIONS } from '../model/sections.ts';
import { frontMatterLines } from './front-matter.ts';
import { unknownNames } from './names.ts';
import type { ProsePage } from './prose-page.ts';

export interface Catalog {
  /** by value */
  readonly codes: readonly ErrorCode[];
  readonly groups: readonly Group[];
  readonly byValue: ReadonlyMap<number, ErrorCode>;
  /** symbolic name or alias, in the spelling of the tables → code */
  readonly byName: ReadonlyMap<string, ErrorCode>;
  readonly facts: Facts;
}

/**
 * Joins the tables and the pages.
 * @throws FactError for a page without its code, in another group's folder, twice for a code, or naming a code that no table has
 */
export function joinCatalog(facts: Facts, pages: readonly ProsePage[]): Catalog {
  const groups = facts.groups.map((row): Group => ({ id: row.id, title: row.title, first: row.first_dec, last: row.last_dec }));
  const names = facts.codes.map((row): CodeName => ({ value: row.value_dec, name: row.name, message: row.message }));
  const nameOf = new Map(facts.codes.flatMap((row, index) => [row.name, ...row.aliases].map((name) => [name, names[index]] as const)));
  const explanations = explain(facts, pages, nameOf);
  const equivalents = Map.groupBy(facts.equivalents, (row) => row.value);
  const functions = Map.groupBy(facts.functions, (row) => row.value_dec);
  const docLinks = Map.groupBy(facts.docLinks, (row) => nameOf.get(row.name)?.value);
  const ranks = new Map(facts.priority.map((row) => [row.value_dec, row.rank]));

  const codes = facts.codes.map((row, index): ErrorCode => {
    const group = groups[facts.groups.findIndex((candidate) => candidate === groupOf(facts.groups, row.value_dec))];
    if (!group) throw new FactError(`${FACTS_DIRECTORY}/groups.tsv`, 1, `a group for ${row.value_dec}`, '');
    return {
      space: 'win32',
      value: row.value_dec,
      name: row.name,
      message: row.message,
      aliases: row.aliases,
      sources: row.sources,
      group,
      equivalents: (equivalents.get(row.value_dec) ?? []).map((e): Equivalent => ({
        space: e.space,
        shown: e.shown,
        context: e.context,
        sources: e.sources,
      })),
      functions: (functions.get(row.value_dec) ?? []).map((f) => ({ name: f.function, url: f.url })),
      documentation: documentation(facts, row, docLinks.get(row.value_dec) ?? []),
      previous: names[index - 1],
      next: names[index + 1],
      rank: ranks.get(row.value_dec),
      explanation: explanations.get(row.value_dec),
    };
  });
  const byName = new Map(codes.flatMap((code) => [code.name, ...code.aliases].map((name) => [name, code] as const)));
  return { codes, groups, byValue: new Map(codes.map((code) => [code.value, code])), byName, facts };
}

/** Pages that name the code, then Microsoft's list, where that list is one of the row's origins. */
function documentation(facts: Facts, row: Facts['codes'][number], links: readonly Link[]): readonly Link[] {
  const list = facts.docLists.find((list) => list.first_dec <= row.value_dec && row.value_dec <= list.last_dec);
  const named = links.map(({ title, url }): Link => ({ title, url }));
  return list && row.sources.includes('msdocs') ? [...named, { title: list.title, url: list.url }] : named;
}

function explain(
  facts: Facts,
  pages: readonly ProsePage[],
  nameOf: ReadonlyMap<string, CodeName | undefined>,
): ReadonlyMap<number, Explanation> {
  const isKnown = (name: string): boolean => nameOf.has(name) || facts.otherNames.has(name);
  const explanations = new Map<number, Explanation>();
  for (const page of pages) {
    const code = nameOf.get(page.name);
    if (!code) throw new FactError(page.path, 1, 'a file named by a symbolic name of win32.tsv', page.name);
    if (code.name !== page.name) throw new FactError(page.path, 1, `the file name ${code.name}.mdx: an alias has no page`, page.name);
    const group = groupOf(facts.groups, code.value);
    if (group?.id !== page.group)
      throw new FactError(page.path, 1, `the folder ${group?.id ?? ''}, the group of ${code.value}`, page.group);
    const unknown = unknownNames(page.text, isKnown)[0];
    if (unknown) throw new FactError(page.path, unknown.line, 'symbolic names that stand in the tables', unknown.name);
    explanations.set(code.value, explanation(page, nameOf));
  }
  return explanations;
}

function explanation(page: ProsePage, nameOf: ReadonlyMap<string, CodeName | undefined>): Explanation {
  const { frontMatter } = page;
  const seen = new Set([page.name]);
  const related = frontMatter.related.map(({ name, why }, index) => {
    const refuse = (expected: string): FactError =>
      new FactError(page.path, frontMatterLines(page.text)(['related', index, 'name']), `related: ${expected}`, name);
    const code = nameOf.get(name);
    if (!code) throw refuse('a symbolic name of win32.tsv');
    if (code.name !== name) throw refuse(`${code.name}, not its alias`);
    if (seen.has(name)) throw refuse('each other code once, and not the page itself');
    seen.add(name);
    return { code, why };
  });
  requireSections(page);
  return {
    path: page.path,
    updated: frontMatter.updated,
    summary: frontMatter.summary,
    handling: frontMatter.handling,
    otherwise: frontMatter.otherwise,
    related,
    faq: frontMatter.faq,
    sources: frontMatter.sources,
    sections: PROSE_SECTIONS.filter(({ title }) => page.sections.some((section) => section.title === title)).map(({ id }) => id),
  };
}

/** Throws at the first heading that is not the next section, or at the end of the page where one is missing. */
function requireSections(page: ProsePage): void {
  const titles = page.sections.map(({ title }) => title);
  const expected = PROSE_SECTIONS.filter(({ title, optional }) => !optional || titles.includes(title)).map(({ title }) => title);
  const wrong = titles.findIndex((title, index) => title !== expected[index]);
  const at = wrong >= 0 ? wrong : titles.length;
  if (wrong < 0 && titles.length === expected.length) return;
  throw new FactError(
    page.path,
    page.sections[at]?.line ?? page.text.trimEnd().split('\n').length,
    expected[at] === undefined ? `no section after ${expected.at(-1) ?? ''}` : `the section ${expected[at]}`,
    titles[at] ?? '',
  );
}
