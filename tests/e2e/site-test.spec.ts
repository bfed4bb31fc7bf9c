/** The watch itself: each thing that no page may do is done here, and must be seen; and a test whose page does it must fail. */

import { expect, test as base, type Page } from '@playwright/test';
import { requireNoFaults } from './site-test.ts';
import { watchContext, watchNewContexts } from './watch.ts';

const FOREIGN = 'https://evil.example';

/** A page of the site with something in it that it does not have. */
async function withInjected(page: Page, html: string, policy: 'with policy' | 'without policy'): Promise<void> {
  await page.route(`${FOREIGN}/**`, (route) => route.fulfill({ body: '' }));
  await page.route('**/about/', async (route) => {
    const response = await route.fetch();
    const text = await response.text();
    const body = policy === 'with policy' ? text : text.replace(/<meta http-equiv="content-security-policy"[^>]*>/i, '');
    await route.fulfill({ response, body: body.replace('</main>', `${html}</main>`) });
  });
  await page.goto('/about/');
}

interface Misdeed {
  readonly name: string;
  readonly html: string;
  readonly policy: 'with policy' | 'without policy';
  readonly seen: RegExp;
}

const MISDEEDS: readonly Misdeed[] = [
  {
    name: 'an inline script',
    html: '<script>window.x = 1</script>',
    policy: 'with policy',
    seen: /policy violation script-src-elem inline/,
  },
  {
    name: 'an event handler',
    html: '<b onclick="x()">b</b><script></script>',
    policy: 'with policy',
    seen: /policy violation script-src-attr inline/,
  },
  { name: 'an inline style', html: '<p style="color: red">x</p>', policy: 'with policy', seen: /policy violation style-src-attr inline/ },
  {
    name: 'a foreign image that the policy stops',
    html: `<img src="${FOREIGN}/x.png" alt="">`,
    policy: 'with policy',
    seen: /policy violation img-src https:\/\/evil/,
  },
  {
    name: 'a foreign image',
    html: `<img src="${FOREIGN}/x.png" alt="">`,
    policy: 'without policy',
    seen: /foreign request https:\/\/evil\.example\/x\.png/,
  },
  {
    name: 'a foreign style sheet',
    html: `<link rel="stylesheet" href="${FOREIGN}/x.css">`,
    policy: 'without policy',
    seen: /foreign request/,
  },
  { name: 'a foreign frame', html: `<iframe src="${FOREIGN}/"></iframe>`, policy: 'without policy', seen: /foreign request/ },
  {
    name: 'a foreign fetch',
    html: `<script>fetch('${FOREIGN}/x').catch(() => 0)</script>`,
    policy: 'without policy',
    seen: /foreign request/,
  },
  {
    name: 'a foreign fetch of a worker',
    html: `<script>new Worker(URL.createObjectURL(new Blob(["fetch('${FOREIGN}/w')"])))</script>`,
    policy: 'without policy',
    seen: /foreign request https:\/\/evil\.example\/w/,
  },
  {
    name: 'a popup elsewhere',
    html: `<script>window.open('${FOREIGN}/popup')</script>`,
    policy: 'without policy',
    seen: /foreign request https:\/\/evil\.example\/popup/,
  },
  { name: 'an exception', html: "<script>throw new Error('boom')</script>", policy: 'without policy', seen: /uncaught boom/ },
  {
    name: 'a promise that nobody catches',
    html: "<script>Promise.reject(new Error('boom'))</script>",
    policy: 'without policy',
    seen: /uncaught boom/,
  },
  { name: 'an error on the console', html: "<script>console.error('oh')</script>", policy: 'without policy', seen: /^oh$/ },
  { name: 'a dialog', html: "<script>alert('hello')</script>", policy: 'without policy', seen: /dialog alert: hello/ },
  { name: 'a missing file', html: '<img src="/no-such-file.png" alt="">', policy: 'without policy', seen: /404/ },
];

base.describe('the watch sees', () => {
  for (const { name, html, policy, seen } of MISDEEDS) {
    base(name, async ({ context, baseURL }) => {
      const faults: string[] = [];
      await watchContext(context, new URL(baseURL ?? '').origin, faults);
      // Popups are opened by a script here, not by a reader.
      await withInjected(await context.newPage(), html, policy);
      await expect.poll(() => faults.join('\n')).toMatch(new RegExp(seen.source, 'm'));
    });
  }

  base('what a context does that a test opened by itself', async ({ browser, baseURL }) => {
    const faults: string[] = [];
    const stop = watchNewContexts(browser, new URL(baseURL ?? '').origin, faults);
    const context = await browser.newContext({ baseURL: baseURL ?? '' });
    await withInjected(await context.newPage(), '<script>throw new Error("boom")</script>', 'without policy');
    await expect.poll(() => faults).toContain('uncaught boom');
    await context.close();
    stop();
  });

  base('nothing on a page as it is', async ({ context, baseURL }) => {
    const faults: string[] = [];
    await watchContext(context, new URL(baseURL ?? '').origin, faults);
    const page = await context.newPage();
    await page.goto('/about/', { waitUntil: 'networkidle' });
    expect(faults).toEqual([]);
  });
});

// An error in a fixture's end can't be expected by test.fail: what the fixture calls there is called here.
base('a site test fails for each fault, but for those that it injects', () => {
  const notFound = 'Failed to load resource: the server responded with a status of 404 (Not Found)';
  for (const fault of ['foreign request https://evil.example/x', 'policy violation img-src x', 'uncaught boom', notFound]) {
    expect(() => {
      requireNoFaults([fault], false, undefined);
    }, fault).toThrow();
  }
  expect(() => {
    requireNoFaults(['uncaught boom'], true, /dialog/);
  }).toThrow();
  requireNoFaults([notFound], true, undefined);
  requireNoFaults(['dialog prompt: Copy this text:'], false, /^dialog prompt/);
});
