/** Values → targets: what the loaded shards know of a code, its page, the codes around it, and its bits in words. */

import { codeField, statusBits, win32FromNumber } from '../model/number.ts';
import type { BitsInWords, CodeTarget, UndefinedTarget } from './answer.ts';
import { codePath, numberText, SPACE_TITLES, type NumberSpace } from '../model/number-space.ts';
import type { Index, Shard } from './shards.ts';

/** True where a table defines the value in the space. */
export function isDefined(index: Index, space: NumberSpace, value: number): boolean {
  return index.core.values[space].placeOf.has(value);
}

const NAMES = {
  win32: (index, place) => index.core.names[place] || index.names?.win32[place]?.[0],
  ntstatus: (index, place) => index.names?.ntstatus[place]?.[0],
  hresult: (index, place) => index.hresults?.names[place]?.[0],
  bugcheck: (index, place) => index.core.bugcheckNames[place],
  ras: (index, place) => index.core.rasNames[place],
} as const satisfies Record<NumberSpace, (index: Index, place: number) => string | undefined>;

const MESSAGES = {
  win32: (index, place) => index.messages?.win32[place],
  ntstatus: (index, place) => index.otherMessages?.ntstatus[place],
  hresult: (index, place) => index.otherMessages?.hresult[place],
  bugcheck: () => undefined,
  ras: (index, place) => index.otherMessages?.ras[place],
} as const satisfies Record<NumberSpace, (index: Index, place: number) => string | undefined>;

/** The shard that names the codes of a space. */
export const NAMING_SHARD = {
  win32: 'names',
  ntstatus: 'names',
  hresult: 'hresults',
  bugcheck: 'core',
  ras: 'core',
} as const satisfies Record<NumberSpace, Shard>;

/** A defined code as a target. */
export function codeTarget(index: Index, space: NumberSpace, value: number): CodeTarget {
  const place = index.core.values[space].placeOf.get(value) ?? -1;
  const path = pathOf(index, space, value);
  return { space, value, path, name: NAMES[space](index, place), message: MESSAGES[space](index, place) || undefined };
}

/** Where the site shows a code: its page, the page of the Win32 code that it carries, or its row on the page of its facility. */
function pathOf(index: Index, space: NumberSpace, value: number): string {
  const ownPage = space !== 'hresult' || index.core.hresultPages.has(value);
  const win32 = ownPage ? undefined : carriedWin32(index, space, value);
  return codePath(win32 === undefined ? { space, value, ownPage } : { space: 'win32', value: win32, ownPage: true });
}

/** A number that no table defines, as a target. */
export function undefinedTarget(index: Index, value: number): UndefinedTarget {
  return { space: 'undefined', value, bits: bitsInWords(index, value), nearest: nearestTo(index, value) };
}

/** "ERROR_ACCESS_DENIED", or "Win32 5" and "NTSTATUS 0xC0000022" while the name is not loaded. */
export function titleOf(target: CodeTarget): string {
  return target.name ?? `${SPACE_TITLES[target.space]} ${numberText(target.space, target.value)}`;
}

/** The defined Win32 code that an HRESULT with facility 7 carries; undefined for any other code. */
function carriedWin32(index: Index, space: NumberSpace, value: number): number | undefined {
  const carried = space === 'hresult' && value > 0xffff ? win32FromNumber(value) : undefined;
  return carried !== undefined && isDefined(index, 'win32', carried) ? carried : undefined;
}

/**
 * The Win32 code whose page says most about a code: itself, the code that an HRESULT with facility 7 carries, or the one
 * that RtlNtStatusToDosError makes of a status. Bug checks and RAS codes become none.
 */
export function pageOf(index: Index, space: NumberSpace, value: number): number | undefined {
  if (space === 'win32') return value;
  if (space === 'bugcheck' || space === 'ras') return undefined;
  return carriedWin32(index, space, value) ?? index.core.toWin32.get(value);
}

const SEVERITIES = ['success', 'informational', 'warning', 'error'] as const;

export function bitsInWords(index: Index, value: number): BitsInWords {
  const bits = statusBits(value);
  return {
    ...bits,
    severityName: SEVERITIES[bits.severity],
    hresultFacilities: index.core.facilities.hresult.get(bits.facility) ?? [],
    ntstatusFacilities: index.core.facilities.ntstatus.get(bits.facility) ?? [],
  };
}

/** How many defined codes are shown around an undefined one. */
const NEIGHBORS = 4;

/** The defined codes nearest to a number, in the space that its bits point at, nearest first. */
export function nearestTo(index: Index, value: number): readonly CodeTarget[] {
  const carried = win32FromNumber(value);
  if (carried !== undefined) return around(index, 'win32', carried);
  const bits = statusBits(value);
  const spaces: readonly NumberSpace[] = bits.severity === 3 || bits.severity === 1 ? ['ntstatus'] : ['hresult', 'ntstatus'];
  const candidates = spaces.flatMap((space) => around(index, space, value));
  const sameFacility = candidates.filter((target) => target.value - codeField(target.value) === value - codeField(value));
  return sortByDistance(sameFacility.length > 0 ? sameFacility : candidates, value).slice(0, NEIGHBORS);
}

function around(index: Index, space: NumberSpace, value: number): readonly CodeTarget[] {
  const { sorted } = index.core.values[space];
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  const near = sorted.slice(Math.max(0, low - NEIGHBORS), low + NEIGHBORS).map((neighbor) => codeTarget(index, space, neighbor));
  return sortByDistance(near, value).slice(0, NEIGHBORS);
}

function sortByDistance(targets: readonly CodeTarget[], value: number): readonly CodeTarget[] {
  return targets.toSorted((a, b) => Math.abs(a.value - value) - Math.abs(b.value - value) || a.value - b.value);
}
