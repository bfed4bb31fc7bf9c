/** Table rows + the headers' codes → what differs. Pure; decides nothing about files. */

import type { Code } from './collect-codes.ts';

/** A row of one of the tables, as far as headers speak about it. */
export interface CodeRow {
  readonly line: number;
  readonly value: number;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly message: string;
  readonly sources: readonly string[];
}

/** A value that the table lacks, and all its names; the first is the row's name. */
export interface Added {
  readonly code: Code;
  readonly aliases: readonly string[];
  readonly sources: readonly string[];
}

/** What happens to a row that stays. `was` is the row as it stands. */
export interface Change {
  readonly was: CodeRow;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly message: string;
  readonly sources: readonly string[];
}

export interface Comparison {
  /** the sources that the headers stand for */
  readonly asked: ReadonlySet<string>;
  readonly added: readonly Added[];
  /** the headers' own name replaces the row's; the old one becomes an alias */
  readonly renamed: readonly { readonly row: CodeRow; readonly code: Code }[];
  readonly aliased: readonly { readonly row: CodeRow; readonly code: Code }[];
  /** `taken` is false for a transcription's wording: it is shown, the table keeps its own */
  readonly messages: readonly { readonly row: CodeRow; readonly code: Code; readonly taken: boolean }[];
  /** rows that get a source id which they lacked */
  readonly confirmed: readonly CodeRow[];
  /** a known name with another value: never written */
  readonly moved: readonly { readonly row: CodeRow; readonly code: Code }[];
  /** rows of a source given whose names its headers no longer define; they stay */
  readonly missing: readonly CodeRow[];
  /** those of them that the caller allowed to go */
  readonly removed: readonly CodeRow[];
  /** every row that changes, with all that changes in it */
  readonly changes: readonly Change[];
}

export interface CompareOptions {
  /** a table in which every name has a row of its own, as hresult.tsv: no aliases, no renaming */
  readonly rowPerName: boolean;
  /** names of missing rows that may be removed */
  readonly allowRemove: ReadonlySet<string>;
  /** true for a source that decides on first names and messages */
  readonly isAuthority: (source: string) => boolean;
}

/** Compares a table with the codes of its number space. Rows and codes may stand in any order. */
export function compare(rows: readonly CodeRow[], codes: readonly Code[], options: CompareOptions): Comparison {
  const rowOfName = new Map(rows.flatMap((row) => [row.name, ...row.aliases].map((name) => [name, row] as const)));
  const rowOfValue = new Map(options.rowPerName ? [] : rows.map((row) => [row.value, row] as const));
  const defined = new Set(codes.map((code) => code.name));
  const unknown: Code[] = [];
  const renamed = new Map<CodeRow, Code>();
  const aliased: { row: CodeRow; code: Code }[] = [];
  const messages: { row: CodeRow; code: Code; taken: boolean }[] = [];
  const moved: { row: CodeRow; code: Code }[] = [];
  const confirming = new Map<CodeRow, Set<string>>();

  for (const code of codes) {
    const named = rowOfName.get(code.name);
    const row = named ?? rowOfValue.get(code.value);
    if (!row) {
      unknown.push(code);
      continue;
    }
    if (row.value !== code.value) {
      moved.push({ row, code });
      continue;
    }
    confirming.set(row, (confirming.get(row) ?? new Set()).add(code.source));
    if (!named && replacesName(row, code)) renamed.set(row, code);
    else if (!named && !aliased.some((other) => other.code.name === code.name)) aliased.push({ row, code });
    if (code.name === (renamed.get(row)?.name ?? row.name) && code.message !== '' && code.message !== row.message) {
      messages.push({ row, code, taken: options.isAuthority(code.source) });
    }
  }

  const asked = new Set(codes.map((code) => code.source));
  const missing = rows.filter(
    (row) => !confirming.has(row) && !moved.some((move) => move.row === row) && row.sources.some((id) => asked.has(id)),
  );
  const removed = missing.filter((row) => options.allowRemove.has(row.name));

  const changes = rows.flatMap((row) => changeOf(row));
  return {
    asked,
    added: addedRows(unknown, options),
    renamed: [...renamed].map(([row, code]) => ({ row, code })),
    aliased,
    messages,
    confirmed: [...confirming].filter(([row, sources]) => [...sources].some((id) => !row.sources.includes(id))).map(([row]) => row),
    moved,
    missing: missing.filter((row) => !removed.includes(row)),
    removed,
    changes,
  };

  /** The first name changes only where the row's own source gives the value a new name and none of the known ones. */
  function replacesName(row: CodeRow, code: Code): boolean {
    const dropped = [row.name, ...row.aliases].every((name) => !defined.has(name));
    return dropped && !renamed.has(row) && !code.isAlias && options.isAuthority(code.source) && row.sources.includes(code.source);
  }

  function changeOf(row: CodeRow): readonly Change[] {
    const name = renamed.get(row)?.name ?? row.name;
    const names = aliased.filter((alias) => alias.row === row).map(({ code }) => code.name);
    const extra = name === row.name ? names : [...names, row.name];
    const change: Change = {
      was: row,
      name,
      aliases: extra.length === 0 ? row.aliases : [...row.aliases, ...extra].sort(),
      message: messages.find((message) => message.row === row && message.taken)?.code.message ?? row.message,
      sources: [...new Set([...row.sources, ...(confirming.get(row) ?? [])])],
    };
    const stays =
      name === row.name && change.aliases === row.aliases && change.message === row.message && change.sources.length === row.sources.length;
    return stays ? [] : [change];
  }
}

/** One row per value, or per name; a real #define with a message names it before an alias does. */
function addedRows(codes: readonly Code[], { rowPerName }: CompareOptions): readonly Added[] {
  const byKey = Map.groupBy(codes, (code) => (rowPerName ? code.name : String(code.value)));
  return [...byKey.values()].flatMap((same) => {
    const code = same.find((one) => one.message !== '') ?? same.find((one) => !one.isAlias) ?? same[0];
    if (!code) return [];
    const aliases = [...new Set(same.map((one) => one.name))].filter((name) => name !== code.name).sort();
    return [{ code, aliases, sources: [...new Set(same.map((one) => one.source))] }];
  });
}
