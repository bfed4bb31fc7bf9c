/** Finds a Chromium on this machine, or installs one: an installed browser, else Playwright's download, else apt-get as root. */

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { installPackages } from './debian-package.ts';

const INSTALLED = [
  // Debian's build without the browser's own window: each page of the tests takes two thirds of the time.
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** Options without which Chromium, in a closed network or as root, does not start or waits for addresses that don't answer. */
export const CHROMIUM_ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
] as const;

/** Path of an executable that answers --version; undefined, after a message that names the ways, where none can be had. */
export function findChromium(): string | undefined {
  const found = installed();
  if (found !== undefined) return found;

  console.log('No Chromium found. Trying Playwright’s download …');
  spawnSync(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'], { stdio: 'inherit', timeout: 300_000 });
  const downloaded = installed();
  if (downloaded !== undefined) return downloaded;

  // Older releases of Debian, and Ubuntu, have no package of the headless shell.
  for (const name of ['chromium-headless-shell', 'chromium']) {
    installPackages(name);
    const packaged = installed();
    if (packaged !== undefined) return packaged;
  }
  console.error(
    'The browser tests need a Chromium, and none was found or could be installed. Three ways:\n' +
      '  1. install Chromium or Chrome, or name its executable in CHROMIUM_PATH\n' +
      '  2. npx playwright install --with-deps chromium\n' +
      '  3. as root on Debian or Ubuntu: apt-get install chromium',
  );
  return undefined;
}

function installed(): string | undefined {
  const named = process.env['CHROMIUM_PATH'];
  const candidates = named === undefined ? [...INSTALLED, chromium.executablePath()] : [named];
  return candidates.find((path) => existsSync(path) && spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0);
}
