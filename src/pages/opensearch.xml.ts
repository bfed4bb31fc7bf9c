import type { APIRoute } from 'astro';
import { absolute } from '../layouts/site-settings.ts';
import { openSearch } from '../outputs/open-search.ts';

export const GET: APIRoute = () =>
  new Response(openSearch({ search: absolute('/search/'), self: absolute('/opensearch.xml'), icon: absolute('/favicon.svg') }));
