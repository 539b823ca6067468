/** Finds a Chrome or Chromium for the tests, and installs one where there is none. */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const places = [
  process.env['CHROME_PATH'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
]

/**
 * The path of an installed browser; null where there is none (Playwright then uses its own).
 * @returns {string | null}
 */
export function findBrowser() {
  return places.find((place) => place && existsSync(place)) ?? null
}

/** Makes sure that there is a browser: Debian's package for root on Debian, else Playwright's download. */
export function provideBrowser() {
  if (findBrowser()) return
  /** @param {string} command @param {string[]} parameters */
  const run = (command, ...parameters) => execFileSync(command, parameters, { stdio: 'inherit' })
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    run('apt-get', 'update', '-qq')
    run('apt-get', 'install', '-y', '-qq', 'chromium')
  } else {
    run('npx', 'playwright', 'install', 'chromium')
  }
}
