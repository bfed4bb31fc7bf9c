/**
 * Catalog → llms.txt (llmstxt.org): what a language model must know to look codes up here, and which of them it must not invent.
 * A title, a quoted summary, text without headings, then lists of links; what stands under "Optional" may be left out.
 */

import type { Catalog } from '../../catalog/join.ts';
import type { ErrorCode } from '../../model/error-code.ts';
import { HANDLING_IDS, HANDLINGS } from '../../model/handling.ts';
import { SPACE_TITLES, type NumberSpace } from '../../model/number-space.ts';
import { groupCounts } from '../group-counts.ts';
import { groupPath } from '../paths.ts';
import { spaceCounts } from '../space-counts.ts';
import { API_PATH, groupFile, twinPath } from './addresses.ts';
import type { PerCode } from './files.ts';

/** How many of the explained codes that people meet most are listed: the file stays below 30 kB. */
const LISTED = 40;

const NUMBERS = {
  win32: 'decimal, 0 to 65535, as in `win32/5`',
  ntstatus: '`0x` and eight capital hexadecimal digits, as in `ntstatus/0xC0000005`',
  hresult: '`0x` and eight capital hexadecimal digits, as in `hresult/0x80240022`',
  bugcheck: '`0x` and capital hexadecimal digits, not padded, as in `bugcheck/0x7E`',
  ras: 'decimal, 600 to 999, as in `ras/691`',
} as const satisfies Record<NumberSpace, string>;

/**
 * @param absolute path of the site → full address
 * @param perCode which codes have a JSON file of their own
 */
export function llmsTxt(catalog: Catalog, absolute: (path: string) => string, perCode: PerCode): string {
  const counts = spaceCounts(catalog);
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const explained = [...catalog.codes, ...Object.values(catalog.statuses).flat()].filter((code) => code.explanation);
  const mostMet = explained.toSorted((a, b) => rankOf(a) - rankOf(b)).slice(0, LISTED);
  const data = (path: string): string => absolute(`${API_PATH}${path}`);
  const listed = (title: string, url: string, note: string): string => `- [${title}](${url}): ${note}`;
  return `# Last Error

> The reference for Windows error codes: ${total.toLocaleString('en')} Win32 codes, NTSTATUS values, HRESULTs, bug checks and RAS codes from checked tables. ${explained.length} of them are explained in prose whose claims were checked against named sources.

To look up a code by its number, choose its space and write the number in the form of that space:

${Object.entries(NUMBERS)
  .map(
    ([space, form]) =>
      `- ${space} (${SPACE_TITLES[space as NumberSpace]}, ${counts[space as NumberSpace].toLocaleString('en')} codes): ${form}`,
  )
  .join('\n')}

Then read one of these addresses:

- \`${absolute('/')}<space>/<number>/\`: the page, HTML. Every code has one, but for HRESULTs that stand as a row on the page of their facility.
- \`${absolute('/')}<space>/<number>.md\`: the page as Markdown, where the code is explained.
- \`${data('')}<space>/<number>.json\`: ${perCode === 'all' ? 'every code as JSON.' : 'the same as JSON, where the code is explained. Every other code is in the file of its space, and a Win32 code in the file of its group too.'}

Forms of a number: a negative number is the signed form of a 32-bit value, so add 4294967296. \`0x8007\` and four digits is an HRESULT that carries a Win32 code: read the last four digits as hexadecimal and look up \`win32\`. \`0xC…\` is most often an NTSTATUS, sometimes an HRESULT: look in both. \`0xD…\` is an NTSTATUS made into an HRESULT: clear bit 28. The same number can exist in several spaces, as 5 and 126 do: the source of the number decides which is meant. If that is not known, name all that exist.

To look up a Win32 code by its name, read \`${absolute('/')}<NAME>/\`, which forwards to its page. Names of all spaces are in the data files.

Do not invent codes. A number or a name that is in no table does not exist here: an address that answers 404 and a value that is not in the file of its space mean that no source we read defines it. Say so, and do not guess a name, a message or a meaning. Where \`explained\` is false, the tables know the name and the message and nobody has checked more. Cite the address of the page; it is never withdrawn.

## Data

${[
  listed('meta.json', data('meta.json'), 'version, counts, and every data file with size and hash'),
  listed('schema.json', data('schema.json'), 'JSON Schema of all files'),
  ...Object.entries(SPACE_TITLES).flatMap(([space, title]) => [
    listed(`${space}.json`, data(`${space}.json`), `every ${title} code with all fields`),
    listed(`${space}.csv`, data(`${space}.csv`), `the same as a table, one line a code: number, name, message, summary, what to do`),
  ]),
  listed('groups.json', data('groups.json'), 'which part of Windows owns which range of Win32 numbers, and the file of each'),
  listed(
    'handlings.json',
    data('handlings.json'),
    `the closed list of what to do: ${HANDLING_IDS.map((id) => HANDLINGS[id].label.toLowerCase()).join(', ')}`,
  ),
  listed('facilities.json', data('facilities.json'), 'facilities of HRESULT and NTSTATUS'),
  listed('ldap.json', data('ldap.json'), 'LDAP result codes, which are no Windows codes'),
  listed('origins.json', data('origins.json'), 'where the facts were read, with licenses'),
].join('\n')}

## Documentation

${listed('About the data', absolute('/data/'), 'fields, addresses, examples, what stays within version 1')}
${listed('About the site', absolute('/about/'), 'where facts come from, how pages are written and checked')}

## Explained codes, most met first

${mostMet.map((code) => listed(code.name, absolute(twinPath(code)), code.explanation?.summary ?? '')).join('\n')}

## Optional

Groups of Win32 codes. The file of a group is \`${data('')}${groupFile('<id>')}\`, its id the last part of the address.

${groupCounts(catalog)
  .map(({ group, count }) =>
    listed(group.title, absolute(groupPath(group.id)), `${group.first} to ${group.last}, ${count} ${count === 1 ? 'code' : 'codes'}`),
  )
  .join('\n')}
`;
}

/** Codes of other spaces have no rank: they follow. Any number above the ranks will do, and Infinity - Infinity is none. */
function rankOf(code: ErrorCode): number {
  return (code.space === 'win32' ? code.rank : undefined) ?? Number.MAX_SAFE_INTEGER;
}
