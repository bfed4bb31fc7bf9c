/** Bytes of a log → text: UTF-16 little endian where its mark stands first (as in verbose Windows Installer logs), else UTF-8. */

/** @param start the first bytes, at least two where there are as many */
export function decoderFor(start: Uint8Array): TextDecoder {
  return new TextDecoder(start[0] === 0xff && start[1] === 0xfe ? 'utf-16le' : 'utf-8');
}
