/** Addresses of the site, without the base: every one begins and ends with a slash. Published: they never change. */

import type { Catalog } from '../catalog/join.ts';
import { HANDLING_IDS, type Handling } from '../model/handling.ts';

/** Page of a Win32 code, decimal. */
export function codePath(value: number): string {
  return `/win32/${value}/`;
}

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

/** Pages that are neither a code, a group nor a handling. */
export const FIXED_PATHS = ['/', '/win32/', '/handling/', '/decode/', '/about/', '/search/', '/go/'] as const;

/** Pages for readers and search engines: what the sitemap lists. `/search/` and `/go/` answer queries and are left out. */
export function indexedPaths(catalog: Catalog): readonly string[] {
  return [
    ...FIXED_PATHS.filter((path) => path !== '/search/' && path !== '/go/'),
    ...HANDLING_IDS.map(handlingPath),
    ...catalog.groups.map(({ id }) => groupPath(id)),
    ...catalog.codes.map(({ value }) => codePath(value)),
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
