/**
 * The files `_headers` and `_redirects` that Netlify and Cloudflare Pages read from the built folder, within the limits of both.
 * Sources: developers.cloudflare.com/pages/configuration/headers, …/redirects and …/platform/limits; docs.netlify.com/routing/headers
 * and …/redirects. They can't fold letter case, so other spellings than the printed ones are left to 404.html.
 */

import {
  contentTypeHeader,
  CONTENT_TYPES,
  CONTENT_TYPES_OF_FILES,
  IMMUTABLE,
  LIFETIMES,
  SECURITY_HEADERS,
  SHARED,
  type FilePattern,
} from './headers.ts';
import { isOwnAddress, type ShortForm } from './short-forms.ts';

/** What Cloudflare Pages takes; Netlify takes more. */
export const LIMITS = {
  headerRules: 100,
  headerLine: 2000,
  staticRedirects: 2000,
  dynamicRedirects: 100,
  redirectLine: 1000,
  /** files of a site on the free plan */
  files: 20_000,
  /** bytes of one file: 25 MiB */
  fileSize: 26_214_400,
} as const;

/** Types that hosts do not know, or guess differently. */
const NAMED_EXTENSIONS = ['md', 'csv', 'webmanifest', 'pack'] as const satisfies readonly (keyof typeof CONTENT_TYPES)[];

/**
 * The `_headers` file. Cloudflare joins the values of all rules that match, so no two rules that match one file set the same header;
 * both hosts revalidate by themselves what no rule calls immutable.
 * @param base `/` or `/sub/path/`
 */
export function headersFile(base: string): string {
  const prefix = base.replace(/\/+$/, '');
  const rules: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
    ['/*', SECURITY_HEADERS],
    ...IMMUTABLE.map((pattern) => [globOf(pattern), { 'Cache-Control': LIFETIMES.immutable }] as const),
    [globOf(SHARED), { 'Access-Control-Allow-Origin': '*' }],
    ...NAMED_EXTENSIONS.map((extension) => [`/*.${extension}`, { 'Content-Type': contentTypeHeader(CONTENT_TYPES[extension]) }] as const),
    ...Object.entries(CONTENT_TYPES_OF_FILES).map(([path, type]) => [path, { 'Content-Type': contentTypeHeader(type) }] as const),
  ];
  return rules
    .map(([path, headers]) => [`${prefix}${path}`, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`), ''].join('\n'))
    .join('\n');
}

/** `/assets/*`, `/offline/*.pack`: one asterisk, as Cloudflare allows. */
function globOf({ folder, extension }: FilePattern): string {
  return `${folder}*${extension === undefined ? '' : `.${extension}`}`;
}

/**
 * The `_redirects` file: the first of the given short forms, as many as Cloudflare takes. Names are left out, their forwarding pages
 * are files of the site.
 * @param forms the most met first
 */
export function redirectsFile(base: string, forms: readonly ShortForm[]): string {
  const prefix = base.replace(/\/+$/, '');
  return forms
    .filter((form) => form.common && !isOwnAddress(form))
    .slice(0, LIMITS.staticRedirects)
    .map(({ address, path, permanent }) => `${prefix}/${address} ${prefix}${path} ${permanent ? 301 : 302}\n`)
    .join('');
}

/** What Cloudflare Pages would refuse or pass over in a `_headers` file. */
export function headersFaults(text: string): readonly string[] {
  const lines = text.split('\n');
  const rules = lines.filter((line) => /^[^\s#]/.test(line));
  return [
    ...(rules.length > LIMITS.headerRules ? [`more rules than ${LIMITS.headerRules}`] : []),
    ...rules.filter((rule) => rule.split('*').length > 2).map((rule) => `${rule}: more than one *`),
    ...lines.flatMap((line, index) =>
      line.length > LIMITS.headerLine ? [`line ${index + 1}: ${line.length} characters, at most ${LIMITS.headerLine}`] : [],
    ),
  ];
}

/** What Cloudflare Pages would refuse or pass over in a `_redirects` file. */
export function redirectsFaults(text: string): readonly string[] {
  const lines = text.split('\n').filter((line) => line !== '');
  const sources = lines.map((line) => line.split(' ')[0] ?? '');
  const dynamic = sources.filter((source) => /\*|:[A-Za-z]/.test(source)).length;
  const counted = sources.length - dynamic;
  return [
    ...(counted > LIMITS.staticRedirects ? [`${counted} static redirects, at most ${LIMITS.staticRedirects}`] : []),
    ...(dynamic > LIMITS.dynamicRedirects ? [`${dynamic} dynamic redirects, at most ${LIMITS.dynamicRedirects}`] : []),
    ...lines.flatMap((line, index) => [
      ...(line.length > LIMITS.redirectLine ? [`line ${index + 1}: ${line.length} characters, at most ${LIMITS.redirectLine}`] : []),
      ...(/^\/[^\s/]\S* \/[^\s/]\S* 30[12]$/.test(line) ? [] : [`line ${index + 1}: expected /address /page/ 301 or 302, found ${line}`]),
    ]),
    ...([...new Set(sources)].length < sources.length ? ['an address twice'] : []),
  ];
}
