/** The log decoder's page: paste, file, link, note; nothing leaves the browser; a large log does not freeze it. */

import { expect, test } from './site-test.ts';

const LOG = `2026-11-20 08:14:03 [1234] setup 10.0.19045.3803 started, pid=5560
CustomAction FixPermissions returned actual error code 1603
2026-11-20 08:14:09 OpenFile failed, error=32
HRESULT: 0x80070643 and again error=32
Status: 0xC000006D SubStatus: 0xC0000064`;

test('every code is listed once, in order of first occurrence, with its lines', async ({ page }) => {
  await page.goto('/decode/');
  await page.locator('#log').fill(LOG);
  const codes = page.locator('ol#codes > li > a');
  await expect(codes).toHaveText([
    /1603 ERROR_INSTALL_FAILURE/,
    /32 ERROR_SHARING_VIOLATION/,
    /STATUS_LOGON_FAILURE/,
    /STATUS_NO_SUCH_USER/,
  ]);
  await expect(page.locator('ol#codes > li').nth(1)).toContainText('lines 3, 4; 2 times');
  await expect(codes.nth(1)).toHaveAttribute('href', '/win32/32/');
  await expect(page.locator('#decode-status')).toContainText('4 codes');
});

test('a log without codes is told so', async ({ page }) => {
  await page.goto('/decode/');
  await page.locator('#log').fill('2026-11-20 08:14:03 all 1234 files copied in 32 seconds to 10.0.0.5:8080');
  await expect(page.locator('#decode-status')).toContainText('No error code was found');
  await expect(page.locator('ol#codes > li')).toHaveCount(0);
});

test('once loaded, the page makes no request, whatever is pasted', async ({ page, context }) => {
  await page.goto('/decode/', { waitUntil: 'networkidle' });
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await context.setOffline(true);
  await page.locator('#log').fill(LOG);
  await expect(page.locator('ol#codes > li')).toHaveCount(4);
  await page.getByRole('button', { name: 'Copy link with this text' }).click();
  await expect(page).toHaveURL(/#t=/);
  expect(requests).toEqual([]);
});

test('a link carries the text, and a damaged one says so', async ({ page }) => {
  await page.goto('/decode/');
  await page.locator('#log').fill(LOG);
  await page.getByRole('button', { name: 'Copy link with this text' }).click();
  await expect(page).toHaveURL(/#t=/);
  const address = await page.evaluate(() => navigator.clipboard.readText());
  await page.goto('/about/');
  await page.goto(address);
  await expect(page.locator('#log')).toHaveValue(LOG);
  await expect(page.locator('ol#codes > li')).toHaveCount(4);
  await page.goto('/about/');
  await page.goto(`${address.slice(0, -20)}`);
  await expect(page.locator('#decode-status')).toContainText('damaged');
});

test('the ticket note names each code, its line and its page', async ({ page, baseURL }) => {
  await page.goto('/decode/');
  await page.locator('#log').fill(LOG);
  await page.getByRole('button', { name: 'Copy as ticket note' }).click();
  const note = await page.evaluate(() => navigator.clipboard.readText());
  expect(note.split('\n')[0]).toBe('Error codes in the log (5 lines):');
  expect(note).toContain('- 32 ERROR_SHARING_VIOLATION (line 3, 2 times)');
  expect(note).toContain(`${baseURL ?? ''}/win32/32/`);
});

test('a file is read where it is dropped or chosen', async ({ page }) => {
  await page.goto('/decode/');
  await page.locator('#log-file').setInputFiles({ name: 'setup.log', mimeType: 'text/plain', buffer: Buffer.from(LOG) });
  await expect(page.locator('ol#codes > li')).toHaveCount(4);
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(page.locator('ol#codes > li')).toHaveCount(0);
  const transfer = await page.evaluateHandle((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], 'setup.log'));
    return data;
  }, LOG);
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
  await expect(page.locator('ol#codes > li')).toHaveCount(4);
});

test('ten megabytes are read in slices: the page answers in between', async ({ page }) => {
  await page.goto('/decode/', { waitUntil: 'networkidle' });
  const line = '2026-11-20 08:14:03.123 [1234] module: copied 4096 bytes to C:\\data\\file.bin in 12 ms\n';
  const big = line.repeat(Math.ceil((10 * 2 ** 20) / line.length)) + 'Fatal: error=1722\n';
  await page.locator('#log-file').setInputFiles({ name: 'big.log', mimeType: 'text/plain', buffer: Buffer.from(big) });
  // While it reads, the status tells how far it is: the page was painted between slices.
  await expect(page.locator('#decode-status')).toContainText('%');
  await expect(page.locator('ol#codes > li > a')).toHaveText([/1722 RPC_S_SERVER_UNAVAILABLE/], { timeout: 20_000 });
});

test('markup in a log is shown as text', async ({ page }) => {
  await page.goto('/decode/');
  await page.locator('#log').fill('<img src=x onerror=alert(1)> error=5 <script>alert(2)</script>');
  await expect(page.locator('ol#codes > li .log-line')).toContainText('<img src=x');
  await expect(page.locator('main img, main ol script')).toHaveCount(0);
});
