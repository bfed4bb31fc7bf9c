/**
 * What every server must do with the site, tried on the real one: kinds of files, compression, revalidation, redirects, 404, hostile
 * requests, and two thousand addresses. hosts-nginx.test.ts and hosts-caddy.test.ts say what is peculiar to each.
 */

import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { loadCatalog } from '../../src/catalog/load.ts';
import { LIFETIMES, SECURITY_HEADERS } from '../../src/outputs/hosts/headers.ts';
import { numbersAndNames, shortForms, type ShortForm } from '../../src/outputs/hosts/short-forms.ts';
import { clientOf, decoded, eachOf, sendRaw, type Client, type Response } from './http-client.ts';
import { startServer, type RunningServer, type ServerName } from './real-server.ts';
import { bytesOf, knownAddresses, unknownAddresses } from './sample-addresses.ts';
import { FILE_KINDS, fileOf, NOT_PRECOMPRESSED, SECRET, writeSampleSite, type FileKind } from './sample-site.ts';

export interface Peculiarities {
  readonly name: ServerName;
  /** status with which the server adds a missing slash */
  readonly slashStatus: 301 | 308;
  /** true: .br files are sent */
  readonly brotli: boolean;
  /** the short forms that the server is told */
  readonly takes: (form: ShortForm) => boolean;
  /** further redirects of this server: path → status and target */
  readonly redirects: readonly (readonly [string, string])[];
}

const ROOT = resolve('dist');
const SEED = 20_261_128;

/** What a header of the server's answers must be on every response, whatever it says. */
function securityFaults({ headers }: Response): readonly string[] {
  return Object.entries(SECURITY_HEADERS).flatMap(([name, value]) =>
    headers[name.toLowerCase()] === value ? [] : [`${name}: ${headers[name.toLowerCase()] ?? 'missing'}`],
  );
}

/** The same file asked for in every way: what is wrong with the answers. */
async function kindFaults(client: Client, base: string, kind: FileKind, brotli: boolean): Promise<readonly string[]> {
  const path = base + kind.path.slice(1);
  const plain = await client.get(path);
  const faults: string[] = [];
  const check = (what: string, found: unknown, expected: unknown): void => {
    if (found !== expected) faults.push(`${path} ${what}: expected ${String(expected)}, found ${String(found)}`);
  };
  const common = (how: string, answer: Response, status: number): void => {
    check(`${how} status`, answer.status, status);
    check(`${how} cache-control`, answer.headers['cache-control'], kind.lifetime);
    check(`${how} access-control-allow-origin`, answer.headers['access-control-allow-origin'], kind.shared ? '*' : undefined);
    check(`${how} security`, securityFaults(answer).join(), '');
    const repeated = answer.rawHeaders.filter((_, place) => place % 2 === 0).map((name) => name.toLowerCase());
    check(`${how} headers sent twice`, repeated.filter((name, place) => name !== 'vary' && repeated.indexOf(name) !== place).join(), '');
  };
  common('plain', plain, 200);
  check('content-type', plain.headers['content-type'], kind.type);
  check('content-encoding', plain.headers['content-encoding'], undefined);
  const etag = plain.headers['etag'];
  check('has an etag', typeof etag, 'string');

  const head = await client.get(path, {}, 'HEAD');
  common('HEAD', head, 200);
  check('HEAD content-length', head.headers['content-length'], String(plain.body.length));
  check('HEAD body', head.body.length, 0);

  const again = await client.get(path, { 'If-None-Match': etag ?? '' });
  common('revalidation', again, 304);
  check('revalidation body', again.body.length, 0);
  check('other etag', (await client.get(path, { 'If-None-Match': '"other"' })).status, 200);

  const range = await client.get(path, { Range: 'bytes=3-12' });
  common('range', range, 206);
  check('range bytes', range.body.equals(plain.body.subarray(3, 13)), true);

  for (const [accepted, expected] of [
    ['gzip', 'gzip'],
    ['br', brotli ? 'br' : undefined],
    ['gzip, deflate, br', brotli ? 'br' : 'gzip'],
    ['identity', undefined],
  ] as const) {
    const packed = await client.get(path, { 'Accept-Encoding': accepted });
    common(accepted, packed, 200);
    const precompressed = kind.path !== NOT_PRECOMPRESSED;
    const wanted = !kind.compressible
      ? undefined
      : precompressed || expected === undefined
        ? expected
        : accepted === 'br'
          ? undefined
          : 'gzip';
    check(`${accepted} content-encoding`, packed.headers['content-encoding'], wanted);
    check(`${accepted} content`, decoded(packed).equals(plain.body), true);
    if (kind.compressible) check(`${accepted} vary`, /accept-encoding/i.test(packed.headers['vary'] ?? ''), true);
    const packedTag = packed.headers['etag'];
    if (packedTag !== undefined) {
      const repeat = await client.get(path, { 'Accept-Encoding': accepted, 'If-None-Match': packedTag });
      check(`${accepted} revalidation`, repeat.status, 304);
    }
  }
  return faults;
}

/** A hostile request's answer must be a refusal or a page of the site, and lead nowhere else. */
function hostileFaults(path: string, { status, headers, body }: Response): readonly string[] {
  const location = headers['location'];
  return [
    ...(status >= 500 || status < 200 ? [`${path}: status ${status}`] : []),
    ...(status === 200 && !body.includes('<title>') && body.length > 0 ? [`${path}: 200 without a page`] : []),
    ...(body.includes(SECRET) || /root:.*:0:0:/.test(body.toString('latin1')) ? [`${path}: a file outside the site`] : []),
    ...(location === undefined || /^\/(?![/\\])[^\\]*$/.test(location) ? [] : [`${path}: leads to ${location}`]),
  ];
}

const HOSTILE = [
  '//evil.example',
  '//evil.example/',
  '///evil.example/%2e%2e',
  '/%2F%2Fevil.example',
  '/%2F%2Fevil.example/',
  '/%5C%5Cevil.example/',
  '/\\evil.example',
  '/\\/evil.example/',
  '/.//evil.example/',
  '//win32',
  '//win32/5',
  '///win32//5',
  '/win32%2f5',
  '/win32/5/..%2f..%2f..%2fsecret.txt',
  '/../secret.txt',
  '/..%2fsecret.txt',
  '/%2e%2e/secret.txt',
  '/%2e%2e%2fsecret.txt',
  '/..%5csecret.txt',
  '/..;/secret.txt',
  '/assets../secret.txt',
  '/assets/../../secret.txt',
  '/assets/..%2f..%2fsecret.txt',
  '/%252e%252e/secret.txt',
  '/..%c0%afsecret.txt',
  '/../../../../../../etc/passwd',
  '/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd',
  '/assets/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd',
  '/%00',
  '/win32/5/%00',
  '/win32/5/index.html%00.js',
  '/%0d%0aLocation:%20https://evil.example/',
  '/13803%0d%0aX-Injected:%201',
  '/13803/?next=//evil.example',
  '/13803?//evil.example',
  '/go/?q=//evil.example',
  '/go/?q=https://evil.example/',
  '/go/?q=13803%0d%0aX-Injected:%201',
  '/go/?q=/%5cevil.example',
  '/go/?q=$uri',
  '/go/?q={http.request.host}',
  '/{http.request.header.Host}',
  '/$host',
  '/%7Bhttp.vars.root%7D',
  '/%E0%A4%A',
  '/%zz',
  '/%',
  '/*',
  '/~root/',
  '/.git/config',
  '/.htaccess',
  '/_headers',
  '/_redirects',
  '/con',
  '/win32/5/index.html/',
  '/win32/5/index.html/x',
  `/${'a'.repeat(300)}`,
  `/${'a/'.repeat(2000)}`,
  `/${'%41'.repeat(2000)}`,
  `/${'x'.repeat(100_000)}`,
  `/go/?q=${'5'.repeat(7000)}`,
  `/?${'a=b&'.repeat(1500)}`,
] as const;

const RAW = [
  'GET /\0 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
  'GET http://evil.example/13803 HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n',
  'GET //evil.example/13803 HTTP/1.0\r\n\r\n',
  'GET /13803 HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\nConnection: close\r\n\r\n',
  'GET /win32/13803 HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n',
  'GET /win32 HTTP/1.0\r\n\r\n',
  'GET ../secret.txt HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
  'GET / HTTP/1.1\r\nConnection: close\r\n\r\n',
  'NONSENSE\r\n\r\n',
  'TRACE / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
] as const;

/** Registers the tests of a server. @param missing why there is none; the tests are then reported as skipped, with that reason */
export function testServer({ name, slashStatus, brotli, takes, redirects }: Peculiarities, missing: string | undefined): void {
  const skip = missing ?? false;
  const folder = mkdtempSync(join(tmpdir(), 'last-error-hosts-'));
  after(() => rmSync(folder, { recursive: true, force: true }));

  suite(`${name} with a small site under /errors/`, { skip }, () => {
    const base = '/errors/';
    let server: RunningServer;
    let client: Client;
    before(async () => {
      const forms: readonly ShortForm[] = [
        { address: '5', path: '/win32/5/', permanent: false, common: true },
        { address: 'ERROR_ACCESS_DENIED', path: '/win32/5/', permanent: true, common: true },
      ];
      server = await startServer(name, await writeSampleSite(folder), base, forms);
      client = clientOf(server.port);
    });
    after(async () => {
      client.close();
      await server.stop();
    });

    for (const kind of FILE_KINDS) {
      test(`${kind.path}: type, lifetime, revalidation, range, compression`, async () =>
        assert.deepEqual(await kindFaults(client, base, kind, brotli), []));
    }

    test('the check refuses another type, another lifetime, a missing header and a file that is not shared', async () => {
      const faults = await kindFaults(
        client,
        base,
        { ...kindOf('/win32/5.md'), type: 'text/plain', lifetime: LIFETIMES.immutable, shared: true },
        brotli,
      );
      for (const what of ['content-type', 'plain cache-control', 'plain access-control-allow-origin'])
        assert.ok(
          faults.some((fault) => fault.startsWith(`${base}win32/5.md ${what}: expected`)),
          what,
        );
      assert.deepEqual(securityFaults({ status: 200, headers: {}, rawHeaders: [], body: Buffer.of() }).length, 4);
    });

    test('redirects stay below the base', async () => {
      const expected: Readonly<Record<string, string>> = {
        '/errors': '301 /errors/',
        '/errors/5': '302 /errors/win32/5/',
        '/errors/5/': '302 /errors/win32/5/',
        '/errors/ERROR_ACCESS_DENIED': '301 /errors/win32/5/',
        '/errors/go/?q=5': '302 /errors/win32/5/',
        '/errors/win32/5': `${slashStatus} /errors/win32/5/`,
      };
      for (const [path, redirect] of Object.entries(expected)) assert.equal(await redirectOf(client, path), redirect, path);
    });

    test('what is only for other hosts is not there, nor what lies outside', async () => {
      const notFound = bytesOf(join(folder, 'site'), '404.html');
      for (const path of ['_headers', '_redirects', 'nothing', 'assets/nothing.js', 'api/v1/nothing.json']) {
        const answer = await client.get(base + path);
        assert.deepEqual(
          [answer.status, answer.headers['cache-control'], answer.headers['content-type']],
          [404, LIFETIMES.revalidated, 'text/html; charset=utf-8'],
          path,
        );
        assert.deepEqual(securityFaults(answer), [], path);
        assert.ok(answer.body.equals(notFound), path);
      }
      const faults: string[] = [];
      for (const path of HOSTILE)
        faults.push(...hostileFaults(path, await client.get(`/errors${path}`)), ...hostileFaults(path, await client.get(path)));
      assert.deepEqual(faults, []);
    });

    test('other methods than GET and HEAD are refused', async () => {
      for (const method of ['POST', 'PUT', 'DELETE']) {
        const answer = await client.get(`${base}win32/5/`, {}, method);
        assert.equal(answer.status, 405, method);
        assert.deepEqual(securityFaults(answer), [], method);
      }
    });
  });

  suite(`${name} with the built site`, { skip }, () => {
    const catalog = loadCatalog();
    let forms: readonly ShortForm[];
    let server: RunningServer;
    let client: Client;
    before(async () => {
      forms = shortForms(catalog, numbersAndNames(catalog));
      server = await startServer(name, ROOT, '/', forms);
      client = clientOf(server.port);
    });
    after(async () => {
      client.close();
      await server.stop();
    });

    const SHORT = [
      ['/13803', '301 /win32/13803/'],
      ['/13803/', '301 /win32/13803/'],
      ['/13803/index.html', '301 /win32/13803/'],
      ['/5', '302 /win32/5/'],
      ['/0x35EB', '301 /win32/13803/'],
      ['/0x800735EB', '301 /win32/13803/'],
      ['/-2147011093', '301 /win32/13803/'],
      ['/-1073741819', '301 /ntstatus/0xC0000005/'],
      ['/ERROR_IPSEC_IKE_NEGOTIATION_PENDING', '301 /win32/13803/'],
      ['/STATUS_ACCESS_VIOLATION/', '301 /ntstatus/0xC0000005/'],
      ['/ntstatus/0xc0000005', '301 /ntstatus/0xC0000005/'],
      ['/ntstatus/0xc0000005/', '301 /ntstatus/0xC0000005/'],
      ['/hresult/0x80070005/', '301 /win32/5/'],
      ['/hresult/0x8802B005/', '302 /hresult/facility/2050/#0x8802B005'],
      ['/go/?q=0x800735EB', '301 /win32/13803/'],
      ['/go/?q=-2147011093&x=1', '301 /win32/13803/'],
      ['/win32/13803', `${slashStatus} /win32/13803/`],
      // Left to the page: several readings, more than a number or name, nothing.
      ['/go/?q=EACCES', '200'],
      ['/go/?q=access%20denied', '200'],
      ['/go/', '200'],
      ['/0x0000007E', '404'],
      ['/ntstatus/0xC0000005/', '200'],
      ['/win32/13803/', '200'],
    ] as const;
    test('short forms redirect, everything else is left to the page', async () => {
      const found = await Promise.all([...SHORT, ...redirects].map(async ([path]) => [path, await redirectOf(client, path)]));
      assert.deepEqual(
        found,
        [...SHORT, ...redirects].map((pair) => [...pair]),
      );
    });

    test('redirects carry the security headers; a permanent one is kept for a day, another is not', async () => {
      const [permanent, temporary] = [await client.get('/13803'), await client.get('/5')];
      assert.deepEqual([securityFaults(permanent), securityFaults(temporary)], [[], []]);
      assert.equal(permanent.headers['cache-control'], LIFETIMES.permanentRedirect);
      assert.equal(temporary.headers['cache-control'], LIFETIMES.revalidated);
    });

    test('1,000 known addresses: the right status, the right page', { timeout: 120_000 }, async () => {
      const files = filesBelow(ROOT).filter((file) => !/(^|\/)(index\.html|_\w+)$|^404/.test(file));
      const known = knownAddresses(catalog, forms.filter(takes), files, 1000, SEED);
      assert.ok(known.filter(({ redirect }) => redirect).length > 400);
      const faults: string[] = [];
      await eachOf(known, async (address) => {
        faults.push(...(await knownFaults(client, address)));
      });
      assert.deepEqual(faults, []);
    });

    test('the check of known addresses refuses another target, another file and a page about something else', async () => {
      const address = {
        path: '/13803',
        redirect: { status: 301, location: '/win32/5/' },
        file: 'win32/5/index.html',
        titled: [],
        inBody: [],
      } as const;
      assert.deepEqual(await knownFaults(client, address), ['/13803: expected 301 /win32/5/, found 301 /win32/13803/']);
      assert.deepEqual(await knownFaults(client, { ...address, path: '/win32/5/', redirect: undefined, file: 'win32/6/index.html' }), [
        '/win32/5/: not the bytes of win32/6/index.html',
      ]);
      assert.deepEqual(
        await knownFaults(client, { ...address, path: '/win32/5/', redirect: undefined, titled: ['ERROR_INVALID_HANDLE'] }),
        ['/win32/5/: its title has none of ERROR_INVALID_HANDLE'],
      );
    });

    test('1,000 unknown addresses: status 404, the page that reads the address, not kept', { timeout: 120_000 }, async () => {
      const unknown = unknownAddresses(catalog, forms, 1000, SEED);
      const notFound = bytesOf(ROOT, '404.html');
      const faults: string[] = [];
      await eachOf(unknown, async (path) => {
        const answer = await client.get(path);
        if (answer.status !== 404) faults.push(`${path}: ${answer.status}`);
        else if (!answer.body.equals(notFound)) faults.push(`${path}: not 404.html`);
        else if (answer.headers['cache-control'] !== LIFETIMES.revalidated) faults.push(`${path}: kept`);
        else faults.push(...securityFaults(answer).map((fault) => `${path}: ${fault}`));
      });
      assert.deepEqual(faults, []);
    });

    test('a condition or a range on an unknown address is still answered with 404 and the whole page', async () => {
      const notFound = bytesOf(ROOT, '404.html');
      const { etag } = (await client.get('/404.html')).headers;
      for (const headers of [
        { 'If-None-Match': etag ?? '' },
        { 'If-None-Match': '*' },
        { Range: 'bytes=0-9' },
        { 'If-Modified-Since': 'Fri, 01 Jan 2100 00:00:00 GMT' },
      ]) {
        const answer = await client.get('/nothing-here', headers as Record<string, string>);
        assert.deepEqual([answer.status, answer.body.equals(notFound)], [404, true], JSON.stringify(headers));
      }
    });

    test('hostile requests get a refusal or a page, never an error of the server and never a way out', async () => {
      const faults: string[] = [];
      for (const path of HOSTILE) faults.push(...hostileFaults(path, await client.get(path)));
      for (const bytes of RAW) {
        const answer = await sendRaw(server.port, bytes);
        const status = Number(/^HTTP\/\d\.\d (\d+)/.exec(answer)?.[1] ?? 400);
        const location = /^location: (.*?)\r?$/im.exec(answer)?.[1];
        faults.push(
          ...hostileFaults(JSON.stringify(bytes), {
            status,
            headers: { location },
            rawHeaders: [],
            body: Buffer.from(answer.slice(answer.indexOf('\r\n\r\n') + 4)),
          }),
        );
        if (/evil\.example/.test(location ?? '')) faults.push(`${bytes}: leads to ${location ?? ''}`);
      }
      assert.deepEqual(faults, []);
      assert.doesNotMatch(server.log(), /\[(alert|crit|emerg)\]|panic/);
    });

    test('the check of hostile requests refuses an error, a way out and a foreign file', () => {
      const answer = (status: number, location: string | undefined, body: string): Response => ({
        status,
        headers: { location },
        rawHeaders: [],
        body: Buffer.from(body),
      });
      assert.deepEqual(hostileFaults('/', answer(500, undefined, '')), ['/: status 500']);
      for (const location of ['//evil.example', 'https://evil.example/', '/\\evil.example', '\\\\evil.example'])
        assert.deepEqual(hostileFaults('/', answer(301, location, '')), [`/: leads to ${location}`]);
      assert.deepEqual(hostileFaults('/', answer(404, undefined, SECRET)), ['/: a file outside the site']);
      assert.deepEqual(hostileFaults('/', answer(200, undefined, 'root:x:0:0:root')), [
        '/: 200 without a page',
        '/: a file outside the site',
      ]);
    });
  });
}

function kindOf(path: string): FileKind {
  const found = FILE_KINDS.find((kind) => kind.path === path);
  assert.ok(found && fileOf(path) !== '');
  return found;
}

/** All files below a folder, with forward slashes; links to other folders are not followed. */
function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}

/** "301 /win32/5/", or the status alone. */
async function redirectOf(client: Client, path: string): Promise<string> {
  const { status, headers } = await client.get(path);
  return headers['location'] === undefined ? String(status) : `${status} ${headers['location']}`;
}

/** What is wrong with the answer to a known address; a redirect must lead to its page in one step. */
async function knownFaults(
  client: Client,
  { path, redirect, file, titled, inBody }: ReturnType<typeof knownAddresses>[number],
): Promise<readonly string[]> {
  let answer = await client.get(path);
  if (redirect) {
    const found = `${answer.status} ${answer.headers['location'] ?? ''}`;
    if (found !== `${redirect.status} ${redirect.location}`)
      return [`${path}: expected ${redirect.status} ${redirect.location}, found ${found}`];
    answer = await client.get(redirect.location.split('#')[0] ?? '');
  }
  if (answer.status !== 200) return [`${path}: status ${answer.status}`];
  if (!answer.body.equals(bytesOf(ROOT, file))) return [`${path}: not the bytes of ${file}`];
  const html = file.endsWith('.html') ? answer.body.toString() : '';
  const title = /<title>(.*?)<\/title>/.exec(html)?.[1] ?? '';
  return [
    ...(titled.length === 0 || titled.some((text) => title.includes(text)) ? [] : [`${path}: its title has none of ${titled.join(', ')}`]),
    ...inBody.filter((text) => !html.includes(text)).map((text) => `${path}: lacks ${text}`),
  ];
}
