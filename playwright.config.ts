/** The tests in a real browser, against the built site and the embedded portal over HTTP. */
import { defineConfig } from '@playwright/test'
import { browserFlags, findBrowser } from './scripts/browser.mjs'

const executablePath = findBrowser()

export default defineConfig({
  testDir: 'e2e',
  // Measurements take minutes on a machine that does nothing else; they are no part of the test run.
  testMatch: process.env['BENCH'] ? '*.bench.ts' : '*.spec.ts',
  fullyParallel: true,
  // Some wait for time to pass: one more than there are cores keeps these busy.
  workers: 3,
  forbidOnly: true,
  retries: 0,
  // Patience for a machine that is busy with other things; nothing waits for longer than it takes.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: process.env['TEST_REPORT']
    ? [['line'], ['json', { outputFile: process.env['TEST_REPORT'] }]]
    : 'list',
  use: {
    locale: 'en-US',
    timezoneId: 'Asia/Ho_Chi_Minh',
    // Without pictures, which take a third of the time: the one of the failure is kept beside it.
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
