/**
 * content/facts → Facts: every table read, every row checked, every row that names a code held against the
 * Win32 table. Reads through the function it is given, so that tests can damage a table in memory.
 */

import { EQUIVALENT_SPACES } from '../model/equivalents.ts';
import { toHex8 } from '../model/number.ts';
import { decimal, functionName, hex8, nonEmptyText, oneOf, sourceIds, symbolicName, symbolicNames, text, url } from './cells.ts';
import { FactError } from './fact-error.ts';
import { equivalentsFile, readEquivalents, type EquivalentRow } from './read-equivalents.ts';
import { readOrigins, type OriginTable } from './read-origins.ts';
import { readBugChecks, readErrno, readInstallerStatuses, readLdap, readRas } from './read-other-spaces.ts';
import type { BugCheckRow, ErrnoRow, InstallerStatusRow, LdapRow, RasRow } from './read-other-spaces.ts';
import { contains, readGroups, readWin32, type GroupRow, type Win32Row } from './read-win32.ts';
import { readTable, requireSorted, requireUnique, type Row } from './table.ts';

export const FACTS_DIRECTORY = 'content/facts';

const FUNCTION_COLUMNS = { value_dec: decimal, name: symbolicName, function: functionName, url, source: sourceIds } as const;
const DOC_LINK_COLUMNS = { name: symbolicName, title: nonEmptyText, url } as const;
const DOC_LIST_COLUMNS = { first_dec: decimal, last_dec: decimal, title: nonEmptyText, url } as const;
const PRIORITY_COLUMNS = { rank: decimal, value_dec: decimal, name: symbolicName } as const;
const NTSTATUS_COLUMNS = {
  value_hex: hex8,
  name: symbolicName,
  aliases: symbolicNames,
  severity: oneOf('Success', 'Informational', 'Warning', 'Error'),
  facility: decimal,
  message: text,
  sources: sourceIds,
} as const;
const HRESULT_COLUMNS = {
  value_hex: hex8,
  name: symbolicName,
  facility: decimal,
  facility_name: text,
  severity: oneOf('S', 'E'),
  message: text,
  sources: sourceIds,
} as const;

/** HRESULT-like values that headers lack and a documentation page defines: each row with that page. */
const DOCUMENTED_COLUMNS = { value_hex: hex8, name: symbolicName, message: text, title: nonEmptyText, url } as const;

/** NTSTATUS that turn into a value above 65535: mostly an HRESULT of the same number space of a component. */
const NTSTATUS_HRESULT_COLUMNS = {
  ntstatus_hex: hex8,
  ntstatus_name: symbolicName,
  hresult_hex: hex8,
  hresult_name: symbolicName,
  source: sourceIds,
} as const;

const FACILITY_COLUMNS = { space: oneOf('hresult', 'ntstatus'), facility: decimal, names: symbolicNames } as const;

export interface Facts {
  readonly codes: readonly Win32Row[];
  readonly groups: readonly GroupRow[];
  readonly equivalents: readonly EquivalentRow[];
  readonly functions: readonly Row<typeof FUNCTION_COLUMNS>[];
  readonly docLinks: readonly Row<typeof DOC_LINK_COLUMNS>[];
  readonly docLists: readonly Row<typeof DOC_LIST_COLUMNS>[];
  readonly priority: readonly Row<typeof PRIORITY_COLUMNS>[];
  readonly origins: OriginTable;
  readonly ntstatus: readonly Row<typeof NTSTATUS_COLUMNS>[];
  readonly hresult: readonly Row<typeof HRESULT_COLUMNS>[];
  readonly documentedHresults: readonly Row<typeof DOCUMENTED_COLUMNS>[];
  readonly ntstatusHresults: readonly Row<typeof NTSTATUS_HRESULT_COLUMNS>[];
  readonly facilities: readonly Row<typeof FACILITY_COLUMNS>[];
  readonly bugChecks: readonly BugCheckRow[];
  readonly ras: readonly RasRow[];
  /** result codes of LDAP operations: small numbers of a protocol, listed on one page */
  readonly ldap: readonly LdapRow[];
  /** errno numbers of the Microsoft C runtime */
  readonly errno: readonly ErrnoRow[];
  /** what "Return value n" in a Windows Installer log stands for */
  readonly installerStatuses: readonly InstallerStatusRow[];
  /** names of the other number spaces */
  readonly otherNames: ReadonlySet<string>;
}

/** Every file that readFacts asks for, below content/facts. */
export const FACT_FILES: readonly string[] = [
  'win32.tsv',
  'groups.tsv',
  'functions.tsv',
  'doc-links.tsv',
  'doc-lists.tsv',
  'priority.tsv',
  'ntstatus.tsv',
  'hresult.tsv',
  'hresult-documented.tsv',
  'facilities.tsv',
  'bugcheck.tsv',
  'ras.tsv',
  'ldap.tsv',
  'errno.tsv',
  'msi-status.tsv',
  ...EQUIVALENT_SPACES.map(equivalentsFile),
  'equivalents/ntstatus-hresult.tsv',
  'sources.json',
];

/**
 * Reads and checks all tables.
 * @param read name below content/facts → the file's text
 * @throws FactError for the first row that is wrong
 */
export function readFacts(read: (file: string) => string): Facts {
  const pathOf = (name: string): string => `${FACTS_DIRECTORY}/${name}`;
  const at = (name: string): readonly [string, string] => [pathOf(name), read(name)];

  const codes = readWin32(...at('win32.tsv'));
  const groups = readGroups(...at('groups.tsv'), codes);
  const byValue = new Map(codes.map((row) => [row.value_dec, row]));
  const byName = new Map(codes.flatMap((row) => [row.name, ...row.aliases].map((name) => [name, row] as const)));

  /** Throws unless the row's number and name are one known code. */
  function requireCode(file: string, line: number, value: number, name: string): void {
    const row = byValue.get(value);
    if (!row) throw new FactError(file, line, 'the value of a code in win32.tsv', String(value));
    if (byName.get(name) !== row) throw new FactError(file, line, `a name of ${value}: ${[row.name, ...row.aliases].join(', ')}`, name);
  }

  const equivalents = EQUIVALENT_SPACES.flatMap((space) => readEquivalents(space, ...at(equivalentsFile(space))));
  for (const row of equivalents) requireCode(row.file, row.line, row.value, row.name);

  const functions = readTable(...at('functions.tsv'), FUNCTION_COLUMNS);
  for (const row of functions) requireCode(pathOf('functions.tsv'), row.line, row.value_dec, row.name);
  requireUnique(pathOf('functions.tsv'), functions, 'a function and its code', (row) => `${row.value_dec} ${row.function} ${row.url}`);

  const docLinks = readTable(...at('doc-links.tsv'), DOC_LINK_COLUMNS);

  const docLists = readTable(...at('doc-lists.tsv'), DOC_LIST_COLUMNS);
  requireSorted(pathOf('doc-lists.tsv'), docLists, 'first_dec', (row) => row.first_dec);

  const priority = readTable(...at('priority.tsv'), PRIORITY_COLUMNS);
  priority.forEach((row, index) => {
    requireCode(pathOf('priority.tsv'), row.line, row.value_dec, row.name);
    if (row.rank !== index + 1) throw new FactError(pathOf('priority.tsv'), row.line, `rank ${index + 1}`, String(row.rank));
  });
  requireUnique(pathOf('priority.tsv'), priority, 'a value', (row) => String(row.value_dec));

  const ntstatus = readTable(...at('ntstatus.tsv'), NTSTATUS_COLUMNS);
  const hresult = readTable(...at('hresult.tsv'), HRESULT_COLUMNS);
  requireUnique(pathOf('ntstatus.tsv'), ntstatus, 'a value', (row) => toHex8(row.value_hex));
  requireUnique(pathOf('ntstatus.tsv'), ntstatus, 'a name', (row) => row.name);
  requireUnique(pathOf('hresult.tsv'), hresult, 'a name', (row) => row.name);
  requireSorted(pathOf('hresult.tsv'), hresult, 'value_hex', (row) => row.value_hex);
  const ntstatusHresults = readTable(...at('equivalents/ntstatus-hresult.tsv'), NTSTATUS_HRESULT_COLUMNS);
  requireSorted(pathOf('equivalents/ntstatus-hresult.tsv'), ntstatusHresults, 'ntstatus_hex', (row) => row.ntstatus_hex);
  requireUnique(pathOf('equivalents/ntstatus-hresult.tsv'), ntstatusHresults, 'a status', (row) => String(row.ntstatus_hex));
  const facilities = readTable(...at('facilities.tsv'), FACILITY_COLUMNS);
  requireUnique(pathOf('facilities.tsv'), facilities, 'a facility of a space', (row) => `${row.space} ${row.facility}`);
  const documentedHresults = readTable(...at('hresult-documented.tsv'), DOCUMENTED_COLUMNS);
  requireSorted(pathOf('hresult-documented.tsv'), documentedHresults, 'value_hex', (row) => row.value_hex);
  requireUnique(pathOf('hresult-documented.tsv'), documentedHresults, 'a name', (row) => row.name);
  const hresultNames = new Set(hresult.map((row) => row.name));
  const twice = documentedHresults.find((row) => hresultNames.has(row.name));
  if (twice) throw new FactError(pathOf('hresult-documented.tsv'), twice.line, 'a name that hresult.tsv lacks', twice.name);

  const bugChecks = readBugChecks(...at('bugcheck.tsv'));
  const ras = readRas(...at('ras.tsv'));
  const ldap = readLdap(...at('ldap.tsv'));
  const otherNames = new Set([
    ...ntstatus.flatMap((row) => [row.name, ...row.aliases]),
    ...hresultNames,
    ...documentedHresults.map((row) => row.name),
    ...bugChecks.flatMap((row) => [row.name, ...row.aliases]),
    ...ras.map((row) => row.name),
    ...ldap.map((row) => row.name),
  ]);
  for (const row of docLinks) {
    if (!byName.has(row.name) && !otherNames.has(row.name)) {
      throw new FactError(pathOf('doc-links.tsv'), row.line, 'a name in one of the tables', row.name);
    }
  }
  const errno = readErrno(...at('errno.tsv'));
  const errnoNames = new Set(errno.flatMap((row) => [row.name, ...row.aliases]));
  const unnumbered = equivalents.find((row) => row.space === 'errno' && !errnoNames.has(row.shown));
  if (unnumbered) throw new FactError(unnumbered.file, unnumbered.line, 'a name in errno.tsv', unnumbered.shown);
  const installerStatuses = readInstallerStatuses(...at('msi-status.tsv'));
  for (const row of installerStatuses) requireCode(pathOf('msi-status.tsv'), row.line, row.value_dec, row.name);

  const origins = readOrigins(...at('sources.json'));
  requireOrigins(origins, [
    ...codes.map((row) => ({ file: pathOf('win32.tsv'), line: row.line, sources: row.sources })),
    ...ntstatus.map((row) => ({ file: pathOf('ntstatus.tsv'), line: row.line, sources: row.sources })),
    // "sdk:CorError.h" is the origin sdk, and which of its headers.
    ...hresult.map((row) => ({
      file: pathOf('hresult.tsv'),
      line: row.line,
      sources: row.sources.map((source) => source.replace(/^sdk:.*/, 'sdk')),
    })),
    ...functions.map((row) => ({ file: pathOf('functions.tsv'), line: row.line, sources: row.source })),
    ...equivalents,
    ...ntstatusHresults.map((row) => ({ file: pathOf('equivalents/ntstatus-hresult.tsv'), line: row.line, sources: row.source })),
    ...bugChecks.map((row) => ({ file: pathOf('bugcheck.tsv'), line: row.line, sources: row.sources })),
    ...ras.map((row) => ({ file: pathOf('ras.tsv'), line: row.line, sources: row.sources })),
    ...errno.map((row) => ({ file: pathOf('errno.tsv'), line: row.line, sources: row.sources })),
    ...installerStatuses.map((row) => ({ file: pathOf('msi-status.tsv'), line: row.line, sources: row.sources })),
  ]);
  for (const file of FACT_FILES) {
    if (file !== 'sources.json' && !(file in origins.tables)) {
      throw new FactError(pathOf('sources.json'), 1, `an entry in tables for ${file}`, '');
    }
  }

  return {
    codes,
    groups,
    equivalents,
    functions,
    docLinks,
    docLists,
    priority,
    origins,
    ntstatus,
    hresult,
    documentedHresults,
    ntstatusHresults,
    facilities,
    bugChecks,
    ras,
    ldap,
    errno,
    installerStatuses,
    otherNames,
  };
}

function requireOrigins(
  origins: OriginTable,
  rows: readonly { readonly file: string; readonly line: number; readonly sources: readonly string[] }[],
): void {
  for (const row of rows) {
    const unknown = row.sources.find((id) => !(id in origins.origins));
    if (unknown !== undefined) throw new FactError(row.file, row.line, 'origins that sources.json describes', unknown);
  }
}

/** The group of a Win32 code, decimal. Facts guarantee that there is one. */
export function groupOf(groups: readonly GroupRow[], value: number): GroupRow | undefined {
  return groups.find((group) => contains(group, value));
}
