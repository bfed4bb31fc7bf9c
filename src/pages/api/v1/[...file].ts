// The data for programs: spaces, groups, single codes, lists, schema.
import type { APIRoute } from 'astro';
import { dataFiles } from '../../../layouts/api-files.ts';

export function getStaticPaths() {
  return [...dataFiles()].map(([file, { text }]) => ({ params: { file }, props: { text } }));
}

export const GET: APIRoute<{ text: string }> = ({ params, props }) =>
  new Response(props.text, {
    headers: { 'Content-Type': params['file']?.endsWith('.csv') ? 'text/csv; charset=utf-8; header=present' : 'application/json' },
  });
