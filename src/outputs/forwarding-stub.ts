/** A symbolic name → the small page at /NAME/ that forwards to the code's page, with and without JavaScript. */

import type { Win32Code } from '../model/error-code.ts';
import { codePath } from '../model/number-space.ts';
import { withBase } from './paths.ts';

/**
 * HTML of a stub. The refresh works without JavaScript; the script runs before it and keeps the fragment.
 * @param canonical full address of the code's page
 */
export function forwardingStub(name: string, code: Win32Code, base: string, canonical: string): string {
  const target = withBase(base, codePath(code));
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>${name}: ${code.value}</title>
<meta name="robots" content="noindex">
<link rel="canonical" href="${canonical}">
<link rel="icon" href="data:,">
<meta http-equiv="refresh" content="0; url=${target}">
<p><a href="${target}">${name} is Windows error ${code.value}</a></p>
<script src="${withBase(base, '/forward.js')}"></script>
</html>
`;
}
