/** axe on every template in light, dark and at 320 px; reflow; the keyboard alone. */

import { AxeBuilder } from '@axe-core/playwright';
import { expect, TEMPLATES, test } from './site-test.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const VIEWS = [
  { name: 'light', colorScheme: 'light', viewport: { width: 1280, height: 900 } },
  { name: 'dark', colorScheme: 'dark', viewport: { width: 1280, height: 900 } },
  { name: '320 px', colorScheme: 'light', viewport: { width: 320, height: 700 } },
] as const;

for (const { name: view, colorScheme, viewport } of VIEWS) {
  test.describe(view, () => {
    test.use({ colorScheme, viewport });
    for (const { name, path } of TEMPLATES) {
      test(`${name} has no axe violation and no sideways scrolling`, async ({ page }) => {
        await page.goto(path, { waitUntil: 'networkidle' });
        const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
        expect(
          violations.map(
            ({ id, nodes }) =>
              `${id}: ${nodes
                .map((node) => node.html)
                .slice(0, 3)
                .join(' ')}`,
          ),
        ).toEqual([]);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        expect(overflow).toBeLessThanOrEqual(0);
      });
    }
  });
}

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
