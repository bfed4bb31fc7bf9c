/**
 * `npm run bench [-- options]`: measures builds, pages and answers and prints one report. It judges nothing and fails on no
 * figure; a part that cannot be measured says why, the rest goes on, and the exit code is 1.
 */

import { spawnSync } from 'node:child_process';
import { cpus, loadavg, totalmem } from 'node:os';
import { TEMPLATES } from '../../tests/e2e/site-test.ts';
import { measureAnswers, measureResolver } from './bench/answers.ts';
import { buildTable, measureBuild, removeBuilds, weightTable, type BuiltSite } from './bench/build.ts';
import { requireSite, type MeasuredSite } from './bench/browser.ts';
import { measureFirstViews } from './bench/first-view.ts';
import { measureLighthouse } from './bench/lighthouse.ts';
import { HELP, readOptions, type BenchOptions } from './bench/options.ts';
import { renderHead, renderTable, type Table } from './bench/report.ts';
import { serveForMeasuring, type MeasuringServer } from './bench/static-server.ts';
import { measureVitals } from './bench/vitals.ts';

const options = readOptions(
  process.argv.slice(2),
  TEMPLATES.map(({ name }) => name),
);
if ('help' in options) console.log(HELP);
else if ('refused' in options) {
  console.error(`${options.refused}\nnpm run bench -- --help tells the options.`);
  process.exitCode = 2;
} else await bench(options);

async function bench({ parts, multiples, runs, format, templates }: BenchOptions): Promise<void> {
  const print = (table: Table): void => console.log(renderTable(table, format));
  /** Runs one part; what goes wrong in it is printed in its place. */
  const attempt = async (what: string, run: () => Promise<void> | void): Promise<void> => {
    try {
      console.error(`… ${what}`);
      await run();
    } catch (error) {
      console.log(`${what}: NOT MEASURED: ${error instanceof Error ? error.message : String(error)}\n`);
      process.exitCode = 1;
    }
  };

  console.log(renderHead(circumstances(), format));
  let dist = 'dist';
  try {
    if (parts.includes('build')) {
      const builds: BuiltSite[] = [];
      for (const times of multiples) {
        await attempt(`build of ${times}×`, async () => {
          builds.push(await measureBuild(times, times === 1));
        });
      }
      const [first] = builds;
      if (first) {
        print(buildTable(builds));
        if (first.times === 1) {
          dist = first.dist;
          await attempt('weight of files', () => print(weightTable(dist)));
        }
      }
    }

    if (parts.includes('answers')) await attempt('resolver and log decoder', () => print(measureResolver()));

    const inBrowser: readonly (readonly [
      BenchOptions['parts'][number],
      (site: MeasuredSite, server: MeasuringServer) => Promise<Table>,
    ])[] = [
      ['first-view', measureFirstViews],
      ['vitals', (site) => measureVitals(site, runs)],
      ['answers', (site, server) => measureAnswers(site, server, runs)],
      ['lighthouse', measureLighthouse],
    ];
    for (const [part, measure] of inBrowser) {
      if (!parts.includes(part)) continue;
      await attempt(part, async () => {
        const server = await serveForMeasuring(requireSite(dist));
        try {
          const chosen = TEMPLATES.filter(({ name }) => templates.length === 0 || templates.includes(name));
          print(await measure({ origin: server.origin, templates: chosen }, server));
        } finally {
          await server.close();
        }
      });
    }
  } finally {
    removeBuilds();
  }
}

function circumstances(): Parameters<typeof renderHead>[0] {
  const git = (...words: string[]): string => spawnSync('git', words, { encoding: 'utf8' }).stdout?.trim() ?? '';
  const [cpu] = cpus();
  return {
    machine: `${cpus().length} × ${cpu?.model ?? 'unknown processor'}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, ${process.platform}, Node ${process.versions.node}`,
    commit: `${git('rev-parse', '--short', 'HEAD') || 'not a git checkout'}${git('status', '--porcelain') === '' ? '' : ', with changes that are not committed'}`,
    date: new Date().toISOString().slice(0, 10),
    load: loadavg()[0] ?? 0,
    cores: cpus().length,
  };
}
