// Parts of the sitemap: only a site of more than 50,000 pages has any.
import type { APIRoute, GetStaticPaths } from 'astro';
import { siteMap } from '../layouts/site-map.ts';

export const getStaticPaths = (() =>
  [...siteMap()].flatMap(([file, xml]) => {
    const [, part] = /^sitemap-(\d+)\.xml$/.exec(file) ?? [];
    return part === undefined ? [] : [{ params: { part }, props: { xml } }];
  })) satisfies GetStaticPaths;

export const GET: APIRoute<{ xml: string }> = ({ props }) => new Response(props.xml);
