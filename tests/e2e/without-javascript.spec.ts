/** The site without JavaScript: reading, names, and what search says. */

import { expect, test } from './site-test.ts';

test.use({ javaScriptEnabled: false });

test('a code page is whole, and shows no button that could not work', async ({ page }) => {
  await page.goto('/win32/13803/');
  await expect(page.locator('#troubleshooting')).toBeVisible();
  await expect(page.locator('.forms code').first()).toHaveText('13803');
  await expect(page.getByRole('button', { name: /copy/i })).toHaveCount(0);
});

test('a symbolic name forwards to its page', async ({ page, baseURL }) => {
  await page.goto('/ERROR_IPSEC_IKE_NEGOTIATION_PENDING/');
  await page.waitForURL(`${baseURL ?? ''}/win32/13803/`);
});

test('the search form says how to reach a code by address and by browsing', async ({ page }) => {
  await page.goto('/');
  await page.locator('.site-header input').fill('13803');
  await page.locator('.site-header input').press('Enter');
  await expect(page).toHaveURL(/\/search\/\?q=13803/);
  await expect(page.locator('noscript, main').getByText('/win32/13803/', { exact: true }).first()).toBeVisible();
  await expect(page.getByRole('link', { name: 'browse the groups' })).toBeVisible();
});

test('browsing leads from home to a code', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'IPsec', exact: true }).click();
  await page.getByRole('link', { name: 'ERROR_IPSEC_IKE_AUTH_FAIL', exact: true }).click();
  await expect(page.locator('h1')).toHaveText('ERROR_IPSEC_IKE_AUTH_FAIL');
});
