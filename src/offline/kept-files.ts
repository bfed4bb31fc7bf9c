/** Which visited pages stay, and which hashed files they and the worker's own pages still need. */

/** A visited page that is kept; the oldest first. */
export interface VisitedPage {
  readonly url: string;
  readonly html: string;
}

/** As many visited pages are kept: about 600 kB. */
export const MOST_VISITED = 60;

/** Each version of the lookup index is about 2 MB: visited pages of older ones go with it. */
const MOST_LOOKUP_VERSIONS = 2;

/** Version of the lookup index that a page asks for; undefined where it asks for none. */
export function lookupVersionOf(html: string): string | undefined {
  return /<html\b[^>]*\bdata-lookup="?([\w-]+)/.exec(html)?.[1];
}

/** Addresses of the visited pages that are dropped: those above the limit, and those of lookup versions long gone. */
export function pagesToDrop(pages: readonly VisitedPage[]): readonly string[] {
  const newest = pages.toReversed();
  const versions = [...new Set(newest.map(({ html }) => lookupVersionOf(html)))].filter((version) => version !== undefined);
  const kept = new Set(versions.slice(0, MOST_LOOKUP_VERSIONS));
  return newest
    .filter(({ html }, place) => {
      const version = lookupVersionOf(html);
      return place >= MOST_VISITED || (version !== undefined && !kept.has(version));
    })
    .map(({ url }) => url);
}

/** The hashed files that a page or script names, as far as they are among the files given. */
export function namedFiles(text: string, files: readonly string[]): readonly string[] {
  const version = lookupVersionOf(text);
  return files.filter((file) => {
    const name = file.slice(file.indexOf('/') + 1);
    return file.startsWith('lookup/') ? version !== undefined && name.endsWith(`-${version}.json`) : text.includes(name);
  });
}

/**
 * The hashed files that pages need: what they name, and what the scripts among these name in turn.
 * @param pages HTML of all pages that stay
 * @param files all hashed files that are kept
 * @param read text of a script or style sheet; undefined where it is gone
 */
export async function neededFiles(
  pages: readonly string[],
  files: readonly string[],
  read: (file: string) => Promise<string | undefined>,
): Promise<ReadonlySet<string>> {
  const needed = new Set<string>();
  const texts = [...pages];
  for (let text = texts.pop(); text !== undefined; text = texts.pop()) {
    for (const file of namedFiles(text, files)) {
      if (needed.has(file)) continue;
      needed.add(file);
      const script = file.startsWith('assets/') ? await read(file) : undefined;
      if (script !== undefined) texts.push(script);
    }
  }
  return needed;
}
