/** From a ticket to the page in one step: every short form of an address, with its fragment. */

import { expect, test } from './site-test.ts';

test.use({ allowNotFound: true });

const FORMS = [
  '/13803',
  '/0x35EB',
  '/35eb',
  '/0x800735EB',
  '/0x800735eb/',
  '/-2147011093',
  '/2147956203',
  '/ERROR_IPSEC_IKE_NEGOTIATION_PENDING/',
  '/error_ipsec_ike_negotiation_pending',
  '/Error_IPsec_IKE_Negotiation_Pending/',
  '/win32/0x35EB',
  '/go/?q=13803',
  '/go/?q=0x800735EB',
  '/go/?q=-2147011093',
  '/go/?q=error_ipsec_ike_negotiation_pending',
];

for (const form of FORMS) {
  test(`${form} leads to the IKE page and keeps the fragment`, async ({ page, baseURL }) => {
    await page.goto(`${form}#troubleshooting`);
    await page.waitForURL(`${baseURL ?? ''}/win32/13803/#troubleshooting`);
    await expect(page.locator('h1')).toHaveText('ERROR_IPSEC_IKE_NEGOTIATION_PENDING');
  });
}

test('an alias leads to its code', async ({ page }) => {
  await page.goto('/WSA_IO_PENDING/');
  await expect(page.locator('h1')).toHaveText('ERROR_IO_PENDING');
});

test('an unknown address has status 404 and says so, with ways on', async ({ page }) => {
  const response = await page.goto('/no-such-thing-at-all');
  expect(response?.status()).toBe(404);
  await expect(page.locator('h1')).toHaveText('No such page');
  await expect(page.locator('#forward-status')).toContainText(/No code/);
  await page.getByRole('link', { name: 'Browse the groups' }).click();
  await expect(page).toHaveURL(/\/win32\/$/);
});

test('a number that no table defines is told so, with the nearest codes', async ({ page }) => {
  await page.goto('/go/?q=13799');
  await expect(page.locator('main')).toContainText('13800');
  await expect(page).toHaveURL(/\/go\//);
});

const OTHER_SPACES = [
  ['/go/?q=0xC0000005', '/ntstatus/0xC0000005/'],
  ['/-1073741819', '/ntstatus/0xC0000005/'],
  ['/STATUS_ACCESS_VIOLATION', '/ntstatus/0xC0000005/'],
  ['/ntstatus/c0000005', '/ntstatus/0xC0000005/'],
  ['/bugcheck/7e', '/bugcheck/0x7E/'],
  ['/go/?q=STOP%200x0000007E', '/bugcheck/0x7E/'],
  ['/0x80240022', '/hresult/0x80240022/'],
  ['/go/?q=VPN%20error%20691', '/ras/691/'],
  ['/hresult/0x80070005', '/win32/5/'],
  ['/hresult/0x8802B005/', '/hresult/facility/2050/#0x8802B005'],
] as const;

for (const [from, to] of OTHER_SPACES) {
  test(`${from} leads to ${to}`, async ({ page, baseURL }) => {
    await page.goto(from);
    await page.waitForURL(`${baseURL ?? ''}${to}`);
  });
}

test('a text with two meanings shows both, the likelier first', async ({ page }) => {
  await page.goto('/go/?q=EACCES');
  await expect(page.locator('#forward-status')).toContainText('ways');
  await expect(page.locator('#results > li').first()).toContainText('ERROR_ACCESS_DENIED');
});

test('any 32-bit number is taken apart', async ({ page }) => {
  await page.goto('/code/?n=0x8A150011');
  await expect(page.locator('#code-bits')).toContainText('2581');
  await expect(page.locator('main')).toContainText('not defined');
  await page.goto('/code/?n=nonsense');
  await expect(page.locator('#code-status')).toContainText('no number');
});

test('markup in the address is shown as text', async ({ page }) => {
  await page.goto('/go/?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E');
  await expect(page.locator('#forward-status')).not.toBeEmpty();
  await expect(page.locator('main img')).toHaveCount(0);
});
