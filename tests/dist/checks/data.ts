/** The data below /api/v1/: every file is of the shape that the schema says, listed with its hash, and tells the same of a code. */

import { createHash } from 'node:crypto';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Catalog } from '../../../src/catalog/join.ts';
import type { ErrorCode } from '../../../src/model/error-code.ts';
import { API_PATH, codeFile } from '../../../src/outputs/api/addresses.ts';
import { CSV_COLUMNS } from '../../../src/outputs/api/csv.ts';
import type { FileContent } from '../../../src/outputs/api/schema.ts';
import { parseCsv } from '../../csv.ts';
import type { Check } from '../check.ts';
import { remembered } from '../remembered.ts';
import { addressOf, type Site } from '../site.ts';

const FOLDER = API_PATH.slice(1);

export const check: Check = {
  name: 'the data is of the shape that its schema says, and tells the same everywhere',
  why: 'A program trusts the schema, the hashes and the counts; it has nobody to ask.',
  findings: (site, catalog) => {
    const meta = contentOf<FileContent<'Meta'>>(site, 'meta.json');
    const rest = contentOf<FileContent<'FileList'>>(site, 'files.json');
    const schema = site.files.get(`${FOLDER}schema.json`);
    if (!meta || !rest || !schema) return ['api/v1: lacks meta.json, files.json or schema.json, or one is no JSON'];
    const files = [...meta.files, ...rest.files, { path: 'meta.json', definition: '#/$defs/Meta' }];
    return [
      ...listFaults(site, files),
      ...files.flatMap(({ path, definition }) => (definition === null ? [] : shapeFaults(site, schema, path, definition))),
      ...recordFaults(site, catalog, meta.perCode),
      ...countFaults(site, catalog, meta),
      ...csvFaults(site),
    ].map((fault) => `api/v1/${fault}`);
  },
  refuses: [
    changed('a hash that is not that of the file', 'groups.json', (text) => `${text} `, [
      'groups.json: has another size or hash than listed',
    ]),
    {
      because: 'a file that is gone',
      changes: { 'api/v1/win32/13803.json': undefined },
      adds: ['api/v1/win32/13803.json: is listed and not there', 'api/v1/win32/13803.json: is explained and has no file'],
    },
    {
      because: 'a file that nobody listed',
      changes: { 'api/v1/more.json': () => '{}' },
      adds: ['api/v1/more.json: is listed nowhere'],
    },
    changed('an unknown handling', 'win32/13803.json', (text) => text.replace('{"id":"wait"', '{"id":"panic"'), [
      'win32/13803.json: has another size or hash than listed',
      'win32/13803.json: /handling/id must be equal to one of the allowed values',
      'win32/13803.json: tells of 13803 otherwise than win32.json',
    ]),
    changed('a code without name', 'bugcheck/0x7E.json', (text) => text.replace(/"name":"[^"]*",/, ''), [
      'bugcheck/0x7E.json: has another size or hash than listed',
      "bugcheck/0x7E.json: must have required property 'name'",
      'bugcheck/0x7E.json: tells of 0x7E otherwise than bugcheck.json',
    ]),
    changed('a negative value in a group', 'group/ipsec.json', (text) => text.replace('"value":13000,', '"value":-13000,'), [
      'group/ipsec.json: has another size or hash than listed',
      'group/ipsec.json: /codes/0/value must be >= 0',
      'group/ipsec.json: tells of 13000 otherwise than win32.json',
    ]),
    changed('a file cut short', 'handlings.json', (text) => text.slice(0, 200), [
      'handlings.json: has another size or hash than listed',
      'handlings.json: is no JSON',
    ]),
    changed('a space that lost a code', 'ras.json', (text) => text.replace(/\n\{"space":"ras","value":691,.*/, ''), [
      'ras.json: has another size or hash than listed',
      'ras.json: has 334 codes; the tables have 335',
    ]),
    changed('counts that are not true', 'meta.json', (text) => text.replace(/("ras":\{"codes":)\d+/, '$1336'), [
      'meta.json: counts 336 codes of ras; there are 335',
    ]),
    changed('a table with a broken quote', 'ras.csv', (text) => text.replace('"', ''), [
      'ras.csv: has another size or hash than listed',
      'ras.csv: is not CSV of 18 columns',
    ]),
  ],
};

function changed(because: string, file: string, change: (text: string) => string, adds: readonly string[]) {
  return { because, changes: { [FOLDER + file]: change }, adds: adds.map((finding) => `api/v1/${finding}`) };
}

const jsonOf = remembered((bytes): unknown => {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    return undefined;
  }
});

/** The content of a file that the schema check vouches for. */
function contentOf<T>(site: Site, file: string): T | undefined {
  const bytes = site.files.get(FOLDER + file);
  return bytes && (jsonOf(bytes) as T | undefined);
}

const hashOf = remembered((bytes) => createHash('sha256').update(bytes).digest('hex'));

function listFaults(
  site: Site,
  listed: readonly { readonly path: string; readonly bytes?: number; readonly sha256?: string }[],
): readonly string[] {
  const paths = new Set(listed.map(({ path }) => path));
  return [
    ...listed.flatMap(({ path, bytes, sha256 }) => {
      const file = site.files.get(FOLDER + path);
      if (!file) return [`${path}: is listed and not there`];
      return sha256 === undefined || (file.length === bytes && hashOf(file) === sha256)
        ? []
        : [`${path}: has another size or hash than listed`];
    }),
    ...[...site.files.keys()]
      .filter((file) => file.startsWith(FOLDER) && !paths.has(file.slice(FOLDER.length)))
      .map((file) => `${file.slice(FOLDER.length)}: is listed nowhere`),
  ];
}

const validators = remembered((schema) => {
  const ajv = new Ajv2020({ strict: true, allErrors: true });
  const content = JSON.parse(schema.toString()) as { readonly $id: string };
  ajv.addSchema(content);
  return (definition: string): ValidateFunction | undefined => ajv.getSchema(content.$id + definition);
});

const faultsBySchema = remembered((schema) => {
  const byDefinition = new Map<string, (bytes: Buffer) => string | undefined>();
  return (definition: string) => {
    const known = byDefinition.get(definition) ?? remembered((bytes) => shapeFault(validators(schema)(definition), jsonOf(bytes)));
    byDefinition.set(definition, known);
    return known;
  };
});

function shapeFaults(site: Site, schema: Buffer, path: string, definition: string): readonly string[] {
  const bytes = site.files.get(FOLDER + path);
  const fault = bytes && faultsBySchema(schema)(definition)(bytes);
  return fault === undefined ? [] : [`${path}: ${fault}`];
}

function shapeFault(validate: ValidateFunction | undefined, content: unknown): string | undefined {
  if (content === undefined) return 'is no JSON';
  if (!validate) return 'has a definition that the schema lacks';
  if (validate(content)) return undefined;
  // A code is held against each space; what those say that are not its own is no help.
  const errors = validate.errors ?? [];
  const others = new Set(
    errors.filter(({ keyword, instancePath }) => keyword === 'const' && /(^|\/)space$/.test(instancePath)).map(definitionOf),
  );
  const error = errors.find((candidate) => !others.has(definitionOf(candidate)) && candidate.keyword !== 'oneOf') ?? errors[0];
  return `${error?.instancePath ?? ''} ${error?.message ?? ''}`.trim();
}

function definitionOf({ schemaPath }: ErrorObject): string {
  return /\/\$defs\/(\w+)\//.exec(schemaPath)?.[1] ?? '';
}

/** Lines of a file that are records, by the number in their first fields. */
const recordLines = remembered((bytes): ReadonlyMap<string, string> => {
  const lines = bytes.toString().split('\n');
  return new Map(
    lines.flatMap((line) => {
      const [, space, number] = /^\{"space":"(\w+)","value":-?\d+,"number":"(\w+)"/.exec(line) ?? [];
      return number === undefined ? [] : [[`${space ?? ''}/${number}`, line.replace(/,$/, '')] as const];
    }),
  );
});

/** Every file that holds a code holds the line of its space's file. */
function recordFaults(site: Site, catalog: Catalog, perCode: 'explained' | 'all'): readonly string[] {
  const spaces = Object.entries({ win32: catalog.codes, ...catalog.statuses });
  const linesOf = (file: string): ReadonlyMap<string, string> => {
    const bytes = site.files.get(FOLDER + file);
    return bytes ? recordLines(bytes) : new Map();
  };
  const truth = new Map(spaces.flatMap(([space]) => [...linesOf(`${space}.json`)]));
  const others = [...site.files.keys()].filter((file) => file.startsWith(FOLDER) && file.slice(FOLDER.length).includes('/'));
  const wanted = spaces.flatMap(([, codes]): readonly ErrorCode[] => codes).filter((code) => perCode === 'all' || code.explanation);
  return [
    ...others.flatMap((file) =>
      [...linesOf(file.slice(FOLDER.length))]
        .filter(([key, line]) => truth.has(key) && truth.get(key) !== line)
        .map(([key]) => {
          const [space = '', number = ''] = key.split('/');
          return `${file.slice(FOLDER.length)}: tells of ${number} otherwise than ${space}.json`;
        }),
    ),
    ...spaces.flatMap(([space, codes]) => {
      const found = linesOf(`${space}.json`).size;
      return found === codes.length ? [] : [`${space}.json: has ${found} codes; the tables have ${codes.length}`];
    }),
    ...wanted.filter((code) => !site.files.has(FOLDER + codeFile(code))).map((code) => `${codeFile(code)}: is explained and has no file`),
  ];
}

function countFaults(site: Site, catalog: Catalog, meta: FileContent<'Meta'>): readonly string[] {
  const spaces = { win32: catalog.codes, ...catalog.statuses };
  const { counts } = meta;
  const total = Object.values(spaces).flat();
  const explained = total.filter((code: ErrorCode) => code.explanation).length;
  const rows: readonly (readonly [string, number, number])[] = [
    ...Object.entries(spaces).map(
      ([space, codes]) => [`codes of ${space}`, counts.spaces[space as keyof typeof spaces].codes, codes.length] as const,
    ),
    ['codes', counts.codes, total.length],
    ['explained codes', counts.explained, explained],
    ['groups', counts.groups, catalog.groups.length],
  ];
  return [
    ...rows
      .filter(([, said, there]) => said !== there)
      .map(([what, said, there]) => `meta.json: counts ${said} ${what}; there are ${there}`),
    ...(meta.site === addressOf(site, '/') ? [] : [`meta.json: says that the site is ${meta.site}`]),
  ];
}

const tableOf = remembered((bytes) => {
  try {
    return parseCsv(bytes.toString());
  } catch {
    return undefined;
  }
});

function csvFaults(site: Site): readonly string[] {
  const header = CSV_COLUMNS.map(({ name }) => name);
  return [...site.files].flatMap(([file, bytes]) => {
    if (!file.startsWith(FOLDER) || !file.endsWith('.csv')) return [];
    const table = tableOf(bytes);
    const sound = table?.every((row) => row.length === header.length) && table[0]?.join() === header.join();
    return sound ? [] : [`${file.slice(FOLDER.length)}: is not CSV of ${header.length} columns`];
  });
}
