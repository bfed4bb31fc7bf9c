/** What the measurements in a browser share: the site that they measure, its server, a Chromium, the slow phone. */

import { existsSync, readFileSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { CHROMIUM_ARGUMENTS, findChromium } from '../chromium.ts';

/** One page of a template, by the name that the report shows. */
export interface Template {
  readonly name: string;
  /** address below the site, with its query */
  readonly path: string;
}

/** What a part measures. */
export interface MeasuredSite {
  /** http://localhost:PORT */
  readonly origin: string;
  readonly templates: readonly Template[];
}

/** Lighthouse's slow 4G (lighthouse/core/lib/lantern, mobileSlow4G) and its slow-down of the processor. */
export const SLOW_PHONE = { roundTrip: 150, downKbps: 1638.4, upKbps: 750, slowdown: 4 } as const;

/** The slow phone in words, for the report. */
export const SLOW_PHONE_TEXT = `slow 4G (${SLOW_PHONE.downKbps / 1000} Mbit/s, ${SLOW_PHONE.roundTrip} ms round trip) and a processor slowed ${SLOW_PHONE.slowdown} times, by Chromium’s own emulation`;

const PHONE = { viewport: { width: 412, height: 823 }, deviceScaleFactor: 1.75, isMobile: true, hasTouch: true } as const;

/** Starts a Chromium. @throws Error where there is none, after the ways to get one have been printed */
export async function launchBrowser(port?: number): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('no Chromium was found or could be installed');
  const args = [...CHROMIUM_ARGUMENTS, ...(port === undefined ? [] : [`--remote-debugging-port=${port}`])];
  return await chromium.launch({ executablePath, args });
}

/** A page of a new visitor: nothing cached, nothing stored. */
export async function newVisitor(browser: Browser): Promise<{ readonly context: BrowserContext; readonly page: Page }> {
  const context = await browser.newContext(PHONE);
  return { context, page: await context.newPage() };
}

/** Makes the page's network and processor those of the slow phone. */
export async function slowDown({ context, page }: { readonly context: BrowserContext; readonly page: Page }): Promise<void> {
  const session = await context.newCDPSession(page);
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: SLOW_PHONE.roundTrip,
    downloadThroughput: (SLOW_PHONE.downKbps * 1000) / 8,
    uploadThroughput: (SLOW_PHONE.upKbps * 1000) / 8,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOW_PHONE.slowdown });
}

/** The folder, where it holds a site that was built for `/`. @throws Error that says what to do */
export function requireSite(folder: string): string {
  const home = `${folder}/index.html`;
  if (!existsSync(home)) throw new Error(`there is no built site in ${folder}: run npm run build, or measure with --build`);
  const base = /data-base="([^"]*)"/.exec(readFileSync(home, 'utf8'))?.[1];
  if (base !== '/') throw new Error(`the site in ${folder} was built for ${base ?? 'another layout'}, not for /: run npm run build`);
  return folder;
}
