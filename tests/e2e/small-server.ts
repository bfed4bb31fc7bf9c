/** A static server that a test can stop, turn to another folder, and make slow or faulty: what happens to real ones. */

import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { contentType } from '../../src/offline/content-types.ts';

/** What a test does to a request instead of answering it; true where it did. */
type Fault = (path: string, response: ServerResponse) => boolean | Promise<boolean>;

export class SmallServer {
  folder: string;
  fault: Fault | undefined;
  /** paths that were asked for, in order, without queries */
  readonly requests: string[] = [];
  #server: Server | undefined;
  #port = 0;

  constructor(folder: string) {
    this.folder = folder;
  }

  get address(): string {
    return `http://localhost:${this.#port}`;
  }

  /** Starts it, again at the port that it had. */
  async start(): Promise<void> {
    const server = createServer((request, response) => {
      this.#answer(request, response).catch(() => response.destroy());
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.#port, 'localhost', resolve);
    });
    this.#server = server;
    this.#port = (server.address() as AddressInfo).port;
  }

  /** Stops it and cuts every connection: requests are refused from now on. */
  async stop(): Promise<void> {
    const server = this.#server;
    if (!server) return;
    this.#server = undefined;
    await new Promise<void>((resolve) => {
      server.close(() => {
        resolve();
      });
      server.closeAllConnections();
    });
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = decodeURIComponent(new URL(request.url ?? '/', this.address).pathname);
    this.requests.push(path);
    if (await this.fault?.(path, response)) return;
    const file = join(this.folder, path.endsWith('/') ? `${path}index.html` : path);
    const found = existsSync(file) && statSync(file).isFile();
    if (!found && !path.endsWith('/') && existsSync(join(file, 'index.html'))) {
      response.writeHead(301, { Location: `${path}/` }).end();
      return;
    }
    const sent = found ? file : join(this.folder, '404.html');
    response.writeHead(found ? 200 : 404, {
      'Content-Type': contentType(sent) ?? 'application/octet-stream',
      'Cache-Control': /^\/(assets|lookup|offline\/packs)\//.test(path) && found ? 'public, max-age=31536000, immutable' : 'no-cache',
    });
    createReadStream(sent).pipe(response);
  }
}
