/** How long a page may be: three sizes, by the place of its code in the list of those that people meet most. */

/** Words, both ends included. `prose` counts the five sections without code blocks; `aside` counts related and FAQ together. */
export interface PageSize {
  readonly prose: { readonly least: number; readonly most: number };
  readonly aside: number;
}

/** The last rank of the codes that people meet most of all. */
const LAST_TOP_RANK = 150;

const PAGE_SIZES = {
  top: { prose: { least: 350, most: 600 }, aside: 200 },
  listed: { prose: { least: 200, most: 400 }, aside: 200 },
  other: { prose: { least: 100, most: 250 }, aside: 80 },
} as const satisfies Record<string, PageSize>;

/** The size of a code's page. `rank`: its place in priority.tsv, from 1, or undefined. */
export function pageSize(rank: number | undefined): PageSize {
  if (rank === undefined) return PAGE_SIZES.other;
  return rank <= LAST_TOP_RANK ? PAGE_SIZES.top : PAGE_SIZES.listed;
}
