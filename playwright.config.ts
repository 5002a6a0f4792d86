import { defineConfig } from '@playwright/test';
import { findChromium } from './scripts/setup/browser.mjs';

const executablePath = await findChromium();
const isRoot = process.getuid?.() === 0;

// Every journey starts a server of its own on a fresh data folder (test/support), so no web server is set here.
export default defineConfig({
  testDir: 'test/e2e',
  testMatch: /.*\.(?:test|spec)\.ts/,
  outputDir: 'test-results/browser',
  workers: 1,
  // Seven browsers on two busy cores: one more try tells a slow machine from a fault. The list says which test needed it.
  retries: 1,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    browserName: 'chromium',
    locale: 'en-US',
    timezoneId: 'America/Chicago',
    reducedMotion: 'reduce',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath === null ? {} : { executablePath }),
      // Chromium's own sandbox does not start as root, which is what containers of CI are; shared memory there is tiny.
      args: ['--disable-dev-shm-usage', '--disable-gpu', ...(isRoot ? ['--no-sandbox'] : [])],
    },
  },
  projects: [
    { name: 'laptop', use: { viewport: { width: 1280, height: 800 } } },
    // A journey that brings its own phone needs no second run on one.
    { name: 'phone', testIgnore: /critical-friends-session|evidence-workbench/, use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 3 } },
  ],
});
