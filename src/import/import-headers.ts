/** Headers + tables → what an import would change, whether it is refused and why, and the new text of each table. Pure. */

import { FactError } from '../facts/fact-error.ts';
import { readFacts, type Facts } from '../facts/read-facts.ts';
import { contains } from '../facts/read-win32.ts';
import { collectCodes, type Excluded } from './collect-codes.ts';
import { compare, type Comparison } from './compare.ts';
import type { NumberSpace } from './evaluate.ts';
import { isAuthority, type HeaderShape } from './headers.ts';
import { parseHeader, type Problem } from './parse-header.ts';
import { applyComparison, CODE_TABLES, knownNames, NUMBER_SPACES, withRowCounts } from './tables.ts';

export interface Header {
  readonly path: string;
  readonly shape: HeaderShape;
  readonly text: string;
}

/** A line for groups.tsv that the author has to complete: an id and a title. */
interface GroupGap {
  readonly first: number;
  readonly last: number;
  /** line of groups.tsv before which it goes */
  readonly line: number;
}

export interface ImportPlan {
  readonly codes: number;
  readonly excluded: readonly Excluded[];
  /** the tables that the headers speak about */
  readonly comparisons: readonly { readonly space: NumberSpace; readonly comparison: Comparison }[];
  /** lines of the headers that cannot be read or contradict something */
  readonly problems: readonly Problem[];
  readonly groupGaps: readonly GroupGap[];
  /** names given as removable that are not missing */
  readonly notRemovable: readonly string[];
  /** the first row that the tables' own checks refuse after the import */
  readonly broken: FactError | undefined;
  /** file below content/facts → its new text, where it changes */
  readonly changed: ReadonlyMap<string, string>;
}

/**
 * Plans an import.
 * @param readTable name below content/facts → the file's text
 * @throws FactError where the tables are wrong before anything changed
 */
export function planImport(headers: readonly Header[], readTable: (file: string) => string, allowRemove: ReadonlySet<string>): ImportPlan {
  const facts = readFacts(readTable);
  const parsed = headers.map(({ path, shape, text }) => ({ shape, ...parseHeader(path, text) }));
  const { codes, excluded, problems } = collectCodes(parsed, knownNames(facts));
  const comparisons = NUMBER_SPACES.flatMap((space) => {
    const own = codes.filter((code) => code.space === space);
    const { rows, rowPerName } = CODE_TABLES[space];
    return own.length === 0 ? [] : [{ space, comparison: compare(rows(facts), own, { rowPerName, allowRemove, isAuthority }) }];
  });

  const changed = new Map<string, string>();
  for (const { space, comparison } of comparisons) {
    const { file } = CODE_TABLES[space];
    const before = readTable(file);
    const after = applyComparison(before, space, facts, comparison);
    if (after !== before) changed.set(file, after);
  }
  const origins = readTable('sources.json');
  const counted = withRowCounts(origins, changed);
  if (counted !== origins) changed.set('sources.json', counted);
  const removed = new Set(comparisons.flatMap(({ comparison }) => comparison.removed.map((row) => row.name)));
  const groupGaps = gapsBetweenGroups(facts, comparisons);
  return {
    codes: codes.length,
    excluded,
    comparisons,
    problems: [
      ...headers.flatMap(({ path }, index) => emptyHeader(path, parsed[index]?.definitions.length ?? 0)),
      ...parsed.flatMap((header) => header.problems),
      ...problems,
    ],
    groupGaps,
    notRemovable: [...allowRemove].filter((name) => !removed.has(name)),
    // A missing group would only say the same again.
    broken: groupGaps.length > 0 ? undefined : firstError((file) => changed.get(file) ?? readTable(file)),
    changed,
  };
}

/** True where nothing may be written. */
export function isRefused(plan: ImportPlan): boolean {
  const moved = plan.comparisons.some(({ comparison }) => comparison.moved.length > 0);
  return moved || plan.problems.length > 0 || plan.groupGaps.length > 0 || plan.notRemovable.length > 0 || plan.broken !== undefined;
}

/** A file without a single #define is not the header that its caller meant. */
function emptyHeader(file: string, definitions: number): readonly Problem[] {
  return definitions > 0 ? [] : [{ file, line: 1, expected: 'a header with #defines', found: '' }];
}

function firstError(readTable: (file: string) => string): FactError | undefined {
  try {
    readFacts(readTable);
    return undefined;
  } catch (error) {
    if (error instanceof FactError) return error;
    throw error;
  }
}

/** New Win32 values without a group: one gap for all values that stand between the same two groups. */
function gapsBetweenGroups(facts: Facts, comparisons: ImportPlan['comparisons']): readonly GroupGap[] {
  const added = comparisons.find(({ space }) => space === 'win32')?.comparison.added ?? [];
  const values = added.map(({ code }) => code.value).filter((value) => !facts.groups.some((group) => contains(group, value)));
  const gaps = Map.groupBy(values, (value) => facts.groups.filter((group) => group.last_dec < value).length);
  // Line 1 is the header, so the group with index n stands in line n + 2.
  return [...gaps].map(([before, inGap]) => ({ first: Math.min(...inGap), last: Math.max(...inGap), line: before + 2 }));
}
