// /ERROR_ACCESS_DENIED/: a forwarding stub for every symbolic name and alias.
import type { APIRoute } from 'astro';
import { loadCatalog } from '../../catalog/load.ts';
import { absolute } from '../../layouts/site-settings.ts';
import type { Win32Code } from '../../model/error-code.ts';
import { forwardingStub } from '../../outputs/forwarding-stub.ts';
import { codePath } from '../../model/number-space.ts';

export function getStaticPaths() {
  return [...loadCatalog().byName].map(([name, code]) => ({ params: { name }, props: { name, code } }));
}

export const GET: APIRoute<{ name: string; code: Win32Code }> = ({ props: { name, code } }) =>
  new Response(forwardingStub(name, code, import.meta.env.BASE_URL, absolute(codePath(code))), {
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
  });
