import { defineConfig } from '@playwright/test';
import browserTests from './playwright.config';

/**
 * Takes the pictures of the README and the guides from a portal that runs:
 *
 *     npm start
 *     yarn screenshots
 *
 * From another with `PLAYWRIGHT_URL`.
 */
export default defineConfig({
  ...browserTests,
  testDir: 'packages/app/screenshots',
  testMatch: '*.screenshots.ts',
  use: {
    ...browserTests.use,
    trace: 'off',
    // The same on every screen, and without anything that moves.
    viewport: { width: 1280, height: 800 },
    deviceScaleFactor: 1,
    reducedMotion: 'reduce',
    locale: 'en-US',
    timezoneId: 'UTC',
  },
});
