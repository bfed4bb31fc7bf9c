/** Facts + prose → every file below /api/v1/, as text. Compact JSON whose keys stand in one order: equal content has equal bytes. */

import { createHash } from 'node:crypto';
import type { Catalog } from '../../catalog/join.ts';
import type { ErrorCode } from '../../model/error-code.ts';
import { HANDLING_IDS, HANDLINGS } from '../../model/handling.ts';
import { facilityPath, SPACE_TITLES, type NumberSpace } from '../../model/number-space.ts';
import { facilitiesOf } from '../facilities.ts';
import { groupCounts } from '../group-counts.ts';
import { groupPath, handlingPath } from '../paths.ts';
import { API_PATH, codeFile, groupFile } from './addresses.ts';
import { codeRecord, groupReference, type RecordContext } from './code-record.ts';
import { toCsv } from './csv.ts';
import { PROSE_LICENSE } from './markdown-twin.ts';
import { jsonSchema, SCHEMA_VERSION, type Code, type FileContent, type FileKind } from './schema.ts';

/** Which codes get a file of their own: the explained ones, so that the site stays below the file limits of hosts, or all. */
export const PER_CODE = ['explained', 'all'] as const;
export type PerCode = (typeof PER_CODE)[number];

export interface ApiFile {
  readonly text: string;
  /** its definition in the schema; undefined for CSV and for the schema itself */
  readonly kind: FileKind | undefined;
}

export interface Api {
  /** path below /api/v1/ → file */
  readonly files: ReadonlyMap<string, ApiFile>;
  /** the records that have a Markdown twin */
  readonly explained: readonly Code[];
}

/** All files of the data. */
export function apiFiles(context: RecordContext, perCode: PerCode): Api {
  const { catalog, absolute } = context;
  const records = recordsOf(context);
  const all = Object.values(records).flat();
  const alone = new Map<string, ApiFile>([
    ...SPACES.flatMap((space) => [
      [`${space}.json`, file('CodeList', codeList(space, records[space]))] as const,
      [`${space}.csv`, { text: toCsv(records[space].map(({ record }) => record)), kind: undefined }] as const,
    ]),
    ['groups.json', json('GroupList', groupList(context))],
    ['handlings.json', json('HandlingList', handlingList(all, context))],
    ['facilities.json', json('FacilityList', facilityList(context))],
    ['ldap.json', json('LdapList', ldapList(context))],
    ['origins.json', json('OriginList', originList(catalog))],
    ['schema.json', { text: JSON.stringify(jsonSchema(absolute(`${API_PATH}schema.json`))), kind: undefined }],
  ]);
  const single = new Map<string, ApiFile>([
    ...groupFiles(context, records.win32),
    ...all
      .filter(({ record }) => perCode === 'all' || record.explained)
      .map(({ record, text }) => [codeFile(record), file('Code', text)] as const),
  ]);
  const listed = [...alone, ['files.json', json('FileList', { files: fileList(single) })] as const] as const;
  const files = new Map<string, ApiFile>([
    ['meta.json', json('Meta', metaOf(context, records, perCode, fileList(new Map(listed))))],
    ...listed,
    ...single,
  ]);
  return { files, explained: all.map(({ record }) => record).filter(({ explained }) => explained) };
}

const SPACES = Object.keys(SPACE_TITLES) as readonly NumberSpace[];

/** A record and its JSON, written once: the same bytes stand in every file that holds the code. */
interface Written {
  readonly record: Code;
  readonly text: string;
}

function recordsOf(context: RecordContext): Readonly<Record<NumberSpace, readonly Written[]>> {
  const { codes, statuses } = context.catalog;
  const write = (code: ErrorCode): Written => {
    const record = codeRecord(code, context);
    return { record, text: JSON.stringify(record) };
  };
  return {
    win32: codes.map(write),
    ntstatus: statuses.ntstatus.map(write),
    hresult: statuses.hresult.map(write),
    bugcheck: statuses.bugcheck.map(write),
    ras: statuses.ras.map(write),
  };
}

function json<K extends FileKind>(kind: K, content: FileContent<K>): ApiFile {
  return file(kind, JSON.stringify(content));
}

function file(kind: FileKind, text: string): ApiFile {
  return { text: `${text}\n`, kind };
}

/** One record a line: a tool that reads lines finds a code, and a difference between two versions stays small. */
function withCodes(head: object, written: readonly Written[]): string {
  return `${JSON.stringify(head).slice(0, -1)},"codes":[\n${written.map(({ text }) => text).join(',\n')}\n]}`;
}

function codeList(space: NumberSpace, written: readonly Written[]): string {
  return withCodes({ space, title: SPACE_TITLES[space] } satisfies Omit<FileContent<'CodeList'>, 'codes'>, written);
}

function groupFiles({ catalog, absolute }: RecordContext, win32: readonly Written[]): readonly (readonly [string, ApiFile])[] {
  const byGroup = Map.groupBy(win32, ({ record }) => (record.space === 'win32' ? record.group.id : ''));
  return catalog.groups.map((group) => {
    const head = { group: groupReference(group), url: absolute(groupPath(group.id)) } satisfies Omit<FileContent<'GroupFile'>, 'codes'>;
    return [groupFile(group.id), file('GroupFile', withCodes(head, byGroup.get(group.id) ?? []))];
  });
}

function groupList({ catalog, absolute }: RecordContext): FileContent<'GroupList'> {
  return {
    groups: groupCounts(catalog).map(({ group, count, explained }) => ({
      group: groupReference(group),
      url: absolute(groupPath(group.id)),
      file: groupFile(group.id),
      codes: count,
      explained,
    })),
  };
}

function handlingList(all: readonly Written[], { absolute }: RecordContext): FileContent<'HandlingList'> {
  return {
    handlings: HANDLING_IDS.map((id) => ({
      id,
      label: HANDLINGS[id].label,
      meaning: HANDLINGS[id].meaning,
      url: absolute(handlingPath(id)),
      codes: all.filter(({ record }) => record.handling?.id === id).length,
    })),
  };
}

function facilityList({ catalog, absolute }: RecordContext): FileContent<'FacilityList'> {
  return {
    facilities: (['hresult', 'ntstatus'] as const).flatMap((space) =>
      facilitiesOf(catalog.statuses[space]).map(({ number, codes, explained }) => ({
        space,
        facility: number,
        names: [...(codes.find(({ facilityNames }) => facilityNames.length > 0)?.facilityNames ?? [])],
        url: absolute(facilityPath(space, number)),
        codes: codes.length,
        explained,
      })),
    ),
  };
}

function ldapList({ catalog, absolute }: RecordContext): FileContent<'LdapList'> {
  return {
    results: catalog.facts.ldap.map((row) => ({
      value: row.value_dec,
      name: row.name,
      message: row.message === '' ? null : row.message,
      url: absolute(`/ldap/#${row.name}`),
      source: { title: row.title, url: row.url },
    })),
  };
}

function originList({ facts }: Catalog): FileContent<'OriginList'> {
  const { read, origins } = facts.origins;
  return {
    read,
    origins: Object.fromEntries(
      Object.entries(origins).map(([id, { title, revision, url, licence }]) => [id, { title, revision, url, license: licence }]),
    ),
  };
}

function fileList(files: ReadonlyMap<string, ApiFile>): FileContent<'FileList'>['files'] {
  return [...files]
    .map(([path, { text, kind }]) => ({
      path,
      definition: kind === undefined ? null : `#/$defs/${kind}`,
      bytes: Buffer.byteLength(text),
      sha256: createHash('sha256').update(text).digest('hex'),
    }))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

function metaOf(
  { catalog, absolute }: RecordContext,
  records: Readonly<Record<NumberSpace, readonly Written[]>>,
  perCode: PerCode,
  files: FileContent<'FileList'>['files'],
): FileContent<'Meta'> {
  const all = Object.values(records).flat();
  const spaceCount = (space: NumberSpace) => ({
    codes: records[space].length,
    explained: explainedOf(records[space]),
    pages: catalog.names.spaces[space].filter(({ code }) => code.ownPage).length,
  });
  return {
    schemaVersion: SCHEMA_VERSION,
    // files.json holds the hashes of the files that are not listed here.
    version: createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 16),
    updated: all.reduce((newest, { record }) => ((record.updated ?? '') > newest ? (record.updated ?? '') : newest), ''),
    site: absolute('/'),
    license: {
      prose: PROSE_LICENSE,
      facts: 'Names, numbers, pairs and quoted system messages, under the terms of their sources: origins.json.',
    },
    counts: {
      codes: all.length,
      explained: explainedOf(all),
      groups: catalog.groups.length,
      spaces: {
        win32: spaceCount('win32'),
        ntstatus: spaceCount('ntstatus'),
        hresult: spaceCount('hresult'),
        bugcheck: spaceCount('bugcheck'),
        ras: spaceCount('ras'),
      },
    },
    perCode,
    files,
  };
}

function explainedOf(written: readonly Written[]): number {
  return written.filter(({ record }) => record.explained).length;
}
