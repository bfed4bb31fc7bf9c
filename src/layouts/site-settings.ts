/** What the build was told about where the site stands. Astro sets SITE and BASE_URL from astro.config.mjs. */

import { withBase } from '../outputs/paths.ts';

const BASE = import.meta.env.BASE_URL;

/** Path of the site → address for a link on this site: `/win32/5/` → `/sub/win32/5/`. */
export function href(path: string): string {
  return withBase(BASE, path);
}

/** Path of the site → full address, for canonical links and the sitemap. */
export function absolute(path: string): string {
  return new URL(href(path), import.meta.env.SITE).href;
}

/** Where the source can be edited: the repository's web address, or undefined where the build was not told one. */
const REPOSITORY: string | undefined = process.env.REPOSITORY_URL;

/** Address for editing a file of the repository, or undefined. */
export function editAddress(path: string): string | undefined {
  return REPOSITORY && `${REPOSITORY}/edit/main/${path}`;
}
