/** axe on every template in light, dark and at 320 px; reflow; the keyboard alone. */

import { violationsOf } from './axe.ts';
import { expect, TEMPLATES, test } from './site-test.ts';

const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 320, height: 700 };

/** The views of one loaded page. All rules are asked once; in the others those that look at what differs there: colors, and sizes. */
const VIEWS = [
  { name: 'light', colorScheme: 'light', viewport: WIDE, rules: undefined },
  { name: 'dark', colorScheme: 'dark', viewport: WIDE, rules: ['color-contrast'] },
  { name: '320 px', colorScheme: 'light', viewport: NARROW, rules: ['target-size', 'scrollable-region-focusable', 'color-contrast'] },
] as const;

for (const { name, path } of TEMPLATES) {
  test(`${name} has no axe violation and no sideways scrolling, in light, dark and at 320 px`, async ({ page }) => {
    await page.goto(path, { waitUntil: 'networkidle' });
    for (const { name: view, colorScheme, viewport, rules } of VIEWS) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize(viewport);
      expect(await violationsOf(page, rules), view).toEqual([]);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(overflow, view).toBeLessThanOrEqual(0);
    }
  });
}

test('axe finds what is wrong, with the rules of each view', async ({ page }) => {
  await page.goto('/about/');
  await page.evaluate(() => {
    document.querySelector('main')?.insertAdjacentHTML('beforeend', '<p class="wrong"><img src="/favicon.svg"><a href="/" hidden></a></p>');
    const text = document.createElement('p');
    text.textContent = 'pale';
    text.style.color = 'rgb(200 200 200)';
    text.style.background = 'rgb(210 210 210)';
    document.querySelector('main')?.append(text);
  });
  expect((await violationsOf(page)).map((violation) => violation.split(':')[0]).sort()).toEqual(['color-contrast', 'image-alt']);
  expect(await violationsOf(page, ['target-size', 'color-contrast'])).toHaveLength(1);
});

test('the first Tab reaches the skip link, which leads to the content', async ({ page }) => {
  await page.goto('/win32/13803/');
  await page.keyboard.press('Tab');
  await expect(page.locator('.skip')).toBeFocused();
  await expect(page.locator('.skip')).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#content$/);
});

test('everything that acts on a code page is reached by Tab and shows its focus', async ({ page }) => {
  await page.goto('/win32/13803/');
  const count = await page.locator('a[href], button, input, summary, pre').count();
  const seen = new Set<string>();
  for (let i = 0; i < count; i += 1) {
    await page.keyboard.press('Tab');
    const { key, outlined } = await page.evaluate(() => {
      const element = document.activeElement;
      const all = [...document.querySelectorAll('a[href], button, input, summary, pre')];
      return {
        key: String(element ? all.indexOf(element) : -1),
        outlined: element ? getComputedStyle(element).outlineStyle !== 'none' : false,
      };
    });
    expect(outlined, `element ${key} shows its focus`).toBe(true);
    seen.add(key);
  }
  expect(seen.size).toBe(count);
});

test('forced colors keep the picture of the number space readable', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto('/win32/');
  const fills = await page
    .locator('.number-space a')
    .first()
    .evaluate((bar) => [bar.querySelector('rect'), bar.querySelector('path')].map((shape) => (shape ? getComputedStyle(shape).fill : '')));
  expect(fills[0]).not.toBe(fills[1]);
});
