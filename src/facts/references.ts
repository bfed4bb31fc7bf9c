/** The tables against each other: a row that names a code, an origin or a facility must name one that its table has. */

import { EQUIVALENT_SPACES } from '../model/equivalents.ts';
import { toHex8 } from '../model/number.ts';
import { FactError, FACTS_DIRECTORY } from './fact-error.ts';
import type { FactFile, Tables } from './read-facts.ts';
import { contains } from './read-win32.ts';

/** A row that says which code it is about, by number and name. */
interface NamingRow {
  readonly line: number;
  readonly value: number;
  readonly name: string;
}

const pathOf = (name: FactFile): string => `${FACTS_DIRECTORY}/${name}`;

/** Names of the number spaces beside Win32, and of LDAP results. */
export function namesOfOtherSpaces(tables: Tables): ReadonlySet<string> {
  return new Set([
    ...tables['ntstatus.tsv'].flatMap((row) => [row.name, ...row.aliases]),
    ...tables['hresult.tsv'].map((row) => row.name),
    ...tables['hresult-documented.tsv'].map((row) => row.name),
    ...tables['bugcheck.tsv'].flatMap((row) => [row.name, ...row.aliases]),
    ...tables['ras.tsv'].map((row) => row.name),
    ...tables['ldap.tsv'].map((row) => row.name),
  ]);
}

/** @throws FactError for the first row that another table contradicts */
export function requireReferences(tables: Tables): void {
  requireGroups(tables);
  requireWin32Codes(tables);
  requireStatuses(tables);
  requireNames(tables);
  requireFacilities(tables);
  requireOrigins(tables);
  requireCounts(tables);
}

/** The groups are a partition of the Win32 codes: each code lies in one, and none is empty. */
function requireGroups({ 'groups.tsv': groups, 'win32.tsv': codes }: Tables): void {
  for (const group of groups) {
    if (!codes.some((code) => contains(group, code.value_dec)))
      throw new FactError(pathOf('groups.tsv'), group.line, 'a range with at least one code', group.id);
  }
  const outside = codes.find((code) => !groups.some((group) => contains(group, code.value_dec)));
  if (!outside) return;
  // The group after the gap may begin too late; after the last, that one may end too early.
  const neighbor = groups.find((group) => group.first_dec > outside.value_dec) ?? groups.at(-1);
  throw new FactError(pathOf('groups.tsv'), neighbor?.line ?? 1, `a group for ${outside.name}`, `no range holds ${outside.value_dec}`);
}

function requireWin32Codes(tables: Tables): void {
  const byValue = new Map(tables['win32.tsv'].map((row) => [row.value_dec, row]));
  const requireRows = (file: FactFile, rows: readonly NamingRow[]): void => {
    for (const { line, value, name } of rows) {
      const code = byValue.get(value);
      if (!code) throw new FactError(pathOf(file), line, 'the value of a code in win32.tsv', String(value));
      const names = [code.name, ...code.aliases];
      if (!names.includes(name)) throw new FactError(pathOf(file), line, `a name of ${value}: ${names.join(', ')}`, name);
    }
  };
  for (const space of EQUIVALENT_SPACES) requireRows(`equivalents/${space}.tsv`, tables[`equivalents/${space}.tsv`]);
  for (const file of ['functions.tsv', 'priority.tsv', 'msi-status.tsv'] as const) {
    requireRows(
      file,
      tables[file].map(({ line, value_dec, name }) => ({ line, value: value_dec, name })),
    );
  }
}

/** Pairs of the tables of equivalents: each side is a value with a name that its table gives it. */
function requireStatuses(tables: Tables): void {
  const statuses = namesByValue(tables['ntstatus.tsv']);
  const hresults = namesByValue([...tables['hresult.tsv'], ...tables['hresult-documented.tsv']]);
  const requirePair = (
    file: FactFile,
    line: number,
    what: string,
    known: ReadonlySet<string> | undefined,
    value: number,
    name: string,
  ): void => {
    if (!known) throw new FactError(pathOf(file), line, `the value of ${what}`, toHex8(value));
    if (!known.has(name)) throw new FactError(pathOf(file), line, `a name of ${toHex8(value)}: ${[...known].join(', ')}`, name);
  };
  for (const { line, context, shown } of tables['equivalents/ntstatus.tsv']) {
    // A few of them are HRESULTs that the kernel passes on as statuses (SEC_E_…).
    const value = Number(context);
    requirePair(
      'equivalents/ntstatus.tsv',
      line,
      'a status or HRESULT of the tables',
      statuses.get(value) ?? hresults.get(value),
      value,
      shown,
    );
  }
  for (const row of tables['equivalents/ntstatus-hresult.tsv']) {
    const { line, ntstatus_hex: status, hresult_hex: hresult } = row;
    requirePair('equivalents/ntstatus-hresult.tsv', line, 'a status in ntstatus.tsv', statuses.get(status), status, row.ntstatus_name);
    requirePair('equivalents/ntstatus-hresult.tsv', line, 'an HRESULT of the tables', hresults.get(hresult), hresult, row.hresult_name);
  }
}

function namesByValue(
  rows: readonly { readonly value_hex: number; readonly name: string; readonly aliases?: readonly string[] }[],
): ReadonlyMap<number, ReadonlySet<string>> {
  const names = new Map<number, Set<string>>();
  for (const { value_hex, name, aliases = [] } of rows) {
    const known = names.get(value_hex) ?? new Set();
    names.set(value_hex, known);
    for (const one of [name, ...aliases]) known.add(one);
  }
  return names;
}

function requireNames(tables: Tables): void {
  const headerNames = new Set(tables['hresult.tsv'].map((row) => row.name));
  const twice = tables['hresult-documented.tsv'].find((row) => headerNames.has(row.name));
  if (twice) throw new FactError(pathOf('hresult-documented.tsv'), twice.line, 'a name that hresult.tsv lacks', twice.name);

  const win32Names = new Set(tables['win32.tsv'].flatMap((row) => [row.name, ...row.aliases]));
  const otherNames = namesOfOtherSpaces(tables);
  const unknown = tables['doc-links.tsv'].find((row) => !win32Names.has(row.name) && !otherNames.has(row.name));
  if (unknown) throw new FactError(pathOf('doc-links.tsv'), unknown.line, 'a name in one of the tables', unknown.name);

  const errnoNames = new Set(tables['errno.tsv'].flatMap((row) => [row.name, ...row.aliases]));
  const unnumbered = tables['equivalents/errno.tsv'].find((row) => !errnoNames.has(row.shown));
  if (unnumbered) throw new FactError(pathOf('equivalents/errno.tsv'), unnumbered.line, 'a name in errno.tsv', unnumbered.shown);
}

/** The facility's name that an HRESULT repeats is one of facilities.tsv, and is there where the facility has one. */
function requireFacilities(tables: Tables): void {
  const named = new Map(tables['facilities.tsv'].filter(({ space }) => space === 'hresult').map((row) => [row.facility, row.names]));
  for (const { line, facility, facility_name: name } of tables['hresult.tsv']) {
    const names = (named.get(facility) ?? []).map((constant) => constant.replace(/^FACILITY_/, ''));
    const known = name === '' ? names.length === 0 : name.split('/').every((one) => names.includes(one));
    if (!known) throw new FactError(pathOf('hresult.tsv'), line, `a name of facility ${facility}: ${names.join(', ') || 'none'}`, name);
  }
}

function requireOrigins(tables: Tables): void {
  const known = new Set(Object.keys(tables['sources.json'].origins));
  const require = (file: FactFile, line: number, sources: readonly string[]): void => {
    const unknown = sources.find((id) => !known.has(id));
    if (unknown !== undefined) throw new FactError(pathOf(file), line, 'origins that sources.json describes', unknown);
  };
  for (const file of ['win32.tsv', 'ntstatus.tsv', 'bugcheck.tsv', 'ras.tsv', 'errno.tsv', 'msi-status.tsv'] as const) {
    for (const { line, sources } of tables[file]) require(file, line, sources);
  }
  for (const { line, sources } of tables['hresult.tsv']) {
    // "sdk:CorError.h" is the origin sdk, and which of its headers.
    require('hresult.tsv', line, sources.map((source) => source.replace(/^sdk:.+/, 'sdk')));
  }
  for (const file of ['functions.tsv', 'equivalents/ntstatus-hresult.tsv'] as const) {
    for (const { line, source } of tables[file]) require(file, line, source);
  }
  for (const space of EQUIVALENT_SPACES) {
    for (const { line, sources } of tables[`equivalents/${space}.tsv`]) require(`equivalents/${space}.tsv`, line, sources);
  }
}

/** sources.json describes each table and says how many rows it has: a table that was cut, or lost a row in a merge, is not the whole. */
function requireCounts(tables: Tables): void {
  const { tables: described, lineOf } = tables['sources.json'];
  const files = (Object.keys(tables) as readonly FactFile[]).filter((file) => file !== 'sources.json');
  for (const file of files) {
    const entry = Object.hasOwn(described, file) ? described[file] : undefined;
    if (!entry) throw new FactError(pathOf('sources.json'), lineOf(['tables']), `an entry in tables for ${file}`, '');
    const { length } = tables[file] as readonly unknown[];
    if (entry.rows !== length) throw new FactError(pathOf(file), length + 1, `${entry.rows} rows, as sources.json says`, `${length} rows`);
  }
  for (const file of Object.keys(described)) {
    if (!files.some((known) => known === file))
      throw new FactError(pathOf('sources.json'), lineOf(['tables', file]), 'a file of content/facts', file);
  }
}
