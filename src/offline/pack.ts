/**
 * A pack: many files of the site in one, kept and moved compressed. Layout before compression: one line of JSON, an array
 * of [file, length, file, length, …] in the order of the packs, then the bytes of these files without gaps.
 *
 * HTML stands in a pack with the names of hashed files taken out: a new style sheet renames what every page names, and
 * without this every pack of an update would be new. `HashedNames` puts them back.
 */

/** Part of an edition: what a file is called without its hash → with it (`assets/Page.css` → `assets/Page.D33tTIFN.css`). */
export type HashedNames = Readonly<Record<string, string>>;

/** The bytes are no pack, or not whole. */
export class PackError extends Error {}

const LINE_FEED = 10;
/** No HTML holds this character: the parser of the standard drops it. */
const MARK = '\0';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true });

/** Files → the bytes of a pack, not yet compressed. The order given is kept. */
export function writePack(files: readonly (readonly [file: string, bytes: Uint8Array])[]): Uint8Array<ArrayBuffer> {
  const head = encoder.encode(`${JSON.stringify(files.flatMap(([file, bytes]) => [file, bytes.length]))}\n`);
  const pack = new Uint8Array(head.length + files.reduce((sum, [, bytes]) => sum + bytes.length, 0));
  pack.set(head);
  let at = head.length;
  for (const [, bytes] of files) {
    pack.set(bytes, at);
    at += bytes.length;
  }
  return pack;
}

/** The bytes of a pack → its files; the slices share the memory of the pack. @throws PackError for anything else */
export function readPack(pack: Uint8Array<ArrayBuffer>): ReadonlyMap<string, Uint8Array<ArrayBuffer>> {
  const end = pack.indexOf(LINE_FEED);
  const head = end < 0 ? undefined : parseHead(pack.subarray(0, end));
  if (!head) throw new PackError('The pack has no list of its files.');
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  let at = end + 1;
  for (const [file, length] of head) {
    files.set(file, pack.subarray(at, at + length));
    at += length;
  }
  if (at !== pack.length) throw new PackError(`The pack has ${pack.length} bytes where its list says ${at}.`);
  return files;
}

function parseHead(bytes: Uint8Array): readonly (readonly [string, number])[] | undefined {
  let list: unknown;
  try {
    list = JSON.parse(decoder.decode(bytes));
  } catch {
    return undefined;
  }
  if (!Array.isArray(list) || list.length % 2 !== 0) return undefined;
  const entries: (readonly [string, number])[] = [];
  for (let index = 0; index < list.length; index += 2) {
    const [file, length] = [list[index] as unknown, list[index + 1] as unknown];
    if (typeof file !== 'string' || typeof length !== 'number' || !Number.isSafeInteger(length) || length < 0) return undefined;
    entries.push([file, length]);
  }
  return entries;
}

/** HTML with the hashed names taken out. The lookup index has one hash for all its files, named `lookup`. */
export function withoutHashes(html: string, names: HashedNames): string {
  if (html.includes(MARK)) throw new PackError('The HTML holds a character U+0000.');
  let text = html;
  for (const [plain, hashed] of Object.entries(names)) text = text.replaceAll(hashed, MARK + plain + MARK);
  return text;
}

/** What `withoutHashes` made → the HTML as it was. A name that the edition lacks stays as it is and leads nowhere. */
export function withHashes(text: string, names: HashedNames): string {
  return text.replaceAll(/\0([^\0]*)\0/g, (whole, plain: string) => names[plain] ?? whole);
}
