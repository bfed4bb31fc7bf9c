/**
 * Encoded index shards → tables that answer. A shard is JSON with a few long strings, made for a general compressor:
 * values are runs of base-36 steps, and lists that belong to the values of a space have one line per value.
 * `core` answers any number; the other shards add names and messages. src/outputs/lookup-index.ts writes them.
 */

import { fromDigits36 } from '../model/number.ts';
import type { NumberSpace } from '../model/number-space.ts';
import { makeNameTable, nameKey, type NameTable } from './name-table.ts';
import { makeMessageTable, type MessageTable } from './message-table.ts';
import { once } from './once.ts';

/**
 * core: numbers, and the names of what people meet most · names: Win32, NTSTATUS, bug checks, RAS, equivalents ·
 * hresults: HRESULT names · messages: Win32 texts · otherMessages: the rest
 */
export const SHARDS = ['core', 'names', 'hresults', 'messages', 'otherMessages'] as const;
export type Shard = (typeof SHARDS)[number];

/** Changes with the format, so that a cached shard of an older site is refused and not misread. */
export const FORMAT = 3;

/** The written forms: what the JSON of each shard holds. */
export interface CoreText {
  readonly format: typeof FORMAT;
  /** defined values as runs */
  readonly win32: string;
  readonly ntstatus: string;
  readonly hresult: string;
  /** places of the HRESULT values that have a page of their own, as runs */
  readonly hresultPages: string;
  readonly bugcheck: string;
  readonly ras: string;
  /** per NTSTATUS value the Win32 value that RtlNtStatusToDosError makes of it, as a step; empty: none */
  readonly toWin32: string;
  /** the same for values outside the NTSTATUS table: "value:win32" */
  readonly otherToWin32: string;
  /** "number NAME,NAME" per line, FACILITY_ left out */
  readonly hresultFacilities: string;
  readonly ntstatusFacilities: string;
  /** per Win32 value its name, where it is one of the codes people meet most */
  readonly names: string;
  /** places of the Win32 values that people meet most of all, comma-separated */
  readonly mostMet: string;
  /** per bug check and per RAS value its name */
  readonly bugcheckNames: string;
  readonly rasNames: string;
  /** "number NAME" per errno of the C runtime, comma-separated */
  readonly errno: string;
  /** "status win32" per return value in a Windows Installer log, comma-separated */
  readonly installerStatuses: string;
}

export interface NamesText {
  readonly format: typeof FORMAT;
  /** per Win32 value: name (empty where core has it), then its aliases, separated by commas */
  readonly win32: string;
  /** per NTSTATUS value: name and aliases */
  readonly ntstatus: string;
  /** per bug check value: its aliases */
  readonly bugcheck: string;
  /** Win32 values as indexes into the table, most met first */
  readonly rank: string;
  /** "Title\tshown\tcontext\tindex index …" per line: the same failure elsewhere → Win32 values */
  readonly equivalents: string;
}

export interface HresultsText {
  readonly format: typeof FORMAT;
  /** per HRESULT value: its names */
  readonly names: string;
}

export interface MessagesText {
  readonly format: typeof FORMAT;
  readonly win32: string;
}

export interface OtherMessagesText {
  readonly format: typeof FORMAT;
  readonly ntstatus: string;
  readonly hresult: string;
  readonly ras: string;
}

/** The defined values of a space: sorted, and each value's place in the list. */
export interface Values {
  readonly sorted: readonly number[];
  readonly placeOf: ReadonlyMap<number, number>;
}

export interface Core {
  readonly values: Readonly<Record<NumberSpace, Values>>;
  /** the HRESULT values that have a page of their own; every code of the other spaces has one */
  readonly hresultPages: ReadonlySet<number>;
  /** NTSTATUS (or an HRESULT that the kernel uses as one) → Win32 */
  readonly toWin32: ReadonlyMap<number, number>;
  readonly facilities: Readonly<Record<'hresult' | 'ntstatus', ReadonlyMap<number, readonly string[]>>>;
  /** per Win32 value; empty where the name stands in the names shard */
  readonly names: readonly string[];
  /** the Win32 values that people meet most of all */
  readonly mostMet: ReadonlySet<number>;
  readonly bugcheckNames: readonly string[];
  readonly rasNames: readonly string[];
  /** errno number of the C runtime → name */
  readonly errno: ReadonlyMap<number, string>;
  /** "Return value n" in a Windows Installer log → Win32 */
  readonly installerStatuses: ReadonlyMap<number, number>;
}

/** A name of the same failure in another layer. */
export interface EquivalentName {
  readonly title: string;
  readonly shown: string;
  readonly context: string;
  readonly win32: readonly number[];
}

export interface Names {
  /** per value of the space: its names, the first the one to show */
  readonly win32: readonly (readonly string[])[];
  readonly ntstatus: readonly (readonly string[])[];
  /** Win32 value → place in the list of the codes that people meet most */
  readonly rank: ReadonlyMap<number, number>;
  readonly equivalents: readonly EquivalentName[];
  /** key of the whole name, or of its last part (FileNotFoundException) → names */
  readonly equivalentsByKey: ReadonlyMap<string, readonly EquivalentName[]>;
  readonly table: NameTable;
}

export interface Hresults {
  readonly names: readonly (readonly string[])[];
  readonly table: NameTable;
}

export interface Messages {
  readonly win32: readonly string[];
  readonly table: MessageTable;
}

export interface OtherMessages {
  readonly ntstatus: readonly string[];
  readonly hresult: readonly string[];
  readonly ras: readonly string[];
  readonly table: MessageTable;
}

/** What is loaded. */
export interface Index {
  readonly core: Core;
  readonly names?: Names | undefined;
  readonly hresults?: Hresults | undefined;
  readonly messages?: Messages | undefined;
  readonly otherMessages?: OtherMessages | undefined;
}

function parse<T extends { readonly format: number }>(text: string): T {
  const shard = JSON.parse(text) as T;
  if (shard.format !== FORMAT) throw new Error(`lookup index of format ${shard.format}, expected ${FORMAT}`);
  return shard;
}

/** The lines of a list that has one per value. @throws Error where it is the list of another index: a name would stand at another's number */
function linesFor({ sorted }: Values, text: string): readonly string[] {
  const lines = text.split('\n');
  if (lines.length !== sorted.length) throw new Error(`${lines.length} lines for ${sorted.length} values`);
  return lines;
}

/** Runs of values: "step" or "step.more" per run, comma-separated, the step counted from the last value of the run before. */
export function readRuns(text: string): Values {
  const sorted: number[] = [];
  let last = 0;
  for (const run of text === '' ? [] : text.split(',')) {
    const [step = '', more = '0'] = run.split('.');
    const first = last + fromDigits36(step);
    last = first + fromDigits36(more);
    for (let value = first; value <= last; value += 1) sorted.push(value);
  }
  return { sorted, placeOf: new Map(sorted.map((value, place) => [value, place])) };
}

function readFacilities(text: string): ReadonlyMap<number, readonly string[]> {
  return new Map(
    text.split('\n').map((line): readonly [number, readonly string[]] => {
      const [number = '', names = ''] = line.split(' ');
      return [fromDigits36(number), names.split(',').map((name) => `FACILITY_${name}`)];
    }),
  );
}

/** @throws Error for text that is cut, of another format or of another index */
export function readCore(text: string): Core {
  const shard = parse<CoreText>(text);
  const values = {
    win32: readRuns(shard.win32),
    ntstatus: readRuns(shard.ntstatus),
    hresult: readRuns(shard.hresult),
    bugcheck: readRuns(shard.bugcheck),
    ras: readRuns(shard.ras),
  };
  const toWin32 = new Map<number, number>();
  let place = 0;
  shard.toWin32.split(',').forEach((step, index) => {
    if (step === '') return;
    place += fromDigits36(step);
    toWin32.set(values.ntstatus.sorted[index] ?? 0, values.win32.sorted[place] ?? 0);
  });
  for (const pair of shard.otherToWin32 === '' ? [] : shard.otherToWin32.split(',')) {
    const [value = '', win32 = ''] = pair.split(':');
    toWin32.set(fromDigits36(value), fromDigits36(win32));
  }
  return {
    values,
    hresultPages: new Set(readRuns(shard.hresultPages).sorted.map((at) => values.hresult.sorted[at] ?? 0)),
    toWin32,
    facilities: { hresult: readFacilities(shard.hresultFacilities), ntstatus: readFacilities(shard.ntstatusFacilities) },
    names: linesFor(values.win32, shard.names),
    mostMet: new Set(shard.mostMet.split(',').map((digits) => values.win32.sorted[fromDigits36(digits)] ?? 0)),
    bugcheckNames: linesFor(values.bugcheck, shard.bugcheckNames),
    rasNames: linesFor(values.ras, shard.rasNames),
    errno: new Map(readPairs(shard.errno)),
    installerStatuses: new Map(readPairs(shard.installerStatuses).map(([status, win32]) => [status, Number(win32)])),
  };
}

function readPairs(text: string): readonly (readonly [number, string])[] {
  return text.split(',').map((pair) => {
    const [number = '', second = ''] = pair.split(' ');
    return [Number(number), second];
  });
}

/** "System.IO.FileNotFoundException" → the key of "FileNotFoundException". */
export function lastPartKey(name: string): string {
  return nameKey(name.split(/\.|::/).at(-1) ?? '');
}

const NO_NAMES: readonly string[] = [];
const split = (line: string): readonly string[] =>
  line === '' ? NO_NAMES : line.includes(',') ? line.split(',').filter((name) => name !== '') : [line];

/** @throws Error for text that is cut, of another format or of another index */
export function readNames(text: string, core: Core): Names {
  const shard = parse<NamesText>(text);
  const win32 = linesFor(core.values.win32, shard.win32).map((line, place) => split(`${core.names[place] ?? ''},${line}`));
  const ntstatus = linesFor(core.values.ntstatus, shard.ntstatus).map(split);
  const bugcheck = linesFor(core.values.bugcheck, shard.bugcheck).map((line, place) => split(`${core.bugcheckNames[place] ?? ''},${line}`));
  const valueAt = (digits: string): number => core.values.win32.sorted[fromDigits36(digits)] ?? 0;
  const rank = new Map((shard.rank === '' ? [] : shard.rank.split(',')).map((digits, place) => [valueAt(digits), place + 1]));
  const equivalents = (shard.equivalents === '' ? [] : shard.equivalents.split('\n')).map((line): EquivalentName => {
    const [title = '', shown = '', context = '', places = ''] = line.split('\t');
    return { title, shown, context, win32: places.split(' ').map(valueAt) };
  });
  const table = once(() =>
    makeNameTable([
      { space: 'win32', values: core.values.win32.sorted, names: win32 },
      { space: 'ntstatus', values: core.values.ntstatus.sorted, names: ntstatus },
      { space: 'bugcheck', values: core.values.bugcheck.sorted, names: bugcheck },
      { space: 'ras', values: core.values.ras.sorted, names: core.rasNames.map((name) => [name]) },
    ]),
  );
  const equivalentsByKey = Map.groupBy(
    equivalents.flatMap((equivalent) =>
      [...new Set([nameKey(equivalent.shown), lastPartKey(equivalent.shown)])].map((key) => ({ key, equivalent })),
    ),
    ({ key }) => key,
  );
  return {
    win32,
    ntstatus,
    rank,
    equivalents,
    equivalentsByKey: new Map([...equivalentsByKey].map(([key, pairs]) => [key, pairs.map(({ equivalent }) => equivalent)])),
    get table() {
      return table();
    },
  };
}

/** @throws Error for text that is cut, of another format or of another index */
export function readHresults(text: string, core: Core): Hresults {
  const names = linesFor(core.values.hresult, parse<HresultsText>(text).names).map(split);
  const table = once(() => makeNameTable([{ space: 'hresult', values: core.values.hresult.sorted, names }]));
  return {
    names,
    get table() {
      return table();
    },
  };
}

/** @throws Error for text that is cut, of another format or of another index */
export function readMessages(text: string, core: Core): Messages {
  const win32 = linesFor(core.values.win32, parse<MessagesText>(text).win32);
  const table = once(() => makeMessageTable([{ space: 'win32', values: core.values.win32.sorted, messages: win32 }]));
  return {
    win32,
    get table() {
      return table();
    },
  };
}

/** @throws Error for text that is cut, of another format or of another index */
export function readOtherMessages(text: string, core: Core): OtherMessages {
  const shard = parse<OtherMessagesText>(text);
  const ntstatus = linesFor(core.values.ntstatus, shard.ntstatus);
  const hresult = linesFor(core.values.hresult, shard.hresult);
  const ras = linesFor(core.values.ras, shard.ras);
  const table = once(() =>
    makeMessageTable([
      { space: 'ntstatus', values: core.values.ntstatus.sorted, messages: ntstatus },
      { space: 'hresult', values: core.values.hresult.sorted, messages: hresult },
      { space: 'ras', values: core.values.ras.sorted, messages: ras },
    ]),
  );
  return {
    ntstatus,
    hresult,
    ras,
    get table() {
      return table();
    },
  };
}

/** All shards → the whole index. @throws Error for text that is cut, of another format or of another index */
export function readIndex(texts: Readonly<Record<Shard, string>>): Required<Index> {
  const core = readCore(texts.core);
  return {
    core,
    names: readNames(texts.names, core),
    hresults: readHresults(texts.hresults, core),
    messages: readMessages(texts.messages, core),
    otherMessages: readOtherMessages(texts.otherMessages, core),
  };
}
