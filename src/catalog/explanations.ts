/** Prose pages → explanations: each page held against the code that its place and name give, its related codes and its sections. */

import { FactError } from '../facts/fact-error.ts';
import { groupOf, type Facts } from '../facts/read-facts.ts';
import type { CodeName, Explanation } from '../model/error-code.ts';
import { PROSE_SECTIONS } from '../model/sections.ts';
import type { CodeNames } from './code-names.ts';
import { frontMatterLines } from './front-matter.ts';
import { unknownNames } from './names.ts';
import type { ProsePage } from './prose-page.ts';

/**
 * Explanation of each explained code.
 * @throws FactError for a page without its code, in another group's folder, or naming a code that no table has
 */
export function explain(facts: Facts, pages: readonly ProsePage[], names: CodeNames): ReadonlyMap<CodeName, Explanation> {
  const explanations = new Map<CodeName, Explanation>();
  for (const page of pages) {
    const code = names.inSpace(page.space, page.name);
    if (!code) throw new FactError(page.path, 1, `a file named by a symbolic name of ${page.space}.tsv`, page.name);
    if (code.name !== page.name) throw new FactError(page.path, 1, `the file name ${code.name}.mdx: an alias has no page`, page.name);
    const group = page.space === 'win32' ? groupOf(facts.groups, code.value)?.id : undefined;
    if (group !== page.group) throw new FactError(page.path, 1, `the folder ${group ?? ''}, the group of ${code.value}`, page.group ?? '');
    const unknown = unknownNames(page.text, (name) => names.byName.has(name))[0];
    if (unknown) throw new FactError(page.path, unknown.line, 'symbolic names that stand in the tables', unknown.name);
    explanations.set(code, explanation(page, code, names));
  }
  return explanations;
}

function explanation(page: ProsePage, own: CodeName, names: CodeNames): Explanation {
  const { frontMatter } = page;
  const seen = new Set([own]);
  const related = frontMatter.related.map(({ name, why }, index) => {
    const refuse = (expected: string): FactError =>
      new FactError(page.path, frontMatterLines(page.text)(['related', index, 'name']), `related: ${expected}`, name);
    // A name of several spaces is the one of the page's own space first.
    const code = names.inSpace(page.space, name) ?? names.byName.get(name);
    if (!code) throw refuse('a symbolic name of the tables');
    // An HRESULT's names belong to components of their own: the one that is written is shown. So is E_ACCESSDENIED, whose
    // page is that of its Win32 code. Any other second name is an alias.
    const isHresult = code.space === 'hresult' || (code.space === 'win32' && names.hresultNames.get(code.value)?.includes(name));
    if (code.name !== name && !isHresult) throw refuse(`${code.name}, not its alias`);
    if (seen.has(code)) throw refuse('each other code once, and not the page itself');
    seen.add(code);
    return { code: { ...code, name }, why };
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
