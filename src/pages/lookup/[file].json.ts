// The shards of the lookup index, fetched by the scripts when a search field is used.
import type { APIRoute } from 'astro';
import { lookupFiles } from '../../layouts/lookup-files.ts';

export function getStaticPaths() {
  const { version, shards } = lookupFiles();
  return Object.entries(shards).map(([shard, text]) => ({ params: { file: `${shard}-${version}` }, props: { text } }));
}

export const GET: APIRoute<{ text: string }> = ({ props }) => new Response(props.text, { headers: { 'Content-Type': 'application/json' } });
