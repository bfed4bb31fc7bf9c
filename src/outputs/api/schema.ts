/**
 * The shape of every file below /api/v1/, once: types, JSON Schema (2020-12) and the tables of the page /data/ are made from it.
 * Within v1 fields are added, never renamed or removed, and values never change their meaning.
 */

import { z } from 'zod';
import { EQUIVALENT_SPACES } from '../../model/equivalents.ts';
import { SOURCE_RANKS } from '../../model/error-code.ts';
import { HANDLING_IDS } from '../../model/handling.ts';
import { SPACE_TITLES, type NumberSpace } from '../../model/number-space.ts';
import { PROSE_SECTIONS } from '../../model/sections.ts';

/** Generation of the addresses and shapes; a second one would stand beside it, below /api/v2/. */
export const SCHEMA_VERSION = 1;

const text = z.string().min(1);
const url = z.string().regex(/^https?:\/\/[^\s"<>]+$/);
const day = z.string().regex(/^\d{4}-\d\d-\d\d$/);
const count = z.int().min(0);
const unsigned = z.uint32();
const symbolicName = z.string().regex(/^[A-Za-z][A-Za-z0-9_]*$/);
const space = z.enum(Object.keys(SPACE_TITLES) as [NumberSpace, ...NumberSpace[]]);
const handlingId = z.enum(HANDLING_IDS as readonly [(typeof HANDLING_IDS)[number]]);
const originId = z.string().regex(/^[a-z0-9-]+(:[\w.-]+)?$/);

const CodeReference = z
  .strictObject({
    space: space.describe('Its number space.'),
    value: unsigned.describe('Its number, unsigned.'),
    number: text.describe('The number as the space prints it.'),
    name: symbolicName.describe('Symbolic name.'),
    url: url.describe('Its page, or its row on the page of its facility.'),
  })
  .meta({ id: 'CodeReference', description: 'Another code: enough to name it and to find it.' });

const Handling = z
  .strictObject({
    id: handlingId.describe('Which of the closed list in handlings.json.'),
    label: text.describe('The same in words.'),
  })
  .meta({ id: 'Handling', description: 'What the first actor does.' });

const Link = z.strictObject({ title: text.describe('Title of the page.'), url }).meta({ id: 'Link', description: 'A page elsewhere.' });

const Form = z
  .strictObject({ label: text.describe('Which form.'), text: text.describe('The printed text.') })
  .meta({ id: 'NumberForm', description: 'One printed form of the number.' });

const Section = z
  .strictObject({
    id: z.enum(PROSE_SECTIONS.map((section) => section.id) as [string, ...string[]]).describe('Fragment of the section on the page.'),
    title: text.describe('Its heading.'),
    markdown: text.describe(
      'Its text: CommonMark, without HTML. Symbolic names stand in code font and lead to their pages; all addresses are absolute.',
    ),
  })
  .meta({ id: 'Section', description: 'A section of the prose.' });

const Related = z
  .strictObject({
    code: CodeReference,
    why: text.describe('The one thing that tells the two apart. Plain text; code stands between backticks.'),
  })
  .meta({ id: 'RelatedCode', description: 'A code that readers confuse with this one, or meet next.' });

const Question = z
  .strictObject({
    question: text.describe('Plain text; code stands between backticks.'),
    answer: text.describe('Plain text; code stands between backticks.'),
    generated: z.boolean().describe('True: worded from the tables; false: written by an author.'),
  })
  .meta({ id: 'Question', description: 'A question and its answer.' });

const Source = z
  .strictObject({
    title: text.describe('Title of the page.'),
    url,
    kind: z.enum(SOURCE_RANKS).describe('What sort of source it is.'),
  })
  .meta({ id: 'Source', description: 'Where the prose can be checked.' });

const Equivalent = z
  .strictObject({
    layer: z.enum(EQUIVALENT_SPACES as readonly [(typeof EQUIVALENT_SPACES)[number]]).describe('The layer that shows it.'),
    shown: text.describe('The name there.'),
    context: text.nullable().describe('Where it applies; for an NTSTATUS its number.'),
    listed: z.boolean().describe("True: the layer's own table has the code; false: it shows this for every code that it does not list."),
    origins: z.array(originId).describe('Where the pair was read: keys of origins.json. Empty where listed is false.'),
  })
  .meta({ id: 'Equivalent', description: 'How the failure shows in another layer.' });

const Bits = z
  .strictObject({
    severity: z
      .enum(['success', 'informational', 'warning', 'error', 'failure'])
      .describe('NTSTATUS has four, HRESULT success and failure.'),
    customer: z.boolean().describe('Bit 29: not defined by Microsoft.'),
    nt: z.boolean().describe('Bit 28: an NTSTATUS made into an HRESULT.'),
    facility: z.int().min(0).max(4095).describe('Bits 16 to 27.'),
    facilityNames: z.array(symbolicName).describe('Names of the facility in the headers; empty where they have none.'),
    code: z.int().min(0).max(65535).describe('The low 16 bits.'),
  })
  .meta({ id: 'Bits', description: 'What the bits of the number say ([MS-ERREF] 2.1 and 2.3).' });

const GroupReference = z
  .strictObject({
    id: z
      .string()
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
      .describe('Its file is group/<id>.json.'),
    title: text.describe('What it is about.'),
    first: unsigned.describe('First number of its range.'),
    last: unsigned.describe('Last number of its range.'),
  })
  .meta({ id: 'GroupReference', description: 'The part of Windows that owns the number.' });

/** Fields of every code, in the order in which they stand in the files. */
function codeFields<S extends NumberSpace>(own: S) {
  return {
    space: z.literal(own).describe('The number space: win32, ntstatus, hresult, bugcheck or ras. Tells which fields the record has.'),
    value: unsigned.describe('The number, always unsigned. Unique within its space, not across spaces.'),
    number: text.describe('The number as its space prints it, as in the address of its page.'),
    name: symbolicName.describe('Symbolic name in the headers.'),
    aliases: z.array(symbolicName).describe('Further names of the same value.'),
    message: text.nullable().describe("The system's own text, with its inserts (%1); null where no source gives one."),
    url: url.describe('Its page, or its row on the page of its facility. Never withdrawn.'),
    markdown: url.nullable().describe('Its page as Markdown; null where the code is not explained.'),
    forms: z.array(Form).min(1).describe('Every form in which the number is printed.'),
    explained: z.boolean().describe('True: an author wrote and a second reader checked its page. False: facts from the tables alone.'),
    updated: day.nullable().describe('Day of the last change of its prose; null where it is not explained.'),
    summary: text.describe('What failed, in one sentence. Where explained is false, what the tables say.'),
    handling: Handling.nullable().describe('What to do first; null where it is not explained.'),
    otherwise: Handling.nullable().describe('The second thing to do, where cases differ.'),
    sections: z.array(Section).describe('The prose, in the order of the page; empty where it is not explained.'),
    related: z.array(Related).describe('Codes to tell apart from this one.'),
    faq: z.array(Question).describe('Questions, those of the author first.'),
    references: z.array(Source).describe('Sources of the prose.'),
    documentation: z.array(Link).describe('Official pages that name the code.'),
    equivalents: z
      .array(Equivalent)
      .describe('The same failure in other layers. For an NTSTATUS or HRESULT: of the first Win32 code that it becomes.'),
    comesFrom: z.array(CodeReference).describe('Codes of other layers that turn into this one.'),
    previous: unsigned.nullable().describe('The value before it in its space.'),
    next: unsigned.nullable().describe('The value after it in its space.'),
    origins: z
      .array(originId)
      .describe('Where the row of the table was read: keys of origins.json; what follows a colon is the header file.'),
  };
}

const becomes = z.array(CodeReference).describe('Codes of other layers that this one turns into.');

const Win32Code = z
  .strictObject({
    ...codeFields('win32'),
    group: GroupReference,
    functions: z.array(z.strictObject({ name: text, url })).describe('Functions whose documentation names the code. Not complete.'),
    hresultNames: z.array(symbolicName).describe('Names that headers give to its HRESULT form, such as E_ACCESSDENIED.'),
    rank: z.int().min(1).nullable().describe('Place in the list of the codes that people meet most; 1 is the first.'),
  })
  .meta({ id: 'Win32Code', description: 'A Win32 system error code.' });
const NtstatusCode = z
  .strictObject({ ...codeFields('ntstatus'), bits: Bits, becomes })
  .meta({ id: 'NtstatusCode', description: 'An NTSTATUS value.' });
const HresultCode = z.strictObject({ ...codeFields('hresult'), bits: Bits, becomes }).meta({
  id: 'HresultCode',
  description: 'An HRESULT. One that carries a known Win32 code (0x8007…) is a form of that code, not a record here.',
});
const BugcheckCode = z
  .strictObject({ ...codeFields('bugcheck'), becomes })
  .meta({ id: 'BugcheckCode', description: 'A bug check (stop code).' });
const RasCode = z
  .strictObject({ ...codeFields('ras'), becomes })
  .meta({ id: 'RasCode', description: 'An error of the Remote Access service.' });

export const Code = z
  .discriminatedUnion('space', [Win32Code, NtstatusCode, HresultCode, BugcheckCode, RasCode])
  .meta({ id: 'Code', description: 'One code. The same record in every file that holds it. The file of one code is this alone.' });
export type Code = z.infer<typeof Code>;

const CodeList = z
  .strictObject({ space, title: text, codes: z.array(Code).min(1).describe('By value.') })
  .meta({ id: 'CodeList', description: 'All codes of a number space.' });

const GroupFile = z
  .strictObject({ group: GroupReference, url, codes: z.array(Win32Code).min(1).describe('By value.') })
  .meta({ id: 'GroupFile', description: 'All codes of a group of Win32 codes.' });

const GroupList = z
  .strictObject({
    groups: z
      .array(
        z.strictObject({
          group: GroupReference,
          url,
          file: text.describe('Path of its file below /api/v1/.'),
          codes: count.min(1).describe('How many codes it has.'),
          explained: count.describe('How many of them are explained.'),
        }),
      )
      .min(1)
      .describe('By number. The ranges do not overlap.'),
  })
  .meta({ id: 'GroupList', description: 'The groups of Win32 codes: which part of Windows owns which range.' });

const HandlingList = z
  .strictObject({
    handlings: z
      .array(
        z.strictObject({
          id: handlingId,
          label: text,
          meaning: text.describe('What it asks of the first actor.'),
          url,
          codes: count.describe('How many explained codes begin with it.'),
        }),
      )
      .min(1),
  })
  .meta({ id: 'HandlingList', description: 'The closed list of what to do.' });

const FacilityList = z
  .strictObject({
    facilities: z
      .array(
        z.strictObject({
          space: z.enum(['hresult', 'ntstatus']),
          facility: z.int().min(0).max(4095),
          names: z.array(symbolicName).describe('Names in the headers; empty where they have none.'),
          url,
          codes: count.min(1),
          explained: count,
        }),
      )
      .min(1),
  })
  .meta({ id: 'FacilityList', description: 'The facilities that divide HRESULT and NTSTATUS.' });

const LdapList = z
  .strictObject({
    results: z
      .array(
        z.strictObject({
          value: unsigned,
          name: symbolicName,
          message: text.nullable(),
          url: url.describe('Its row on the page.'),
          source: Link.describe('The page that it was read on.'),
        }),
      )
      .min(1),
  })
  .meta({ id: 'LdapList', description: 'Result codes of LDAP operations: numbers of a protocol, not of Windows.' });

const OriginList = z
  .strictObject({
    read: day.describe('Day on which the tables were read, or before.'),
    origins: z.record(
      z.string().regex(/^[a-z0-9-]+$/),
      z.strictObject({ title: text, revision: text, url, license: text.describe('License of the source, or what was taken from it.') }),
    ),
  })
  .meta({ id: 'OriginList', description: 'Where the facts were read.' });

const File = z
  .strictObject({
    path: text.describe('Below /api/v1/.'),
    definition: text.nullable().describe('Its definition in the schema, as #/$defs/<name>; null for CSV and for the schema itself.'),
    bytes: count.min(1).describe('Size without compression.'),
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .describe('Hash of its bytes.'),
  })
  .meta({ id: 'File', description: 'One file of the data.' });

const SpaceCount = z.strictObject({ codes: count.min(1), explained: count, pages: count.describe('Codes with a page of their own.') });

const Meta = z
  .strictObject({
    schemaVersion: z.literal(SCHEMA_VERSION),
    version: z
      .string()
      .regex(/^[0-9a-f]{16}$/)
      .describe('Changes exactly when a file of the data changes: poll this.'),
    updated: day.describe('Day of the newest change of prose.'),
    site: url.describe('Address of the site that all addresses in the data lead to.'),
    license: z.strictObject({ prose: text, facts: text }).describe('Under which terms the data may be used.'),
    counts: z.strictObject({
      codes: count.min(1),
      explained: count,
      groups: count.min(1),
      spaces: z.strictObject({ win32: SpaceCount, ntstatus: SpaceCount, hresult: SpaceCount, bugcheck: SpaceCount, ras: SpaceCount }),
    }),
    perCode: z.enum(['explained', 'all']).describe('Which codes have a file <space>/<number>.json of their own.'),
    files: z.array(File).min(1).describe('The files that stand alone. Those of groups and of single codes are in files.json.'),
  })
  .meta({ id: 'Meta', description: 'What the data holds, and its version.' });

const FileList = z
  .strictObject({ files: z.array(File).min(1).describe('By path.') })
  .meta({ id: 'FileList', description: 'The files of groups and of single codes.' });

/** Definition of each kind of file. */
const FILE_KINDS = {
  Meta,
  FileList,
  CodeList,
  Code,
  GroupList,
  GroupFile,
  HandlingList,
  FacilityList,
  LdapList,
  OriginList,
} as const;

export type FileKind = keyof typeof FILE_KINDS;
export type FileContent<K extends FileKind> = z.infer<(typeof FILE_KINDS)[K]>;

/** What the JSON Schema holds that its readers here look at. */
export interface JsonSchema {
  readonly type?: string;
  readonly description?: string;
  readonly $ref?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
}

/**
 * The JSON Schema (2020-12) of all files: any of the kinds, each under `$defs` by its name.
 * @param id its own address
 */
export function jsonSchema(id: string): JsonSchema & { readonly $defs: Readonly<Record<string, JsonSchema>> } {
  const { $schema, $defs, ...root } = z.toJSONSchema(z.union(Object.values(FILE_KINDS)), { target: 'draft-2020-12' });
  return {
    $schema,
    $id: id,
    title: 'Last Error: data, version 1',
    description: 'Every JSON file below /api/v1/ is one of these.',
    ...root,
    $defs: sortedKeys($defs ?? {}),
  } as JsonSchema & { readonly $defs: Readonly<Record<string, JsonSchema>> };
}

/** Order of definitions would follow the order in which the library meets them. */
function sortedKeys<T>(record: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
