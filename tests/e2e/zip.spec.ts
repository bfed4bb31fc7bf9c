/**
 * The zip, unpacked: opened from file:// in a real browser, and served by a plain server below a sub-folder. The names of the
 * folders around it have what file names may have and addresses may not.
 */

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';
import { expect, test as base } from './site-test.ts';

interface Unpacked {
  /** address of the top folder on the disk, with a slash at the end */
  readonly disk: string;
  /** address of the same folder on a server */
  readonly served: string;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
};

const test = base.extend<{ readonly onServer: boolean; readonly root: string }, { readonly unpacked: Unpacked }>({
  unpacked: [
    async ({}, use) => {
      const around = mkdtempSync(join(tmpdir(), 'last-error-zip-'));
      try {
        const zipped = spawnSync(process.execPath, ['src/commands/zip.ts', '--from', 'dist', '--out', around], { encoding: 'utf8' });
        expect(zipped.status, zipped.stderr).toBe(0);
        const name = readdirSync(around).find((file) => file.endsWith('.zip')) ?? '';
        const outside = join(around, 'isolated server #1 (50%)');
        for (const [file, bytes] of Object.entries(unzipSync(readFileSync(join(around, name))))) {
          const path = join(outside, file);
          mkdirSync(dirname(path), { recursive: true });
          writeFileSync(path, bytes);
        }
        const top = name.replace(/\.zip$/, '');
        const server = createServer((request, response) => {
          const path = decodeURIComponent(new URL(request.url ?? '/', 'http://a').pathname);
          const file = path.startsWith('/tools/') ? join(outside, path.slice('/tools/'.length).replace(/\/$/, '/index.html')) : '';
          try {
            const body = readFileSync(file);
            response.writeHead(200, { 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream' }).end(body);
          } catch {
            response.writeHead(404).end();
          }
        });
        await new Promise<void>((done) => server.listen(0, 'localhost', done));
        const address = server.address();
        const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
        await use({ disk: pathToFileURL(`${join(outside, top)}/`).href, served: `http://localhost:${port}/tools/${top}/` });
        server.closeAllConnections();
        await new Promise((done) => server.close(done));
      } finally {
        rmSync(around, { recursive: true });
      }
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  onServer: [false, { option: true }],
  root: async ({ unpacked, onServer }, use) => use(onServer ? unpacked.served : unpacked.disk),
  // What the fixture of the page takes for its own origin: every other request fails the test.
  baseURL: async ({ root }, use) => use(root.replace(/\/$/, '')),
});

// One worker: the folder is unpacked once.
test.describe.configure({ mode: 'default' });

for (const onServer of [false, true]) {
  test.describe(onServer ? 'on a plain server, below a sub-folder' : 'from file://', () => {
    test.use({ onServer });

    test('the home page and an explained page look and read as they should', async ({ page, root }) => {
      await page.goto(`${root}index.html`);
      await expect(page.locator('h1')).toBeVisible();
      await expect(page.locator('.site-header')).toHaveCSS('display', 'flex');
      await page.goto(`${root}win32/13803/index.html#troubleshooting`);
      await expect(page.locator('h1')).toHaveText('ERROR_IPSEC_IKE_NEGOTIATION_PENDING');
      const title = page.locator('h1');
      const [title1, text] = await Promise.all(
        [title, page.locator('main p').first()].map((element) => element.evaluate((node) => getComputedStyle(node).fontFamily)),
      );
      expect(title1).not.toBe('');
      expect(text).not.toMatch(/Times/);
      await expect(page.locator('#troubleshooting')).toBeInViewport();
    });

    test('links lead from the group to the code to a related one, each to a file', async ({ page, root }) => {
      await page.goto(`${root}index.html`);
      await page.locator('.site-header nav a', { hasText: 'Codes' }).click();
      await expect(page).toHaveURL(`${root}win32/index.html`);
      await page.locator('main a[href="group/ipsec/index.html"]').first().click();
      await expect(page).toHaveURL(`${root}win32/group/ipsec/index.html`);
      await page.locator('main a[href="../../13803/index.html"]').first().click();
      await expect(page).toHaveURL(`${root}win32/13803/index.html`);
      await page.locator('#related-errors a.code-link, #related-errors a').filter({ hasText: 'ERROR_' }).first().click();
      await expect(page).toHaveURL(/\/win32\/\d+\/index\.html$/);
      await expect(page).not.toHaveURL(/13803/);
      await page.locator('a.wordmark').click();
      await expect(page).toHaveURL(`${root}index.html`);
    });

    const QUERIES = [
      ['0x80070005', '5 ERROR_ACCESS_DENIED', 'win32/5/index.html'],
      ['ERROR_ACESS_DENIED', '5 ERROR_ACCESS_DENIED', 'win32/5/index.html'],
      ['The system cannot find the file specified.', '2 ERROR_FILE_NOT_FOUND', 'win32/2/index.html'],
      ['0xC0000005', 'STATUS_ACCESS_VIOLATION', 'ntstatus/0xC0000005/index.html'],
      // No page of its own: a row on that of its facility.
      ['0x80040016', '0x80040016', 'hresult/facility/4/index.html#0x80040016'],
    ] as const;
    // The scripts are the same on a server: there the first and the last stand for all.
    for (const [query, label, file] of onServer ? [QUERIES[0], QUERIES[4]] : QUERIES) {
      test(`“${query}” on the search page and in suggestions`, async ({ page, root }) => {
        await page.goto(`${root}search/index.html?q=${encodeURIComponent(query)}`);
        const first = page.locator('#results > li > a').first();
        await expect(first).toContainText(label);
        await first.click();
        await expect(page).toHaveURL(root + file);
        await page.goto(`${root}win32/13803/index.html`);
        await page.locator('.site-header input').fill(query);
        const option = page.locator('.site-header [role=option]').first();
        await expect(option).toContainText(label);
        await option.click();
        await expect(page).toHaveURL(root + file);
      });
    }

    test('a field without a suggestion leads to the search page', async ({ page, root }) => {
      await page.goto(`${root}win32/5/index.html`);
      await page.locator('.site-header input').fill('backup of the print spooler hangs');
      await page.locator('.site-header button').click();
      await expect(page).toHaveURL(`${root}search/index.html?q=backup+of+the+print+spooler+hangs`);
    });

    test('a log is decoded', async ({ page, root }) => {
      await page.goto(`${root}decode/index.html`);
      await page.locator('#log').fill('OpenFile failed, error=32\nHRESULT: 0x80070643 and error 0x8A150011');
      const codes = page.locator('ol#codes > li > a');
      await expect(codes).toHaveText([/32 ERROR_SHARING_VIOLATION/, /1603 ERROR_INSTALL_FAILURE/, /0x8A150011/]);
      await codes.nth(2).click();
      await expect(page).toHaveURL(`${root}code/index.html?n=0x8A150011`);
      await expect(page.locator('#code-bits')).toContainText('Facility');
    });

    test('a link to a text opens the log', async ({ page, root }) => {
      await page.goto(`${root}decode/index.html`);
      await page.locator('#log').fill('error=32');
      await page.getByRole('button', { name: 'Copy link with this text' }).click();
      await page.goto(`${root}decode/index.html${new URL(page.url()).hash}`);
      await page.reload();
      await expect(page.locator('#log')).toHaveValue('error=32');
      await expect(page.locator('ol#codes > li')).toHaveCount(1);
    });

    const FORWARDS = [
      ['go/index.html?q=-2147024891#faq', 'win32/5/index.html#faq'],
      ['go/index.html?q=0xC0000005', 'ntstatus/0xC0000005/index.html'],
      ['go/index.html?q=0x80040016#faq', 'hresult/facility/4/index.html#0x80040016'],
      ['ERROR_ACCESS_DENIED/index.html#faq', 'win32/5/index.html#faq'],
    ] as const;
    for (const [from, to] of FORWARDS) {
      test(`${from} leads to ${to}`, async ({ page, root }) => {
        await page.goto(root + from);
        await page.waitForURL(root + to);
        await expect(page.locator('h1')).toBeVisible();
      });
    }

    test('the page for offline use says that all is here', async ({ page, root }) => {
      await page.goto(`${root}index.html`);
      await page.locator('.site-footer a', { hasText: 'offline' }).click();
      await expect(page).toHaveURL(`${root}offline/index.html`);
      await expect(page.locator('#offline-status')).toContainText('in its folder already');
      await expect(page.locator('#offline-keep')).toBeHidden();
    });

    test('a text with two meanings shows both', async ({ page, root }) => {
      await page.goto(`${root}go/index.html?q=EACCES`);
      await expect(page.locator('#forward-status')).toContainText('ways');
      await expect(page.locator('#results > li > a').nth(1)).toHaveAttribute('href', /\/index\.html$/);
    });

    test('without JavaScript a name leads to its code', async ({ browser, root }) => {
      const context = await browser.newContext({ javaScriptEnabled: false });
      const page = await context.newPage();
      await page.goto(`${root}ERROR_ACCESS_DENIED/index.html`);
      await page.waitForURL(`${root}win32/5/index.html`);
      await context.close();
    });
  });
}

test.describe('search in the text of pages', () => {
  const QUERY = 'excluded port range';

  test('from file:// the search page says that it needs a server, and still answers', async ({ page, root }) => {
    await page.goto(`${root}search/index.html?q=${encodeURIComponent(QUERY)}`);
    await expect(page.locator('#search-status')).toContainText('To search the text of all pages too, serve the folder: README.txt');
    await page.locator('main input[name=q]').fill('5');
    await expect(page.locator('#results > li > a').first()).toContainText('5 ERROR_ACCESS_DENIED');
    await expect(page.locator('#search-status')).toContainText('README.txt');
    await expect(page).toHaveURL(/index\.html\?q=5$/);
  });

  test.describe('on a server', () => {
    test.use({ onServer: true });
    test('it works', async ({ page, root }) => {
      await page.goto(`${root}search/index.html?q=${encodeURIComponent(QUERY)}`);
      const first = page.locator('#results > li > a').first();
      await expect(first).toContainText('WSAEACCES');
      await expect(page.locator('#search-status')).not.toContainText('README.txt');
      await first.click();
      await expect(page).toHaveURL(`${root}win32/10013/index.html`);
    });
  });
});
