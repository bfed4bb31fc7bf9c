/** What a reader on a slow phone feels: LCP, CLS and long tasks of each template, medians of several loads. */

import { launchBrowser, newVisitor, slowDown, SLOW_PHONE_TEXT, type MeasuredSite } from './browser.ts';
import { count, duration, type Table } from './report.ts';
import { median } from './statistics.ts';

/** What the page's observers have seen. Times in milliseconds since the first navigation. */
interface Vitals {
  readonly lcp: number;
  readonly cls: number;
  readonly longTasks: number;
  /** what long tasks take beyond 50 ms each, from the first paint of content on */
  readonly blocking: number;
}

declare global {
  var benchVitals: (() => Vitals) | undefined;
}

export async function measureVitals({ origin, templates }: MeasuredSite, runs: number): Promise<Table> {
  const browser = await launchBrowser();
  try {
    const rows: string[][] = [];
    for (const { name, path } of templates) {
      const loads: Vitals[] = [];
      for (let run = 0; run < runs; run += 1) {
        const visitor = await newVisitor(browser);
        await visitor.page.addInitScript(observe);
        await slowDown(visitor);
        await visitor.page.goto(`${origin}${path}`, { waitUntil: 'networkidle' });
        const vitals = await visitor.page.evaluate(() => globalThis.benchVitals?.());
        await visitor.context.close();
        if (!vitals) throw new Error(`${path}: the page could not be observed`);
        loads.push(vitals);
      }
      const middle = (of: keyof Vitals): number => median(loads.map((load) => load[of]));
      rows.push([
        name,
        duration(middle('lcp')),
        duration(Math.max(...loads.map(({ lcp }) => lcp))),
        middle('cls').toFixed(3),
        count(middle('longTasks')),
        duration(middle('blocking')),
      ]);
    }
    return {
      title: 'On a slow phone',
      how: `${SLOW_PHONE_TEXT}; nothing cached; medians of ${runs} load${runs === 1 ? '' : 's'}, until the network has rested for half a second.`,
      columns: ['template', 'LCP', 'slowest LCP', 'CLS', 'long tasks', 'blocking time'],
      rows,
      notes: [
        'LCP: largest contentful paint, counted from the first navigation (go forwards to another page). CLS: the largest session window of layout shifts. ' +
          'Long tasks: over 50 ms; blocking time: what they take beyond it after the first contentful paint.',
        'The emulation delays each request but no handshake: Lighthouse’s figures, which simulate both, are later by up to two round trips.',
      ],
    };
  } finally {
    await browser.close();
  }
}

/** Runs in the page before its own scripts. */
function observe(): void {
  // A page that forwards takes the time that it cost along.
  const first = Number(sessionStorage.getItem('bench-start') ?? performance.timeOrigin);
  sessionStorage.setItem('bench-start', String(first));
  const offset = performance.timeOrigin - first;
  let lcp = 0;
  let windowSum = 0;
  let windowStart = 0;
  let lastShift = 0;
  let cls = 0;
  let contentful = Infinity;
  const tasks: { readonly start: number; readonly duration: number }[] = [];
  const see = (type: string, use: (entry: PerformanceEntry) => void): void =>
    new PerformanceObserver((list) => list.getEntries().forEach(use)).observe({ type, buffered: true });
  see('largest-contentful-paint', (entry) => (lcp = entry.startTime));
  see('paint', (entry) => {
    if (entry.name === 'first-contentful-paint') contentful = entry.startTime;
  });
  see('longtask', ({ startTime, duration }) => tasks.push({ start: startTime, duration }));
  // https://web.dev/articles/cls: shifts less than a second apart, over five seconds at most, are one window.
  see('layout-shift', (entry) => {
    const { value, hadRecentInput } = entry as PerformanceEntry & { readonly value: number; readonly hadRecentInput: boolean };
    if (hadRecentInput) return;
    const together = entry.startTime - lastShift < 1000 && entry.startTime - windowStart < 5000;
    windowSum = together ? windowSum + value : value;
    if (!together) windowStart = entry.startTime;
    lastShift = entry.startTime;
    cls = Math.max(cls, windowSum);
  });
  globalThis.benchVitals = () => ({
    lcp: offset + lcp,
    cls,
    longTasks: tasks.length,
    blocking: tasks
      .filter(({ start, duration }) => start + duration > contentful)
      .reduce((sum, task) => sum + Math.max(0, task.duration - 50), 0),
  });
}
