/** One Win32 code → how it shows in each layer, a row per layer in their order. */

import { EQUIVALENTS, EQUIVALENT_SPACES, type EquivalentSpace } from '../model/equivalents.ts';
import type { Equivalent, Win32Code } from '../model/error-code.ts';
import { statusesOf } from './statuses.ts';

export interface EquivalentRow {
  readonly space: EquivalentSpace;
  /** NTSTATUS values likeliest first */
  readonly shown: readonly Equivalent[];
  /** what the layer shows for a code that its table does not list; undefined where it lists this one, or shows nothing */
  readonly unlisted: string | undefined;
}

/** What stands beside an `unlisted` name. */
export const UNLISTED_CONTEXT = 'as for every code that its table does not list';

/** Layers that show the code at all. */
export function equivalentRows(code: Win32Code): readonly EquivalentRow[] {
  return EQUIVALENT_SPACES.map((space): EquivalentRow => {
    const shown = space === 'ntstatus' ? statusesOf(code) : code.equivalents.filter((equivalent) => equivalent.space === space);
    return { space, shown, unlisted: shown.length === 0 && code.value !== 0 ? EQUIVALENTS[space].unlisted : undefined };
  }).filter(({ shown, unlisted }) => shown.length > 0 || unlisted !== undefined);
}
