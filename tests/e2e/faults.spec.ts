/**
 * What happens when something is missing, damaged or slow: the page still reads, one sentence says what does not work and what to do,
 * nothing throws and nothing waits for ever. Each test allows the errors that the browser itself writes for its fault, no others.
 */

import type { Page, Route } from '@playwright/test';
import { expect as siteExpect, test, TEMPLATES } from './site-test.ts';

/** Some faults are noticed only after several requests: a slow machine needs longer than the five seconds of the other tests. */
const expect = siteExpect.configure({ timeout: 15_000 });

const SEARCH = '/search/?q=sharing%20violation';
const IKE = 'ERROR_IPSEC_IKE_NEGOTIATION_PENDING';
/** What each page that asks the index says where it can't have it. */
const SAYS_RELOAD = /Reload the page|reload the page/;

/** One page of each layout; the tests of accessibility look at every template. */
const LAYOUTS = TEMPLATES.filter(({ name }) =>
  [
    'home',
    'explained code',
    'facts-only code',
    'group',
    'handling',
    'about',
    'bug check',
    'facility',
    'any number',
    'search',
    'decode',
  ].includes(name),
);

const notFound = (route: Route): Promise<void> => route.fulfill({ status: 404, body: '' });

/** Answers a file with its text changed. */
async function changed(page: Page, pattern: string, change: (text: string) => string): Promise<void> {
  await page.route(pattern, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: change(await response.text()) });
  });
}

/** Asserts that a code page can be read whole. */
async function requireReadable(page: Page): Promise<void> {
  await expect(page.locator('h1')).toHaveText(IKE);
  await expect(page.locator('#troubleshooting')).toBeVisible();
  await expect(page.locator('.forms code').first()).toHaveText('13803');
}

test.describe('Pagefind', () => {
  test.setTimeout(60_000);
  // What Pagefind itself reports of files that it can't have, and what a damaged worker throws.
  test.use({
    allowNotFound: true,
    injected:
      /CompileError|WebAssembly|wasm|policy violation script-src|Failed to load (the worker|Pagefind metadata|the index chunk)|^uncaught damaged$/i,
  });

  for (const [fault, pattern] of [
    ['its folder missing', '**/pagefind/**'],
    ['its WebAssembly missing', '**/pagefind/wasm*'],
    ['its entry missing', '**/pagefind/pagefind-entry.json*'],
    ['its index missing', '**/pagefind/index/**'],
    ['its fragments missing', '**/pagefind/fragment*/**'],
    ['its loader missing', '**/pagefind-loader.js'],
  ] as const) {
    test(`with ${fault}, exact answers stand and the page says that pages could not be searched`, async ({ page }) => {
      await page.route(pattern, notFound);
      await page.goto(SEARCH);
      await expect(page.locator('#search-status')).toContainText('pages could not be searched');
      await expect(page.locator('#search-status')).not.toContainText('searching');
      await expect(page.locator('#results > li > a').first()).toContainText('ERROR_SHARING_VIOLATION');
    });
  }

  test('with its WebAssembly damaged', async ({ page }) => {
    await page.route('**/pagefind/wasm*', (route) => route.fulfill({ body: 'no WebAssembly' }));
    await page.goto(SEARCH);
    await expect(page.locator('#search-status')).toContainText('pages could not be searched');
    await expect(page.locator('#results > li > a').first()).toContainText('ERROR_SHARING_VIOLATION');
  });

  test('with WebAssembly forbidden to the page, it searches in its worker or says that it can’t', async ({ page }) => {
    await page.addInitScript(() => {
      Reflect.deleteProperty(globalThis, 'WebAssembly');
    });
    await changed(page, '**/search/**', (text) => text.replaceAll(" 'wasm-unsafe-eval'", ''));
    await page.goto(SEARCH);
    await expect(page.locator('#search-status')).toContainText(/more page|could not be searched/);
    await expect(page.locator('#results > li > a').first()).toContainText('ERROR_SHARING_VIOLATION');
  });

  for (const [fault, block] of [
    [
      'refused by the browser',
      (page: Page) =>
        page.addInitScript(() => {
          globalThis.Worker = function () {
            throw new Error('no workers here');
          } as never;
        }),
    ],
    ['missing', (page: Page) => page.route('**/pagefind-worker.js', notFound)],
    [
      'damaged',
      (page: Page) =>
        page.route('**/pagefind-worker.js', (route) =>
          route.fulfill({ contentType: 'text/javascript', body: 'throw new Error("damaged")' }),
        ),
    ],
  ] as const) {
    test(`with its worker ${fault}, it searches without one or says that it can't`, async ({ page }) => {
      await block(page);
      await page.goto('/search/?q=excluded%20port%20range');
      await expect(page.locator('#search-status')).toContainText(/more page|\d pages?|could not be searched/, { timeout: 20_000 });
      await expect(page.locator('#search-status')).not.toContainText('searching');
    });
  }
});

/** Ways in which a file of the index can be wrong although the server says 200. */
const DAMAGES = {
  'cut in half': (text: string) => text.slice(0, text.length / 2),
  empty: () => '',
  'the page that some servers send for a missing file': () => '<!doctype html><html lang="en"><title>App</title><body></body></html>',
  'of another format': (text: string) => text.replace(/"format":\d+/, '"format":1'),
  'of another index': (text: string) => text.replace(/\\n(?![\s\S]*\\n)/, ''),
  null: () => 'null',
  'an empty object': () => '{}',
} as const;

test.describe('the index', () => {
  test.setTimeout(120_000);
  test.use({ allowNotFound: true });

  test('missing: each page that asks it says so', async ({ page }) => {
    await page.route('**/lookup/**', notFound);
    await requireAllSay(page);
  });

  for (const [name, damage] of Object.entries(DAMAGES)) {
    test(`${name}: the page says so`, async ({ page }) => {
      await changed(page, '**/lookup/**', damage);
      await page.goto('/search/?q=13803');
      await expect(page.locator('#search-status')).toContainText(SAYS_RELOAD);
      await page.goto('/go/?q=13803');
      await expect(page.locator('#forward-status')).toContainText(SAYS_RELOAD);
    });
  }

  for (const shard of ['names', 'hresults', 'messages', 'otherMessages'] as const) {
    test(`without ${shard}, numbers are answered and the rest is told`, async ({ page }) => {
      await page.route(`**/lookup/${shard}-*`, notFound);
      await page.goto('/search/?q=13803');
      await expect(page.locator('#results > li > a').first()).toContainText('13803');
      await page.goto('/search/?q=zzzz%20qqqq');
      await expect(page.locator('#search-status')).toContainText('names and messages could not all be loaded');
      await page.goto('/go/?q=13803');
      await expect(page.locator('h1')).toHaveText(IKE);
      await page.goto('/decode/');
      await page.locator('#log').fill('error: 5');
      await expect(page.locator('#decode-status')).toContainText(SAYS_RELOAD);
    });
  }

  test('is asked for again after a failure', async ({ page }) => {
    let failing = true;
    await page.route('**/lookup/**', (route) => (failing ? route.fulfill({ body: '<!doctype html>' }) : route.continue()));
    await page.goto('/search/?q=13803');
    await expect(page.locator('#search-status')).toContainText(SAYS_RELOAD);
    failing = false;
    await page.locator('main input[name=q]').fill('13804');
    await expect(page.locator('#results > li > a').first()).toContainText('13804');
    await expect(page.locator('#search-status')).not.toContainText(SAYS_RELOAD);
  });

  test('slow: the page says that it loads, and answers after ten seconds', async ({ page }) => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route('**/lookup/**', async (route) => {
      await held;
      await route.continue();
    });
    await page.clock.install();
    await page.goto('/search/?q=13803');
    await page.clock.fastForward(10_000);
    await expect(page.locator('#search-status')).toContainText('loading the index of codes');
    await expect(page.locator('#search-status')).not.toContainText('nothing found');
    release();
    await expect(page.locator('#results > li > a').first()).toContainText('13803');
  });

  test('that never comes is given up, in words', async ({ page }) => {
    await page.route('**/lookup/**', () => new Promise<void>(() => undefined));
    await page.clock.install();
    for (const [path, status] of [
      ['/go/?q=13803', '#forward-status'],
      ['/search/?q=13803', '#search-status'],
      ['/code/?n=5', '#code-status'],
    ] as const) {
      await page.goto(path);
      await expect(page.locator(status)).toContainText(/Looking|loading/);
      await page.clock.fastForward(61_000);
      await expect(page.locator(status), path).toContainText(SAYS_RELOAD);
    }
    await page.goto('/decode/');
    await page.locator('#log').fill('error: 5');
    await expect(page.locator('#decode-status')).toContainText('Loading');
    await page.clock.fastForward(61_000);
    await expect(page.locator('#decode-status')).toContainText(SAYS_RELOAD);
  });
});

async function requireAllSay(page: Page): Promise<void> {
  await page.goto('/search/?q=13803');
  await expect(page.locator('#search-status')).toContainText(SAYS_RELOAD);
  await page.goto('/go/?q=13803');
  await expect(page.locator('#forward-status')).toContainText(SAYS_RELOAD);
  await expect(page.locator('#forward-status')).toContainText('/win32/');
  await page.goto('/35eb');
  await expect(page.locator('#forward-status')).toContainText(SAYS_RELOAD);
  await expect(page.getByRole('link', { name: 'Browse the groups' })).toBeVisible();
  await page.goto('/code/?n=0xC0000005');
  await expect(page.locator('#code-status')).toContainText(SAYS_RELOAD);
  await expect(page.locator('#code-bits')).toContainText('Facility');
  await page.goto('/decode/');
  await page.locator('#log').fill('error: 5');
  await expect(page.locator('#decode-status')).toContainText(SAYS_RELOAD);
  await page.goto('/win32/13803/');
  await requireReadable(page);
}

test.describe('files of the page', () => {
  test.setTimeout(120_000);
  test.use({ allowNotFound: true });

  test('without scripts every template reads, and those that need one say so after some seconds', async ({ page }) => {
    await page.route('**/*.js', notFound);
    await page.goto('/win32/13803/');
    await requireReadable(page);
    await expect(page.getByRole('button', { name: /copy/i }), 'a button that would do nothing').toHaveCount(0);
    for (const path of ['/search/?q=5', '/go/?q=5', '/code/?n=5', '/decode/']) {
      await page.goto(path);
      await expect(page.locator('.late')).toBeHidden();
      await expect(page.locator('.late'), path).toBeVisible({ timeout: 20_000 });
      await expect(page.locator('.late')).toContainText('The script of this page has not come');
    }
    await page.goto('/0x35EB');
    await expect(page.locator('main')).toContainText('There is no page at this address');
  });

  test('without style sheets every template reads', async ({ page }) => {
    await page.route('**/*.css', notFound);
    for (const { path, name } of LAYOUTS) {
      await page.goto(path);
      await expect(page.locator('h1'), name).toBeVisible();
    }
    await page.goto('/win32/13803/');
    await requireReadable(page);
    await page.goto('/search/?q=13803');
    await expect(page.locator('#results > li > a').first()).toContainText('13803');
    await expect(page.locator('.late')).toHaveCount(0);
  });

  test('a page from an old cache, whose index and hashed files are gone, reads and says how to get the new one', async ({ page }) => {
    const old = (text: string): string =>
      text.replace(/data-lookup="\w+"/, 'data-lookup="000000000000"').replaceAll(/assets\/([\w.-]+)\.(js|css)/g, 'assets/old-$1.$2');
    await changed(page, '**/win32/13803/', old);
    await page.goto('/win32/13803/');
    await requireReadable(page);
    // The same with scripts that are still there, and an index that is not.
    await changed(page, '**/search/**', (text) => text.replace(/data-lookup="\w+"/, 'data-lookup="000000000000"'));
    await page.goto('/search/?q=13803');
    await expect(page.locator('#search-status')).toContainText(SAYS_RELOAD);
    await page.unrouteAll();
    await page.reload();
    await expect(page.locator('#results > li > a').first()).toContainText('13803');
  });

  test('a chunk that is gone leaves the form as it was', async ({ page }) => {
    await page.route('**/assets/suggest*.js', notFound);
    await page.goto('/about/');
    const field = page.locator('.site-header input');
    await field.click();
    await field.fill('13803');
    await field.press('Enter');
    await expect(page).toHaveURL(/\/search\/\?q=13803$/);
    await expect(page.locator('#results > li > a').first()).toContainText('13803');
  });
});

test.describe('the browser', () => {
  test.setTimeout(120_000);
  test.describe('refuses the clipboard', () => {
    test.use({ injected: /^dialog prompt: Copy this text:$/ });
    test('the text can be copied by hand', async ({ page }) => {
      await page.addInitScript(() => {
        Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error('refused')) } });
      });
      await page.goto('/win32/13803/');
      const asked = page.waitForEvent('dialog');
      const button = page.getByRole('button', { name: 'Copy -2147011093' });
      await button.click();
      expect((await asked).defaultValue()).toBe('-2147011093');
      await expect(page.locator('[role=status].visually-hidden')).toHaveText('Not copied');
    });

    test('so where there is none at all, as without https', async ({ page }) => {
      await page.addInitScript(() => {
        Object.defineProperty(navigator, 'clipboard', { value: undefined });
      });
      await page.goto('/win32/13803/');
      const asked = page.waitForEvent('dialog');
      await page.getByRole('button', { name: 'Copy 0x35EB' }).click();
      expect((await asked).defaultValue()).toBe('0x35EB');
    });
  });

  test('refuses storage: every template works as ever', async ({ page }) => {
    await page.addInitScript(() => {
      for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) {
        Object.defineProperty(globalThis, name, {
          get: () => {
            throw new DOMException('The operation is insecure.', 'SecurityError');
          },
        });
      }
    });
    for (const { path } of LAYOUTS) {
      await page.goto(path);
      await expect(page.locator('h1')).toBeVisible();
    }
    await page.goto('/search/?q=13803');
    await expect(page.locator('#results > li > a').first()).toContainText('13803');
    await page.goto('/go/?q=13803');
    await expect(page.locator('h1')).toHaveText(IKE);
  });
});

test.describe('without JavaScript', () => {
  test.setTimeout(120_000);
  test.use({ javaScriptEnabled: false });
  test('every template reads, and each page that needs it says so', async ({ page }) => {
    for (const { path, name } of [...LAYOUTS, { name: 'go', path: '/go/' }]) {
      await page.goto(path);
      await expect(page.locator('h1'), name).toBeVisible();
      if (/^\/(search|go|code|decode)\//.test(path)) await expect(page.getByText(/needs JavaScript/), name).toBeVisible();
      await expect(page.locator('.late:visible')).toHaveCount(0);
    }
    await page.goto('/code/');
    await page.locator('main input[name=n]').fill('5');
    await page.locator('main input[name=n]').press('Enter');
    await expect(page).toHaveURL(/\/code\/\?n=5$/);
  });
});

test.describe('very long text', () => {
  test.setTimeout(120_000);
  const megabyte = 'The handle is invalid. error 0x80070006 '.repeat(26_000);

  test('a megabyte in the search page gets an answer, and the address stays short', async ({ page }) => {
    await page.goto('/search/');
    const field = page.locator('main input[name=q]');
    await field.fill(megabyte);
    await expect(page.locator('#search-status')).toContainText('the log decoder finds the codes');
    expect(page.url().length).toBeLessThan(200);
    expect((await page.locator('#search-status').textContent())?.length).toBeLessThan(1000);
    await field.fill('13803');
    await expect(page.locator('#results > li > a').first()).toContainText('13803');
  });

  test('a megabyte in the field of the header leads to the log decoder', async ({ page }) => {
    await page.goto('/win32/13803/');
    const field = page.locator('.site-header input');
    await field.click();
    await field.fill(megabyte);
    await expect(page.getByRole('option').last()).toContainText('decode it as a log');
    await field.press('Enter');
    await expect(page).toHaveURL(/\/decode\/$/);
  });

  test('a log of 50 MB is read, and the page answers meanwhile', async ({ page }) => {
    await page.goto('/decode/', { waitUntil: 'networkidle' });
    // Made in the page: Playwright does not pass files of this size.
    await page.evaluate(() => {
      const line = '2026-11-20 08:14:03.123 [1234] module: copied 4096 bytes to C:\\data\\file.bin in 12 ms\n';
      const data = new DataTransfer();
      data.items.add(new File([line.repeat(Math.ceil((50 * 2 ** 20) / line.length)), 'Fatal: error=1722\n'], 'big.log'));
      document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, dataTransfer: data }));
    });
    await expect(page.locator('#decode-status')).toContainText('%', { timeout: 30_000 });
    await page.getByRole('button', { name: 'Clear' }).click({ timeout: 30_000 });
    await page.locator('#log').fill('error=5');
    await expect(page.locator('ol#codes > li > a')).toHaveText([/5 ERROR_ACCESS_DENIED/], { timeout: 30_000 });
    await page.evaluate(() => {
      const line = '2026-11-20 08:14:03.123 [1234] module: copied 4096 bytes to C:\\data\\file.bin in 12 ms\n';
      const data = new DataTransfer();
      data.items.add(new File([line.repeat(Math.ceil((50 * 2 ** 20) / line.length)), 'Fatal: error=1722\n'], 'big.log'));
      document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, dataTransfer: data }));
    });
    await expect(page.locator('ol#codes > li > a')).toHaveText([/1722 RPC_S_SERVER_UNAVAILABLE/], { timeout: 90_000 });
  });
});
