// /win32/13803.md: the Markdown twin of every explained code.
import type { APIRoute } from 'astro';
import { markdownTwins } from '../../layouts/api-files.ts';

export function getStaticPaths() {
  return [...markdownTwins()].map(([path, text]) => {
    const [, space, number] = /^\/([^/]+)\/([^/]+)\.md$/.exec(path) ?? [];
    return { params: { space, number }, props: { text } };
  });
}

export const GET: APIRoute<{ text: string }> = ({ props }) =>
  new Response(props.text, { headers: { 'Content-Type': 'text/markdown; charset=utf-8' } });
