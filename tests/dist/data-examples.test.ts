/** The examples of the page /data/: each is sound in its language, and those for curl and Python do what they say with the built files. */

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { brotliCompressSync, constants } from 'node:zlib';
import treeSitter from '@vscode/tree-sitter-wasm';
import { EXAMPLES, exampleText } from '../../src/outputs/api/documentation.ts';

const EXAMPLE_FOLDER = 'content/examples/data';
const GRAMMARS = { sh: 'bash', py: 'python', ps1: 'powershell', cs: 'c-sharp' } as const;
const wasm = dirname(createRequire(import.meta.url).resolve('@vscode/tree-sitter-wasm'));

suite('syntax', () => {
  before(() => treeSitter.Parser.init({ locateFile: (file: string) => join(wasm, file) }));

  async function isSound(extension: keyof typeof GRAMMARS, text: string): Promise<boolean> {
    const parser = new treeSitter.Parser();
    parser.setLanguage(await treeSitter.Language.load(join(wasm, `tree-sitter-${GRAMMARS[extension]}.wasm`)));
    const tree = parser.parse(text);
    return tree !== null && !tree.rootNode.hasError;
  }

  const BROKEN = { sh: 'if true; then', py: 'def f(:\n    pass', ps1: 'if ($a -eq 1) {', cs: 'class A { int f( { }' } as const;
  for (const [extension, text] of Object.entries(BROKEN)) {
    test(`refuses: ${text}`, async () => assert.equal(await isSound(extension as keyof typeof GRAMMARS, text), false));
  }

  for (const { file } of EXAMPLES) {
    test(file, async () => {
      const text = readFileSync(join(EXAMPLE_FOLDER, file), 'utf8');
      assert.ok(await isSound(file.slice(file.lastIndexOf('.') + 1) as keyof typeof GRAMMARS, text));
    });
  }
});

suite('against the built files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'last-error-examples-'));
  const server = createServer((request, response) => {
    const path = resolve('dist', `.${new URL(request.url ?? '/', 'http://localhost').pathname}`);
    if (!path.startsWith(resolve('dist')) || !existsSync(path) || !statSync(path).isFile()) response.writeHead(404).end();
    else response.end(readFileSync(path));
  });
  let site = '';

  before(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    site = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });
  after(() => {
    server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Runs an example as a reader would, with the address of the served files in it; what it printed, and its exit status. */
  async function run(
    command: string,
    file: string,
    ...values: readonly string[]
  ): Promise<{ readonly output: string; readonly status: number | null }> {
    const text = exampleText(readFileSync(join(EXAMPLE_FOLDER, file), 'utf8'), site);
    const child = spawn(command, [command === 'bash' ? '-ec' : '-c', text, ...values], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
    const printed = Promise.all([child.stdout, child.stderr].map(async (stream) => (await stream.setEncoding('utf8').toArray()).join('')));
    const [status] = (await once(child, 'exit')) as [number | null];
    return { output: (await printed).join(''), status };
  }

  const missing = (...commands: readonly string[]): string | false => {
    const gone = commands.filter((command) => spawnSync(command, ['--version']).status !== 0);
    return gone.length > 0 && `${gone.join(', ')} is not on this machine`;
  };

  test('curl', { skip: missing('bash', 'curl', 'grep') }, async () => {
    const { output, status } = await run('bash', 'lookup.sh');
    assert.equal(status, 0, output);
    assert.match(output, /^win32,13803,13803,0x35EB,13803,ERROR_IPSEC_IKE_NEGOTIATION_PENDING,/);
    assert.match(readFileSync(join(folder, '13803.json'), 'utf8'), /^\{"space":"win32","value":13803,/);
    assert.match(readFileSync(join(folder, '13803.md'), 'utf8'), /^# 13803 /);
  });

  const ASKED = [
    ['-2147011093', /^win32 13803 ERROR_IPSEC_IKE_NEGOTIATION_PENDING: .*\nWhat to do: Wait\nhttp.*\/win32\/13803\/\n$/, 0],
    ['691', /^ras 691 ERROR_AUTHENTICATION_FAILURE: /m, 0],
    ['0xC0000005', /^ntstatus 0xC0000005 STATUS_ACCESS_VIOLATION: /, 0],
    ['0x80240022', /^hresult 0x80240022 WU_E_ALL_UPDATES_FAILED: /, 0],
    ['0x8ABCDEF0', /^No table has this number\.\n$/, 1],
  ] as const;
  for (const [number, printed, expected] of ASKED) {
    test(`Python, ${number}`, { skip: missing('python3') }, async () => {
      const { output, status } = await run('python3', 'lookup.py', number);
      assert.match(output, printed);
      assert.equal(status, expected, output);
    });
  }
});

/** The largest file that the hosts with the smallest limit take (Cloudflare Pages). */
const MOST_BYTES = 25 * 1024 * 1024;

test('what the data costs, raw and compressed; no file is larger than hosts take', () => {
  const files = [
    ...['win32', 'ntstatus', 'hresult', 'bugcheck', 'ras'].flatMap((space) => [`${space}.json`, `${space}.csv`]),
    'win32/5.json',
  ];
  for (const file of files) {
    const bytes = readFileSync(join('dist/api/v1', file));
    const small = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
    console.log(
      `${file.padEnd(16)} ${bytes.length.toLocaleString('en').padStart(12)} bytes, brotli 5 ${small.length.toLocaleString('en').padStart(10)}`,
    );
    assert.ok(bytes.length < MOST_BYTES, file);
  }
});
