/** The content security policy, once: for the meta element of every page and for the `_headers` file of static hosts. */

/** Pagefind compiles WebAssembly; nothing else needs more than files of our own. */
const DIRECTIVES = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
] as const;

export const CONTENT_SECURITY_POLICY = DIRECTIVES.join('; ');

/**
 * The `_headers` file that Netlify and Cloudflare Pages read. Hashed assets are kept for good, everything else is revalidated.
 * @param base `/` or `/sub/path`
 */
export function headersFile(base: string): string {
  const prefix = base.replace(/\/+$/, '');
  return `${prefix}/*
  Content-Security-Policy: ${CONTENT_SECURITY_POLICY}; frame-ancestors 'none'
  X-Content-Type-Options: nosniff
  Referrer-Policy: no-referrer
  Permissions-Policy: camera=(), geolocation=(), microphone=()

${prefix}/assets/*
  Cache-Control: public, max-age=31536000, immutable

${prefix}/lookup/*
  Cache-Control: public, max-age=31536000, immutable

${prefix}/api/*
  Access-Control-Allow-Origin: *

${prefix}/offline/packs/*
  Cache-Control: public, max-age=31536000, immutable

${prefix}/offline/latest.json
  Cache-Control: no-cache

${prefix}/manifest.webmanifest
  Cache-Control: no-cache

${prefix}/sw.js
  Cache-Control: no-cache
`;
}
