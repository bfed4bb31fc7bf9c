/** `npm run build [-- --out FOLDER --memory]`: builds the site into dist/. SITE and BASE say where it will stand. */

import { parseArgs } from 'node:util';
import { FactError } from '../facts/fact-error.ts';
import { buildSite } from './build-site.ts';

const { values } = parseArgs({ options: { out: { type: 'string', default: 'dist' }, memory: { type: 'boolean', default: false } } });

try {
  await buildSite({ outDir: values.out, base: process.env['BASE'] ?? '/', print: (line) => console.log(line) });
  // maxRSS is in kilobytes (getrusage).
  if (values.memory)
    console.log(`memory   ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MiB at most, without Pagefind’s own process`);
} catch (error) {
  // Our own wrong content needs no stack: the message names file and line.
  console.error(error instanceof FactError ? `Wrong content. ${error.message}` : error);
  process.exitCode = 1;
}
