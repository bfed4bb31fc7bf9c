/** Status codes → the facilities that divide their space, with how many codes each has. */

import type { StatusCode } from '../model/error-code.ts';
import { facilityOfMacro } from '../model/number.ts';

export interface Facility {
  readonly number: number;
  /** "WIN32 (7)", or "facility 2166" where no header names it */
  readonly title: string;
  readonly codes: readonly StatusCode[];
  readonly explained: number;
}

/** Facilities of the codes, by number. */
export function facilitiesOf(codes: readonly StatusCode[]): readonly Facility[] {
  return [...Map.groupBy(codes, (code) => facilityOfMacro(code.value))]
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
