/** The files of the site's own sitemap. */

import { loadCatalog } from '../catalog/load.ts';
import { codePath } from '../model/number-space.ts';
import { groupPath, guidePath, indexedPaths } from '../outputs/paths.ts';
import { sitemapFiles } from '../outputs/sitemap.ts';
import { absolute } from './site-settings.ts';

/** Name of the file → its text. */
export function siteMap(): ReadonlyMap<string, string> {
  const catalog = loadCatalog();
  const updated = new Map<string, string | undefined>([
    ...[...catalog.codes, ...Object.values(catalog.statuses).flat()].map((code) => [codePath(code), code.explanation?.updated] as const),
    ...catalog.guides.map((guide) => [guidePath(guide.id), guide.updated] as const),
    ...[...catalog.hubs.values()].map((hub) => [groupPath(hub.group), hub.updated] as const),
  ]);
  const entries = indexedPaths(catalog).map((path) => ({ url: absolute(path), updated: updated.get(path) }));
  return sitemapFiles(entries, (file) => absolute(`/${file}`));
}
