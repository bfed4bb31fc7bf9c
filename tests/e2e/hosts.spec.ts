/**
 * A real browser on the real nginx and Caddy: the policy of the header and the one of the page hold together, short forms keep their
 * fragment through the server's redirect, unknown addresses are read by 404.html. Servers that are not there are named and left out.
 */

import { expect, test, type Page } from '@playwright/test';
import { loadCatalog } from '../../src/catalog/load.ts';
import { mostMet, numberForwards, numbersAndNames } from '../../src/outputs/hosts/short-forms.ts';
import { startServer, whyMissing, type RunningServer, type ServerName } from '../dist/real-server.ts';

for (const name of ['nginx', 'caddy'] as const satisfies readonly ServerName[]) {
  const missing = whyMissing(name);
  if (missing !== undefined) {
    console.log(missing);
    continue;
  }

  test.describe(`on ${name}`, () => {
    test.describe.configure({ mode: 'serial' });
    let server: RunningServer | undefined;
    let origin: string;

    test.beforeAll(async () => {
      test.setTimeout(120_000);
      const catalog = loadCatalog();
      server = await startServer(name, `${process.cwd()}/dist`, '/', numberForwards(mostMet(catalog), numbersAndNames(catalog)));
      origin = `http://127.0.0.1:${server.port}`;
    });
    test.afterAll(() => server?.stop());

    test('home, search and a code page run under both policies', async ({ page }) => {
      const faults = watch(page, origin, false);
      const response = await page.goto(`${origin}/`);
      expect(response?.headers()['content-security-policy']).toContain("frame-ancestors 'none'");
      await expect(page.locator('meta[http-equiv="Content-Security-Policy"]')).toHaveCount(1);
      await page.goto(`${origin}/search/?q=access%20denied`);
      await expect(page.locator('main a', { hasText: 'ERROR_ACCESS_DENIED' }).first()).toBeVisible();
      await page.goto(`${origin}/win32/13803/`);
      await expect(page.locator('h1')).toHaveText('ERROR_IPSEC_IKE_NEGOTIATION_PENDING');
      expect(faults).toEqual([]);
    });

    test('Pagefind finds prose', async ({ page }) => {
      const faults = watch(page, origin, false);
      await page.goto(`${origin}/search/?q=ipsec%20negotiation%20policy`);
      await expect(page.locator('main a[href*="/win32/138"]').first()).toBeVisible({ timeout: 30_000 });
      expect(faults).toEqual([]);
    });

    test('a short form keeps its fragment through the redirect', async ({ page }) => {
      const faults = watch(page, origin, false);
      await page.goto(`${origin}/0x800735EB#troubleshooting`);
      await expect(page).toHaveURL(`${origin}/win32/13803/#troubleshooting`, { timeout: 20_000 });
      await page.goto(`${origin}/go/?q=5#numbers`);
      await expect(page).toHaveURL(`${origin}/win32/5/#numbers`);
      expect(faults).toEqual([]);
    });

    test('what the server does not know is read by 404.html', async ({ page }) => {
      const faults = watch(page, origin, true);
      const response = await page.goto(`${origin}/Error_IPsec_IKE_Negotiation_Pending#troubleshooting`);
      expect(response?.status()).toBe(404);
      await expect(page).toHaveURL(`${origin}/win32/13803/#troubleshooting`, { timeout: 20_000 });
      await page.goto(`${origin}/no/such/thing`);
      await expect(page.locator('h1')).toHaveText('No such page');
      await expect(page.locator('#forward-status')).toContainText(/No code/);
      expect(faults).toEqual([]);
    });

    test('no other page may show the site in a frame', async ({ page }) => {
      const refused = page.waitForEvent('console', (message) => /frame-ancestors/.test(message.text()));
      await page.setContent(`<iframe src="${origin}/win32/5/"></iframe>`);
      await refused;
    });
  });
}

/** Everything that a page must not do: policy violations and other errors on the console, script errors, requests elsewhere. */
function watch(page: Page, origin: string, notFoundIsExpected: boolean): readonly string[] {
  const faults: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(`${origin}/`) && !/^(data|blob):/.test(request.url())) faults.push(`foreign request ${request.url()}`);
  });
  page.on('pageerror', (error) => {
    if (!/Transition was (skipped|aborted)/.test(error.message)) faults.push(error.message);
  });
  page.on('console', (message) => {
    if (message.type() === 'error' && !(notFoundIsExpected && /404 \(Not Found\)/.test(message.text()))) faults.push(message.text());
  });
  return faults;
}
