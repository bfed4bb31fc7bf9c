/** Lighthouse on each template, with its phone profile: the four scores, and for each that is below 100 what keeps it there. */

import { createServer, type AddressInfo } from 'node:net';
import lighthouse from 'lighthouse';
import { launchBrowser, type MeasuredSite } from './browser.ts';
import type { Table } from './report.ts';

const CATEGORIES = {
  performance: 'performance',
  accessibility: 'accessibility',
  'best-practices': 'best practices',
  seo: 'SEO',
} as const;
type Category = keyof typeof CATEGORIES;

/** The part of Lighthouse's result that is read here. */
export interface LighthouseResult {
  readonly runtimeError?: { readonly code: string; readonly message: string } | undefined;
  readonly categories: Readonly<
    Record<string, { readonly score: number | null; readonly auditRefs: readonly { readonly id: string; readonly weight: number }[] }>
  >;
  readonly audits: Readonly<
    Record<
      string,
      {
        readonly title: string;
        readonly score: number | null;
        readonly displayValue?: string | undefined;
        readonly scoreDisplayMode: string;
      }
    >
  >;
}

/** Why an audit fails here and is not to be mended. */
const EXPLAINED: Readonly<Record<string, string>> = {
  'is-on-https': 'the measuring server speaks plain HTTP',
  'redirects-http': 'the measuring server speaks plain HTTP',
};

/** Runs Lighthouse once per template against the measuring server. */
export async function measureLighthouse({ origin, templates }: MeasuredSite): Promise<Table> {
  const port = await freePort();
  const browser = await launchBrowser(port);
  let version = '';
  try {
    const rows: string[][] = [];
    const notes: string[] = [];
    const kept: string[] = [];
    for (const { name, path } of templates) {
      // A page that answers a query is kept out of search engines on purpose: to judge it for that would say nothing.
      const noindex = /<meta name="robots" content="noindex"/.test(await (await fetch(`${origin}${path}`)).text());
      if (noindex) kept.push(name);
      const run = await lighthouse(`${origin}${path}`, {
        port,
        logLevel: 'silent',
        output: 'json',
        onlyCategories: Object.keys(CATEGORIES),
        skipAudits: noindex ? ['is-crawlable'] : null,
      });
      if (!run) throw new Error(`${path}: Lighthouse gave no result`);
      version = run.lhr.lighthouseVersion;
      const { scores, reasons } = readResult(name, run.lhr);
      rows.push([
        name,
        ...scores,
        run.lhr.audits['largest-contentful-paint']?.displayValue ?? '',
        run.lhr.audits['total-blocking-time']?.displayValue ?? '',
      ]);
      notes.push(...reasons);
    }
    return {
      title: `Lighthouse ${version}`,
      how: 'Phone profile (simulated slow 4G, processor slowed 4 times), one run per template, Chromium over HTTP/1.1 from a local server that compresses with brotli.',
      columns: ['template', ...Object.values(CATEGORIES), 'LCP', 'blocking time'],
      rows,
      notes: [
        ...(notes.length > 0 ? notes : ['Nothing is below 100.']),
        ...(kept.length > 0
          ? [`Judged without is-crawlable, as they answer queries and are kept out of search engines (noindex): ${kept.join(', ')}.`]
          : []),
      ],
    };
  } finally {
    await browser.close();
  }
}

/**
 * A result → the scores from 0 to 100 as text, and a sentence for each that is below 100.
 * @throws Error where Lighthouse could not load the page
 */
export function readResult(
  name: string,
  result: LighthouseResult,
): { readonly scores: readonly string[]; readonly reasons: readonly string[] } {
  if (result.runtimeError) throw new Error(`${name}: ${result.runtimeError.code}, ${result.runtimeError.message}`);
  const reasons: string[] = [];
  const scores = Object.entries(CATEGORIES).map(([id, title]) => {
    const score = result.categories[id]?.score;
    if (score === undefined || score === null) {
      reasons.push(`${name}, ${title}: no score`);
      return '–';
    }
    if (score < 1)
      reasons.push(
        `${name}, ${title} ${Math.round(score * 100)}: ${failing(result, id as Category).join('; ') || 'rounding of full scores'}`,
      );
    return String(Math.round(score * 100));
  });
  return { scores, reasons };
}

/** The audits that take points from a category, with what they show and, where there is one, the reason why they may. */
function failing({ categories, audits }: LighthouseResult, category: Category): readonly string[] {
  return (categories[category]?.auditRefs ?? []).flatMap(({ id, weight }) => {
    const audit = audits[id];
    if (!audit || weight === 0 || audit.score === null || audit.score >= 1) return [];
    const shown = audit.displayValue === undefined ? '' : ` ${audit.displayValue}`;
    const reason = EXPLAINED[id];
    return [`${id} (${audit.title}${shown}, ${Math.round(audit.score * 100)})${reason === undefined ? '' : `: ${reason}`}`];
  });
}

function freePort(): Promise<number> {
  return new Promise((found, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => found(port));
    });
  });
}
