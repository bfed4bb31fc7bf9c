/**
 * `npm run check`: types, lint, format, style sheets and unused code, two tools at a time, the longest first. Each tool's output is
 * printed when it ends; the exit code is 1 where one of them found something.
 */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';

const TOOLS = ['eslint .', 'astro check', 'prettier --check .', 'knip', 'stylelint "src/**/*.css"'];

const waiting = [...TOOLS];
let failed = 0;

async function work(): Promise<void> {
  for (let tool = waiting.shift(); tool !== undefined; tool = waiting.shift()) {
    const start = performance.now();
    // npm puts the tools of node_modules into the path; the shell reads the quotes.
    const child = spawn(tool, { shell: true, stdio: ['ignore', 'pipe', 'pipe'] });
    const output = Promise.all([child.stdout, child.stderr].map(async (stream) => (await stream.setEncoding('utf8').toArray()).join('')));
    const [code] = (await once(child, 'exit')) as [number | null];
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    console.log(`# ${tool}: ${code === 0 ? 'nothing found' : 'FAILED'} (${seconds} s)`);
    if (code === 0) continue;
    failed += 1;
    console.log((await output).join(''));
  }
}

await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, work));
process.exitCode = failed === 0 ? 0 : 1;
