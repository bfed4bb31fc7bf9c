/** Reading a code page: what stands first, fragments, copying, bytes and requests. */

import { expect, test } from './site-test.ts';

test('the IKE page answers first: number, name, message, summary, what to do', async ({ page }) => {
  await page.goto('/win32/13803/');
  const head = page.locator('.code-head');
  await expect(head.getByRole('heading', { level: 1 })).toHaveText('ERROR_IPSEC_IKE_NEGOTIATION_PENDING');
  await expect(head).toContainText('0x35EB');
  await expect(head).toContainText('0x800735EB');
  await expect(head.locator('blockquote')).toHaveText('IKE Negotiation in progress');
  await expect(head.locator('[data-handling=wait]')).toBeVisible();
  await expect(head.locator('time')).toHaveText(/^\d{4}-\d\d-\d\d$/);
  await expect(page.locator('.related')).toContainText('13804 ERROR_IPSEC_IKE_GENERAL_PROCESSING_ERROR');
  await expect(page.locator('.related')).toContainText('13818 ERROR_IPSEC_IKE_INVALID_KEY_USAGE');
});

test('a fragment leads to its section, and the heading links to it', async ({ page }) => {
  await page.goto('/win32/13803/#troubleshooting');
  const heading = page.locator('#troubleshooting');
  await expect(heading).toBeInViewport();
  await page.locator('#usage-context > a').click();
  await expect(page).toHaveURL(/#usage-context$/);
});

test('a name in code font leads to its page', async ({ page }) => {
  await page.goto('/win32/3/');
  const link = page.locator('.prose a:has(> code)').first();
  const name = await link.textContent();
  await link.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name ?? '');
});

test('copy for a ticket gives name, number, message, meaning, what to do and the address', async ({ page, baseURL }) => {
  await page.goto('/win32/13803/');
  await page.getByRole('button', { name: 'Copy for a ticket' }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  const lines = (await page.evaluate(() => navigator.clipboard.readText())).split('\n');
  expect(lines[0]).toBe('ERROR_IPSEC_IKE_NEGOTIATION_PENDING: Win32 13803 (0x35EB, HRESULT 0x800735EB)');
  expect(lines[1]).toBe('System message: "IKE Negotiation in progress"');
  expect(lines[2]).toMatch(/^Meaning: IKE is still negotiating/);
  expect(lines[3]).toMatch(/^What to do: Wait\./);
  expect(lines[4]).toBe(`${baseURL ?? ''}/win32/13803/`);
});

test('copy link and the number forms copy what they say', async ({ page, baseURL }) => {
  await page.goto('/win32/13803/#faq');
  await page.getByRole('button', { name: 'Copy link' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${baseURL ?? ''}/win32/13803/#faq`);
  await page.getByRole('button', { name: 'Copy -2147011093' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('-2147011093');
});

test('the first view of a code page is at most three requests, all from this site', async ({ page }) => {
  const urls: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith('data:')) urls.push(request.url());
  });
  await page.goto('/win32/13803/', { waitUntil: 'networkidle' });
  expect(urls.length, urls.join('\n')).toBeLessThanOrEqual(3);
});

test('nothing moves while a page loads', async ({ page }) => {
  for (const path of ['/win32/13803/', '/win32/5/', '/', '/win32/']) {
    await page.goto(path, { waitUntil: 'networkidle' });
    const shift = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let sum = 0;
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) sum += (entry as PerformanceEntry & { value: number }).value;
          }).observe({ type: 'layout-shift', buffered: true });
          setTimeout(() => {
            resolve(sum);
          }, 200);
        }),
    );
    expect(shift, path).toBe(0);
  }
});

test('print shows the answer and the addresses of sources, not the navigation', async ({ page }) => {
  await page.goto('/win32/13803/');
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.site-header')).toBeHidden();
  await expect(page.locator('.code-head h1')).toBeVisible();
});
