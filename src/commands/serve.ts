/** `npm run serve [-- --port N] [--strict]`: serves the built site; the next free port where N is taken, or with --strict an error. */

import { createServer } from 'node:net';
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { preview } from 'astro';

const { values } = parseArgs({ options: { port: { type: 'string', default: '4321' }, strict: { type: 'boolean', default: false } } });
const asked = Number(values.port);

if (!existsSync('dist/index.html')) {
  console.error('There is no built site in dist/. Run npm run build first, or npm start for both.');
  process.exit(1);
}
let port = asked;
while (!(await isFree(port))) {
  if (values.strict || port >= asked + 20) {
    console.error(`Port ${port} is taken. Choose another: npm run serve -- --port ${port + 1}`);
    process.exit(1);
  }
  port += 1;
}
if (port !== asked) console.log(`Port ${asked} is taken.`);
await preview({ root: '.', server: { port, host: 'localhost' }, logLevel: 'warn' });
console.log(`Last Error is at http://localhost:${port}${process.env['BASE'] ?? '/'}  (Ctrl+C ends it)`);

/** True where nobody listens on the port of this machine. */
function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, 'localhost', () => probe.close(() => resolve(true)));
  });
}
