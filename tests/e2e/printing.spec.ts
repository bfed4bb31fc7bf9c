/** Paper: lists as compact sheets, code pages with the answer first, no navigation. */

import type { Page } from '@playwright/test';
import { expect, test } from './site-test.ts';

const HIDDEN = ['.site-header', '.site-footer', '.breadcrumb', '.pager', '.spaces', '#print-sheet', 'main nav', 'button'];

/** Pages of a PDF that Chromium wrote: each is an object of its own. */
async function sheets(page: Page): Promise<number> {
  const pdf = await page.pdf({ format: 'A4' });
  return [...pdf.toString('latin1').matchAll(/\/Type\s*\/Page\b(?!s)/g)].length;
}

const LISTS = [
  { path: '/win32/group/ipsec/', title: 'IPsec', form: 'Hexadecimal', cells: ['13803', '0x35EB', 'Wait'] },
  {
    path: '/hresult/facility/36/',
    title: 'HRESULT facility',
    form: 'Signed',
    cells: ['0x80240022', '-2145124318', 'WU_E_ALL_UPDATES_FAILED'],
  },
  { path: '/bugcheck/', title: 'Bug checks', form: 'Eight digits', cells: ['0x7E', '0x0000007E', 'SYSTEM_THREAD_EXCEPTION_NOT_HANDLED'] },
] as const;

for (const { path, title, form, cells } of LISTS) {
  test(`${path} on paper: title, address, date, table, no navigation`, async ({ page }) => {
    await page.goto(path);
    await expect(page.locator('.sheet-line')).toBeHidden();
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    for (const selector of HIDDEN) {
      for (const element of await page.locator(selector).all()) await expect(element, selector).toBeHidden();
    }
    await expect(page.locator('h1')).toContainText(title);
    await expect(page.locator('.sheet-line')).toContainText(path);
    await expect(page.locator('.sheet-line')).toContainText(/\d{4}-\d\d-\d\d/);
    await expect(page.locator('.codes thead').first()).toContainText(form);
    const row = page.locator('.codes tbody tr', { has: page.locator(`td:text-is("${cells[0]}")`) }).first();
    for (const cell of cells) await expect(row).toContainText(cell);
    const style = await row.evaluate((element) => {
      const head = element.closest('table')?.tHead;
      const name = element.querySelector('th');
      return {
        head: head && getComputedStyle(head).display,
        split: getComputedStyle(element).breakInside,
        color: getComputedStyle(element).color,
        cut: name ? name.scrollWidth > name.clientWidth : true,
      };
    });
    expect(style).toEqual({ head: 'table-header-group', split: 'avoid', color: 'rgb(28, 27, 25)', cut: false });
  });
}

test('the largest group is a few sheets', async ({ page }) => {
  await page.goto('/win32/');
  const groups = await page.locator('.groups tbody tr').evaluateAll((rows) =>
    rows.map((row) => ({
      path: row.querySelector('a')?.getAttribute('href') ?? '',
      count: Number(row.querySelectorAll('.number')[1]?.textContent),
    })),
  );
  const [largest] = groups.toSorted((a, b) => b.count - a.count);
  expect(largest?.count).toBeGreaterThan(200);
  await page.goto(largest?.path ?? '');
  const used = await sheets(page);
  // Thirty codes and more on a sheet.
  expect(used).toBeGreaterThan(1);
  expect(used).toBeLessThanOrEqual(Math.ceil((largest?.count ?? 0) / 30));
});

test('the button prints', async ({ page }) => {
  await page.addInitScript(() => {
    window.print = () => {
      document.title = 'printed';
    };
  });
  await page.goto('/win32/group/ipsec/');
  await page.getByRole('button', { name: 'Print this sheet' }).click();
  await expect(page).toHaveTitle('printed');
});

test('a code page on paper begins with the answer and shows where its sources stand', async ({ page }) => {
  await page.goto('/win32/13803/');
  await page.emulateMedia({ media: 'print' });
  for (const selector of ['.site-header', '.site-footer', '.breadcrumb', '.actions', '.on-this-page', '#neighbors', '.skip']) {
    await expect(page.locator(selector).first(), selector).toBeHidden();
  }
  const top = await page.locator('.code-head').evaluate((head) => head.getBoundingClientRect().top);
  expect(top).toBeLessThan(40);
  const shown = await page
    .locator('.sources a')
    .first()
    .evaluate((link) => getComputedStyle(link, '::after').content);
  expect(shown).toContain('https://');
  expect(await sheets(page)).toBeLessThanOrEqual(5);
});

test('a code page from facts alone, and a decoded log, are a sheet or two', async ({ page }) => {
  await page.goto('/win32/101/');
  expect(await sheets(page)).toBeLessThanOrEqual(2);
  await page.goto('/decode/');
  await page.locator('#log').fill('OpenFile failed, error=32');
  await expect(page.locator('#codes > li')).toHaveCount(1);
  expect(await sheets(page)).toBe(1);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('#log')).toBeHidden();
  await expect(page.locator('#codes > li')).toBeVisible();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('no button is shown that could not work', async ({ page }) => {
    for (const path of ['/win32/group/ipsec/', '/tickets/', '/win32/13803/']) {
      await page.goto(path);
      await expect(page.locator('main').getByRole('button'), path).toHaveCount(0);
      await expect(page.getByRole('combobox'), path).toHaveCount(0);
    }
  });
});
