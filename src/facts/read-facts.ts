/**
 * content/facts → Facts: every table read, every row checked, every row that names a code held against the table of that code.
 * Reads through the function it is given, so that tests can damage a table in memory.
 */

import { EQUIVALENT_SPACES } from '../model/equivalents.ts';
import { decimal, facilityNames, functionName, hex8, nonEmptyText, oneOf, sourceIds, symbolicName, text, url } from './cells.ts';
import { FactError, FACTS_DIRECTORY } from './fact-error.ts';
import { readEquivalents, type EquivalentRow } from './read-equivalents.ts';
import { readOrigins, type OriginTable } from './read-origins.ts';
import { readBugChecks, readErrno, readInstallerStatuses, readLdap, readRas, requireOwnNames } from './read-other-spaces.ts';
import type { BugCheckRow, ErrnoRow, InstallerStatusRow, LdapRow, RasRow } from './read-other-spaces.ts';
import { readHresult, readNtstatus, type HresultRow, type NtstatusRow } from './read-statuses.ts';
import { contains, readGroups, readWin32, type GroupRow, type Win32Row } from './read-win32.ts';
import { namesOfOtherSpaces, requireReferences } from './references.ts';
import { readTable, requireRanges, requireSorted, requireUnique, type Row } from './table.ts';

export { FACTS_DIRECTORY };

const FUNCTION_COLUMNS = { value_dec: decimal, name: symbolicName, function: functionName, url, source: sourceIds } as const;
const DOC_LINK_COLUMNS = { name: symbolicName, title: nonEmptyText, url } as const;
const DOC_LIST_COLUMNS = { first_dec: decimal, last_dec: decimal, title: nonEmptyText, url } as const;
const PRIORITY_COLUMNS = { rank: decimal, value_dec: decimal, name: symbolicName } as const;
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

const FACILITY_COLUMNS = { space: oneOf('hresult', 'ntstatus'), facility: decimal, names: facilityNames } as const;

export interface Facts {
  readonly codes: readonly Win32Row[];
  readonly groups: readonly GroupRow[];
  readonly equivalents: readonly EquivalentRow[];
  readonly functions: readonly Row<typeof FUNCTION_COLUMNS>[];
  readonly docLinks: readonly Row<typeof DOC_LINK_COLUMNS>[];
  readonly docLists: readonly Row<typeof DOC_LIST_COLUMNS>[];
  readonly priority: readonly Row<typeof PRIORITY_COLUMNS>[];
  readonly origins: OriginTable;
  readonly ntstatus: readonly NtstatusRow[];
  readonly hresult: readonly HresultRow[];
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

/** Table → how its rows read. What one table can say of itself is checked here; references.ts holds the tables against each other. */
const READERS = {
  'win32.tsv': readWin32,
  'groups.tsv': readGroups,
  'functions.tsv': (file, content) => {
    const rows = readTable(file, content, FUNCTION_COLUMNS);
    requireSorted(file, rows, 'value_dec', (row) => row.value_dec);
    requireUnique(file, rows, 'a function and its code', (row) => `${row.value_dec} ${row.function} ${row.url}`);
    return rows;
  },
  'doc-links.tsv': (file, content) => {
    const rows = readTable(file, content, DOC_LINK_COLUMNS);
    requireSorted(file, rows, 'name', (row) => row.name);
    requireUnique(file, rows, 'a name and its address', (row) => `${row.name} ${row.url}`);
    return rows;
  },
  'doc-lists.tsv': (file, content) => {
    const rows = readTable(file, content, DOC_LIST_COLUMNS);
    requireSorted(file, rows, 'first_dec', (row) => row.first_dec);
    requireRanges(file, rows);
    return rows;
  },
  'priority.tsv': (file, content) => {
    const rows = readTable(file, content, PRIORITY_COLUMNS);
    for (const [index, row] of rows.entries()) {
      if (row.rank !== index + 1) throw new FactError(file, row.line, `rank ${index + 1}`, String(row.rank));
    }
    requireUnique(file, rows, 'a value', (row) => String(row.value_dec));
    return rows;
  },
  'ntstatus.tsv': readNtstatus,
  'hresult.tsv': readHresult,
  'hresult-documented.tsv': (file, content) => {
    const rows = readTable(file, content, DOCUMENTED_COLUMNS);
    requireSorted(file, rows, 'value_hex', (row) => row.value_hex);
    requireOwnNames(file, rows);
    return rows;
  },
  'facilities.tsv': (file, content) => {
    const rows = readTable(file, content, FACILITY_COLUMNS);
    requireUnique(file, rows, 'a facility of a space', (row) => `${row.space} ${row.facility}`);
    requireUnique(
      file,
      rows.flatMap(({ line, space, names }) => names.map((name) => ({ line, key: `${space} ${name}` }))),
      'a name of a space',
      ({ key }) => key,
    );
    requireSorted(file, rows, 'space and facility', (row) => (row.space === 'hresult' ? 0 : 0x10000) + row.facility);
    return rows;
  },
  'bugcheck.tsv': readBugChecks,
  'ras.tsv': readRas,
  'ldap.tsv': readLdap,
  'errno.tsv': readErrno,
  'msi-status.tsv': readInstallerStatuses,
  'equivalents/ntstatus.tsv': (file, content) => readEquivalents('ntstatus', file, content),
  'equivalents/errno.tsv': (file, content) => readEquivalents('errno', file, content),
  'equivalents/python.tsv': (file, content) => readEquivalents('python', file, content),
  'equivalents/rust.tsv': (file, content) => readEquivalents('rust', file, content),
  'equivalents/node.tsv': (file, content) => readEquivalents('node', file, content),
  'equivalents/go.tsv': (file, content) => readEquivalents('go', file, content),
  'equivalents/dotnet.tsv': (file, content) => readEquivalents('dotnet', file, content),
  'equivalents/java.tsv': (file, content) => readEquivalents('java', file, content),
  'equivalents/chromium.tsv': (file, content) => readEquivalents('chromium', file, content),
  'equivalents/ntstatus-hresult.tsv': (file, content) => {
    const rows = readTable(file, content, NTSTATUS_HRESULT_COLUMNS);
    requireSorted(file, rows, 'ntstatus_hex', (row) => row.ntstatus_hex);
    requireUnique(file, rows, 'a status', (row) => String(row.ntstatus_hex));
    return rows;
  },
  'sources.json': readOrigins,
} as const satisfies Readonly<Record<string, (file: string, content: string) => unknown>>;

export type FactFile = keyof typeof READERS;

/** What each file holds, read and checked by itself. */
export type Tables = { readonly [F in FactFile]: ReturnType<(typeof READERS)[F]> };

/** Every file that readFacts asks for, below content/facts. */
export const FACT_FILES = Object.keys(READERS) as readonly FactFile[];

/**
 * Reads one file and checks what it says of itself.
 * @param name below content/facts
 * @throws FactError for the first row that is wrong
 */
export function readFactFile<F extends FactFile>(name: F, content: string): Tables[F] {
  return READERS[name](`${FACTS_DIRECTORY}/${name}`, content) as Tables[F];
}

/**
 * Reads and checks all tables.
 * @param read name below content/facts → the file's text
 * @throws FactError for the first row that is wrong
 */
export function readFacts(read: (file: string) => string): Facts {
  return joinTables(Object.fromEntries(FACT_FILES.map((name) => [name, readFactFile(name, read(name))])) as unknown as Tables);
}

/** Holds the tables against each other and names what they are. @throws FactError for the first row that another table contradicts */
export function joinTables(tables: Tables): Facts {
  requireReferences(tables);
  return {
    codes: tables['win32.tsv'],
    groups: tables['groups.tsv'],
    equivalents: EQUIVALENT_SPACES.flatMap((space) => tables[`equivalents/${space}.tsv`]),
    functions: tables['functions.tsv'],
    docLinks: tables['doc-links.tsv'],
    docLists: tables['doc-lists.tsv'],
    priority: tables['priority.tsv'],
    origins: tables['sources.json'],
    ntstatus: tables['ntstatus.tsv'],
    hresult: tables['hresult.tsv'],
    documentedHresults: tables['hresult-documented.tsv'],
    ntstatusHresults: tables['equivalents/ntstatus-hresult.tsv'],
    facilities: tables['facilities.tsv'],
    bugChecks: tables['bugcheck.tsv'],
    ras: tables['ras.tsv'],
    ldap: tables['ldap.tsv'],
    errno: tables['errno.tsv'],
    installerStatuses: tables['msi-status.tsv'],
    otherNames: namesOfOtherSpaces(tables),
  };
}

/** The group of a Win32 code, decimal. Facts guarantee that there is one. */
export function groupOf(groups: readonly GroupRow[], value: number): GroupRow | undefined {
  return groups.find((group) => contains(group, value));
}
