/**
 * What no page of the site may ever do, whoever opened it: ask another origin for something, break the policy, throw, open a dialog,
 * write an error to the console. Watches a whole context: its pages, their popups, frames and workers.
 */

import type { Browser, BrowserContext } from '@playwright/test';

/** Marks a violation that a page reported by its event: some of them never reach the console. */
const VIOLATION = 'policy violation';

/**
 * Begins to collect.
 * @param origin scheme, host and port of the site
 * @param faults what was seen, added to as it is seen
 */
export async function watchContext(context: BrowserContext, origin: string, faults: string[]): Promise<void> {
  const page = (url: string): string => url.slice(0, 200);
  context.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${origin}/`) && !/^(data|blob|about):/.test(url)) faults.push(`foreign request ${page(url)}`);
  });
  context.on('weberror', (error) => {
    const { message } = error.error();
    // A view transition that a redirect overtakes is no fault of the page.
    if (!/Transition was (skipped|aborted)/.test(message)) faults.push(`uncaught ${message}`);
  });
  context.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  context.on('dialog', (dialog) => {
    faults.push(`dialog ${dialog.type()}: ${page(dialog.message())}`);
    void dialog.dismiss().catch(() => undefined);
  });
  await context.addInitScript((mark) => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
      console.error(`${mark} ${effectiveDirective} ${blockedURI}`);
    });
  }, VIOLATION);
}

/** Watches every context that a test opens by itself, until the returned function is called. */
export function watchNewContexts(browser: Browser, origin: string, faults: string[]): () => void {
  const watch = (context: BrowserContext): void => void watchContext(context, origin, faults);
  browser.on('context', watch);
  return () => browser.off('context', watch);
}
