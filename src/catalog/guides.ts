/** MDX files below content/guides → guides and the texts of groups, each checked like a code page: front matter, Markdown alone, known names. */

import type { z } from 'zod';
import { FactError } from '../facts/fact-error.ts';
import type { Group } from '../model/error-code.ts';
import type { GroupHub, Guide } from '../model/guide.ts';
import type { CodeNames } from './code-names.ts';
import { frontMatterLines, GuideFrontMatter, HubFrontMatter, readFrontMatter } from './front-matter.ts';
import { unknownNames } from './names.ts';
import { readSections, requireReadable, type ProseText } from './prose-page.ts';

export interface GuidePage extends ProseText {
  readonly kind: 'guide';
  readonly id: string;
  readonly frontMatter: z.infer<typeof GuideFrontMatter>;
}

export interface HubPage extends ProseText {
  readonly kind: 'hub';
  /** name of the file: the id of a group */
  readonly id: string;
  readonly frontMatter: z.infer<typeof HubFrontMatter>;
}

export type GuideText = GuidePage | HubPage;

const PLACES = 'a file content/guides/<id>.mdx or content/guides/groups/<group>.mdx, named in lower-case letters, digits and hyphens';

/**
 * Reads a guide, or the text of a group.
 * @param path e.g. "content/guides/snippets.mdx", "content/guides/groups/winsock.mdx"
 * @throws FactError for a path or front matter that does not fit, no text, MDX that cannot be read, or anything but Markdown in it
 */
export function readGuideText(path: string, text: string): GuideText {
  const [, folder, id] = /^content\/guides\/(groups\/)?([a-z0-9]+(?:-[a-z0-9]+)*)\.mdx$/.exec(path) ?? [];
  // The folder of the hubs would share the address /guides/groups/.
  if (id === undefined || (folder === undefined && id === 'groups')) throw new FactError(path, 1, PLACES, path);
  requireReadable(path, text);
  const kind = folder === undefined ? 'guide' : 'hub';
  const page =
    kind === 'guide'
      ? { kind, frontMatter: readFrontMatter(path, text, GuideFrontMatter) }
      : { kind, frontMatter: readFrontMatter(path, text, HubFrontMatter) };
  const { introduction, sections } = readSections(path, text);
  const empty = sections.find(({ blocks }) => blocks.length === 0);
  if (empty) throw new FactError(path, empty.line, 'text below the heading', empty.title);
  if (introduction.length + sections.length === 0)
    throw new FactError(path, text.trimEnd().split('\n').length, 'text below the front matter', '');
  return { ...page, id, path, text, introduction, sections } as GuideText;
}

export interface Guides {
  /** by title */
  readonly guides: readonly Guide[];
  /** id of a group → the text above its table */
  readonly hubs: ReadonlyMap<string, GroupHub>;
}

/**
 * Joins the texts with the tables.
 * @throws FactError for a name that no table has, a hub of no group, or one that counts a code of another group among its own
 */
export function joinGuides(pages: readonly GuideText[], groups: readonly Group[], names: CodeNames): Guides {
  const guides: Guide[] = [];
  const hubs = new Map<string, GroupHub>();
  for (const page of pages) {
    const unknown = unknownNames(page.text, (name) => names.byName.has(name))[0];
    if (unknown) throw new FactError(page.path, unknown.line, 'symbolic names that stand in the tables', unknown.name);
    const { path, frontMatter } = page;
    const { updated, summary, sources } = frontMatter;
    const text = { path, updated, summary, sources };
    if (page.kind === 'guide')
      guides.push({ ...text, id: page.id, title: page.frontMatter.title, sections: page.sections.map(({ title }) => title) });
    else hubs.set(page.id, { ...text, group: page.id, met: metCodes(page, groups, names) });
  }
  return { guides: guides.toSorted((a, b) => (a.title < b.title ? -1 : 1)), hubs };
}

function metCodes(page: HubPage, groups: readonly Group[], names: CodeNames): GroupHub['met'] {
  const group = groups.find(({ id }) => id === page.id);
  if (!group) throw new FactError(page.path, 1, 'a file named by the id of a group in groups.tsv', page.id);
  const lineAt = frontMatterLines(page.text);
  return page.frontMatter.met.map((name, index, list) => {
    const refuse = (expected: string): FactError => new FactError(page.path, lineAt(['met', index]), `met: ${expected}`, name);
    const code = names.inSpace('win32', name);
    if (!code || code.value < group.first || code.value > group.last)
      throw refuse(`a symbolic name of the group, ${group.first} to ${group.last}`);
    if (code.name !== name) throw refuse(`${code.name}, not its alias`);
    if (list.indexOf(name) !== index) throw refuse('each code once');
    return code;
  });
}
