/** Names of the caches of one site. Two sites of one origin (https://example.org/a/ and /b/) do not see each other's. */

export interface CacheNames {
  /** files whose name holds a hash: of the worker's pages, and of those that were visited */
  readonly hashed: string;
  /** pages that were visited */
  readonly visited: string;
  /** editions: what "keep everything" keeps */
  readonly editions: string;
  /** which edition answers which open page */
  readonly clients: string;
  /** beginning of the names of the worker's own pages, one cache a version */
  readonly shell: string;
}

/** @param scope address of the site with its base, ending with a slash */
export function cacheNames(scope: string): CacheNames {
  const { pathname } = new URL(scope);
  const name = (part: string): string => `last-error ${pathname} ${part}`;
  return { hashed: name('hashed'), visited: name('visited'), editions: name('editions'), clients: name('clients'), shell: name('shell ') };
}

/** In the cache of editions: the edition that answers. Written when all its packs are there, and only then. */
export const KEPT_RECORD = 'offline/kept.json';
/** In the cache of editions: the edition that is being loaded. */
export const PENDING_RECORD = 'offline/pending.json';
