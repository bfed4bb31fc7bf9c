/** Facts + prose → Catalog: every code with all that is known of it. Pure; the loader hands it what it read. */

import { FactError } from '../facts/fact-error.ts';
import { FACTS_DIRECTORY, type Facts } from '../facts/read-facts.ts';
import type { CodeName, Equivalent, Explanation, Group, Link, StatusCode, Win32Code } from '../model/error-code.ts';
import { statusBits } from '../model/number.ts';
import type { NumberSpace } from '../model/number-space.ts';
import { codeNames, type CodeNames, type NamedCode } from './code-names.ts';
import { explain } from './explanations.ts';
import { joinGuides, type Guides, type GuideText } from './guides.ts';
import type { ProsePage } from './prose-page.ts';

export interface Catalog extends Guides {
  /** Win32 codes by value */
  readonly codes: readonly Win32Code[];
  readonly groups: readonly Group[];
  readonly byValue: ReadonlyMap<number, Win32Code>;
  /** symbolic name or alias of a Win32 code, in the spelling of the tables → code */
  readonly byName: ReadonlyMap<string, Win32Code>;
  /** codes of the other spaces, each sorted by value */
  readonly statuses: Readonly<Record<Exclude<NumberSpace, 'win32'>, readonly StatusCode[]>>;
  /** every name of every space */
  readonly names: CodeNames;
  readonly facts: Facts;
}

/**
 * Joins the tables, the pages of codes, the guides and the texts of groups.
 * @throws FactError for a page without its code, in another group's folder, twice for a code, or naming a code that no table has
 */
export function joinCatalog(facts: Facts, pages: readonly ProsePage[], guideTexts: readonly GuideText[] = []): Catalog {
  const pageNames = new Set(pages.map((page) => `${page.space} ${page.name}`));
  const names = codeNames(facts, (space, name) => pageNames.has(`${space} ${name}`));
  const joined: Joined = {
    facts,
    names,
    explanations: explain(facts, pages, names),
    ...layers(facts, names),
    docLinks: docLinks(facts, names),
  };
  const groups = facts.groups.map((row): Group => ({ id: row.id, title: row.title, first: row.first_dec, last: row.last_dec }));
  const codes = win32Codes(joined, groups);
  return {
    codes,
    groups,
    byValue: new Map(codes.map((code) => [code.value, code])),
    byName: new Map(codes.flatMap((code) => [code.name, ...code.aliases].map((name) => [name, code] as const))),
    statuses: {
      ntstatus: statusCodes(joined, 'ntstatus'),
      hresult: statusCodes(joined, 'hresult'),
      bugcheck: statusCodes(joined, 'bugcheck'),
      ras: statusCodes(joined, 'ras'),
    },
    ...joinGuides(guideTexts, groups, names),
    names,
    facts,
  };
}

/** What the makers of codes look things up in. */
interface Joined {
  readonly facts: Facts;
  readonly names: CodeNames;
  readonly explanations: ReadonlyMap<CodeName, Explanation>;
  readonly docLinks: ReadonlyMap<CodeName, readonly Link[]>;
  readonly becomes: ReadonlyMap<CodeName, readonly CodeName[]>;
  readonly comesFrom: ReadonlyMap<CodeName, readonly CodeName[]>;
}

const SPACES = ['win32', 'ntstatus', 'hresult', 'bugcheck'] as const satisfies readonly NumberSpace[];

function docLinks(facts: Facts, names: CodeNames): ReadonlyMap<CodeName, readonly Link[]> {
  const links = new Map<CodeName, Link[]>();
  for (const { name, title, url } of [...facts.documentedHresults, ...facts.docLinks]) {
    // A few names are those of a status and of the bug check that it ends in: the page may speak of either.
    const own = SPACES.flatMap((space) => names.inSpace(space, name) ?? []);
    const carried = own.length === 0 ? names.byName.get(name) : undefined;
    for (const code of carried ? [carried] : own) {
      const list = links.get(code) ?? [];
      if (!list.some((link) => link.url === url)) links.set(code, [...list, { title, url }]);
    }
  }
  return links;
}

/** Which code turns into which: NTSTATUS → Win32, or a value above it. The pairs name statuses; a few of them are HRESULTs (SEC_E_…). */
function layers(facts: Facts, names: CodeNames): Pick<Joined, 'becomes' | 'comesFrom'> {
  const becomes = new Map<CodeName, CodeName[]>();
  const comesFrom = new Map<CodeName, CodeName[]>();
  const join = (status: CodeName | undefined, result: CodeName | undefined): void => {
    if (!status || !result) return;
    becomes.set(status, [...(becomes.get(status) ?? []), result]);
    comesFrom.set(result, [...(comesFrom.get(result) ?? []), status]);
  };
  for (const row of facts.equivalents) {
    if (row.space !== 'ntstatus') continue;
    const value = Number(row.context);
    join(names.byValue('ntstatus', value) ?? names.byValue('hresult', value), names.byValue('win32', row.value));
  }
  for (const row of facts.ntstatusHresults) join(names.byValue('ntstatus', row.ntstatus_hex), names.byValue('hresult', row.hresult_hex));
  return { becomes, comesFrom };
}

function win32Codes(joined: Joined, groups: readonly Group[]): readonly Win32Code[] {
  const { facts, names } = joined;
  const equivalents = Map.groupBy(facts.equivalents, (row) => row.value);
  const functions = Map.groupBy(facts.functions, (row) => row.value_dec);
  const ranks = new Map(facts.priority.map((row) => [row.value_dec, row.rank]));
  return names.spaces.win32.map((named, index): Win32Code => {
    const { value } = named.code;
    const group = groups.find(({ first, last }) => first <= value && value <= last);
    if (!group) throw new FactError(`${FACTS_DIRECTORY}/groups.tsv`, 1, `a group for ${value}`, '');
    const list = facts.docLists.find((list) => list.first_dec <= value && value <= list.last_dec);
    const base = codeBase(joined, 'win32', index, named);
    return {
      ...base,
      space: 'win32',
      // Pages that name the code, then Microsoft's list, where that list is one of the row's origins.
      documentation: [...base.documentation, ...(list && named.sources.includes('msdocs') ? [{ title: list.title, url: list.url }] : [])],
      group,
      equivalents: (equivalents.get(value) ?? []).map(({ space, shown, context, sources }): Equivalent => ({
        space,
        shown,
        context,
        sources,
      })),
      functions: (functions.get(value) ?? []).map((row) => ({ name: row.function, url: row.url })),
      hresultNames: names.hresultNames.get(value) ?? [],
      rank: ranks.get(value),
    };
  });
}

function statusCodes<S extends Exclude<NumberSpace, 'win32'>>(joined: Joined, space: S): readonly StatusCode[] {
  const facilities = new Map(joined.facts.facilities.filter((row) => row.space === space).map((row) => [row.facility, row.names]));
  const inBits = space === 'ntstatus' || space === 'hresult';
  return joined.names.spaces[space].map((named, index) => ({
    ...codeBase(joined, space, index, named),
    space,
    facilityNames: (inBits ? facilities.get(statusBits(named.code.value).facility) : undefined) ?? [],
    becomes: joined.becomes.get(named.code) ?? [],
  }));
}

/** What codes of all spaces have. */
function codeBase({ names, explanations, docLinks, comesFrom }: Joined, space: NumberSpace, index: number, named: NamedCode) {
  const { code, aliases, sources } = named;
  return {
    ...code,
    aliases,
    sources,
    documentation: docLinks.get(code) ?? [],
    previous: names.spaces[space][index - 1]?.code,
    next: names.spaces[space][index + 1]?.code,
    comesFrom: comesFrom.get(code) ?? [],
    explanation: explanations.get(code),
  };
}
