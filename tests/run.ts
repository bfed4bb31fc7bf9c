/**
 * `npm test`: all four kinds of tests, one after the other, against a fresh build. Ends with a line
 * "N passed, N failed" and an exit code that says the same. `npm test -- unit content` runs some kinds only.
 */

import { spawnSync } from 'node:child_process';
import { globSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { findChromium } from '../src/commands/chromium.ts';

interface Counts {
  readonly passed: number;
  readonly failed: number;
  /** what this machine can't run, a server that is not installed; in continuous integration it counts as failed */
  readonly skipped?: number;
}

const KINDS = ['unit', 'content', 'dist', 'e2e'] as const;
type Kind = (typeof KINDS)[number];

const asked = process.argv.slice(2);
const unknown = asked.find((kind) => !KINDS.includes(kind as Kind));
if (unknown !== undefined) {
  console.error(`No such kind of tests: ${unknown}. There are ${KINDS.join(', ')}.`);
  process.exit(2);
}
const kinds = asked.length === 0 ? KINDS : KINDS.filter((kind) => asked.includes(kind));

let built: boolean | undefined;
let passed = 0;
let failed = 0;
let skipped = 0;
for (const kind of kinds) {
  console.log(`\n# ${kind}`);
  const counts = await runKind(kind);
  passed += counts.passed;
  failed += counts.failed;
  skipped += counts.skipped ?? 0;
}
if (process.env['CI'] !== undefined) failed += skipped;
console.log(`\n${passed} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} of the tests skipped: see SKIPPED above`}`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

async function runKind(kind: Kind): Promise<Counts> {
  if (kind === 'unit' || kind === 'content') return nodeTests(kind);
  if (!builtSite()) return { passed: 0, failed: 1 };
  return kind === 'dist' ? nodeTests(kind) : browserTests();
}

/** Builds dist/ once per run. False where the build failed: then nothing that needs it can pass. */
function builtSite(): boolean {
  built ??= spawnSync(process.execPath, ['src/commands/build.ts'], { stdio: 'inherit' }).status === 0;
  if (!built) console.error('The build failed.');
  return built;
}

/** Runs tests/<kind> with Node's own test runner, one process per file. */
async function nodeTests(kind: Kind): Promise<Counts> {
  const files = globSync(`tests/${kind}/**/*.test.ts`).sort();
  if (files.length === 0) return { passed: 0, failed: 1 };
  const stream = run({ files, concurrency: 2 });
  const counts = new Promise<Counts>((done) => {
    stream.on('test:summary', (summary) => {
      // The summary without a file is that of the whole run.
      if (summary.file !== undefined) return;
      const { passed, tests, skipped } = summary.counts;
      done({ passed, failed: tests - passed - skipped, skipped });
    });
  });
  stream.compose(spec).pipe(process.stdout);
  return counts;
}

/** Runs tests/e2e with Playwright in a Chromium found or installed on this machine. */
function browserTests(): Counts {
  const chromium = findChromium();
  if (chromium === undefined) return { passed: 0, failed: 1 };
  const report = resolve('test-results/e2e.json');
  mkdirSync('test-results', { recursive: true });
  rmSync(report, { force: true });
  spawnSync(process.execPath, ['node_modules/@playwright/test/cli.js', 'test', '--config', 'tests/e2e/playwright.config.ts'], {
    stdio: 'inherit',
    env: { ...process.env, CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  });
  try {
    const { stats, errors } = JSON.parse(readFileSync(report, 'utf8')) as {
      stats: { expected: number; unexpected: number; flaky: number; skipped: number };
      errors: readonly unknown[];
    };
    return { passed: stats.expected, failed: stats.unexpected + stats.flaky + stats.skipped + errors.length };
  } catch {
    console.error('Playwright wrote no report.');
    return { passed: 0, failed: 1 };
  }
}
