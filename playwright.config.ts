import { defineConfig } from '@playwright/test';

/**
 * The browser tests run against the portal that `npm test` starts for them. To
 * run them against another:
 *
 *     PLAYWRIGHT_URL=http://localhost:7007 yarn playwright test
 */
export default defineConfig({
  testDir: 'packages/app/e2e-tests',
  outputDir: 'node_modules/.cache/e2e-test-results',
  // One portal and its data serve them all.
  workers: 1,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  expect: { timeout: 15_000 },
  use: {
    baseURL: process.env.PLAYWRIGHT_URL ?? 'http://localhost:7007',
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    viewport: { width: 1280, height: 900 },
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH || '/usr/bin/chromium',
      args: [
        // Chromium's sandbox doesn't work for root, nor in many containers.
        '--no-sandbox',
        '--disable-background-networking',
        '--disable-sync',
      ],
    },
  },
});
