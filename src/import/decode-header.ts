/** The bytes of a header → text. UTF-8 with or without a byte order mark, UTF-16LE with one. */

import { FactError } from '../facts/fact-error.ts';

/** @throws FactError with the first line that is not valid UTF-8, or line 1 for broken UTF-16 */
export function decodeHeader(file: string, bytes: Uint8Array): string {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
  const text = decode(encoding, bytes);
  if (text !== undefined) return text;
  if (encoding === 'utf-16le') throw new FactError(file, 1, 'valid UTF-16LE', 'a lone surrogate or half a character');
  let line = 1;
  for (let start = 0; start < bytes.length; line += 1) {
    const end = bytes.indexOf(0x0a, start);
    const stop = end < 0 ? bytes.length : end + 1;
    if (decode('utf-8', bytes.subarray(start, stop)) === undefined) break;
    start = stop;
  }
  throw new FactError(file, line, 'UTF-8, or UTF-16LE with a byte order mark', 'other bytes');
}

/** Undefined for bytes that are not of the encoding. Without ignoreBOM the decoder drops the mark. */
function decode(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
