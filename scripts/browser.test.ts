/** A browser for the tests: which one is used, and how one is installed. */
import { expect, test } from 'vitest'
import { findBrowser, waysToInstall } from './browser.mjs'

test('a browser that the environment names comes first', () => {
  const before = process.env['CHROME_PATH']
  process.env['CHROME_PATH'] = process.execPath
  try {
    expect(findBrowser()).toBe(process.execPath)
  } finally {
    if (before === undefined) delete process.env['CHROME_PATH']
    else process.env['CHROME_PATH'] = before
  }
})

test("root on Debian takes Debian's packages, and Playwright's download where they fail", () => {
  const packaged = (names: string) => [
    'apt-get update -qq',
    `apt-get install -y -qq ${names}`,
    'test -x /usr/bin/chromium',
  ]
  expect(waysToInstall({ root: true, debian: true })).toEqual([
    packaged('chromium chromium-headless-shell'),
    packaged('chromium'),
    ['npx playwright install chromium'],
  ])
})

test.each([
  { root: false, debian: true },
  { root: true, debian: false },
])("all others take Playwright's download: %o", (machine) => {
  expect(waysToInstall(machine)).toEqual([['npx playwright install chromium']])
})
