import type { APIRoute } from 'astro';
import { llmsFile } from '../layouts/api-files.ts';

export const GET: APIRoute = () => new Response(llmsFile(), { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
