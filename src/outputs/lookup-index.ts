/** Catalog → the encoded shards of the lookup index: strings to be compressed and served. src/lookup/shards.ts reads them. */

import type { Catalog } from '../catalog/join.ts';
import type { NumberSpace } from '../model/number-space.ts';
import {
  FORMAT,
  type CoreText,
  type HresultsText,
  type MessagesText,
  type NamesText,
  type OtherMessagesText,
  type Shard,
} from '../lookup/shards.ts';
import { EQUIVALENTS } from '../model/equivalents.ts';
import { hresultFromWin32, toDigits36 } from '../model/number.ts';

/** A defined value with all its names, the one to show first. */
interface Named {
  readonly value: number;
  readonly names: readonly string[];
  readonly message: string;
}

/** How many of the codes that people meet most have their name in the first shard: what fits beside the numbers and the names of the small spaces. */
const NAMES_IN_CORE = 1500;

/** How many of them are met so often that no other space goes before them. */
const MOST_MET = 50;

/** All shards of the index as text. */
export function lookupIndex(catalog: Catalog): Readonly<Record<Shard, string>> {
  const spaces = {
    win32: win32(catalog),
    ntstatus: ntstatus(catalog),
    hresult: hresult(catalog),
    bugcheck: catalog.facts.bugChecks.map((row): Named => ({ value: row.value_hex, names: [row.name, ...row.aliases], message: '' })),
    ras: catalog.facts.ras.map((row): Named => ({ value: row.value_dec, names: [row.name], message: row.message })),
  };
  const { errno, installerStatuses } = catalog.facts;
  const ranked = catalog.codes.filter((code) => code.rank !== undefined).toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
  const inCore = new Set(ranked.slice(0, NAMES_IN_CORE).map((code) => code.value));
  const placeOf = new Map(spaces.win32.map(({ value }, place) => [value, place]));
  const digitsOfPlace = (value: number): string => toDigits36(placeOf.get(value) ?? 0);

  const core: CoreText = {
    format: FORMAT,
    win32: writeRuns(spaces.win32.map(({ value }) => value)),
    ntstatus: writeRuns(spaces.ntstatus.map(({ value }) => value)),
    hresult: writeRuns(spaces.hresult.map(({ value }) => value)),
    hresultPages: writeRuns(spaces.hresult.flatMap(({ ownPage }, place) => (ownPage ? [place] : []))),
    bugcheck: writeRuns(spaces.bugcheck.map(({ value }) => value)),
    ras: writeRuns(spaces.ras.map(({ value }) => value)),
    ...writeToWin32(catalog, spaces.ntstatus, placeOf),
    hresultFacilities: writeFacilities(catalog, 'hresult'),
    ntstatusFacilities: writeFacilities(catalog, 'ntstatus'),
    names: spaces.win32.map(({ value, names }) => (inCore.has(value) ? names[0] : '')).join('\n'),
    mostMet: ranked
      .slice(0, MOST_MET)
      .map((code) => digitsOfPlace(code.value))
      .join(','),
    bugcheckNames: spaces.bugcheck.map(({ names }) => names[0]).join('\n'),
    rasNames: spaces.ras.map(({ names }) => names[0]).join('\n'),
    errno: errno.map((row) => `${row.value_dec} ${row.name}`).join(','),
    installerStatuses: installerStatuses.map((row) => `${row.status} ${row.value_dec}`).join(','),
  };
  const names: NamesText = {
    format: FORMAT,
    win32: spaces.win32.map(({ value, names }) => (inCore.has(value) ? names.slice(1) : names).join(',')).join('\n'),
    ntstatus: spaces.ntstatus.map(({ names }) => names.join(',')).join('\n'),
    bugcheck: spaces.bugcheck.map(({ names }) => names.slice(1).join(',')).join('\n'),
    rank: ranked.map((code) => digitsOfPlace(code.value)).join(','),
    equivalents: writeEquivalents(catalog, digitsOfPlace),
  };
  const hresults: HresultsText = { format: FORMAT, names: spaces.hresult.map(({ names }) => names.join(',')).join('\n') };
  const messagesOf = (space: NumberSpace): string => spaces[space].map(({ message }) => message).join('\n');
  const messages: MessagesText = { format: FORMAT, win32: messagesOf('win32') };
  const otherMessages: OtherMessagesText = {
    format: FORMAT,
    ntstatus: messagesOf('ntstatus'),
    hresult: messagesOf('hresult'),
    ras: messagesOf('ras'),
  };
  return {
    core: JSON.stringify(core),
    names: JSON.stringify(names),
    hresults: JSON.stringify(hresults),
    messages: JSON.stringify(messages),
    otherMessages: JSON.stringify(otherMessages),
  };
}

function win32(catalog: Catalog): readonly Named[] {
  return catalog.codes.map((code) => ({ value: code.value, names: [code.name, ...code.aliases], message: code.message }));
}

function ntstatus(catalog: Catalog): readonly Named[] {
  return catalog.facts.ntstatus
    .map((row) => ({
      value: row.value_hex,
      names: [row.name, ...row.aliases],
      // The table repeats the name where no source has a text.
      message: row.message === row.name ? '' : row.message,
    }))
    .toSorted((a, b) => a.value - b.value);
}

/** Every HRESULT with its names, those included that carry a Win32 code. */
function hresult(catalog: Catalog): readonly (Named & { readonly ownPage: boolean })[] {
  const own = catalog.names.spaces.hresult.map(({ code, aliases }) => ({
    value: code.value,
    names: [code.name, ...aliases],
    message: code.message,
    ownPage: code.ownPage,
  }));
  const carrying = [...catalog.names.hresultNames].map(([value, names]) => ({
    value: hresultFromWin32(value),
    names,
    message: catalog.byValue.get(value)?.message ?? '',
    ownPage: false,
  }));
  return [...own, ...carrying].toSorted((a, b) => a.value - b.value);
}

/** Sorted values → runs, each "step" or "step.more", the step counted from the last value of the run before. */
export function writeRuns(values: readonly number[]): string {
  const runs: string[] = [];
  let before = 0;
  for (let first = 0; first < values.length;) {
    let last = first;
    while (values[last + 1] === (values[last] ?? 0) + 1) last += 1;
    const step = toDigits36((values[first] ?? 0) - before);
    runs.push(last === first ? step : `${step}.${toDigits36(last - first)}`);
    before = values[last] ?? 0;
    first = last + 1;
  }
  return runs.join(',');
}

function writeToWin32(
  catalog: Catalog,
  statuses: readonly Named[],
  placeOf: ReadonlyMap<number, number>,
): Pick<CoreText, 'toWin32' | 'otherToWin32'> {
  const rows = catalog.facts.equivalents.filter((row) => row.space === 'ntstatus');
  const win32Of = new Map(rows.map((row) => [Number(row.context), row.value]));
  let before = 0;
  const toWin32 = statuses.map(({ value }) => {
    const win32 = win32Of.get(value);
    if (win32 === undefined) return '';
    const place = placeOf.get(win32) ?? 0;
    const step = toDigits36(place - before);
    before = place;
    return step;
  });
  const known = new Set(statuses.map(({ value }) => value));
  const others = [...win32Of].filter(([value]) => !known.has(value)).toSorted(([a], [b]) => a - b);
  return {
    toWin32: toWin32.join(','),
    otherToWin32: others.map(([value, win32]) => `${toDigits36(value)}:${toDigits36(win32)}`).join(','),
  };
}

function writeFacilities(catalog: Catalog, space: 'hresult' | 'ntstatus'): string {
  return catalog.facts.facilities
    .filter((row) => row.space === space)
    .map((row) => `${toDigits36(row.facility)} ${row.names.map((name) => name.replace(/^FACILITY_/, '')).join(',')}`)
    .join('\n');
}

/** One line per name and context: title, name, context, the Win32 values. */
function writeEquivalents(catalog: Catalog, digitsOfPlace: (value: number) => string): string {
  const rows = catalog.facts.equivalents
    .filter((row) => row.space !== 'ntstatus')
    .flatMap((row) => row.shown.split(', ').map((shown) => ({ ...row, shown })));
  return [...Map.groupBy(rows, (row) => [EQUIVALENTS[row.space].title, row.shown, row.context ?? ''].join('\t'))]
    .map(([key, same]) => `${key}\t${[...new Set(same.map((row) => digitsOfPlace(row.value)))].join(' ')}`)
    .join('\n');
}
