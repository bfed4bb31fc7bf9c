/** Measures the resolver: time per keystroke, decoding per megabyte, and the first answer on a slow phone. */

import { spawn } from 'node:child_process';
import { readFileSync, globSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { loadCatalog } from '../catalog/load.ts';
import { decodeLog } from '../lookup/decode-log.ts';
import { resolve } from '../lookup/resolve.ts';
import { readCore, readHresults, readMessages, readNames, readOtherMessages, type Index } from '../lookup/shards.ts';
import { lookupIndex } from '../outputs/lookup-index.ts';
import { CHROMIUM_ARGUMENTS, findChromium } from './chromium.ts';

type Print = (what: string, value: string) => void;

const TYPED = [
  '0x80070005',
  '-2147024891',
  '13803',
  'ERROR_ACCESS_DENIED',
  'access denied',
  'ERROR_ACESS_DENIED',
  'the file is being used by another process',
];

/** Keystrokes and logs, in this process. */
export function benchLookup(print: Print): void {
  const shards = lookupIndex(loadCatalog());
  const core = readCore(shards.core);
  const index: Index = {
    core,
    names: readNames(shards.names, core),
    hresults: readHresults(shards.hresults, core),
    messages: readMessages(shards.messages, core),
    otherMessages: readOtherMessages(shards.otherMessages, core),
  };
  for (const text of TYPED) for (let length = 1; length <= text.length; length += 1) resolve(text.slice(0, length), index);
  for (const text of TYPED) {
    const times = Array.from({ length: text.length }, (_, length) => timed(() => resolve(text.slice(0, length + 1), index)));
    print('keystrokes', `${JSON.stringify(text)}: ${median(times).toFixed(2)} ms median, ${Math.max(...times).toFixed(1)} ms slowest`);
  }
  const log = globSync('tests/golden/logs/*.txt')
    .sort()
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  const megabyte = log.repeat(Math.ceil(2 ** 20 / log.length)).slice(0, 2 ** 20);
  decodeLog(megabyte, index);
  for (const [what, text] of [
    ['1 MB', megabyte],
    ['10 MB', megabyte.repeat(10)],
  ] as const) {
    print('log decoding', `${what}: ${timed(() => decodeLog(text, index)).toFixed(0)} ms`);
  }
}

/** First exact answer in a browser on slow 4G with a fourth of this processor, from the focus of the field. Needs dist/. */
export async function benchPhone(print: Print): Promise<void> {
  const executablePath = findChromium();
  if (executablePath === undefined) return;
  const port = '4398';
  const server = spawn(process.execPath, ['src/commands/serve.ts', '--port', port, '--strict'], { stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise((ready) => server.stdout.once('data', ready));
  const browser = await chromium.launch({ executablePath, args: [...CHROMIUM_ARGUMENTS] });
  try {
    const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
    await page.goto(`http://localhost:${port}/about/`, { waitUntil: 'networkidle' });
    const session = await page.context().newCDPSession(page);
    // Lighthouse's slow 4G: 150 ms round trip, 1.6 Mbit/s. The server here does not compress: bytes are those of the files.
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 150,
      downloadThroughput: 1.6e6 / 8,
      uploadThroughput: 750e3 / 8,
    });
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    let bytes = 0;
    page.on(
      'response',
      (response) =>
        void response.body().then(
          (body) => (bytes += body.length),
          () => undefined,
        ),
    );
    const start = performance.now();
    await page.locator('.site-header input').focus();
    await page.keyboard.insertText('0x800735EB');
    await page.getByRole('option', { name: /13803/ }).waitFor();
    print(
      'slow phone',
      `first exact answer ${(performance.now() - start).toFixed(0)} ms after the focus, ${(bytes / 1024).toFixed(0)} KiB uncompressed so far`,
    );
  } finally {
    await browser.close();
    server.kill();
  }
}

function timed(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}
