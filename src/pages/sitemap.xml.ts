import type { APIRoute } from 'astro';
import { siteMap } from '../layouts/site-map.ts';

export const GET: APIRoute = () => new Response(siteMap().get('sitemap.xml'));
