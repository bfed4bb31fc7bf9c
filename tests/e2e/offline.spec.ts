/** Without a network: the worker, keeping everything, and what can go wrong on the way. Each test has a server that it can stop. */

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect as patient, test as base, type BrowserContext, type Page } from '@playwright/test';
import { violationsOf } from './axe.ts';
import { packFile, type Edition } from '../../src/offline/edition.ts';
import { copySite, SECOND, secondEdition } from './site-copies.ts';
import { SmallServer } from './small-server.ts';

// The worker first loads what it keeps, and packs are checked: on a busy machine that takes seconds.
const expect = patient.configure({ timeout: 15_000 });

interface Copies {
  readonly first: string;
  readonly second: string;
  readonly editions: readonly [Edition, Edition];
}

/** Two editions of a small site, made once a process; and a server of its own for each test, at the first edition. */
const test = base.extend<{ server: SmallServer; faults: string[] }, { copies: Copies }>({
  copies: [
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'last-error-offline-'));
      const [first, second] = [join(folder, 'first'), join(folder, 'second')];
      const editions = [await copySite(first), await secondEdition(first, second)] as const;
      await use({ first, second, editions });
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  server: async ({ copies }, use) => {
    const server = new SmallServer(copies.first);
    await server.start();
    await use(server);
    await server.stop();
  },
  // A script error or a violation of the policy fails the test; what the network refuses is the point of most.
  faults: [
    async ({ context }, use) => {
      const faults: string[] = [];
      context.on('weberror', (error) => {
        if (!/Transition was (skipped|aborted)/.test(error.error().message)) faults.push(error.error().message);
      });
      context.on('console', (message) => {
        if (/Content Security Policy|Content-Security-Policy/.test(message.text())) faults.push(message.text());
      });
      await use(faults);
      expect(faults).toEqual([]);
    },
    { auto: true },
  ],
});

test.use({ serviceWorkers: 'allow' });
test.describe.configure({ timeout: 60_000 });

/** Waits until the worker answers this page, and the page itself is kept. */
async function workerReady(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready);
  await expect
    .poll(() =>
      page.evaluate(async () => navigator.serviceWorker.controller !== null && (await caches.match(location.pathname)) !== undefined),
    )
    .toBe(true);
}

/** Names and addresses of what is kept, as `cache part: path`. */
function keptFiles(page: Page, part: string): Promise<readonly string[]> {
  return page.evaluate(async (part) => {
    const name = (await caches.keys()).find((cache) => cache.endsWith(` ${part}`));
    if (name === undefined) return [];
    return (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname.slice(1));
  }, part);
}

async function keepEverything(page: Page, server: SmallServer): Promise<void> {
  await page.goto(`${server.address}/offline/`);
  await page.getByRole('button', { name: 'Keep everything offline' }).click();
  await expect(page.locator('#offline-outcome')).toContainText('Done');
}

test.describe('after a first visit, without anything asked for', () => {
  test('visited pages open and codes are found with the server stopped', async ({ page, server }) => {
    await page.goto(`${server.address}/win32/5/`);
    await workerReady(page);
    await page.goto(`${server.address}/win32/13803/`);
    await server.stop();

    await page.reload();
    await expect(page.locator('h1')).toHaveText('ERROR_IPSEC_IKE_NEGOTIATION_PENDING');
    await page.goto(`${server.address}/win32/5/#troubleshooting`);
    await expect(page.locator('h1')).toHaveText('ERROR_ACCESS_DENIED');
    await expect(page.locator('h1')).toHaveCSS('font-family', /Cascadia/);
    const field = page.locator('.site-header input');
    await field.click();
    await field.pressSequentially('0x800735EB');
    await expect(page.getByRole('option').first()).toContainText('13803');
    await field.press('Enter');
    await expect(page).toHaveURL(/\/win32\/13803\/$/);

    await page.goto(`${server.address}/search/?q=Access%20is%20denied.`);
    await expect(page.locator('#results > li > a').first()).toContainText('ERROR_ACCESS_DENIED');
    await expect(page.locator('#search-status')).toContainText('pages could not be searched');
    await page.goto(`${server.address}/go/?q=-2147024891#faq`);
    await expect(page).toHaveURL(`${server.address}/win32/5/#faq`);
    await page.goto(`${server.address}/code/?n=0x8A150011`);
    await expect(page.locator('#code-bits')).toContainText('2581');
    await page.goto(`${server.address}/decode/`);
    await page.locator('#log').fill('CreateFile failed with error 32 (0x20)\nhr = 0xC0000005');
    await expect(page.locator('#codes')).toContainText('STATUS_ACCESS_VIOLATION');
  });

  test('short forms forward, and a page that is not kept says what is known of its code', async ({ page, server }) => {
    await page.goto(`${server.address}/win32/13803/`);
    await workerReady(page);
    await server.stop();
    for (const form of ['/0x35EB', '/error_ipsec_ike_negotiation_pending/', '/13803']) {
      await page.goto(`${server.address}${form}#faq`);
      await expect(page).toHaveURL(`${server.address}/win32/13803/#faq`);
      await expect(page.locator('h1')).toHaveText('ERROR_IPSEC_IKE_NEGOTIATION_PENDING');
    }
    // From a link, as a reader comes to it.
    await page.goto(`${server.address}/search/?q=2`);
    await page.locator('#results > li > a').first().click();
    await expect(page).toHaveURL(/\/win32\/2\/$/);
    await expect(page.locator('h1')).toHaveText('This page is not kept in your browser');
    await expect(page.locator('#results')).toContainText('ERROR_FILE_NOT_FOUND');
    await expect(page.locator('#results')).toContainText('cannot find the file specified');
    await expect(page.locator('#not-kept-forms')).toContainText('0x80070002');
    await expect(page).toHaveTitle(/ERROR_FILE_NOT_FOUND, not kept/);
    expect(await violationsOf(page)).toEqual([]);

    await page.goto(`${server.address}/ntstatus/0xC0000005/`);
    await expect(page.locator('#results')).toContainText('STATUS_ACCESS_VIOLATION');
    await page.goto(`${server.address}/about/`);
    await expect(page.locator('#not-kept-status')).toContainText('There is no network');
    await page.goto(`${server.address}/0x8A15FFFF`);
    await expect(page.locator('#not-kept-status')).toContainText('There is no network');

    await server.start();
    await page.goto(`${server.address}/win32/2/`);
    await expect(page.locator('h1')).toHaveText('ERROR_FILE_NOT_FOUND');
  });

  test('a browser that is told to be offline answers as well', async ({ page, context, server }) => {
    await page.goto(`${server.address}/win32/5/`);
    await workerReady(page);
    await context.setOffline(true);
    await page.reload();
    await expect(page.locator('h1')).toHaveText('ERROR_ACCESS_DENIED');
  });

  test('a server that does not answer, or answers with a fault of its own, gives way to the kept page', async ({ page, server }) => {
    await page.goto(`${server.address}/win32/5/`);
    await workerReady(page);
    server.fault = (path) => path.startsWith('/win32/');
    await page.reload();
    await expect(page.locator('h1')).toHaveText('ERROR_ACCESS_DENIED');
    server.fault = (_path, response) => {
      response.writeHead(503).end('Service Unavailable');
      return true;
    };
    await page.reload();
    await expect(page.locator('h1')).toHaveText('ERROR_ACCESS_DENIED');
  });

  test('the network comes first: a changed page is shown changed', async ({ page, server, copies }) => {
    await page.goto(`${server.address}/win32/5/`);
    await workerReady(page);
    await page.reload();
    server.folder = copies.second;
    await page.reload();
    await expect(page.locator('#second')).toHaveText(SECOND);
  });

  test('an old page keeps its style, script and index when the server has another edition and a newer worker came', async ({
    context,
    server,
    copies,
  }) => {
    let page = await context.newPage();
    await page.goto(`${server.address}/win32/5/`);
    await workerReady(page);
    server.folder = copies.second;
    await page.goto(`${server.address}/about/`);
    await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      await registration.update();
    });
    await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.ready).waiting?.state)).toBe('installed');
    // The older worker answers until its last page is closed.
    await page.close();
    page = await context.newPage();
    await page.goto(`${server.address}/win32/13803/`);
    await expect
      .poll(() =>
        page.evaluate(async () => (await caches.keys()).filter((name) => name.includes(' shell ')).map((name) => name.slice(-12))),
      )
      .toEqual([copies.editions[1].version]);
    await server.stop();
    await page.goto(`${server.address}/win32/5/`);
    await expect(page.locator('#second')).toHaveCount(0);
    await expect(page.locator('h1')).toHaveCSS('font-family', /Cascadia/);
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--edition'))).toBe('');
    const field = page.locator('.site-header input');
    await field.click();
    await field.pressSequentially('13803');
    await expect(page.getByRole('option').first()).toContainText('ERROR_IPSEC_IKE_NEGOTIATION_PENDING');
    await page.goto(`${server.address}/win32/13803/`);
    await expect(page.locator('#second')).toHaveText(SECOND);
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--edition'))).toBe('2');
  });

  test('without a worker, and with one that fails, the page is as ever', async ({ page, server }) => {
    server.fault = (path, response) => {
      if (path !== '/sw.js') return false;
      response.writeHead(200, { 'Content-Type': 'text/javascript' }).end('throw new Error("broken");');
      return true;
    };
    await page.goto(`${server.address}/win32/5/`);
    await expect(page.locator('h1')).toHaveText('ERROR_ACCESS_DENIED');
    server.fault = (path, response) => {
      if (path !== '/sw.js') return false;
      response.writeHead(404).end();
      return true;
    };
    await page.reload();
    await expect(page.locator('h1')).toHaveText('ERROR_ACCESS_DENIED');
  });

  test('with no storage to have, the page is as ever', async ({ page, context, server }) => {
    await limitStorage(page, context, server, 1);
    await page.goto(`${server.address}/win32/5/`);
    await expect(page.locator('h1')).toHaveText('ERROR_ACCESS_DENIED');
    await page.reload();
    await page.locator('.site-header input').click();
    await page.locator('.site-header input').pressSequentially('13803');
    await expect(page.getByRole('option').first()).toContainText('ERROR_IPSEC_IKE_NEGOTIATION_PENDING');
  });
});

/** Gives the site so many bytes of storage. */
async function limitStorage(page: Page, context: BrowserContext, server: SmallServer, quotaSize: number): Promise<void> {
  const session = await context.newCDPSession(page);
  await session.send('Storage.overrideQuotaForOrigin', { origin: server.address, quotaSize });
}

/** Cuts the connection for every pack after the first few. */
function cutAfter(server: SmallServer, packs: number): void {
  let sent = 0;
  server.fault = (path, response) => {
    if (!path.startsWith('/offline/packs/')) return false;
    sent += 1;
    if (sent <= packs) return false;
    response.destroy();
    return true;
  };
}

const packRequests = (server: SmallServer): readonly string[] => server.requests.filter((path) => path.startsWith('/offline/packs/'));

test.describe('keeping everything', () => {
  test('the real site: told size, every page, search, forwarding; removal frees it', async ({ page, server }) => {
    test.setTimeout(180_000);
    server.folder = 'dist';
    await page.goto(`${server.address}/offline/`);
    await expect(page.locator('#offline-status')).toContainText(
      /Nothing is kept yet\. [\d,]+ pages and files are a download of \d+\.\d MB/,
    );
    const told = Number(/download of ([\d.]+) MB/.exec((await page.locator('#offline-status').textContent()) ?? '')?.[1]) * 1e6;
    await page.getByRole('button', { name: 'Keep everything offline' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('progressbar', { name: 'Download' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Cancel' })).toBeFocused();
    await expect(page.locator('#offline-outcome')).toContainText('Done', { timeout: 90_000 });
    await expect(page.locator('#offline-status')).toContainText('It is the newest.');
    expect(await violationsOf(page)).toEqual([]);
    const stored = await page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0);
    // What is told is what is taken, with the files of the worker and the browser's own bookkeeping.
    expect(stored).toBeGreaterThan(told);
    expect(stored).toBeLessThan(told + 5_000_000);

    const asked = server.requests.length;
    await server.stop();
    const addresses = somePages(30);
    for (const address of addresses) {
      const response = await page.goto(server.address + address, { waitUntil: 'domcontentloaded' });
      expect(response?.status(), address).toBe(200);
      expect(await page.locator('h1').first().textContent(), address).not.toMatch(/^$|not kept|No such page/);
    }
    await page.goto(`${server.address}/search/?q=excluded%20port%20range`);
    await expect(page.locator('#results > li > a').first()).toContainText('WSAEACCES');
    for (const [from, to] of [
      ['/0x80070005#faq', '/win32/5/#faq'],
      ['/hresult/0x8802B005/', '/hresult/facility/2050/#0x8802B005'],
      ['/ERROR_ACCESS_DENIED/', '/win32/5/'],
      ['/win32/5', '/win32/5/'],
    ] as const) {
      await page.goto(server.address + from);
      await page.waitForURL(server.address + to);
    }
    const missing = await page.goto(`${server.address}/no-such-thing-at-all`);
    expect(missing?.status()).toBe(404);
    await expect(page.locator('h1')).toHaveText('No such page');
    expect(server.requests.length).toBe(asked);

    await page.goto(`${server.address}/offline/`);
    await page.getByRole('button', { name: 'Remove what is kept' }).click();
    await expect(page.locator('#offline-outcome')).toContainText('Removed');
    await expect(page.locator('#offline-status')).toContainText('Nothing is kept');
    for (const part of ['editions', 'visited', 'clients']) expect(await keptFiles(page, part), part).toEqual([]);
    await expect.poll(() => page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0)).toBeLessThan(stored - told * 0.9);
    await page.goto(`${server.address}/win32/4/`);
    await expect(page.locator('h1')).toHaveText('This page is not kept in your browser');
  });

  test('a cut in the middle is told, survives a reload, and continues with what is missing', async ({ page, server, copies }) => {
    const { packs } = copies.editions[0];
    expect(packs.length).toBeGreaterThan(3);
    cutAfter(server, 2);
    await page.goto(`${server.address}/offline/`);
    await page.getByRole('button', { name: 'Keep everything offline' }).click();
    await expect(page.locator('#offline-outcome')).toContainText('connection was cut');
    await expect(page.locator('#offline-status')).toContainText('Not everything is kept yet');
    await server.stop();
    await page.reload();
    await expect(page.locator('#offline-status')).toContainText('can’t be reached now to continue');
    // Nothing of it answers before all of it is here.
    await page.goto(`${server.address}/win32/2/`);
    await expect(page.locator('h1')).toHaveText('This page is not kept in your browser');

    server.fault = undefined;
    await server.start();
    server.requests.length = 0;
    await page.goto(`${server.address}/offline/`);
    await page.getByRole('button', { name: 'Continue the download' }).click();
    await expect(page.locator('#offline-outcome')).toContainText('Done');
    expect(packRequests(server).length).toBe(packs.length - 2);
    await server.stop();
    await page.goto(`${server.address}/win32/2/`);
    await expect(page.locator('h1')).toHaveText('ERROR_FILE_NOT_FOUND');
  });

  test('cancel stops it and leaves nothing', async ({ page, server }) => {
    let sent = 0;
    // The first two come, the others never.
    server.fault = (path) => path.startsWith('/offline/packs/') && (sent += 1) > 2;
    await page.goto(`${server.address}/offline/`);
    await page.getByRole('button', { name: 'Keep everything offline' }).click();
    await expect(page.locator('#offline-status')).toContainText('Downloading');
    await expect.poll(async () => (await keptFiles(page, 'editions')).filter((file) => file.endsWith('.pack')).length).toBe(2);
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Cancel' }).press('Enter');
    await expect(page.locator('#offline-outcome')).toContainText('Cancelled');
    await expect(page.getByRole('button', { name: 'Keep everything offline' })).toBeFocused();
    await expect(page.getByRole('progressbar')).toBeHidden();
    expect(await keptFiles(page, 'editions')).toEqual([]);
  });

  test('two tabs do not load at the same time', async ({ page, context, server }) => {
    server.fault = (path) => path.startsWith('/offline/packs/');
    await page.goto(`${server.address}/offline/`);
    await page.getByRole('button', { name: 'Keep everything offline' }).click();
    await expect(page.locator('#offline-status')).toContainText('Downloading');
    const other = await context.newPage();
    await other.goto(`${server.address}/offline/`);
    await other.getByRole('button', { name: 'Continue the download' }).click();
    await expect(other.locator('#offline-outcome')).toContainText('Another tab');
  });

  test('too little storage is told before the download', async ({ page, context, server }) => {
    await page.goto(`${server.address}/offline/`);
    await workerReady(page);
    await limitStorage(page, context, server, 100_000);
    await page.getByRole('button', { name: 'Keep everything offline' }).click();
    await expect(page.locator('#offline-outcome')).toContainText('The browser refused the storage');
    expect(packRequests(server)).toEqual([]);
    expect(await keptFiles(page, 'editions')).toEqual([]);
  });

  test('storage that fills up on the way is told, and nothing half-kept stays', async ({ page, context, server, copies }) => {
    await page.goto(`${server.address}/offline/`);
    await workerReady(page);
    // Half of the packs fit; the browser's own estimate, which would tell before, says nothing.
    const used = await page.evaluate(async () => {
      const { usage = 0 } = await navigator.storage.estimate();
      navigator.storage.estimate = () => Promise.resolve({});
      return usage;
    });
    await limitStorage(page, context, server, used + Math.round(copies.editions[0].bytes / 2));
    await page.getByRole('button', { name: 'Keep everything offline' }).click();
    await expect(page.locator('#offline-outcome')).toContainText('The browser refused the storage');
    expect(packRequests(server).length).toBeGreaterThan(0);
    expect(await keptFiles(page, 'editions')).toEqual([]);
    await page.goto(`${server.address}/win32/2/`);
    await expect(page.locator('h1')).toHaveText('ERROR_FILE_NOT_FOUND');
  });

  test('a damaged pack is refused, however often it comes', async ({ page, server, copies }) => {
    const damaged = `/${packFile(copies.editions[0].packs[1] ?? { first: '', hash: '', bytes: 0 })}`;
    server.fault = (path, response) => {
      if (path !== damaged) return false;
      response.writeHead(200, { 'Content-Type': 'application/octet-stream' }).end('<!doctype html><title>Log in to the network</title>');
      return true;
    };
    await page.goto(`${server.address}/offline/`);
    await page.getByRole('button', { name: 'Keep everything offline' }).click();
    await expect(page.locator('#offline-outcome')).toContainText('damaged');
    expect(server.requests.filter((path) => path === damaged).length).toBe(3);
    expect(await keptFiles(page, 'editions')).not.toContain('offline/kept.json');
    server.fault = undefined;
    // Whether another pack came before the damaged one was given up is left open.
    await page.getByRole('button', { name: /^(Continue the download|Keep everything offline)$/ }).click();
    await expect(page.locator('#offline-outcome')).toContainText('Done');
  });

  test('an update loads what changed, and mixes nothing while a page of the first edition is open', async ({
    page,
    context,
    server,
    copies,
  }) => {
    await keepEverything(page, server);
    const [first, second] = copies.editions;
    const open = await context.newPage();
    await open.goto(`${server.address}/win32/5/`);

    server.folder = copies.second;
    server.requests.length = 0;
    const changed = second.packs.filter(({ hash }) => !first.packs.some((pack) => pack.hash === hash));
    expect(changed.length).toBeGreaterThan(0);
    expect(changed.length).toBeLessThan(second.packs.length);
    // The last of them is held back.
    server.fault = (path) => path === `/${packFile(changed.at(-1) ?? { first: '', hash: '', bytes: 0 })}`;
    await page.reload();
    await expect(page.locator('#offline-status')).toContainText(
      `There is a newer one: version ${second.version} with pages of up to 2026-12-01`,
    );
    await page.getByRole('button', { name: 'Update to the newer version' }).click();
    await expect.poll(() => packRequests(server).length).toBe(changed.length);
    expect(new Set(packRequests(server))).toEqual(new Set(changed.map((pack) => `/${packFile(pack)}`)));

    // Cut here: the first edition answers, all of it. The one page that was open is what the reader had.
    await page.close();
    await server.stop();
    for (const path of ['/win32/5/', '/win32/13803/', '/win32/2/']) {
      await open.goto(server.address + path);
      await expect(open.locator('h1')).toHaveText(/^ERROR_/);
      await expect(open.locator('#second')).toHaveCount(0);
      expect(await open.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--edition'))).toBe('');
      expect(await open.evaluate(() => document.documentElement.dataset['lookup'])).toBe(first.names['lookup']);
    }

    server.fault = undefined;
    await server.start();
    const again = await context.newPage();
    await again.goto(`${server.address}/offline/`);
    await again.getByRole('button', { name: 'Update to the newer version' }).click();
    await expect(again.locator('#offline-outcome')).toContainText('Done');
    await expect(again.locator('#offline-status')).toContainText(`version ${second.version}`);
    await server.stop();
    // The open page is one of the first edition: what it loads only now is of the first edition too.
    await open.locator('.site-header input').click();
    await open.locator('.site-header input').pressSequentially('13803');
    await expect(open.getByRole('option').first()).toContainText('ERROR_IPSEC_IKE_NEGOTIATION_PENDING');
    for (const path of ['/win32/5/', '/win32/13803/']) {
      await again.goto(server.address + path);
      await expect(again.locator('#second')).toHaveText(SECOND);
      expect(await again.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--edition'))).toBe('2');
      expect(await again.evaluate(() => document.documentElement.dataset['lookup'])).toBe(second.names['lookup']);
    }
    // Packs of the first edition alone go once no page of it is open.
    await open.close();
    await again.evaluate(async () => (await navigator.serviceWorker.ready).active?.postMessage('kept'));
    await expect
      .poll(async () => (await keptFiles(again, 'editions')).filter((file) => file.endsWith('.pack')).toSorted())
      .toEqual(second.packs.map(packFile).toSorted());
  });

  test('a site that changes during the download says so, and continues with the newer one', async ({ page, server, copies }) => {
    const gone = new Set(
      copies.editions[0].packs.map(({ hash }) => hash).filter((hash) => !copies.editions[1].packs.some((pack) => pack.hash === hash)),
    );
    let switched = false;
    server.fault = (path) => {
      if (!switched && [...gone].some((hash) => path.includes(hash))) {
        switched = true;
        server.folder = copies.second;
      }
      return false;
    };
    await page.goto(`${server.address}/offline/`);
    await page.getByRole('button', { name: 'Keep everything offline' }).click();
    await expect(page.locator('#offline-outcome')).toContainText('was changed while');
    await page.getByRole('button', { name: /^(Continue the download|Keep everything offline)$/ }).click();
    await expect(page.locator('#offline-outcome')).toContainText('Done');
    await expect(page.locator('#offline-status')).toContainText(copies.editions[1].version);
  });
});

/** So many of the published pages, always the same ones; no stubs, which only forward. */
function somePages(count: number): readonly string[] {
  const pages = readFileSync('content/published-urls.txt', 'utf8')
    .split('\n')
    .filter((path) => /^\/[a-z]/.test(path) && !/^\/(go|search|code|offline)\//.test(path));
  return Array.from({ length: count }, (_, index) => pages[(index * 7919) % pages.length] ?? '');
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the page says what keeping needs, and the other way', async ({ page, server }) => {
    await page.goto(`${server.address}/offline/`);
    await expect(page.locator('noscript p', { hasText: 'needs JavaScript' })).toBeVisible();
    await expect(page.getByRole('button')).toHaveCount(1);
  });
});
