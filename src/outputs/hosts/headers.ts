/**
 * Which headers, content types and lifetimes the files of the site have, once for all hosts. nginx.ts, caddy.ts and
 * static-hosts.ts write these rules in their hosts' languages.
 */

import { CONTENT_SECURITY_POLICY } from '../security.ts';

/** On every response, also on errors and redirects. The meta element of the pages can't say frame-ancestors. */
export const SECURITY_HEADERS = {
  'Content-Security-Policy': `${CONTENT_SECURITY_POLICY}; frame-ancestors 'none'`,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
} as const satisfies Readonly<Record<string, string>>;

/** Files below `folder`; with `extension` only those of that kind. */
export interface FilePattern {
  /** with slashes at both ends */
  readonly folder: string;
  /** without its dot */
  readonly extension?: string;
}

/** Files whose name changes with their content: a browser keeps them for good. All others are asked for again with their ETag. */
export const IMMUTABLE: readonly FilePattern[] = [
  { folder: '/assets/' },
  { folder: '/lookup/' },
  { folder: '/offline/packs/', extension: 'pack' },
];

export const LIFETIMES = {
  immutable: 'public, max-age=31536000, immutable',
  /** kept, but shown only after the server said that it is still the same */
  revalidated: 'no-cache',
  /** a day: a permanent redirect that proves wrong can be taken back */
  permanentRedirect: 'public, max-age=86400',
} as const;

/** Data that programs on other sites may read. */
export const SHARED: FilePattern = { folder: '/api/' };

export interface ContentType {
  readonly type: string;
  /** true: text in UTF-8, and the type says so */
  readonly utf8: boolean;
  /** true: worth compressing */
  readonly compressible: boolean;
}

const text = (type: string): ContentType => ({ type, utf8: true, compressible: true });
/** Formats that name their own encoding, or have one only (RFC 8259 for JSON). */
const structured = (type: string): ContentType => ({ type, utf8: false, compressible: true });
const binary = (type: string): ContentType => ({ type, utf8: false, compressible: false });

/**
 * By the end of the file's name. Sources: RFC 9239 (js), 7763 (md), 4180 (csv), 8081 (woff2), W3C Web Application Manifest
 * (webmanifest), WebAssembly Web API (wasm). Pagefind's own files are compressed by Pagefind and read as bytes.
 */
export const CONTENT_TYPES = {
  html: text('text/html'),
  css: text('text/css'),
  js: text('text/javascript'),
  mjs: text('text/javascript'),
  md: text('text/markdown'),
  txt: text('text/plain'),
  csv: text('text/csv'),
  tsv: text('text/tab-separated-values'),
  json: structured('application/json'),
  map: structured('application/json'),
  webmanifest: structured('application/manifest+json'),
  xml: structured('application/xml'),
  svg: structured('image/svg+xml'),
  png: binary('image/png'),
  jpg: binary('image/jpeg'),
  webp: binary('image/webp'),
  ico: binary('image/x-icon'),
  woff2: binary('font/woff2'),
  wasm: structured('application/wasm'),
  zip: binary('application/zip'),
  pack: binary('application/octet-stream'),
  pagefind: binary('application/octet-stream'),
  pf_meta: binary('application/octet-stream'),
  pf_index: binary('application/octet-stream'),
  pf_fragment: binary('application/octet-stream'),
  pf_filter: binary('application/octet-stream'),
} as const satisfies Readonly<Record<string, ContentType>>;

/** Files whose kind their name does not tell. Sources: RFC 4287 (Atom), OpenSearch 1.1 draft 6. */
export const CONTENT_TYPES_OF_FILES = {
  '/feed.xml': structured('application/atom+xml'),
  '/opensearch.xml': structured('application/opensearchdescription+xml'),
} as const satisfies Readonly<Record<string, ContentType>>;

/** Files for the build's hosts, of no use to a reader. */
export const HIDDEN_FILES = ['_headers', '_redirects'] as const;

/** The value of the Content-Type header. */
export function contentTypeHeader({ type, utf8 }: ContentType): string {
  return utf8 ? `${type}; charset=utf-8` : type;
}

/** Every type once, in alphabetical order. */
export function typesWhere(pick: (type: ContentType) => boolean): readonly string[] {
  const all: readonly ContentType[] = [...Object.values(CONTENT_TYPES), ...Object.values(CONTENT_TYPES_OF_FILES)];
  return [...new Set(all.filter(pick).map(({ type }) => type))].sort();
}

/** Type of a file by its name; bytes where no rule knows the kind. */
export function contentTypeOf(path: string): ContentType {
  const extension = /\.([^./]+)$/.exec(path)?.[1] ?? '';
  return lookUp(CONTENT_TYPES_OF_FILES, path) ?? lookUp(CONTENT_TYPES, extension) ?? binary('application/octet-stream');
}

function lookUp(table: Readonly<Record<string, ContentType>>, key: string): ContentType | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

/** `/`, `/errors/`: a slash at both ends. @throws Error for a base that has other characters than letters, digits, - _ . ~ and slashes */
export function normalBase(base: string): string {
  const segments = base.split('/').filter((segment) => segment !== '');
  const wrong = segments.find((segment) => !/^[\w.~-]+$/.test(segment) || /^\.+$/.test(segment));
  if (wrong !== undefined) throw new Error(`--base: expected a path such as /errors/, found ${base}`);
  return `/${segments.map((segment) => `${segment}/`).join('')}`;
}
