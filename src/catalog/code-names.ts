/** All tables → the name of every code in every number space, and the ways to find one. */

import type { Facts } from '../facts/read-facts.ts';
import type { CodeName } from '../model/error-code.ts';
import { win32FromNumber } from '../model/number.ts';
import type { NumberSpace } from '../model/number-space.ts';

/** A value with its names and origins, before it is joined with anything. */
export interface NamedCode {
  readonly code: CodeName;
  readonly aliases: readonly string[];
  readonly sources: readonly string[];
}

export interface CodeNames {
  /** every space, sorted by value */
  readonly spaces: Readonly<Record<NumberSpace, readonly NamedCode[]>>;
  /** names that headers give to HRESULT_FROM_WIN32 forms, by Win32 value: they lead to the Win32 page */
  readonly hresultNames: ReadonlyMap<number, readonly string[]>;
  /** symbolic name or alias → code; where spaces share a name, the first of Win32, NTSTATUS, HRESULT, bug check, RAS */
  readonly byName: ReadonlyMap<string, CodeName>;
  /** symbolic name or alias in one space → code */
  readonly inSpace: (space: NumberSpace, name: string) => CodeName | undefined;
  readonly byValue: (space: NumberSpace, value: number) => CodeName | undefined;
}

/**
 * Names every code.
 * @param explained names of the pages that exist per space: an explained HRESULT has a page of its own
 */
export function codeNames(facts: Facts, explained: (space: NumberSpace, name: string) => boolean): CodeNames {
  const win32 = facts.codes.map((row): NamedCode => ({
    code: { space: 'win32', value: row.value_dec, name: row.name, message: row.message, ownPage: true },
    aliases: row.aliases,
    sources: row.sources,
  }));
  const win32ByValue = new Map(win32.map((named) => [named.code.value, named.code]));
  const { hresults, hresultNames } = hresultCodes(facts, win32ByValue, explained);
  const spaces = {
    win32,
    ntstatus: facts.ntstatus
      .map((row): NamedCode => ({
        // The table repeats the name where no source has a text.
        code: {
          space: 'ntstatus',
          value: row.value_hex,
          name: row.name,
          message: row.message === row.name ? '' : row.message,
          ownPage: true,
        },
        aliases: row.aliases,
        sources: row.sources,
      }))
      .toSorted((a, b) => a.code.value - b.code.value),
    hresult: hresults,
    bugcheck: facts.bugChecks.map((row): NamedCode => ({
      code: { space: 'bugcheck', value: row.value_hex, name: row.name, message: '', ownPage: true },
      aliases: row.aliases,
      sources: row.sources,
    })),
    ras: facts.ras.map((row): NamedCode => ({
      code: { space: 'ras', value: row.value_dec, name: row.name, message: row.message, ownPage: true },
      aliases: [],
      sources: row.sources,
    })),
  } as const satisfies Record<NumberSpace, readonly NamedCode[]>;

  const nameMaps = new Map<NumberSpace, ReadonlyMap<string, CodeName>>();
  const valueMaps = new Map<NumberSpace, ReadonlyMap<number, CodeName>>();
  const byName = new Map<string, CodeName>();
  for (const space of ['win32', 'ntstatus', 'hresult', 'bugcheck', 'ras'] as const) {
    const names = new Map(spaces[space].flatMap(({ code, aliases }) => [code.name, ...aliases].map((name) => [name, code] as const)));
    nameMaps.set(space, names);
    valueMaps.set(space, new Map(spaces[space].map(({ code }) => [code.value, code])));
    for (const [name, code] of names) if (!byName.has(name)) byName.set(name, code);
  }
  for (const [value, names] of hresultNames) {
    const code = win32ByValue.get(value);
    if (code) for (const name of names) if (!byName.has(name)) byName.set(name, code);
  }
  return {
    spaces,
    hresultNames,
    byName,
    inSpace: (space, name) => nameMaps.get(space)?.get(name),
    byValue: (space, value) => valueMaps.get(space)?.get(value),
  };
}

/**
 * HRESULTs: rows of one value become one code, the name that most sources have first. HRESULT_FROM_WIN32 forms of a
 * known Win32 code are no codes of their own. A page of its own has what Microsoft's documentation names or a page explains.
 */
function hresultCodes(
  facts: Facts,
  win32ByValue: ReadonlyMap<number, CodeName>,
  explained: (space: NumberSpace, name: string) => boolean,
): { readonly hresults: readonly NamedCode[]; readonly hresultNames: ReadonlyMap<number, readonly string[]> } {
  const documented = new Set(facts.docLinks.map((row) => row.name));
  const hresults: NamedCode[] = [];
  const hresultNames = new Map<number, readonly string[]>();
  // A name that only a documentation page defines counts as documented there.
  const all = [...facts.hresult, ...facts.documentedHresults.map((row) => ({ ...row, sources: ['msdocs'] }))];
  for (const [value, rows] of [...Map.groupBy(all, (row) => row.value_hex)].toSorted(([a], [b]) => a - b)) {
    const sorted = rows.toSorted((a, b) => b.sources.length - a.sources.length || a.name.length - b.name.length);
    const names = sorted.map((row) => row.name);
    const carried = value > 0xffff ? win32FromNumber(value) : undefined;
    if (carried !== undefined && win32ByValue.has(carried)) {
      hresultNames.set(carried, names);
      continue;
    }
    // An explained name is the one to show: its page is named by it.
    const name = names.find((candidate) => explained('hresult', candidate)) ?? names[0] ?? '';
    const ownPage = explained('hresult', name) || rows.some((row) => row.sources.includes('msdocs') || documented.has(row.name));
    hresults.push({
      code: { space: 'hresult', value, name, message: sorted.find((row) => row.message !== '')?.message ?? '', ownPage },
      aliases: names.filter((candidate) => candidate !== name),
      sources: [...new Set(rows.flatMap((row) => row.sources))],
    });
  }
  return { hresults, hresultNames };
}
