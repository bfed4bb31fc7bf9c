/** `npm run build [-- --out FOLDER --report FILE]`: builds the site into dist/. SITE and BASE say where it will stand. */

import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { FactError } from '../facts/fact-error.ts';
import { buildSite } from './build-site.ts';

const { values } = parseArgs({ options: { out: { type: 'string', default: 'dist' }, report: { type: 'string' } } });

try {
  const phases = await buildSite({ outDir: values.out, base: process.env['BASE'] ?? '/', print: (line) => console.log(line) });
  // For npm run bench: the phases, and the most memory of this process (maxRSS is in kilobytes, getrusage).
  if (values.report !== undefined) writeFileSync(values.report, JSON.stringify({ phases, memory: process.resourceUsage().maxRSS * 1024 }));
} catch (error) {
  // Our own wrong content needs no stack: the message names file and line.
  console.error(error instanceof FactError ? `Wrong content. ${error.message}` : error);
  process.exitCode = 1;
}
