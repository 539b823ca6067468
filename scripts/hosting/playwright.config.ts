/** The tests of `docs/hosting`: the built site behind real servers, a server for each file. */
import { defineConfig } from '@playwright/test'
import journeys from '../../playwright.config'

export default defineConfig({
  ...journeys,
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../../test-results/hosting',
  fullyParallel: false,
  workers: 3,
})
