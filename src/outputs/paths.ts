/** Addresses of the site, without the base: every one begins and ends with a slash. Published: they never change. */

import type { Catalog } from '../catalog/join.ts';
import type { CodeName } from '../model/error-code.ts';
import { HANDLING_IDS, type Handling } from '../model/handling.ts';
import { wideFacility } from '../model/number.ts';
import { codePath, facilityPath, numberText, type NumberSpace } from '../model/number-space.ts';

/** Forwarding stub of a symbolic name or alias, in the spelling of the tables. */
export function namePath(name: string): string {
  return `/${name}/`;
}

export function groupPath(id: string): string {
  return `/win32/group/${id}/`;
}

export function handlingPath(id: Handling): string {
  return `/handling/${id}/`;
}

export function guidePath(id: string): string {
  return `/guides/${id}/`;
}

/** Image of a code for link previews; explained codes have one. */
export function codeCardPath({ space, value }: { readonly space: NumberSpace; readonly value: number }): string {
  return `/cards/${space}/${numberText(space, value)}.png`;
}

/** Image of a group for link previews. */
export function groupCardPath(id: string): string {
  return `/cards/group/${id}.png`;
}

/** Pages that are neither a code, a group nor a handling. */
export const FIXED_PATHS = [
  '/',
  '/win32/',
  '/ntstatus/',
  '/hresult/',
  '/bugcheck/',
  '/ras/',
  '/ldap/',
  '/handling/',
  '/decode/',
  '/guides/',
  '/about/',
  '/data/',
  '/tickets/',
  '/search/',
  '/go/',
  '/code/',
  '/offline/',
  '/offline/not-kept/',
] as const;

/** Pages that answer a query and are no page for a search engine. */
const ANSWERING = ['/search/', '/go/', '/code/', '/offline/not-kept/'] as const;

/** Pages for readers and search engines: what the sitemap lists. */
export function indexedPaths(catalog: Catalog): readonly string[] {
  return [
    ...FIXED_PATHS.filter((path) => !ANSWERING.some((answering) => answering === path)),
    ...HANDLING_IDS.map(handlingPath),
    ...catalog.groups.map(({ id }) => groupPath(id)),
    ...facilityPaths(catalog),
    ...catalog.guides.map(({ id }) => guidePath(id)),
    ...pagesOf(catalog).map(codePath),
  ];
}

/** Every address that the site promises to keep, stubs included. */
export function publishedPaths(catalog: Catalog): readonly string[] {
  return [...new Set([...indexedPaths(catalog), ...FIXED_PATHS, ...[...catalog.byName.keys()].map(namePath)])].sort();
}

/** Puts the base (`/` or `/sub/path`) before a path of this module. */
export function withBase(base: string, path: string): string {
  return base.replace(/\/+$/, '') + path;
}

/** Every code with a page of its own, of all spaces. */
export function pagesOf(catalog: Catalog): readonly CodeName[] {
  return Object.values(catalog.names.spaces)
    .flat()
    .map(({ code }) => code)
    .filter((code) => code.ownPage);
}

/** Pages of the facilities of HRESULT and NTSTATUS. */
function facilityPaths(catalog: Catalog): readonly string[] {
  return (['hresult', 'ntstatus'] as const).flatMap((space) =>
    [...new Set(catalog.statuses[space].map(({ value }) => wideFacility(value)))].map((facility) => facilityPath(space, facility)),
  );
}
