import { defineConfig } from '@playwright/test';
import { CHROMIUM_ARGUMENTS } from '../../src/commands/chromium.ts';

// Two checkouts on one machine test side by side, each with a port of its own.
const PORT = Number(process.env['E2E_PORT'] ?? 4399);
const executable = process.env['CHROMIUM_PATH'];

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/e2e',
  fullyParallel: true,
  workers: 2,
  // A test that passes at the second try is reported as flaky, which npm test counts as failed.
  retries: 0,
  // A busy machine is no failure: what a test waits for may take long, what it asserts may not differ.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json']],
  use: {
    baseURL: `http://localhost:${PORT}`,
    launchOptions: { args: [...CHROMIUM_ARGUMENTS], ...(executable === undefined ? {} : { executablePath: executable }) },
    // Kept pages would answer where a test means the server; the tests of the worker allow it.
    serviceWorkers: 'block',
    permissions: ['clipboard-read', 'clipboard-write'],
  },
  webServer: {
    command: `node src/commands/serve.ts --port ${PORT} --strict`,
    cwd: '../..',
    url: `http://localhost:${PORT}/`,
    reuseExistingServer: false,
  },
});
