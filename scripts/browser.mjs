/** Finds a Chrome or Chromium for the tests, and installs one where there is none. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Chromium's headless shell: a third faster, but without a back/forward cache. */
const shell = '/usr/bin/chromium-headless-shell'
/** Flags for a sandboxed or busy machine: no window, no background requests. */
export const browserFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const places = [
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
 * The path of an installed browser, the headless shell first; null where there is none (Playwright then uses its own).
 * @returns {string | null}
 */
export function findBrowser() {
  return process.env['CHROME_PATH'] ?? (existsSync(shell) ? shell : findWholeBrowser())
}

/**
 * The path of a full browser, for tests of what the headless shell lacks.
 * @returns {string | null}
 */
export function findWholeBrowser() {
  return [process.env['CHROME_PATH'], ...places].find((place) => place && existsSync(place)) ?? null
}

/**
 * The ways to get one, each as the commands it takes, in the order in which to try them: Debian's packages where one
 * is root on Debian, then Playwright's own download.
 * @param {{ root: boolean, debian: boolean }} machine
 * @returns {string[][]}
 */
export function waysToInstall({ root, debian }) {
  const own = ['npx playwright install chromium']
  // Ubuntu and others have a package of this name that installs no browser.
  const packaged = ['chromium chromium-headless-shell', 'chromium'].map((names) => [
    'apt-get update -qq',
    `apt-get install -y -qq ${names}`,
    'test -x /usr/bin/chromium',
  ])
  return root && debian ? [...packaged, own] : [own]
}

/** Makes sure that there is a browser; throws if none can be installed. */
export function provideBrowser() {
  if (findWholeBrowser()) return
  const ways = waysToInstall(thisMachine())
  if (!ways.some(works))
    throw new Error(`No browser: set CHROME_PATH, or try ${ways.join(', or ')}`)
}

/** Whether packages can be installed here, and of which kind. */
export function thisMachine() {
  return { root: process.getuid?.() === 0, debian: existsSync('/etc/debian_version') }
}

/**
 * Runs the commands in order; false as soon as one fails.
 * @param {string[]} commands
 */
export function works(commands) {
  return commands.every(
    (command) => spawnSync(command, { shell: true, stdio: 'inherit' }).status === 0,
  )
}
