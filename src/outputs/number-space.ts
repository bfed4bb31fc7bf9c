/** Groups → the geometry of the picture of the Win32 numbers: a row per thousand, a bar per group, a tick per code. */

import type { Catalog } from '../catalog/join.ts';
import type { Group } from '../model/error-code.ts';

/** Numbers in one row of the picture; a bar's x and width are in this unit. */
export const ROW_SPAN = 1000;

export interface Bar {
  readonly group: Group;
  readonly x: number;
  readonly width: number;
  /** SVG path of the defined codes in this bar: one stroke per run of consecutive numbers */
  readonly ticks: string;
  /** the same for the codes that are explained in prose */
  readonly explained: string;
}

export interface NumberRow {
  /** first number of the row */
  readonly first: number;
  readonly bars: readonly Bar[];
}

/** Rows that hold at least one group; a group over several thousands has a bar in each that holds a code of it. */
export function numberSpace(catalog: Catalog): readonly NumberRow[] {
  const last = catalog.codes.at(-1)?.value ?? 0;
  const rows: NumberRow[] = [];
  const codesOfGroup = Map.groupBy(catalog.codes, ({ group }) => group);
  for (let first = 0; first <= last; first += ROW_SPAN) {
    const bars = catalog.groups.flatMap((group): readonly Bar[] => {
      const start = Math.max(group.first, first);
      const end = Math.min(group.last, first + ROW_SPAN - 1);
      const codes = (codesOfGroup.get(group) ?? []).filter(({ value }) => start <= value && value <= end);
      const offsets = (list: typeof codes): readonly number[] => list.map(({ value }) => value - first);
      const explained = codes.filter((code) => code.explanation);
      return codes.length === 0
        ? []
        : [{ group, x: start - first, width: end - start + 1, ticks: runs(offsets(codes)), explained: runs(offsets(explained)) }];
    });
    if (bars.length > 0) rows.push({ first, bars });
  }
  return rows;
}

/** Rows of `span` numbers that hold at least one of the values, each with the path of its runs. */
export function takenRows(values: readonly number[], span: number): readonly { readonly first: number; readonly path: string }[] {
  return [...Map.groupBy(values, (value) => value - (value % span))].map(([first, members]) => ({
    first,
    path: runs(members.map((value) => value - first)),
  }));
}

/** Rising numbers → path of filled boxes of height 1, one per run: [0,1,2,7] → "M0 0h3v1h-3zM7 0h1v1h-1z". */
function runs(values: readonly number[]): string {
  let path = '';
  for (let i = 0; i < values.length;) {
    const start = values[i] ?? 0;
    let length = 1;
    while (values[i + length] === start + length) length += 1;
    path += `M${start} 0h${length}v1h-${length}z`;
    i += length;
  }
  return path;
}
