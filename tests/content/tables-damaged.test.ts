/** Every table, damaged in every way that its columns allow: refused with file and line, or harmless for a stated reason. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FACT_FILES, FACTS_DIRECTORY, joinTables, readFactFile, type FactFile, type Tables } from '../../src/facts/read-facts.ts';
import { testDamage } from './damage.ts';
import { ORIGIN_DAMAGES } from './origins-damage.ts';
import { tableDamages } from './table-damage.ts';

const texts = new Map<string, string>(FACT_FILES.map((file) => [file, readFileSync(join(FACTS_DIRECTORY, file), 'utf8')]));
const tables = Object.fromEntries(FACT_FILES.map((file) => [file, readFactFile(file, texts.get(file) ?? '')])) as unknown as Tables;
const TABLE_FILES = FACT_FILES.filter((file) => file.endsWith('.tsv'));

interface Excuse {
  readonly because: string;
  readonly operations: readonly string[];
  readonly places: readonly string[];
}

const NAMES = ['a letter more', 'a name that nobody has'];

/** Damage that makes one well-formed fact of another: nothing in the tables can tell, and what can is named. */
const EXCUSES: readonly Excuse[] = [
  {
    because: 'The table is where the name is defined, and no other row names this one; published-urls.test.ts misses the old address.',
    operations: NAMES,
    places: ['win32.tsv', 'ntstatus.tsv', 'hresult.tsv', 'hresult-documented.tsv', 'bugcheck.tsv', 'ras.tsv', 'ldap.tsv', 'errno.tsv'].map(
      (file) => `${file} name`,
    ),
  },
  {
    because: 'An alias is defined in this cell alone; published-urls.test.ts misses the old address.',
    operations: [...NAMES, 'an unknown entry', 'empty cell'],
    places: ['win32.tsv', 'ntstatus.tsv', 'bugcheck.tsv', 'errno.tsv'].map((file) => `${file} aliases`),
  },
  {
    because: 'Not every code has a text; npm run facts compares messages with the headers.',
    operations: ['empty cell', 'the text of another row'],
    places: ['win32.tsv', 'ntstatus.tsv', 'hresult.tsv', 'hresult-documented.tsv', 'ras.tsv', 'ldap.tsv'].map((file) => `${file} message`),
  },
  {
    because: 'A title is shown as a link and read by people: any text is one.',
    operations: ['the text of another row'],
    places: ['doc-links.tsv', 'doc-lists.tsv', 'hresult-documented.tsv', 'ldap.tsv'].map((file) => `${file} title`),
  },
  {
    because: 'Both cells are free text.',
    operations: ['two cells swapped'],
    places: ['hresult-documented.tsv message and title', 'ldap.tsv message and title'],
  },
  {
    because: 'Both are origins that sources.json describes; npm run facts confirms those of headers.',
    operations: ['the entries of another row'],
    places: [
      'win32.tsv sources',
      'ntstatus.tsv sources',
      'hresult.tsv sources',
      'bugcheck.tsv sources',
      'ras.tsv sources',
      'functions.tsv source',
      ...['go', 'dotnet', 'java', 'chromium'].map((space) => `equivalents/${space}.tsv source`),
    ],
  },
  {
    because: 'A function is named as its page names it, in any letters; no table lists the functions of Windows.',
    operations: [...NAMES, 'small letters', 'a name of the prototype', 'the name constructor', 'the name of another row'],
    places: ['functions.tsv function'],
  },
  {
    because: 'A page may speak of the other code as well.',
    operations: ['the name of another row'],
    places: ['doc-links.tsv name'],
  },
  {
    because: 'The number has one place alone, and the order still holds.',
    operations: ['the number of another row'],
    places: ['hresult.tsv value_hex', 'hresult-documented.tsv value_hex', 'ldap.tsv value_dec'],
  },
  {
    because: 'The number has one place alone, and the order still holds.',
    operations: ['the next number'],
    places: [
      'doc-lists.tsv first_dec',
      'doc-lists.tsv last_dec',
      'facilities.tsv facility',
      'ldap.tsv value_dec',
      'errno.tsv value_dec',
      'msi-status.tsv status',
    ],
  },
  {
    because: 'Facilities of NTSTATUS are named by this table alone.',
    operations: ['a letter more'],
    places: ['facilities.tsv names'],
  },
  {
    because: 'Both are words of the other layer, and no table lists all of those.',
    operations: ['the name of another row'],
    places: [
      'equivalents/errno.tsv errno',
      'equivalents/python.tsv errno',
      'equivalents/python.tsv exception',
      'equivalents/rust.tsv error_kind',
      'equivalents/node.tsv code',
      'equivalents/go.tsv error',
      'equivalents/dotnet.tsv exception',
      'equivalents/java.tsv exception',
      'equivalents/chromium.tsv net_error',
      'equivalents/chromium.tsv file_error',
    ],
  },
  {
    because: 'A word of the other layer in its shape, and no table lists all of those.',
    operations: ['a letter more'],
    places: [
      'equivalents/python.tsv errno',
      'equivalents/rust.tsv error_kind',
      'equivalents/node.tsv code',
      'equivalents/go.tsv error',
      'equivalents/chromium.tsv net_error',
      'equivalents/chromium.tsv file_error',
    ],
  },
  {
    because: 'A word of the other layer in its shape, and no table lists all of those.',
    operations: ['a name that nobody has'],
    places: ['equivalents/python.tsv errno', 'equivalents/node.tsv code'],
  },
  {
    because: 'One of the two names is enough.',
    operations: ['empty cell'],
    places: ['equivalents/chromium.tsv net_error', 'equivalents/chromium.tsv file_error'],
  },
];

const HARMLESS = Object.fromEntries(
  EXCUSES.flatMap(({ because, operations, places }) =>
    operations.flatMap((operation) => places.map((place) => [`${operation} in ${place}`, because] as const)),
  ),
);

const fileOf = (place: string): FactFile => place.split(' ')[0] as FactFile;

testDamage(
  'tables',
  [...TABLE_FILES.flatMap((file) => tableDamages(file, texts.get(file) ?? '')), ...ORIGIN_DAMAGES(texts.get('sources.json') ?? '')],
  1000,
  {
    // The damaged table is read anew, the others are kept: a second for each would make minutes.
    read: ({ place }, { text }) => void joinTables({ ...tables, [fileOf(place)]: readFactFile(fileOf(place), text) }),
    pathOf: ({ place }) => `${FACTS_DIRECTORY}/${fileOf(place)}`,
    textOf: (path) => texts.get(path.slice(FACTS_DIRECTORY.length + 1)),
    harmless: HARMLESS,
    runs: 1,
  },
);
