/** Name of a file → its media type, for answers that come from a pack. The build refuses to pack a file whose ending is not here. */

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json',
  jsonld: 'application/ld+json',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
  txt: 'text/plain; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  tsv: 'text/tab-separated-values; charset=utf-8',
  xml: 'application/xml',
  webmanifest: 'application/manifest+json',
  woff2: 'font/woff2',
  wasm: 'application/wasm',
  // Pagefind's own endings: compressed files that it unpacks itself.
  pagefind: 'application/octet-stream',
  pf_meta: 'application/octet-stream',
  pf_index: 'application/octet-stream',
  pf_fragment: 'application/octet-stream',
  pf_filter: 'application/octet-stream',
};

/** Media type of a file; undefined for an ending that is not known. */
export function contentType(file: string): string | undefined {
  return TYPES[/\.([^./]+)$/.exec(file)?.[1] ?? ''];
}
