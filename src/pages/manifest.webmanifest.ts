import type { APIRoute } from 'astro';
import { webManifest } from '../outputs/web-manifest.ts';

export const GET: APIRoute = () =>
  new Response(webManifest(import.meta.env.BASE_URL), { headers: { 'Content-Type': 'application/manifest+json' } });
