/** The field in the header: suggestions while typing, by keyboard and mouse, and what Enter does. */

import { expect, test } from './site-test.ts';

test('suggestions come from the first character, and Enter goes to the best', async ({ page }) => {
  await page.goto('/about/');
  await page.keyboard.press('/');
  const field = page.locator('.site-header input');
  await expect(field).toBeFocused();
  await field.pressSequentially('5');
  await expect(page.getByRole('option').first()).toContainText('ERROR_ACCESS_DENIED');
  await field.fill('0x800735EB');
  await expect(page.getByRole('option').first()).toContainText('13803');
  await field.press('Enter');
  await expect(page.locator('h1')).toHaveText('ERROR_IPSEC_IKE_NEGOTIATION_PENDING');
});

test('arrows, Home, End and Escape', async ({ page }) => {
  await page.goto('/about/');
  const field = page.locator('.site-header input');
  await field.click();
  await field.pressSequentially('access denied');
  const options = page.getByRole('option');
  await expect(options.nth(2)).toBeVisible();
  await field.press('ArrowDown');
  await expect(options.first()).toHaveAttribute('aria-selected', 'true');
  await expect(field).toHaveAttribute('aria-activedescendant', (await options.first().getAttribute('id')) ?? '');
  await field.press('End');
  await expect(options.last()).toHaveAttribute('aria-selected', 'true');
  await expect(options.last()).toContainText('All results');
  await field.press('Home');
  await expect(options.first()).toHaveAttribute('aria-selected', 'true');
  await field.press('Escape');
  await expect(page.getByRole('listbox')).toBeHidden();
  await expect(field).toHaveAttribute('aria-expanded', 'false');
});

test('the last suggestion and a click lead on', async ({ page }) => {
  await page.goto('/');
  const field = page.locator('main input[name=q]');
  await field.click();
  await field.pressSequentially('sharing violation');
  await page
    .getByRole('option', { name: /ERROR_SHARING_VIOLATION/ })
    .first()
    .click();
  await expect(page.locator('h1')).toHaveText('ERROR_SHARING_VIOLATION');
  await page.goBack();
  await field.click();
  await field.fill('computer');
  await page.getByRole('option', { name: /All results/ }).click();
  await expect(page).toHaveURL(/\/search\/\?q=computer$/);
});

test('text that is no code goes to the search page on Enter', async ({ page }) => {
  await page.goto('/');
  const field = page.locator('.site-header input');
  await field.click();
  await field.fill('zzzzqqqq wwww');
  await field.press('Enter');
  await expect(page).toHaveURL(/\/search\/\?q=zzzzqqqq/);
});

test.describe('with the index blocked', () => {
  test.use({ allowNotFound: true });
  test('the field still leads to the search page', async ({ page }) => {
    await page.route('**/lookup/**', (route) => route.fulfill({ status: 404 }));
    await page.goto('/about/');
    const field = page.locator('.site-header input');
    await field.click();
    await field.pressSequentially('13803');
    await field.press('Enter');
    await expect(page).toHaveURL(/\/search\/\?q=13803$/);
  });
});
