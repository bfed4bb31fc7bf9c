/** A request of a page of the site → how the service worker answers it. Whatever is not listed is the browser's own affair. */

export type Plan =
  /** the worker stays out of it */
  | { readonly how: 'leave' }
  /** a document: network first with a time limit, then what is kept */
  | { readonly how: 'page'; readonly path: string }
  /** a file whose name holds a hash of its content: what is kept first */
  | { readonly how: 'hashed'; readonly file: string }
  /** any other file: as its page came, from the network or from the kept edition */
  | { readonly how: 'file'; readonly file: string };

/** What of a request matters here. */
export interface RequestFacts {
  readonly method: string;
  readonly url: string;
  readonly isNavigation: boolean;
  /** has a Range header: a part of a file is asked for */
  readonly isRange: boolean;
}

const LEAVE: Plan = { how: 'leave' };

/**
 * @param scope address of the site with its base, ending with a slash
 * @returns the plan; its path or file is decoded and stands without the base and without query: `win32/5/`, `assets/a.css`
 */
export function planFor({ method, url, isNavigation, isRange }: RequestFacts, scope: string): Plan {
  if (method !== 'GET' || isRange) return LEAVE;
  const { origin, pathname } = new URL(url);
  const whole = origin + pathname;
  if (!whole.startsWith(scope)) return LEAVE;
  const path = decoded(whole.slice(scope.length));
  if (path === undefined) return LEAVE;
  if (/^offline\/([^/]+\.json|packs\/[^/]+)$/.test(path) || path === 'sw.js') return LEAVE;
  if (isNavigation) return { how: 'page', path };
  if (isHashed(path)) return { how: 'hashed', file: path };
  return { how: 'file', file: path };
}

/** True for a file that the build names by its content. */
export function isHashed(file: string): boolean {
  return /^(assets|lookup)\/[^/]+$/.test(file);
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    // Not UTF-8: no file of the site has such a name.
    return undefined;
  }
}

/** Path of a document → the file that a static server sends: `` → `index.html`, `win32/5/` → `win32/5/index.html`. */
export function documentFile(path: string): string {
  return path.replace(/(^|\/)$/, '$1index.html');
}

/** True where a document that was visited is worth keeping: stubs of names are not, the resolver knows all names. */
export function isWorthKeeping(path: string): boolean {
  return !/^[A-Z][A-Z0-9_]*\/?$/.test(path);
}
