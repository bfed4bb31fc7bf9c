/**
 * Serves a built site as a good static host does: brotli, the headers of `_headers`, 404.html for unknown addresses,
 * validators. And it counts what it sends. For measuring alone.
 */

import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve, sep } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { contentTypeHeader, contentTypeOf } from '../../outputs/hosts/headers.ts';

/** One answer with a body. */
export interface Sent {
  readonly path: string;
  readonly status: number;
  /** bytes of the file */
  readonly raw: number;
  /** bytes of the body that went out */
  readonly sent: number;
}

export interface MeasuringServer {
  /** http://localhost:PORT */
  readonly origin: string;
  /** what was sent since the last call */
  readonly takeSent: () => readonly Sent[];
  readonly close: () => Promise<void>;
}

interface HeaderRule {
  /** matches a path of the site */
  readonly pattern: RegExp;
  readonly headers: readonly (readonly [string, string])[];
}

/** The text of a `_headers` file (Netlify, Cloudflare Pages) → its rules, in order. `*` stands for anything. */
export function headerRules(text: string): readonly HeaderRule[] {
  const rules: { pattern: RegExp; headers: (readonly [string, string])[] }[] = [];
  for (const line of text.split('\n')) {
    const [, name, value] = /^\s+([\w-]+):\s*(.*)$/.exec(line) ?? [];
    if (name !== undefined && value !== undefined) rules.at(-1)?.headers.push([name, value]);
    else if (line.startsWith('/')) {
      const pattern = line
        .trim()
        .split('*')
        .map((part) => RegExp.escape(part))
        .join('.*');
      rules.push({ pattern: new RegExp(`^${pattern}$`), headers: [] });
    }
  }
  return rules;
}

/** Serves the folder on a free port of this machine. */
export async function serveForMeasuring(folder: string): Promise<MeasuringServer> {
  const root = resolve(folder);
  const rules = existsSync(join(root, '_headers')) ? headerRules(readFileSync(join(root, '_headers'), 'utf8')) : [];
  const bodies = new Map<string, Body>();
  let log: Sent[] = [];

  const bodyOf = (file: string): Body => {
    const known = bodies.get(file) ?? readBody(file);
    bodies.set(file, known);
    return known;
  };

  function answer(request: IncomingMessage, response: ServerResponse): void {
    const path = decodedPath(request.url ?? '/');
    const found = path === undefined ? undefined : fileOf(root, path);
    if (found?.redirect !== undefined) {
      response.writeHead(301, { Location: found.redirect }).end();
      return;
    }
    const body = bodyOf(found?.file ?? join(root, '404.html'));
    const brotli = body.brotli !== undefined && /\bbr\b/.test(request.headers['accept-encoding'] ?? '');
    for (const { pattern, headers } of rules) {
      if (pattern.test(path ?? '')) for (const [name, value] of headers) response.setHeader(name, value);
    }
    if (!response.hasHeader('Cache-Control')) response.setHeader('Cache-Control', 'public, max-age=0, must-revalidate');
    response.setHeader('Content-Type', body.type);
    response.setHeader('ETag', body.tag);
    if (body.brotli !== undefined) response.setHeader('Vary', 'Accept-Encoding');
    if (found && request.headers['if-none-match'] === body.tag) {
      response.writeHead(304).end();
      return;
    }
    const bytes = brotli ? (body.brotli ?? body.raw) : body.raw;
    if (brotli) response.setHeader('Content-Encoding', 'br');
    response.setHeader('Content-Length', bytes.length);
    response.writeHead(found ? 200 : 404);
    response.end(request.method === 'HEAD' ? undefined : bytes);
    log.push({ path: path ?? '', status: found ? 200 : 404, raw: body.raw.length, sent: bytes.length });
  }

  const server = createServer(answer);
  await new Promise<void>((ready, fail) => {
    server.once('error', fail);
    server.listen(0, 'localhost', ready);
  });
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    takeSent: () => {
      const taken = log;
      log = [];
      return taken;
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

interface Body {
  readonly raw: Buffer;
  /** undefined where compressing gains nothing */
  readonly brotli: Buffer | undefined;
  readonly type: string;
  readonly tag: string;
}

function readBody(file: string): Body {
  const raw = existsSync(file) ? readFileSync(file) : Buffer.from('Not found\n');
  const contentType = contentTypeOf(file);
  const tag = `"${createHash('sha256').update(raw).digest('hex').slice(0, 16)}"`;
  return { raw, brotli: contentType.compressible ? brotliCompressSync(raw) : undefined, type: contentTypeHeader(contentType), tag };
}

function decodedPath(url: string): string | undefined {
  try {
    return decodeURIComponent(url.replace(/[?#].*$/, ''));
  } catch {
    return undefined;
  }
}

/** The file that answers a path, or the address with its slash where that is a folder; undefined: there is none. */
function fileOf(root: string, path: string): { readonly file?: string; readonly redirect?: string } | undefined {
  const file = resolve(join(root, path));
  if (file !== root && !file.startsWith(root + sep)) return undefined;
  if (!existsSync(file)) return undefined;
  if (!statSync(file).isDirectory()) return { file };
  const index = join(file, 'index.html');
  if (!existsSync(index)) return undefined;
  return path.endsWith('/') ? { file: index } : { redirect: `${path}/` };
}
