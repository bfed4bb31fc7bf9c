/**
 * A page of the built site → the same page for a folder that is read without a server (file://): every address of the site is
 * relative to the page's own file and names a file, module scripts are classic ones, which a browser also runs from a disk.
 * Only addresses in attributes are touched: text, code examples, data of buttons and JSON-LD stay as they are.
 */

/** What the pages of a folder are held against. */
export interface Folder {
  /** base of the built site: `/` or `/sub/path/` */
  readonly base: string;
  /** files of the folder, with forward slashes */
  readonly files: ReadonlySet<string>;
  /** files of the built site that the folder goes without: a `<link>` to one is taken away, an `<a>` leads to the public site or nowhere */
  readonly leftOut: ReadonlySet<string>;
  /** full address of the public site, with a slash at the end; undefined where there is none: then no page names one as its canonical */
  readonly publicSite: string | undefined;
}

/** An address that would lead nowhere in the folder. */
export class FolderLinkError extends Error {
  override readonly name = 'FolderLinkError';
}

const START_TAG = /<!--[\s\S]*?-->|<([a-zA-Z][^\s/>]*)((?:[^>"']|"[^"]*"|'[^']*')*)>/g;
const ATTRIBUTE = /([^\s"'=<>/]+)(\s*=\s*)("[^"]*"|'[^']*'|[^\s"'=<>`]+)/g;
/** Elements whose content is text, whatever it looks like. */
const RAW_TEXT = new Set(['script', 'style', 'title', 'textarea']);
const ADDRESS_ATTRIBUTES = new Set(['href', 'src', 'action', 'formaction', 'poster', 'xlink:href']);
/** https:, mailto:, data: and the like, and //host */
const ELSEWHERE = /^([a-z][a-z0-9+.-]*:|\/\/)/i;

/**
 * @param file the page's file in the folder: `win32/5/index.html`
 * @throws FolderLinkError for an address of the site that is no file of the folder
 */
export function folderPage(html: string, file: string, folder: Folder): string {
  return replaceStartTags(html, (tag, attributes) => {
    switch (tag) {
      case 'html':
        return attributes.includes('data-base=') ? `<html${frame(attributes, file, folder)}>` : undefined;
      case 'meta':
        return refresh(attributes, file, folder);
      case 'link':
        return isDropped(attributes, file, folder) ? '' : `<link${relativeAttributes(attributes, file, folder)}>`;
      case 'script':
        return `<script${classicScript(relativeAttributes(attributes, file, folder), file)}>`;
      case 'a':
        return `<a${relativeAttributes(withoutLeftOut(attributes, file, folder), file, folder)}>`;
      default:
        return `<${tag}${relativeAttributes(attributes, file, folder)}>`;
    }
  });
}

/** Sources of the module scripts of a page, as the page writes them. */
export function moduleScripts(html: string): readonly string[] {
  const sources: string[] = [];
  replaceStartTags(html, (tag, attributes) => {
    const source = attribute(attributes, 'src');
    if (tag === 'script' && attribute(attributes, 'type') === 'module' && source !== undefined) sources.push(source);
    return undefined;
  });
  return sources;
}

/** A style sheet with the addresses in `url(…)` relative to its own file. */
export function folderStyles(css: string, file: string, folder: Folder): string {
  return css.replace(/url\((["']?)(\/[^"')]*)\1\)/g, (_, quote: string, address: string) => {
    return `url(${quote}${relativeAddress(address, file, folder)}${quote})`;
  });
}

/**
 * An address in a page or style sheet → the same for the folder. Other origins, fragments and queries of the page itself stay.
 * @param from file in which the address stands
 * @throws FolderLinkError for an address of the site that is no file of the folder
 */
export function relativeAddress(address: string, from: string, folder: Folder): string {
  if (isKept(address)) return address;
  const target = fileAt(address, from, folder);
  if (!folder.files.has(target)) throw new FolderLinkError(`${from}: ${address} leads to no file of the folder`);
  const [, end = ''] = /^[^?#]*(.*)$/s.exec(address) ?? [];
  return relativePath(from, target).split('/').map(encodeURIComponent).join('/') + end;
}

/** `win32/5/index.html`, `assets/a.css` → `../../assets/a.css` */
export function relativePath(from: string, to: string): string {
  const here = from.split('/').slice(0, -1);
  const there = to.split('/');
  let common = 0;
  while (common < here.length && common < there.length - 1 && here[common] === there[common]) common += 1;
  return [...here.slice(common).map(() => '..'), ...there.slice(common)].join('/');
}

function isKept(address: string): boolean {
  return address === '' || address.startsWith('#') || address.startsWith('?') || ELSEWHERE.test(address);
}

/** The file of the built site that an address means. @throws FolderLinkError for an address outside of the base */
function fileAt(address: string, from: string, { base }: Folder): string {
  const here = `https://folder.invalid${base}${from.replace(/(^|\/)index\.html$/, '$1')}`;
  const { pathname } = new URL(address.replaceAll('&amp;', '&'), here);
  if (!pathname.startsWith(base)) throw new FolderLinkError(`${from}: ${address} leads out of ${base}`);
  return decodeURIComponent(pathname.slice(base.length)).replace(/(^|\/)$/, '$1index.html');
}

function relativeAttributes(attributes: string, file: string, folder: Folder): string {
  return attributes.replace(ATTRIBUTE, (whole, name: string, equals: string, quoted: string) => {
    if (!ADDRESS_ATTRIBUTES.has(name.toLowerCase())) return whole;
    const address = unquote(quoted);
    return isKept(address) ? whole : `${name}${equals}"${relativeAddress(address, file, folder)}"`;
  });
}

/** The root element tells the scripts where the site stands and that a folder's page must be named. */
function frame(attributes: string, file: string, { publicSite }: Folder): string {
  const root = relativePath(file, 'index.html').replace(/index\.html$/, '') || './';
  const site = publicSite === undefined ? '' : ` data-public-site="${publicSite}"`;
  return `${attributes.replace(/data-base=("[^"]*"|'[^']*')/, `data-base="${root}"`)} data-index-file="index.html"${site}`;
}

/** `<meta http-equiv="refresh" content="0; url=/win32/5/">` of the forwarding stubs. */
function refresh(attributes: string, file: string, folder: Folder): string | undefined {
  if (attribute(attributes, 'http-equiv')?.toLowerCase() !== 'refresh') return undefined;
  return `<meta${attributes.replace(/(url=)([^"']+)/i, (_, url: string, address: string) => url + relativeAddress(address, file, folder))}>`;
}

function isDropped(attributes: string, file: string, folder: Folder): boolean {
  const address = attribute(attributes, 'href') ?? '';
  if (attribute(attributes, 'rel') === 'canonical') return folder.publicSite === undefined;
  return !isKept(address) && folder.leftOut.has(fileAt(address, file, folder));
}

/** A link to a page that the folder goes without: the public site has it; where there is none, HTML's link without an address stays. */
function withoutLeftOut(attributes: string, file: string, folder: Folder): string {
  return attributes.replace(/\shref=("[^"]*"|'[^']*')/, (whole, quoted: string) => {
    const address = unquote(quoted);
    if (isKept(address)) return whole;
    const target = fileAt(address, file, folder);
    if (!folder.leftOut.has(target)) return whole;
    return folder.publicSite === undefined ? '' : ` href="${folder.publicSite}${target.replace(/(^|\/)index\.html$/, '$1')}"`;
  });
}

/** A module is run after the document was read: that is what `defer` says for a classic script. */
function classicScript(attributes: string, file: string): string {
  if (attribute(attributes, 'type') !== 'module') return attributes;
  if (attribute(attributes, 'src') === undefined) throw new FolderLinkError(`${file}: a module script without a file`);
  return attributes.replace(/\stype=("module"|'module'|module)/, ' defer').replace(/\scrossorigin(="[^"]*")?/, '');
}

function attribute(attributes: string, wanted: string): string | undefined {
  for (const [, name = '', , quoted = ''] of attributes.matchAll(ATTRIBUTE)) if (name.toLowerCase() === wanted) return unquote(quoted);
  return undefined;
}

function unquote(value: string): string {
  return value.replace(/^(["'])(.*)\1$/s, '$2');
}

/** Calls for each start tag outside of comments and raw text. @param replace → the new tag; undefined leaves it */
function replaceStartTags(html: string, replace: (tag: string, attributes: string) => string | undefined): string {
  let result = '';
  let done = 0;
  START_TAG.lastIndex = 0;
  for (let match = START_TAG.exec(html); match; match = START_TAG.exec(html)) {
    const [whole, name, attributes = ''] = match;
    if (name === undefined) continue;
    const tag = name.toLowerCase();
    const made = attributes.trim() === '' ? undefined : replace(tag, attributes);
    if (made !== undefined && made !== whole) {
      result += html.slice(done, match.index) + made;
      done = START_TAG.lastIndex;
    }
    if (!RAW_TEXT.has(tag)) continue;
    const end = html.indexOf(`</${tag}`, START_TAG.lastIndex);
    START_TAG.lastIndex = end < 0 ? html.length : end;
  }
  return result + html.slice(done);
}
