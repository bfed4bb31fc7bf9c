/** The content security policy, once: for the meta element of every page and for the headers of all hosts. */

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
