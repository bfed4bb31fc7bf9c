/** The fragments of the sections, which readers paste into tickets: each is where it belongs and can be copied. */

import type { ErrorCode } from '../../../src/model/error-code.ts';
import { codePath } from '../../../src/model/number-space.ts';
import type { Check } from '../check.ts';
import { fileOf, pageAt, type Page } from '../site.ts';

// Written out, not taken from src/model/sections.ts: published fragments stay when a title changes there.
const ALWAYS = ['summary', 'faq', 'number-forms', 'neighbors'];
const EXPLAINED = ['technical-meaning', 'error-details', 'usage-context', 'developer-interpretation', 'related-errors', 'sources'];

const OPTIONAL: readonly { readonly id: string; readonly has: (code: ErrorCode) => boolean }[] = [
  { id: 'elsewhere', has: (code) => code.space === 'win32' || code.becomes.some(({ space }) => space === 'win32') },
  { id: 'bits', has: ({ space }) => space === 'ntstatus' || space === 'hresult' },
  { id: 'relations', has: (code) => code.space === 'win32' },
  { id: 'troubleshooting', has: ({ explanation }) => explanation?.sections.includes('troubleshooting') ?? false },
  { id: 'functions', has: (code) => code.space === 'win32' && code.functions.length > 0 },
  { id: 'documentation', has: ({ documentation }) => documentation.length > 0 },
];

/** The fragments that a code's page must have. */
function fragmentsOf(code: ErrorCode): readonly string[] {
  return [...ALWAYS, ...(code.explanation ? EXPLAINED : []), ...OPTIONAL.filter(({ has }) => has(code)).map(({ id }) => id)];
}

export const check: Check = {
  name: 'every section has its fragment, once, and a heading that links to it',
  why: 'A link to #troubleshooting that opens the top of the page sends the reader searching.',
  findings: (site, { codes, statuses }) => [
    ...[...codes, ...Object.values(statuses).flat()]
      .filter(({ ownPage }) => ownPage)
      .flatMap((code) => {
        const page = pageAt(site, codePath(code));
        if (!page) return [`${fileOf(codePath(code))}: is not there`];
        const linked = new Set(page.select('a').map(({ attributes }) => attributes.get('href')));
        return fragmentsOf(code).flatMap((id) => {
          if (!page.ids.has(id)) return [`${page.file}: has no #${id}`];
          return linked.has(`#${id}`) ? [] : [`${page.file}: has no link to #${id}`];
        });
      }),
    ...[...site.pages.values()].flatMap((page) => repeatedIds(page).map((id) => `${page.file}: has #${id} twice`)),
  ],
  refuses: [
    {
      because: 'a section of prose that lost its fragment',
      changes: {
        'win32/13803/index.html': (html) => html.replaceAll(' id="troubleshooting"', '').replaceAll('href="#troubleshooting"', ''),
      },
      adds: ['win32/13803/index.html: has no #troubleshooting'],
    },
    {
      because: 'a renamed section of a page from facts alone',
      changes: { 'win32/101/index.html': (html) => html.replaceAll(' id="number-forms"', ' id="forms"') },
      adds: ['win32/101/index.html: has no #number-forms'],
    },
    {
      because: 'a fragment that nobody can copy',
      changes: { 'win32/5/index.html': (html) => html.replaceAll('href="#faq"', 'href="#"') },
      adds: ['win32/5/index.html: has no link to #faq'],
    },
    {
      because: 'a fragment that stands twice',
      changes: { 'win32/5/index.html': (html) => html.replace('</main>', '<p id="faq"></p></main>') },
      adds: ['win32/5/index.html: has #faq twice'],
    },
  ],
};

function repeatedIds(page: Page): readonly string[] {
  const ids = page.elements.flatMap(({ attributes }) => attributes.get('id') ?? []);
  return ids.length === page.ids.size ? [] : [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
}
