/** A text ↔ the fragment of an address: deflate (RFC 1951), then base64url (RFC 4648, section 5). A fragment is never sent to a server. */

/** Marks the format; another format would get another letter. */
const PREFIX = 't=';

/** Text → fragment without "#". */
export async function packText(text: string): Promise<string> {
  const bytes = await through(new TextEncoder().encode(text), new CompressionStream('deflate-raw'));
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return PREFIX + btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** Fragment without "#" → text. Rejects where it is none of ours, damaged or cut. */
export async function unpackText(fragment: string): Promise<string> {
  if (!fragment.startsWith(PREFIX)) throw new Error('not a packed text');
  const binary = atob(fragment.slice(PREFIX.length).replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
  return new TextDecoder('utf-8', { fatal: true }).decode(await through(bytes, new DecompressionStream('deflate-raw')));
}

async function through(bytes: Uint8Array<ArrayBuffer>, transform: CompressionStream | DecompressionStream): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(transform);
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
