/** Catalog → the groups with how many codes each has and how many of them are explained. */

import type { Catalog } from '../catalog/join.ts';
import type { Group } from '../model/error-code.ts';

export interface GroupCount {
  readonly group: Group;
  readonly count: number;
  readonly explained: number;
}

export function groupCounts({ groups, codes }: Catalog): readonly GroupCount[] {
  const byGroup = Map.groupBy(codes, (code) => code.group);
  return groups.map((group) => {
    const members = byGroup.get(group) ?? [];
    return { group, count: members.length, explained: members.filter((code) => code.explanation).length };
  });
}
