import type { APIRoute } from 'astro';
import { loadCatalog } from '../catalog/load.ts';
import { absolute } from '../layouts/site-settings.ts';
import { codePath } from '../model/number-space.ts';
import { groupPath, guidePath, indexedPaths } from '../outputs/paths.ts';
import { sitemap } from '../outputs/sitemap.ts';

export const GET: APIRoute = () => {
  const catalog = loadCatalog();
  const updated = new Map<string, string | undefined>([
    ...[...catalog.codes, ...Object.values(catalog.statuses).flat()].map((code) => [codePath(code), code.explanation?.updated] as const),
    ...catalog.guides.map((guide) => [guidePath(guide.id), guide.updated] as const),
    ...[...catalog.hubs.values()].map((hub) => [groupPath(hub.group), hub.updated] as const),
  ]);
  return new Response(sitemap(indexedPaths(catalog).map((path) => ({ url: absolute(path), updated: updated.get(path) }))));
};
