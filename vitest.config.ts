/** The two layers of tests that Vitest runs: rules without a screen in Node, screens in a real browser. */
import { fileURLToPath } from 'node:url'
import { lingui } from '@lingui/vite-plugin'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { browserFlags, findBrowser } from './scripts/browser.mjs'
import { linguiMacro } from './scripts/vite-lingui-macro'

const executablePath = findBrowser()

export default defineConfig({
  plugins: [linguiMacro(), lingui(), react(), tailwindcss()],
  resolve: { alias: { '~': fileURLToPath(new URL('src', import.meta.url)) } },
  test: {
    // The summary names the line of a test that failed.
    includeTaskLocation: true,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'],
          // A process and a copy of every module for each file would take as long again as the tests.
          pool: 'threads',
          // One for each core; Vitest would leave one idle.
          maxWorkers: 2,
          isolate: false,
          // Some tests simulate ten minutes of ten tabs; on a busy machine that takes its time.
          testTimeout: 240_000,
        },
      },
      {
        extends: true,
        // Found while a test runs, a dependency would make the page load anew in the middle of it.
        optimizeDeps: {
          include: ['axe-core', 'react-dom/client', 'react/jsx-dev-runtime'],
        },
        test: {
          name: 'screens',
          include: ['src/**/*.screen.{ts,tsx}'],
          setupFiles: ['src/testing/setup.ts'],
          // The browser draws and the server waits: two more than there are cores keep these busy.
          maxWorkers: 4,
          // `npm run fuzz` asks for more.
          provide: { bodies: Number(process.env['BODIES'] ?? 70) },
          // Patience for a machine that is busy with other things; nothing waits for longer than it takes.
          testTimeout: 180_000,
          hookTimeout: 60_000,
          expect: { poll: { timeout: 60_000, interval: 20 } },
          browser: {
            enabled: true,
            headless: true,
            // Each test takes away what it made (src/testing/open.tsx), so the next file goes on in the same page:
            // a page of its own for each would load every module again.
            isolate: false,
            ui: false,
            viewport: { width: 1280, height: 800 },
            screenshotDirectory: 'test-results/screens',
            instances: [{ browser: 'chromium' }],
            provider: playwright({
              launchOptions: {
                ...(executablePath ? { executablePath } : {}),
                args: browserFlags,
              },
              contextOptions: {
                locale: 'en-US',
                timezoneId: 'Asia/Ho_Chi_Minh',
                // Before each click Playwright waits until what moves has come to rest.
                reducedMotion: 'reduce',
              },
              actionTimeout: 60_000,
            }),
          },
        },
      },
    ],
  },
})
