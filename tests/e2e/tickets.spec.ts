/** Copying for a ticket: four formats by mouse and keyboard, the choice kept; the links of /tickets/; the feed and the search for browsers. */

import type { Page } from '@playwright/test';
import { violationsOf } from './axe.ts';
import { expect, test } from './site-test.ts';

const FORMATS = [
  { label: 'Plain text', id: 'text', begins: 'ERROR_IPSEC_IKE_NEGOTIATION_PENDING: Win32 13803 (0x35EB, HRESULT 0x800735EB)\n' },
  { label: 'Markdown', id: 'markdown', begins: '**`ERROR_IPSEC_IKE_NEGOTIATION_PENDING`**: Win32 13803 (0x35EB, HRESULT 0x800735EB)\n' },
  {
    label: 'Jira wiki text',
    id: 'jira',
    begins: '*ERROR\\_IPSEC\\_IKE\\_NEGOTIATION\\_PENDING*: Win32 13803 (0x35EB, HRESULT 0x800735EB)\n',
  },
  { label: 'ServiceNow', id: 'servicenow', begins: '[code]<p><b>ERROR_IPSEC_IKE_NEGOTIATION_PENDING</b>: Win32 13803' },
] as const;

const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());
const button = (page: Page) => page.locator('button.copy[data-address]');
const choice = (page: Page) => page.getByRole('combobox', { name: 'Format for the ticket' });

test('the mouse chooses each format: it is copied at once, with the address', async ({ page, baseURL }) => {
  await page.goto('/win32/13803/');
  await expect(choice(page)).toHaveCount(0);
  await button(page).click();
  await expect(choice(page).getByRole('option')).toHaveText(FORMATS.map(({ label }) => label));
  for (const { label, begins } of FORMATS.toReversed()) {
    await choice(page).selectOption({ label });
    await expect.poll(() => clipboard(page)).toContain(begins);
    expect(await clipboard(page)).toContain(`${baseURL ?? ''}/win32/13803/`);
    expect(await clipboard(page)).toContain('Wait. In progress');
  }
  await expect(button(page)).toHaveText('Copied');
  await expect(button(page)).toHaveText('Copy for a ticket');
});

test('the keyboard alone copies and chooses', async ({ page }) => {
  await page.goto('/win32/13803/');
  await button(page).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => clipboard(page)).toContain(FORMATS[0].begins);
  await page.keyboard.press('Tab');
  await expect(choice(page)).toBeFocused();
  expect(await choice(page).evaluate((list) => getComputedStyle(list).outlineStyle)).not.toBe('none');
  for (const { begins } of FORMATS.slice(1)) {
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => clipboard(page)).toContain(begins);
    await expect(choice(page)).toBeFocused();
  }
  await page.keyboard.press('Shift+Tab');
  await page.evaluate(() => navigator.clipboard.writeText(''));
  await page.keyboard.press('Space');
  await expect.poll(() => clipboard(page)).toContain(FORMATS[3].begins);
});

test('the choice is kept for other pages and after a reload', async ({ page }) => {
  await page.goto('/win32/13803/');
  await button(page).click();
  await choice(page).selectOption('jira');
  await expect.poll(() => clipboard(page)).toContain(FORMATS[2].begins);
  await page.reload();
  await button(page).click();
  await expect.poll(() => clipboard(page)).toContain(FORMATS[2].begins);
  await page.goto('/ntstatus/0xC0000005/');
  await button(page).click();
  await expect.poll(() => clipboard(page)).toContain('*STATUS\\_ACCESS\\_VIOLATION*: NTSTATUS 0xC0000005 (\\-1073741819, 3221225477)');
  await expect(choice(page)).toHaveValue('jira');
});

test('where storage is refused, the choice holds on the page', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('refused', 'SecurityError');
      },
    });
  });
  await page.goto('/win32/13803/');
  await button(page).click();
  await expect.poll(() => clipboard(page)).toContain(FORMATS[0].begins);
  await choice(page).selectOption('markdown');
  await expect.poll(() => clipboard(page)).toContain(FORMATS[1].begins);
  await page.evaluate(() => navigator.clipboard.writeText(''));
  await button(page).click();
  await expect.poll(() => clipboard(page)).toContain(FORMATS[1].begins);
});

test('a format that is none (any more) is the plain text', async ({ page }) => {
  await page.addInitScript(() => {
    localStorage.setItem('ticket-format', '<b>bbcode</b>');
  });
  await page.goto('/win32/13803/');
  await button(page).click();
  await expect.poll(() => clipboard(page)).toContain(FORMATS[0].begins);
  await expect(choice(page)).toHaveValue('text');
});

test.describe('the clipboard', () => {
  test.use({ injected: /^dialog prompt: Copy this text:$/ });

  test('without a secure origin a dialog offers the text, and choosing opens none', async ({ page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(navigator, 'clipboard', { value: undefined });
      Object.defineProperty(window, 'isSecureContext', { value: false });
    });
    const offered: string[] = [];
    // The fixture dismisses each dialog.
    page.on('dialog', (dialog) => offered.push(dialog.defaultValue()));
    await page.goto('/win32/13803/');
    await button(page).click();
    await expect(choice(page)).toBeVisible();
    await expect.poll(() => offered.length).toBe(1);
    await choice(page).selectOption('markdown');
    await button(page).click();
    await expect.poll(() => offered.length).toBe(2);
    // A dialog's field has one line.
    expect(offered.map((text) => text.slice(0, 20))).toEqual(['ERROR_IPSEC_IKE_NEGO', '**`ERROR_IPSEC_IKE_N']);
  });
});

test.describe('formats that cannot be loaded', () => {
  test.use({ allowNotFound: true });

  test('leave the plain text', async ({ page, baseURL }) => {
    await page.route('**/ticket-menu*', (route) => route.fulfill({ status: 404, body: '' }));
    await page.goto('/win32/13803/');
    await button(page).click();
    await expect.poll(() => clipboard(page)).toContain(FORMATS[0].begins);
    expect((await clipboard(page)).endsWith(`\n${baseURL ?? ''}/win32/13803/`)).toBe(true);
    await expect(choice(page)).toHaveCount(0);
  });
});

const SPACES = [
  ['/win32/101/', 'ERROR_EXCL_SEM_ALREADY_OWNED: Win32 101 (0x65, HRESULT 0x80070065)'],
  ['/ntstatus/0xC0000005/', 'STATUS_ACCESS_VIOLATION: NTSTATUS 0xC0000005 (-1073741819, 3221225477)'],
  ['/hresult/0x80240022/', 'WU_E_ALL_UPDATES_FAILED: HRESULT 0x80240022 (-2145124318, 2149842978)'],
  ['/bugcheck/0x7E/', 'SYSTEM_THREAD_EXCEPTION_NOT_HANDLED: Bug check 0x7E (0x0000007E, 126)'],
  ['/ras/691/', 'ERROR_AUTHENTICATION_FAILURE: RAS 691 (0x2B3)'],
  ['/hresult/facility/2050/#0x8802B005', 'E_SYNCENGINE_FILE_SYNC_PARTNER_ERROR: HRESULT 0x8802B005 (-2013089787)'],
] as const;

for (const [path, line] of SPACES) {
  test(`${path} is copied for a ticket`, async ({ page, baseURL }) => {
    await page.goto(path);
    await button(page).click();
    await expect.poll(async () => (await clipboard(page)).split('\n')[0]).toBe(line);
    expect((await clipboard(page)).split('\n').at(-1)).toBe(`${baseURL ?? ''}${path}`);
  });
}

const VIEWS = [
  { width: 1280, colorScheme: 'light' },
  { width: 1280, colorScheme: 'dark' },
  { width: 320, colorScheme: 'light' },
] as const;

for (const { width, colorScheme } of VIEWS) {
  test.describe(`${width} px, ${colorScheme}`, () => {
    test.use({ viewport: { width, height: 800 }, colorScheme });

    for (const path of ['/win32/13803/', '/hresult/facility/2050/#0x8802B005']) {
      test(`${path} with the choice of formats has no axe violation and no sideways scrolling`, async ({ page }) => {
        // A click before the page has gone to its fragment would be scrolled away.
        await page.goto(path, { waitUntil: 'networkidle' });
        await button(page).click();
        await expect(choice(page)).toBeInViewport();
        expect(await violationsOf(page)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(
          0,
        );
      });
    }
  });
}

test('a decoded log is copied in each format, and the choice goes with the note', async ({ page, baseURL }) => {
  await page.goto('/decode/');
  await page.locator('#log').fill('OpenFile failed, error=32\nerror 0x8A150011');
  await expect(page.locator('#codes > li')).toHaveCount(2);
  await page.locator('#log-note').click();
  await expect.poll(() => clipboard(page)).toContain('Error codes in the log (2 lines):\n- 32 ERROR_SHARING_VIOLATION (line 1)\n');
  for (const [format, expected] of [
    [
      'markdown',
      `- **\`32 ERROR_SHARING_VIOLATION\`** (line 1)\n  - "The process cannot access the file because it is being used by another process."\n  - <${baseURL ?? ''}/win32/32/>`,
    ],
    ['jira', `* *32 ERROR\\_SHARING\\_VIOLATION* (line 1)\n** "The process`],
    ['servicenow', `[code]<p>Error codes in the log (2 lines):</p><ul><li><b>32 ERROR_SHARING_VIOLATION</b> (line 1)<ul>`],
  ] as const) {
    await choice(page).selectOption(format);
    await expect.poll(() => clipboard(page)).toContain(expected);
  }
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(page.locator('#log-note')).toBeHidden();
  await expect(choice(page)).toHaveCount(0);
});

test('each address of /tickets/ leads where the page says', async ({ page }) => {
  await page.goto('/tickets/');
  const links = await page.locator('tbody th a').evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
  expect(links.length).toBeGreaterThan(5);
  const reached: string[] = [];
  for (const link of links) {
    await page.goto(`${link}#number-forms`);
    await page.waitForURL(/\/(win32|ntstatus|bugcheck|ras)\/[^/]+\/#number-forms$/);
    reached.push(new URL(page.url()).pathname);
  }
  expect(reached).toEqual([
    '/win32/13803/',
    '/win32/13803/',
    '/win32/13803/',
    '/ntstatus/0xC0000005/',
    '/win32/13803/',
    '/bugcheck/0x7E/',
    '/ras/691/',
  ]);
});

test('signs in a query are read as /tickets/ says', async ({ page }) => {
  const field = page.locator('main input[name=q]');
  for (const [query, read] of [
    ['a%20b', 'a b'],
    ['a+b', 'a b'],
    ['a%2Bb', 'a+b'],
    ['a%23b', 'a#b'],
    ['a%26b', 'a&b'],
    ['a&b', 'a'],
    ['100%25', '100%'],
  ] as const) {
    await page.goto(`/go/?q=no+code+${query}`);
    await expect(field).toHaveValue(`no code ${read}`);
  }
});

test('feed and description are XML to a browser, and lead to pages', async ({ page }) => {
  await page.goto('/about/');
  await expect(page.getByRole('link', { name: 'feed', exact: true })).toHaveAttribute('href', '/feed.xml');
  const read = await page.evaluate(async () => {
    const parsed = async (selector: string): Promise<Document> => {
      const address = document.querySelector<HTMLLinkElement>(selector)?.href ?? '';
      return new DOMParser().parseFromString(await (await fetch(address)).text(), 'application/xml');
    };
    const feed = await parsed('link[type="application/atom+xml"]');
    const search = await parsed('link[rel=search]');
    const first = feed.querySelector('entry > link')?.getAttribute('href') ?? '';
    return {
      faults: [feed, search].filter((found) => found.querySelector('parsererror')).length,
      root: feed.documentElement.namespaceURI,
      entries: feed.querySelectorAll('entry').length,
      first: new URL(first).pathname,
      template: search.querySelector('Url[type="text/html"]')?.getAttribute('template') ?? '',
    };
  });
  expect(read).toMatchObject({ faults: 0, root: 'http://www.w3.org/2005/Atom', entries: 100 });
  await page.goto(read.first);
  await expect(page.locator('.code-head time')).toBeVisible();
  const asked = new URL(read.template.replace('{searchTerms}', encodeURIComponent('access denied')));
  await page.goto(asked.pathname + asked.search);
  await expect(page.locator('#results > li').first()).toContainText('ERROR_ACCESS_DENIED');
});
