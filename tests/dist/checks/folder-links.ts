/** In the folder of the zip every address is relative and names a file: from file:// no server completes it. */

import type { Check } from '../check.ts';
import type { Page } from '../site.ts';

const ADDRESS_ATTRIBUTES = ['href', 'src', 'action', 'formaction', 'poster'] as const;

export const check: Check = {
  name: 'every address of the folder is relative and names a file',
  why: 'Opened from a disk, an address from the root leads to the root of the disk, that of a folder to its list of files.',
  findings: (site) => [...site.pages.values()].flatMap(faultsOf),
  refuses: [
    refused('a link from the root', '<a href="/win32/5/index.html">', 'a href="/win32/5/index.html" names no file'),
    refused('a link to a folder', '<a href="../win32/5/#faq">', 'a href="../win32/5/#faq" names no file'),
    refused('a link to its own folder', '<a href=".">', 'a href="." names no file'),
    refused('a form for a folder', '<form action="../search/?q=5">', 'form action="../search/?q=5" names no file'),
    refused('a module script', '<script type="module" src="../forward.js"></script>', 'a module script'),
    refused('a style sheet across origins', '<link rel="stylesheet" crossorigin href="../a.css">', 'link is asked for across origins'),
    refused(
      'a refresh to a folder',
      '<meta http-equiv="refresh" content="0; url=../win32/5/">',
      'forwards to ../win32/5/, which names no file',
    ),
  ],
};

const known = new WeakMap<Page, readonly string[]>();

function faultsOf(page: Page): readonly string[] {
  const faults = known.get(page) ?? findFaults(page);
  known.set(page, faults);
  return faults;
}

function findFaults(page: Page): readonly string[] {
  return page.elements.flatMap(({ tag, attributes }) => [
    ...(tag === 'script' && attributes.get('type') === 'module' ? [`${page.file}: a module script`] : []),
    ...(attributes.has('crossorigin') ? [`${page.file}: ${tag} is asked for across origins`] : []),
    ...ADDRESS_ATTRIBUTES.flatMap((attribute) => {
      const value = attributes.get(attribute);
      return value === undefined || namesFile(value) ? [] : [`${page.file}: ${tag} ${attribute}="${value}" names no file`];
    }),
    ...refreshOf(attributes)
      .filter((address) => !namesFile(address))
      .map((address) => `${page.file}: forwards to ${address}, which names no file`),
  ]);
}

function refused(because: string, html: string, finding: string) {
  return { because, changes: { 'damaged/index.html': () => html }, adds: [`damaged/index.html: ${finding}`] };
}

/** True for a file beside or around the page, a place of the page itself, and another origin. */
function namesFile(address: string): boolean {
  return /^([a-z][a-z0-9+.-]*:|[#?]|$)/i.test(address) || /^(?!\/)[^?#]*[^/.?#]\.[a-z0-9_]+([?#]|$)/i.test(address);
}

function refreshOf(attributes: ReadonlyMap<string, string>): readonly string[] {
  if (attributes.get('http-equiv')?.toLowerCase() !== 'refresh') return [];
  return [/url=(.*)$/i.exec(attributes.get('content') ?? '')?.[1] ?? ''];
}
