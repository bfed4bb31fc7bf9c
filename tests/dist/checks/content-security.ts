/** Nothing inline, and the policy that forbids it is on every page and in `_headers`. */

import { CONTENT_SECURITY_POLICY } from '../../../src/outputs/security.ts';
import type { Check } from '../check.ts';
import type { Page, Site } from '../site.ts';

export const check: Check = {
  name: 'no inline script or style, and the policy on every page',
  why: 'What the policy blocks does not run; what it does not name anyone could slip in.',
  findings: (site) => [
    ...[...site.pages.values()].flatMap((page) => [...inlineFaults(page), ...policyFaults(page)].map((fault) => `${page.file}: ${fault}`)),
    ...headersFaults(site),
  ],
  refuses: [
    refused('an inline script', '<script>1</script>', 'has an inline script'),
    refused('an inline module', '<script type="module">1</script>', 'has an inline script'),
    refused('a style element', '<style>a{}</style>', 'has a style element'),
    refused('a style attribute', '<p style="color:red">', 'p has a style attribute'),
    refused('an event attribute', '<p onclick="a()">', 'p has an onclick attribute'),
    refused('a link that is a script', '<a href="JavaScript:a()">', 'a has a javascript: address'),
    {
      because: 'a page without the policy',
      changes: { 'win32/5/index.html': (html) => html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '') },
      adds: ['win32/5/index.html: has no policy, or not that of src/outputs/security.ts'],
    },
    {
      because: 'a policy that allows inline scripts',
      changes: { 'win32/5/index.html': (html) => html.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'") },
      adds: [
        'win32/5/index.html: has no policy, or not that of src/outputs/security.ts',
        'win32/5/index.html: has a policy with unsafe-inline',
      ],
    },
    {
      because: 'a script that runs before the policy',
      changes: { 'win32/5/index.html': (html) => html.replace('<meta charset="utf-8">', '<script src="/forward.js"></script>') },
      adds: ['win32/5/index.html: loads before its policy stands'],
    },
    {
      because: 'headers without the policy',
      changes: { _headers: (text) => text.replace('Content-Security-Policy', 'X-Policy') },
      adds: ['_headers: does not give all files the policy of src/outputs/security.ts'],
    },
  ],
};

function refused(because: string, html: string, finding: string) {
  return {
    because,
    changes: { 'win32/5/index.html': (page: string) => page.replace('</main>', `${html}</main>`) },
    adds: [`win32/5/index.html: ${finding}`],
  };
}

/** Data for search engines does not run. */
const DATA = 'application/ld+json';

function inlineFaults(page: Page): readonly string[] {
  return page.elements.flatMap(({ tag, attributes }) => [
    ...(tag === 'script' && !attributes.has('src') && attributes.get('type') !== DATA ? ['has an inline script'] : []),
    ...(tag === 'style' ? ['has a style element'] : []),
    ...[...attributes].flatMap(([name, value]) => {
      if (name === 'style') return [`${tag} has a style attribute`];
      if (name.startsWith('on')) return [`${tag} has an ${name} attribute`];
      return /^\s*javascript:/i.test(value) ? [`${tag} has a javascript: address`] : [];
    }),
  ]);
}

/** A stub has none: it shows nothing that a stranger wrote, and forwards at once. */
function policyFaults(page: Page): readonly string[] {
  if (page.forwards) return [];
  const policy = page.meta('http-equiv', 'content-security-policy');
  const place = page.elements.findIndex(({ attributes }) => attributes.get('http-equiv')?.toLowerCase() === 'content-security-policy');
  const loaded = page.elements.findIndex(({ tag }) => ['script', 'link', 'img', 'style'].includes(tag));
  return [
    ...(policy === CONTENT_SECURITY_POLICY ? [] : ['has no policy, or not that of src/outputs/security.ts']),
    ...(policy?.includes('unsafe-inline') ? ['has a policy with unsafe-inline'] : []),
    ...(loaded >= 0 && loaded < place ? ['loads before its policy stands'] : []),
  ];
}

function headersFaults(site: Site): readonly string[] {
  const text = site.files.get('_headers')?.toString() ?? '';
  const rules = text.split(/\n(?=\S)/).find((block) => block.startsWith(`${site.base}*\n`));
  const policy = /^\s+Content-Security-Policy: (.*)$/m.exec(rules ?? '')?.[1] ?? '';
  return [
    ...(policy.startsWith(CONTENT_SECURITY_POLICY) ? [] : ['_headers: does not give all files the policy of src/outputs/security.ts']),
    ...(policy.includes('unsafe-inline') ? ['_headers: has a policy with unsafe-inline'] : []),
  ];
}
