/** Status codes → the facilities that divide their space, with how many codes each has. */

import type { StatusCode } from '../model/error-code.ts';
import { wideFacility } from '../model/number.ts';

export interface Facility {
  readonly number: number;
  /** "WIN32 (7)", or "facility 2166" where no header names it */
  readonly title: string;
  readonly codes: readonly StatusCode[];
  readonly explained: number;
}

/** Facilities of the codes, by number. */
export function facilitiesOf(codes: readonly StatusCode[]): readonly Facility[] {
  return [...Map.groupBy(codes, (code) => wideFacility(code.value))]
    .map(([number, members]): Facility => {
      const names = members.find(({ facilityNames }) => facilityNames.length > 0)?.facilityNames ?? [];
      const name = names[0]?.replace(/^FACILITY_/, '');
      return {
        number,
        title: name === undefined ? `Facility ${number}` : `${name} (${number})`,
        codes: members,
        explained: members.filter(({ explanation }) => explanation).length,
      };
    })
    .toSorted((a, b) => a.number - b.number);
}

/** Codes of one header, the file that defines them for programs. */
export interface HeaderGroup {
  /** "CorError.h"; "documentation alone" where no header was found */
  readonly title: string;
  /** fragment of its section */
  readonly id: string;
  readonly codes: readonly StatusCode[];
}

/** Codes by the header that defines them: winerror.h or ntstatus.h first, the others by name. */
export function byHeader(codes: readonly StatusCode[]): readonly HeaderGroup[] {
  return [...Map.groupBy(codes, headerOf)]
    .map(([title, members]): HeaderGroup => ({ title, id: title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'), codes: members }))
    .toSorted((a, b) => Number(!a.title.startsWith(MAIN)) - Number(!b.title.startsWith(MAIN)) || a.title.localeCompare(b.title, 'en'));
}

const MAIN = 'winerror.h';

/** The table's origins name the header: "sdk" is winerror.h itself, "sdk:CorError.h" another one. */
function headerOf({ sources }: StatusCode): string {
  const named = sources.find((source) => source.startsWith('sdk:'));
  if (sources.includes('sdk')) return MAIN;
  return named === undefined ? 'Other headers and documentation' : named.slice('sdk:'.length);
}
