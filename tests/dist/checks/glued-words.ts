/** Words that a template glued together: it drops the space where a line ends before an element. */

import type { Check } from '../check.ts';

/** A letter or comma right before an inline element, or right behind one. */
const GLUED = /[A-Za-z,:;](?=<(?:a|code|strong|em)[ >])[^>]*>[^<]{0,20}|<\/(?:a|code|strong|em)>(?:<small>)?[A-Za-z(][^<]{0,20}/g;

export const check: Check = {
  name: 'no words are glued together',
  why: 'Glued words are read wrong, spoken wrong and not found.',
  // Prose comes from Markdown, which keeps its spaces, and may write `CreateFile`s on purpose.
  findings: (site) =>
    [...site.pages.values()]
      .filter((page) => !/^\/(win32|ntstatus|hresult|bugcheck|ras)\/\w+\/$/.test(page.path ?? ''))
      .flatMap((page) => [...page.html.replace(/^[\s\S]*?<main/, '').matchAll(GLUED)].map(([glued]) => `${page.file}: ${glued}`)),
  refuses: [
    {
      because: 'a lost space before small text',
      changes: { 'hresult/facility/4/index.html': (html) => html.replace('</a> <small>also MS_S_PENDING', '</a><small>also MS_S_PENDING') },
      adds: ['hresult/facility/4/index.html: </a><small>also MS_S_PENDING'],
    },
    {
      because: 'a lost space before a link',
      changes: { 'about/index.html': (html) => html.replace(/ <a href="\/go\/\?q=0x800735EB"/, '<a href="/go/?q=0x800735EB"') },
      adds: ['about/index.html: :<a href="/go/?q=0x800735EB">/go/?q=0x800735EB'],
    },
    {
      because: 'a lost space behind code',
      changes: { 'about/index.html': (html) => html.replace('</code> followed by', '</code>followed by') },
      adds: ['about/index.html: </code>followed by its decim'],
    },
  ],
};
