/** The tests in a real browser, against the built site and the embedded portal over HTTP. */
import { defineConfig } from '@playwright/test'
import { browserFlags, findBrowser } from './scripts/browser.mjs'

const executablePath = findBrowser()

export default defineConfig({
  testDir: 'e2e',
  // Measurements take minutes on an idle machine; they are not part of the test run.
  testMatch: process.env['BENCH'] ? '*.bench.ts' : '*.spec.ts',
  fullyParallel: true,
  // Some tests only wait for time to pass: one more worker than cores keeps the cores busy.
  workers: 3,
  forbidOnly: true,
  retries: 0,
  // Long enough for a busy machine; nothing waits for longer than necessary.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: process.env['TEST_REPORT']
    ? [['line'], ['json', { outputFile: process.env['TEST_REPORT'] }]]
    : 'list',
  use: {
    locale: 'en-US',
    timezoneId: 'Asia/Ho_Chi_Minh',
    // Without screenshots, which take a third of the time: there is one of the failure anyway.
    trace: process.env['BENCH']
      ? 'off'
      : { mode: 'retain-on-failure', screenshots: false, snapshots: true },
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: browserFlags,
    },
  },
})
