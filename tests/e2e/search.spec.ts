/** Searching: exact readings first, then prose; the address, the keyboard, and what happens when a part is missing. */

import { expect, test } from './site-test.ts';

/** Query → name that the first result must show. */
const FIRST = [
  ['13803', 'ERROR_IPSEC_IKE_NEGOTIATION_PENDING'],
  ['0x800735EB', 'ERROR_IPSEC_IKE_NEGOTIATION_PENDING'],
  ['5', 'ERROR_ACCESS_DENIED'],
  ['2', 'ERROR_FILE_NOT_FOUND'],
  ['32', 'ERROR_SHARING_VIOLATION'],
  ['-2147024891', 'ERROR_ACCESS_DENIED'],
  ['access_denied', 'ERROR_ACCESS_DENIED'],
  ['ERROR_ACESS_DENIED', 'ERROR_ACCESS_DENIED'],
  ['Access is denied.', 'ERROR_ACCESS_DENIED'],
  ['file locked by another program', 'ERROR_SHARING_VIOLATION'],
  ['excluded port range', 'WSAEACCES'],
  ["computer can't reach domain controller", 'STATUS_NO_LOGON_SERVERS'],
  ["service won't start", 'ERROR_SERVICE'],
] as const;

for (const [query, name] of FIRST) {
  test(`“${query}” finds ${name} first`, async ({ page }) => {
    await page.goto(`/search/?q=${encodeURIComponent(query)}`);
    await expect(page.locator('#search-status')).toContainText('for “');
    await expect(page.locator('#search-status')).not.toContainText('searching');
    await expect(page.locator('#results > li > a').first()).toContainText(name);
  });
}

test('Enter opens the best result, and Back returns to the results', async ({ page }) => {
  await page.goto('/search/?q=0x80070005');
  await expect(page.locator('#results > li > a').first()).toContainText('ERROR_ACCESS_DENIED');
  await page.locator('main input[name=q]').press('Enter');
  await expect(page.locator('h1')).toHaveText('ERROR_ACCESS_DENIED');
  await page.goBack();
  await expect(page.locator('main input[name=q]')).toHaveValue('0x80070005');
  await expect(page.locator('#results > li > a').first()).toContainText('ERROR_ACCESS_DENIED');
});

test('results follow the typing, and the address holds the query', async ({ page }) => {
  await page.goto('/search/');
  const field = page.locator('main input[name=q]');
  await field.pressSequentially('138');
  await field.pressSequentially('03');
  await expect(page.locator('#results > li > a').first()).toContainText('13803');
  await expect(page).toHaveURL(/\?q=13803$/);
  await field.fill('');
  await expect(page.locator('#results > li')).toHaveCount(0);
});

test('arrows walk through the results', async ({ page }) => {
  await page.goto('/search/?q=access%20denied');
  const links = page.locator('#results > li > a');
  await expect(links.nth(1)).toBeVisible();
  await expect(page.locator('#search-status')).not.toContainText('searching');
  await page.locator('main input[name=q]').focus();
  await page.keyboard.press('ArrowDown');
  await expect(links.first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(links.nth(1)).toBeFocused();
  await page.keyboard.press('End');
  await expect(links.last()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.locator('main input[name=q]')).toBeFocused();
});

test('nonsense gets an honest answer', async ({ page }) => {
  await page.goto('/search/?q=qwrtzpsdfgh');
  await expect(page.locator('#search-status')).toContainText('No code');
  await expect(page.locator('#results > li')).toHaveCount(0);
});

test.describe('with a part missing', () => {
  test.use({ allowNotFound: true });

  test('without Pagefind the exact answer stands', async ({ page }) => {
    await page.route('**/pagefind/**', (route) => route.fulfill({ status: 404 }));
    await page.goto('/search/?q=13803');
    await expect(page.locator('#results > li > a').first()).toContainText('13803');
    await expect(page.locator('#search-status')).toContainText('could not be searched');
  });

  test('a slow Pagefind does not hold the exact answer back', async ({ page }) => {
    await page.route('**/pagefind/**', () => new Promise<void>(() => undefined));
    await page.goto('/search/?q=13803');
    await expect(page.locator('#results > li > a').first()).toContainText('13803');
  });

  test('without the index the prose search stands', async ({ page }) => {
    await page.route('**/lookup/**', (route) => route.fulfill({ status: 404 }));
    await page.goto('/search/?q=sharing%20violation');
    await expect(page.locator('#results > li > a', { hasText: 'ERROR_SHARING_VIOLATION' })).toBeVisible();
  });

  test('without both the page tells the other way', async ({ page }) => {
    await page.route('**/{lookup,pagefind}/**', (route) => route.fulfill({ status: 404 }));
    await page.goto('/search/?q=13803');
    await expect(page.locator('#search-status')).toContainText('/win32/');
  });
});
