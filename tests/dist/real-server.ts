/** Starts a real web server for a test: found on this machine or installed, on a free port of 127.0.0.1, always stopped. */

import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { installPackages } from '../../src/commands/debian-package.ts';
import { caddyFiles } from '../../src/outputs/hosts/caddy.ts';
import { nginxFiles } from '../../src/outputs/hosts/nginx.ts';
import type { ConfigFiles } from '../../src/outputs/hosts/place.ts';
import type { ShortForm } from '../../src/outputs/hosts/short-forms.ts';

export type ServerName = 'nginx' | 'caddy';

export interface RunningServer {
  readonly port: number;
  /** what the server wrote about errors */
  readonly log: () => string;
  readonly stop: () => Promise<void>;
}

const VERSION_OPTION = { nginx: '-v', caddy: 'version' } as const satisfies Record<ServerName, string>;
const BROTLI_MODULE = '/usr/lib/nginx/modules/ngx_http_brotli_static_module.so';

/** True where nginx has the module that sends .br files. */
export function hasBrotliModule(): boolean {
  return existsSync(BROTLI_MODULE);
}

/**
 * Why a server can't be had; undefined where it is there, after an installation if need be.
 * @throws Error in continuous integration, where a missing server is a failure and no reason to pass over its tests
 */
export function whyMissing(name: ServerName): string | undefined {
  const runs = (): boolean => spawnSync(name, [VERSION_OPTION[name]], { stdio: 'ignore', timeout: 30_000 }).status === 0;
  if (!runs()) installPackages(name);
  if (name === 'nginx' && runs() && !hasBrotliModule()) installPackages('libnginx-mod-http-brotli-static');
  if (runs()) return undefined;
  const reason =
    `These tests need ${name}, and none was found or could be installed. Two ways: put ${name} on the PATH, ` +
    `or, as root on Debian or Ubuntu, apt-get install ${name}.`;
  if (process.env['CI'] !== undefined) throw new Error(reason);
  return `SKIPPED: ${reason}`;
}

/** Starts a server over a built folder. @throws Error with the server's own words where it does not start */
export async function startServer(name: ServerName, root: string, base: string, forms: readonly ShortForm[]): Promise<RunningServer> {
  const folder = mkdtempSync(join(tmpdir(), `last-error-${name}-`));
  const port = await freePort();
  const logFile = join(folder, 'error.log');
  write(folder, name === 'nginx' ? nginxConfig(folder, port, root, base, forms) : caddyConfig(port, root, base, forms));
  const child =
    name === 'nginx'
      ? spawn('nginx', ['-c', join(folder, 'nginx.conf'), '-p', folder], { stdio: ['ignore', 'pipe', 'pipe'] })
      : spawn('caddy', ['run', '--config', join(folder, 'Caddyfile'), '--adapter', 'caddyfile'], {
          stdio: ['ignore', 'pipe', 'pipe'],
          env: { ...process.env, XDG_DATA_HOME: join(folder, 'data'), XDG_CONFIG_HOME: join(folder, 'config') },
        });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  const log = (): string => output + (existsSync(logFile) ? readFileSync(logFile, 'utf8') : '');
  const stop = async (): Promise<void> => {
    await end(child);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await answering(child, port);
  } catch (error) {
    const words = log();
    await stop();
    throw new Error(`${name} did not start: ${words}`, { cause: error });
  }
  return { port, log, stop };
}

/** The configuration as an administrator includes it, within a main file that keeps everything in the folder of the test. */
function nginxConfig(folder: string, port: number, root: string, base: string, forms: readonly ShortForm[]): ConfigFiles {
  const brotli = hasBrotliModule();
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `    ${kind}_temp_path ${folder}/${kind};`);
  return {
    ...nginxFiles({ root, host: 'localhost', base, listen: [`127.0.0.1:${port}`], brotli }, forms),
    'nginx.conf': `daemon off;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log warn;
worker_processes 1;
${process.getuid?.() === 0 ? 'user root;' : ''}
${brotli ? `load_module ${BROTLI_MODULE};` : ''}
events {}
http {
    access_log off;
${temporary.join('\n')}
    include last-error.conf;
}
`,
  };
}

function caddyConfig(port: number, root: string, base: string, forms: readonly ShortForm[]): ConfigFiles {
  const files = caddyFiles({ root, host: 'localhost', base, site: `http://127.0.0.1:${port}` }, forms);
  return { ...files, Caddyfile: `{\n\tadmin off\n\tauto_https off\n}\n${files['Caddyfile'] ?? ''}` };
}

function write(folder: string, files: ConfigFiles): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

/** Waits until the server answers; rejects where it ends before, or after a minute. */
async function answering(child: ChildProcess, port: number): Promise<void> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode}`);
    try {
      await fetch(`http://127.0.0.1:${port}/`, { redirect: 'manual' });
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const forced = setTimeout(() => child.kill('SIGKILL'), 5000);
  await ended;
  clearTimeout(forced);
}
