/** A built folder → the same with a `.br` and a `.gz` beside each text file, for servers that send them as they are. */

import { globSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { contentTypeOf } from '../outputs/hosts/headers.ts';

/** Below this a compressed file saves less than a packet. */
const MIN_BYTES = 1024;

export interface Compressed {
  readonly files: number;
  readonly bytes: number;
  readonly brotli: number;
  readonly gzip: number;
}

const encodeBrotli = promisify(brotliCompress);
const encodeGzip = promisify(gzip);

/**
 * Compresses every text file of at least 1 KiB. The new files have the time of the old one, as nginx asks; what has one of that time
 * already is left alone. zlib works in threads of its own.
 * @param quality of Brotli, 0 to 11
 */
export async function compressFolder(folder: string, quality: number): Promise<Compressed> {
  const files = globSync('**/*', { cwd: folder }).filter((file) => {
    const stat = statSync(join(folder, file));
    return stat.isFile() && stat.size >= MIN_BYTES && contentTypeOf(`/${file}`).compressible;
  });
  const total = { files: 0, bytes: 0, brotli: 0, gzip: 0 };
  const waiting = files.values();
  const work = async (): Promise<void> => {
    for (const file of waiting) {
      const path = join(folder, file);
      const bytes = readFileSync(path);
      const parameters = {
        [constants.BROTLI_PARAM_QUALITY]: quality,
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      };
      const brotliBytes = await sibling(path, 'br', () => encodeBrotli(bytes, { params: parameters }));
      const gzipBytes = await sibling(path, 'gz', () => encodeGzip(bytes, { level: constants.Z_BEST_COMPRESSION }));
      total.files += 1;
      total.bytes += bytes.length;
      total.brotli += brotliBytes;
      total.gzip += gzipBytes;
    }
  };
  await Promise.all(Array.from({ length: Math.max(4, availableParallelism()) }, work));
  return total;
}

/** Writes the compressed file where it is missing or of another time. @returns its size in bytes */
async function sibling(path: string, extension: 'br' | 'gz', encode: () => Promise<Buffer>): Promise<number> {
  const { mtime } = statSync(path);
  const target = `${path}.${extension}`;
  const known = statSync(target, { throwIfNoEntry: false });
  if (known && Math.abs(known.mtime.getTime() - mtime.getTime()) < 1000) return known.size;
  const encoded = await encode();
  writeFileSync(target, encoded);
  utimesSync(target, mtime, mtime);
  return encoded.length;
}
