/** `npm run compress [-- --dir dist --quality 11]`: writes a .br and a .gz beside each text file of the built site. */

import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { compressFolder } from './compress-folder.ts';

const { values } = parseArgs({ options: { dir: { type: 'string', default: 'dist' }, quality: { type: 'string', default: '11' } } });
const quality = Number(values.quality);

if (!existsSync(values.dir)) {
  console.error(`There is no folder ${values.dir}. Run npm run build first.`);
  process.exitCode = 2;
} else if (!Number.isInteger(quality) || quality < 0 || quality > 11) {
  console.error(`--quality: expected 0 to 11, found ${values.quality}`);
  process.exitCode = 2;
} else {
  const start = performance.now();
  const { files, bytes, brotli, gzip } = await compressFolder(values.dir, quality);
  const megabytes = (count: number): string => `${(count / 1e6).toFixed(1)} MB`;
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${files} files, ${megabytes(bytes)}: ${megabytes(brotli)} brotli, ${megabytes(gzip)} gzip in ${seconds} s`);
}
