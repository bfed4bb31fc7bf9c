/** Every link and every loaded file of a page leads somewhere; other origins are linked to and never loaded from. */

import { withBase } from '../../../src/outputs/paths.ts';
import type { Check } from '../check.ts';
import { fileOf, type Page, type Site } from '../site.ts';

const ADDRESS_ATTRIBUTES = ['href', 'src', 'action', 'formaction', 'poster', 'xlink:href'] as const;

/** Attributes that load several files; no page needs them. */
const UNREAD_ATTRIBUTES = ['srcset', 'imagesrcset', 'ping', 'background'] as const;

/** Links to forwarding stubs, which cost the reader a hop: page → the path, each with its reason. */
const WANTED_STUB_LINKS = [
  { page: '/about/', to: '/ERROR_IPSEC_IKE_NEGOTIATION_PENDING/', reason: 'shows that a symbolic name is an address' },
] as const;

export const check: Check = {
  name: 'every link leads somewhere, and nothing is loaded from elsewhere',
  why: 'A link into nothing ends the search of a reader; a file from another origin tells it who reads what.',
  findings: (site) => [
    // No case takes a page away: where a site was changed, the links of the other pages are as good as before.
    ...[...site.pages.values()]
      .filter(({ file }) => site.changed?.has(file) ?? true)
      .flatMap((page) => addressesOf(page).flatMap((address) => faultOf(site, page, address) ?? [])),
    ...[...site.files].flatMap(([file, bytes]) => (file.endsWith('.css') ? styleFaults(file, bytes.toString()) : [])),
    ...WANTED_STUB_LINKS.filter(({ page, to }) => !linksTo(site, page, to)).map(
      ({ page, to }) => `${fileOf(page)}: has no link to ${to} any more; take it off the list of wanted ones`,
    ),
  ],
  refuses: [
    refused('a page that is not there', '<a href="/win32/999999/">', 'a href="/win32/999999/" leads to no file'),
    refused('a page without its last slash', '<a href="/win32/5">', 'a href="/win32/5" leads to no file'),
    refused('a relative link to nothing', '<a href="5/">', 'a href="5/" leads to no file'),
    refused('a missing script', '<script src="/missing.js"></script>', 'script src="/missing.js" leads to no file'),
    refused('a form for a page that is not there', '<form action="/find/">', 'form action="/find/" leads to no file'),
    refused(
      'a section that the page has not',
      '<a href="/win32/5/#no-such-section">',
      'a href="/win32/5/#no-such-section" leads to no element of win32/5/index.html',
    ),
    refused('a section that this page has not', '<p id="b"><a href="#c">', 'a href="#c" leads to no element of damaged/index.html'),
    refused('a link to a forwarding stub', '<a href="/ERROR_ACCESS_DENIED/">', 'a href="/ERROR_ACCESS_DENIED/" leads to a forwarding stub'),
    refused('a link without encryption', '<a href="http://example.com/">', 'a href="http://example.com/" is not https'),
    refused('a link that is a script', '<a href="javascript:void(0)">', 'a href="javascript:void(0)" is not https'),
    refused(
      'a script of another origin',
      '<script src="https://example.com/a.js"></script>',
      'script src="https://example.com/a.js" loads from another origin',
    ),
    refused('an image of another origin', '<img src="//example.com/a.png">', 'img src="//example.com/a.png" loads from another origin'),
    refused(
      'a style sheet of another origin',
      '<link rel="stylesheet" href="https://example.com/a.css">',
      'link href="https://example.com/a.css" loads from another origin',
    ),
    refused(
      'a connection opened ahead',
      '<link rel="preconnect" href="https://example.com">',
      'link href="https://example.com" loads from another origin',
    ),
    refused('a list of images', '<img srcset="/a.png 2x">', 'img srcset is not read by this check'),
    {
      because: 'a style sheet that loads from another origin',
      changes: { 'assets/damaged.css': () => '@import "https://example.com/a.css"; a { background: url(//example.com/a.png) }' },
      adds: ['assets/damaged.css: loads "https://example.com/a.css"', 'assets/damaged.css: loads //example.com/a.png'],
    },
  ],
};

function refused(because: string, html: string, finding: string) {
  return { because, changes: { 'damaged/index.html': () => html }, adds: [`damaged/index.html: ${finding}`] };
}

interface Address {
  readonly tag: string;
  readonly attribute: string;
  readonly value: string;
  readonly rel: string | undefined;
}

const known = new WeakMap<Page, readonly Address[]>();

function addressesOf(page: Page): readonly Address[] {
  const found = known.get(page) ?? readAddresses(page);
  known.set(page, found);
  return found;
}

function readAddresses(page: Page): readonly Address[] {
  return page.elements.flatMap(({ tag, attributes }) =>
    attributes.size === 0
      ? []
      : [...ADDRESS_ATTRIBUTES, ...UNREAD_ATTRIBUTES].flatMap((attribute) => {
          const value = attributes.get(attribute);
          return value === undefined ? [] : [{ tag, attribute, value, rel: attributes.get('rel') }];
        }),
  );
}

function faultOf(site: Site, page: Page, address: Address): string | undefined {
  const { tag, attribute, value, rel } = address;
  const fault = (text: string): string => `${page.file}: ${tag} ${attribute}="${value}" ${text}`;
  if (UNREAD_ATTRIBUTES.some((unread) => unread === attribute)) return `${page.file}: ${tag} ${attribute} is not read by this check`;
  const target = addressIn(site, page, value);
  if (!target) return fault('is no address');
  if (target.origin !== site.origin) {
    if (tag === 'a' || (tag === 'link' && rel === 'canonical')) return target.protocol === 'https:' ? undefined : fault('is not https');
    // An icon inside the page is no request.
    return tag === 'link' && rel === 'icon' && target.protocol === 'data:' ? undefined : fault('loads from another origin');
  }
  if (!target.pathname.startsWith(site.base)) return fault(`leads out of ${site.base}`);
  const path = decodeURIComponent(target.pathname.slice(site.base.length - 1));
  const file = fileOf(path);
  if (!site.files.has(file)) return fault('leads to no file');
  const found = site.pages.get(file);
  if (
    found?.forwards &&
    !page.forwards &&
    !WANTED_STUB_LINKS.some((wanted) => fileOf(wanted.page) === page.file && fileOf(wanted.to) === file)
  )
    return fault('leads to a forwarding stub');
  const fragment = decodeURIComponent(target.hash.slice(1));
  return fragment === '' || found?.ids.has(fragment) ? undefined : fault(`leads to no element of ${file}`);
}

/** Full addresses of the values that mean the same on every page; thousands of pages share them. */
const addresses = new Map<string, URL | null>();

function addressIn(site: Site, page: Page, value: string): URL | null {
  if (!value.startsWith('/')) return URL.parse(value, site.origin + withBase(site.base, page.path));
  const key = site.origin + value;
  const address = addresses.get(key) ?? URL.parse(value, site.origin);
  addresses.set(key, address);
  return address;
}

function linksTo(site: Site, from: string, to: string): boolean {
  const page = site.pages.get(fileOf(from));
  const target = fileOf(withBase(site.base, to));
  return page ? addressesOf(page).some(({ value }) => fileOf(addressIn(site, page, value)?.pathname ?? '') === target) : false;
}

function styleFaults(file: string, css: string): readonly string[] {
  return [...css.matchAll(/url\(\s*([^)]*?)\s*\)|@import\s*([^;]+?)\s*;/g)]
    .map(([, url, imported]) => url ?? imported ?? '')
    .filter((value) => /^["']?([a-z][a-z0-9+.-]*:|\/\/)/i.test(value) && !/^["']?data:/.test(value))
    .map((value) => `${file}: loads ${value}`);
}
