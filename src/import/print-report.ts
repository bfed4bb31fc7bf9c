/** A planned import → the lines that a person reads: every list, then every refusal, then the counts. */

import { FACTS_DIRECTORY } from '../facts/read-facts.ts';
import { toHex8 } from '../model/number.ts';
import { codePath } from '../model/number-space.ts';
import { namePath } from '../outputs/paths.ts';
import type { Code } from './collect-codes.ts';
import type { CodeRow, Comparison } from './compare.ts';
import type { NumberSpace } from './evaluate.ts';
import { isRefused, type ImportPlan } from './import-headers.ts';
import { CODE_TABLES } from './tables.ts';

/**
 * @param pageOf symbolic name → the MDX file that explains it, if there is one
 * @returns the lines of the report, without the closing words on what was written
 */
export function reportLines(plan: ImportPlan, pageOf: (name: string) => string | undefined): readonly string[] {
  return [
    ...exclusionLines(plan),
    ...plan.comparisons.flatMap(({ space, comparison }) => comparisonLines(space, comparison, pageOf)),
    ...refusalLines(plan),
    '',
    `${plan.codes} codes read, ${plan.excluded.length} constants left out, ${plan.problems.length} lines not read`,
    ...plan.comparisons.map(({ space, comparison }) => countLine(space, comparison)),
  ];
}

function exclusionLines({ excluded }: ImportPlan): readonly string[] {
  const byReason = [...Map.groupBy(excluded, ({ reason }) => reason)];
  return byReason.map(([reason, same]) => `no code, ${reason} (${same.length}): ${same.map(({ name }) => name).join(' ')}`);
}

function comparisonLines(space: NumberSpace, comparison: Comparison, pageOf: (name: string) => string | undefined): readonly string[] {
  const show = (value: number): string => (space === 'win32' ? String(value) : toHex8(value));
  const row = ({ value, name }: CodeRow): string => `${show(value)} ${name}`;
  const at = ({ file, line }: Code): string => `(${file}:${line})`;
  const otherSources = ({ sources }: CodeRow): string => {
    const others = sources.filter((id) => !comparison.asked.has(id));
    return others.length === 0 ? 'no other source' : `also from ${others.join(', ')}`;
  };
  const deadPaths = ({ value, name, aliases }: CodeRow): string =>
    space === 'win32'
      ? `: these URLs die: ${[codePath({ space, value, ownPage: true }), ...[name, ...aliases].map(namePath)].join(' ')}`
      : '';
  const page = (name: string, order: string): string => {
    const path = space === 'win32' ? pageOf(name) : undefined;
    return path === undefined ? '' : `; ${order} ${path}`;
  };
  const lists: Readonly<Record<string, readonly string[]>> = {
    'missing in the headers, kept': [...Map.groupBy(comparison.missing, otherSources)].map(
      ([where, rows]) => `${where} (${rows.length}): ${rows.map(row).join(', ')}`,
    ),
    added: comparison.added.map(
      ({ code, aliases }) => `${show(code.value)} ${[code.name, ...aliases].join(', ')}: ${JSON.stringify(code.message)} ${at(code)}`,
    ),
    'renamed, the old name becomes an alias': comparison.renamed.map(
      ({ row: old, code }) => `${row(old)} → ${code.name} ${at(code)}${page(old.name, `rename to ${code.name}.mdx:`)}`,
    ),
    'another name for a known value, becomes an alias': comparison.aliased.map(
      ({ row: old, code }) => `${row(old)}: ${code.name} ${at(code)}`,
    ),
    'message changed': comparison.messages.filter(({ taken }) => taken).map(messageLine),
    'message differs, ours is kept': comparison.messages.filter(({ taken }) => !taken).map(messageLine),
    removed: comparison.removed.map((old) => `${row(old)}${deadPaths(old)}${page(old.name, 'delete its page')}`),
    'REFUSED, a name moved to another value': comparison.moved.map(
      ({ row: old, code }) =>
        `${code.name}: ${show(old.value)} in line ${old.line} of ${CODE_TABLES[space].file}, ${show(code.value)} in ${code.file}:${code.line}`,
    ),
  };
  return Object.entries(lists).flatMap(([title, lines]) =>
    lines.length === 0 ? [] : ['', `${CODE_TABLES[space].file}: ${title}`, ...lines.map((line) => `  ${line}`)],
  );

  function messageLine({ row: old, code }: { readonly row: CodeRow; readonly code: Code }): string {
    return `${row(old)}: ${JSON.stringify(old.message)} → ${JSON.stringify(code.message)} ${at(code)}`;
  }
}

function refusalLines(plan: ImportPlan): readonly string[] {
  if (!isRefused(plan)) return [];
  const lines = [
    ...plan.problems.map(
      ({ file, line, expected, found }) =>
        `${file}:${line}: expected ${expected}, found ${found === '' ? 'nothing' : JSON.stringify(found)}`,
    ),
    ...plan.groupGaps.map(
      ({ first, last, line }) =>
        `${FACTS_DIRECTORY}/groups.tsv:${line}: no group holds ${first} to ${last}; add this line, with an id and a title, or widen a neighbor:\n${first}\t${last}\t<id>\t<title>`,
    ),
    ...plan.notRemovable.map((name) => `--allow-remove ${name}: not the name of a row that is missing in the headers`),
    ...(plan.broken ? [`after the import: ${plan.broken.message}`] : []),
  ];
  return lines.length === 0 ? [] : ['', 'REFUSED', ...lines.map((line) => `  ${line}`)];
}

function countLine(space: NumberSpace, { added, renamed, aliased, messages, confirmed, moved, missing, removed }: Comparison): string {
  const counts = {
    added: added.length,
    renamed: renamed.length,
    'new aliases': aliased.length,
    'messages changed': messages.filter(({ taken }) => taken).length,
    'messages kept against the header': messages.filter(({ taken }) => !taken).length,
    'rows newly confirmed': confirmed.length,
    'values changed': moved.length,
    missing: missing.length,
    removed: removed.length,
  };
  return `${CODE_TABLES[space].file}: ${Object.entries(counts)
    .map(([what, count]) => `${count} ${what}`)
    .join(', ')}`;
}
