import type { APIRoute } from 'astro';
import { absolute } from '../layouts/site-settings.ts';
import { robots } from '../outputs/sitemap.ts';

export const GET: APIRoute = () => new Response(robots(absolute('/sitemap.xml')));
