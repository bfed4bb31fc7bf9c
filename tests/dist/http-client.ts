/** Requests to a server of a test, as they are written: no redirect is followed, no path is tidied, no body is decoded. */

import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

export interface Response {
  readonly status: number;
  /** names in lower case */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** names as sent, each as often as it was sent */
  readonly rawHeaders: readonly string[];
  readonly body: Buffer;
}

export interface Client {
  readonly get: (path: string, headers?: Readonly<Record<string, string>>, method?: string) => Promise<Response>;
  readonly close: () => void;
}

/** A client that keeps its connections, at most eight. */
export function clientOf(port: number): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  return {
    get: (path, headers = {}, method = 'GET') =>
      new Promise((resolve, reject) => {
        const asked = request({ host: '127.0.0.1', port, path, method, headers, agent, timeout: 20_000 }, (response) => {
          const parts: Buffer[] = [];
          response.on('data', (part: Buffer) => parts.push(part));
          response.on('error', reject);
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers as Readonly<Record<string, string | undefined>>,
              rawHeaders: response.rawHeaders,
              body: Buffer.concat(parts),
            }),
          );
        });
        asked.on('timeout', () => asked.destroy(new Error(`no answer to ${path} in 20 s`)));
        asked.on('error', reject);
        asked.end();
      }),
    close: () => agent.destroy(),
  };
}

/** Sends bytes as they are and returns the answer as text; '' where the server only closes the connection. */
export function sendRaw(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes, 'latin1'));
    socket.setTimeout(20_000, () => socket.destroy(new Error('no answer in 20 s')));
    socket.setEncoding('latin1');
    socket.on('data', (text: string) => (answer += text));
    socket.on('error', (error: NodeJS.ErrnoException) => (error.code === 'ECONNRESET' ? resolve(answer) : reject(error)));
    socket.on('close', () => resolve(answer));
  });
}

/** The body as a reader gets it. @throws Error for an encoding that was not asked for */
export function decoded({ headers, body }: Response): Buffer {
  const encoding = headers['content-encoding'];
  if (encoding === undefined) return body;
  if (encoding === 'br') return brotliDecompressSync(body);
  if (encoding === 'gzip') return gunzipSync(body);
  throw new Error(`content-encoding ${encoding}`);
}

/** Runs a task for every one of a list, eight at a time. */
export async function eachOf<T>(list: readonly T[], task: (one: T) => Promise<void>): Promise<void> {
  const waiting = list.values();
  const work = async (): Promise<void> => {
    for (const one of waiting) await task(one);
  };
  await Promise.all(Array.from({ length: 8 }, work));
}
