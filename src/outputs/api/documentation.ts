/** What the page about the data says of its files and examples. */

import { SPACE_TITLES } from '../../model/number-space.ts';
import { codeFile, groupFile } from './addresses.ts';

/** The files by their pattern, in the order in which a reader needs them. */
export const DATA_FILES: readonly { readonly file: string; readonly holds: string }[] = [
  { file: 'meta.json', holds: 'Version, counts, and the other files with size and hash.' },
  { file: codeFile({ space: 'win32', value: 13803 }), holds: 'One explained code: the record alone.' },
  ...Object.entries(SPACE_TITLES).flatMap(([space, title]) => [
    { file: `${space}.json`, holds: `${title}: all codes with every field, prose included.` },
    { file: `${space}.csv`, holds: `${title}: all codes as a table, without prose but the summary.` },
  ]),
  { file: 'groups.json', holds: 'The groups of Win32 codes: which part of Windows owns which range.' },
  { file: groupFile('<id>'), holds: 'All codes of one group with every field.' },
  { file: 'handlings.json', holds: 'The closed list of what to do.' },
  { file: 'facilities.json', holds: 'The facilities of HRESULT and NTSTATUS.' },
  { file: 'ldap.json', holds: 'LDAP result codes.' },
  { file: 'origins.json', holds: 'Where the facts were read, with licenses.' },
  { file: 'files.json', holds: 'The files of groups and single codes, with size and hash.' },
  { file: 'schema.json', holds: 'JSON Schema of all of these.' },
];

/** The examples, files of content/examples/data. */
export const EXAMPLES = [
  { file: 'lookup.sh', title: 'curl', note: 'One explained code by its number, and any code by its line in the table.' },
  {
    file: 'lookup.py',
    title: 'Python',
    note: 'Any form of a number to its code, with a copy that is checked by its hash. Needs Python 3 alone.',
  },
  { file: 'lookup.ps1', title: 'PowerShell', note: 'From the HRESULT of an exception to the summary and the page.' },
  { file: 'Lookup.cs', title: 'C#', note: 'The same in .NET 8 or later, from the file of the one code.' },
] as const;

/** Address that the examples are written with; each site shows its own in its place. */
const EXAMPLE_SITE = 'https://last-error.example/';

/** An example as this site shows it. @param site address of the site, with its slash */
export function exampleText(source: string, site: string): string {
  return source.replaceAll(EXAMPLE_SITE, site).replaceAll(EXAMPLE_SITE.slice(0, -1), site.slice(0, -1)).trimEnd();
}
