/** `npm start`: builds the site and serves it on this machine; the next free port where 4321 is taken. */

import { preview } from 'astro';
import './build.ts';

if (process.exitCode === undefined) {
  const server = await preview({ root: '.', server: { port: 4321, host: 'localhost' }, logLevel: 'warn' });
  console.log(`\nLast Error is at http://localhost:${server.port}${process.env['BASE'] ?? '/'}  (Ctrl+C ends it)`);
}
