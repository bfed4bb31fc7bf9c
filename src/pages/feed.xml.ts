import type { APIRoute } from 'astro';
import { loadCatalog } from '../catalog/load.ts';
import { absolute } from '../layouts/site-settings.ts';
import { atomFeed } from '../outputs/feed.ts';

export const GET: APIRoute = () => {
  const { codes, statuses } = loadCatalog();
  return new Response(atomFeed([...codes, ...Object.values(statuses).flat()], absolute));
};
