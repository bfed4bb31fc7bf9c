/** A built folder → its files and pages, as the checks read them. Nothing here judges. */

import { globSync, readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { withBase } from '../../src/outputs/paths.ts';
import { elementsOf, innerHtml, textOf, type Element } from './html.ts';

/** Where a site stands: `https://example.org`, and `/` or `/sub/path/`. */
export interface Place {
  readonly origin: string;
  readonly base: string;
}

export interface Site extends Place {
  /** file below the built folder, with forward slashes → its bytes */
  readonly files: ReadonlyMap<string, Buffer>;
  /** every HTML file, by file */
  readonly pages: ReadonlyMap<string, Page>;
  /** of a site made from another by changes: the files that differ */
  readonly changed?: ReadonlySet<string>;
}

/** Reads all files of a built folder. */
export function readSite(folder: string, place: Place): Site {
  const files = globSync('**/*', { cwd: folder })
    .filter((file) => statSync(join(folder, file)).isFile())
    .map((file) => file.split(sep).join('/'))
    .sort();
  return siteOf(place, new Map(files.map((file) => [file, readFileSync(join(folder, file))])));
}

/** Files → the site. @param known an older one, whose pages are taken over where their files are the same */
export function siteOf({ origin, base }: Place, files: ReadonlyMap<string, Buffer>, known?: Site): Site {
  const pages = [...files]
    .filter(([file]) => file.endsWith('.html'))
    .map(
      ([file, bytes]) =>
        [file, known?.files.get(file) === bytes ? (known.pages.get(file) ?? new Page(file, bytes)) : new Page(file, bytes)] as const,
    );
  return { origin, base, files, pages: new Map(pages) };
}

/** A change of one file: its new text or bytes, made from the old text ('' for a new file); undefined takes the file away. */
export type Change = ((text: string) => string | Buffer) | undefined;

/** The same site with some files changed, added or taken away. @throws Error for a change that changes nothing */
export function changedSite(site: Site, changes: Readonly<Record<string, Change>>): Site {
  const files = new Map(site.files);
  for (const [file, change] of Object.entries(changes)) {
    const before = files.get(file)?.toString('utf8');
    const after = change?.(before ?? '');
    if (after === before) throw new Error(`This change does not change ${file}: its pattern stands there no more.`);
    if (after === undefined) files.delete(file);
    else files.set(file, typeof after === 'string' ? Buffer.from(after) : after);
  }
  return { ...siteOf(site, files, site), changed: new Set(Object.keys(changes)) };
}

/** One HTML file. Its elements are read when they are first asked for. */
export class Page {
  /** `win32/5/index.html` */
  readonly file: string;
  /** `/win32/5/`, without the base; `/404.html` for a file that is no index */
  readonly path: string;
  readonly html: string;
  #elements: readonly Element[] | undefined;
  #ids: ReadonlySet<string> | undefined;

  constructor(file: string, bytes: Buffer) {
    this.file = file;
    this.path = `/${file.replace(/(^|\/)index\.html$/, '$1')}`;
    this.html = bytes.toString('utf8');
  }

  get elements(): readonly Element[] {
    this.#elements ??= elementsOf(this.html);
    return this.#elements;
  }

  get ids(): ReadonlySet<string> {
    this.#ids ??= new Set(this.elements.flatMap(({ attributes }) => attributes.get('id') ?? []));
    return this.#ids;
  }

  /** True for a page that forwards by itself. */
  get forwards(): boolean {
    return this.meta('http-equiv', 'refresh') !== undefined;
  }

  get noindex(): boolean {
    return this.meta('name', 'robots')?.split(/,\s*/).includes('noindex') ?? false;
  }

  /** The content of `<meta name="description">` and the like. */
  meta(attribute: 'name' | 'http-equiv', value: string): string | undefined {
    return this.elements
      .find(({ tag, attributes }) => tag === 'meta' && attributes.get(attribute)?.toLowerCase() === value)
      ?.attributes.get('content');
  }

  /** The addresses of `<link rel="canonical">` and the like. */
  links(rel: string): readonly string[] {
    return this.elements
      .filter(({ tag, attributes }) => tag === 'link' && attributes.get('rel') === rel)
      .map(({ attributes }) => attributes.get('href') ?? '');
  }

  /** The elements `li`, `p.numbers` or `section#faq`, in their order. */
  select(selector: string): readonly Element[] {
    const [, tag, mark, value = ''] = /^([a-z0-9]+)(?:([.#])(.+))?$/.exec(selector) ?? [];
    if (tag === undefined) throw new SyntaxError(`Not a selector: ${selector}`);
    return this.elements.filter(
      (element) =>
        element.tag === tag &&
        (mark === undefined ||
          (mark === '#' ? element.attributes.get('id') === value : element.attributes.get('class')?.split(/\s+/).includes(value))),
    );
  }

  /** HTML inside the first element of a selector; '' where there is none. */
  inner(selector: string): string {
    const [element] = this.select(selector);
    return element ? innerHtml(this.html, element) : '';
  }

  /** The text that a reader sees inside the first element of a selector; '' where there is none. */
  text(selector: string): string {
    return textOf(this.inner(selector));
  }
}

/** The page at a path of the site, without the base: `/win32/5/`. */
export function pageAt(site: Site, path: string): Page | undefined {
  return site.pages.get(fileOf(path));
}

/** The file that a plain static server sends for a path: `/win32/5/` → `win32/5/index.html`, `/forward.js` → `forward.js`. */
export function fileOf(path: string): string {
  return path.replace(/^\//, '').replace(/(^|\/)$/, '$1index.html');
}

/** Path of the site → full address where the site stands. */
export function addressOf(site: Site, path: string): string {
  return site.origin + withBase(site.base, path);
}
