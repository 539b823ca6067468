/** Back to the page through the browser's own back/forward cache, which the test runner switches off elsewhere. */
import { chromium, type Page } from '@playwright/test'
import { findWholeBrowser } from '../scripts/browser.mjs'
import { callsOf, expect, test as base } from './fixtures'
import { atSignIn, openTabs, rows, chooseAccount } from './tabs'

/** What the page recorded of its return: whether it came out of the cache, and what was visible in each frame since. */
interface Return {
  cached: boolean
  coveredAtFirst: boolean
  dataSeen: number
}

declare global {
  interface Window {
    back?: Return
  }
}

const test = base.extend({
  browser: [
    async ({}, use) => {
      const executablePath = findWholeBrowser()
      const browser = await chromium.launch({
        ...(executablePath ? { executablePath } : {}),
        args: ['--no-sandbox', '--disable-gpu', '--enable-features=BackForwardCache'],
        ignoreDefaultArgs: ['--disable-back-forward-cache'],
      })
      await use(browser)
      await browser.close()
    },
    { scope: 'worker' },
  ],
})

/** Runs before the page's own script. */
function watchReturn(): void {
  addEventListener('pageshow', ({ persisted }) => {
    const root = document.documentElement
    const seen: Return = {
      cached: persisted,
      coveredAtFirst: root.hasAttribute('data-covered'),
      dataSeen: 0,
    }
    window.back = seen
    const look = () => {
      const covered = root.hasAttribute('data-covered')
      if (!covered && document.querySelector('table')) seen.dataSeen++
      requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })
  // Earlier records do not count.
  addEventListener('pagehide', () => delete window.back)
}

/** Away to another page of the host. */
const elsewhere = '/icon.svg'

async function leave(page: Page): Promise<void> {
  await page.goto(elsewhere)
}

/** Back again. `goBack` would wait for a load, which a page out of the cache does not have. */
async function goBack(page: Page): Promise<Return> {
  // A moment later, or the page could be gone before it has answered.
  await page.evaluate(() => void setTimeout(() => history.back()))
  let back: Return | undefined
  await expect(async () => {
    // The page that is being left was visible, too.
    back = await page.evaluate(
      (otherPath) => (location.pathname === otherPath ? undefined : window.back),
      elsewhere,
    )
    expect(back).toBeDefined()
  }).toPass()
  if (!back) throw new Error('The page did not come back')
  return back
}

test('F140 back from another page: covered until the session is known to hold, then as it was', async ({
  page,
  signedIn,
  token,
}) => {
  await page.addInitScript(watchReturn)
  await signedIn(token())
  await leave(page)
  expect(await goBack(page)).toMatchObject({ cached: true, coveredAtFirst: true })
  await expect(rows(page).first()).toBeVisible()
  await expect(rows(page)).toHaveCount(15)
})

test('F141 back after a sign-out that the cached page could not hear of: not one frame of the data', async ({
  page,
  context,
  site,
  signedIn,
  token,
}) => {
  // A message to a page in the cache makes the browser drop it; without messages it comes back unchanged.
  await context.addInitScript(() => Reflect.deleteProperty(window, 'BroadcastChannel'))
  await page.addInitScript(watchReturn)
  await signedIn(token())
  const other = await context.newPage()
  await signedIn(token(), '/databases', { on: other })
  await leave(page)
  await chooseAccount(other, 'Sign out')
  await expect(atSignIn(other)).toBeVisible()
  const before = callsOf(site.portal, token()).length
  expect(await goBack(page)).toMatchObject({ cached: true, coveredAtFirst: true })
  await expect(atSignIn(page)).toBeVisible()
  expect(await page.evaluate(() => window.back?.dataSeen)).toBe(0)
  expect(callsOf(site.portal, token()).length).toBe(before)
})

test('F141 back after a sign-out in another tab: the sign-in screen', async ({
  page,
  context,
  site,
  signedIn,
  token,
}) => {
  await page.addInitScript(watchReturn)
  await signedIn(token())
  const [other] = await openTabs(context, 1)
  await leave(page)
  if (!other) throw new Error('No other tab')
  await chooseAccount(other, 'Sign out')
  await expect(atSignIn(other)).toBeVisible()
  const before = callsOf(site.portal, token()).length
  await goBack(page)
  await expect(atSignIn(page)).toBeVisible()
  expect(await page.evaluate(() => window.back?.dataSeen)).toBe(0)
  expect(callsOf(site.portal, token()).length).toBe(before)
})
