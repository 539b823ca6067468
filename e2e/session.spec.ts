/** The life of a token in the browser: tabs, limits, refusals, sign-out, and that no copy is elsewhere. */
import type { BrowserContext, Page, Request, Route } from '@playwright/test'
import { callsOf, expect, test, type Site } from './fixtures'
import { pressRefresh, refreshButton } from './refresh'
import { atSignIn, everythingIn, keysWith, rows, chooseAccount } from './tabs'
import { forward } from './time'

const minute = 60_000
const hour = 60 * minute

/** Refreshes the list, and waits until it has been read without a failure. */
async function refreshed(page: Page, site: Site, token: string): Promise<void> {
  const before = callsOf(site.portal, token).length
  await pressRefresh(page)
  await expect.poll(() => callsOf(site.portal, token)[before]?.status).toBe(200)
  await expect(refreshButton(page)).toHaveAttribute('aria-busy', 'false')
  await expect(page.getByText(/^Updated/)).toBeVisible()
}

/** Signs in and has the token remembered on the device. */
async function signInRemembered(page: Page, token: string): Promise<void> {
  await page.goto('/sign-in?next=/databases')
  await page.getByRole('textbox', { name: 'API token' }).fill(token)
  await page.getByRole('checkbox', { name: 'Remember on this device' }).check()
  await page.getByRole('button', { name: 'Check token' }).click()
  await page.getByRole('button', { name: 'Open dashboard' }).click()
  await expect(rows(page)).toHaveCount(15)
}

/** A further tab, which the others sign in. */
async function openTab(context: BrowserContext, path = '/databases'): Promise<Page> {
  const tab = await context.newPage()
  await tab.goto(path)
  return tab
}

test('F019 F021 a revoked token, many 401s at once in three tabs: one check, the reason in each, and nothing is left', async ({
  page,
  context,
  site,
  token,
  signedIn,
}) => {
  await page.clock.install()
  await signedIn(token(), '/token')
  const tabs = [page, await openTab(context, '/token'), await openTab(context, '/token')]
  const checkAgain = (tab: Page) => tab.getByRole('button', { name: 'Check again' })
  for (const tab of tabs) {
    await expect(tab.getByRole('cell', { name: 'Allowed' })).toHaveCount(3)
    await expect(checkAgain(tab)).toHaveAttribute('aria-busy', 'false')
  }
  await forward(page, 4000)
  const held: Route[] = []
  let open = false
  await context.route('**/api/portal/*', async (route) => {
    if (open) await route.continue()
    else held.push(route)
  })
  for (const tab of tabs) await checkAgain(tab).click()
  await expect.poll(() => held.length).toBe(3 * tabs.length)
  const before = callsOf(site.portal, token()).length
  site.portal.fail(token(), { times: Infinity, fault: '401' })
  open = true
  // By the test itself: reads that the end of the session cancels would not reach the portal.
  const refusal = { status: 401, json: { error: 'unauthorized' } }
  await Promise.all(held.map((route) => route.fulfill(refusal).catch(() => undefined)))
  for (const tab of tabs) {
    await expect(tab.getByRole('alert')).toHaveText(
      /The portal rejected this token at \d\d:\d\d\. Paste a token to continue\./,
    )
    await expect(atSignIn(tab)).toBeVisible()
    expect(await everythingIn(tab)).not.toContain(token())
  }
  await forward(page, 10 * minute)
  await expect(atSignIn(page)).toBeVisible()
  // Only the check reached the portal.
  expect(callsOf(site.portal, token()).length - before).toBe(1)
})

test('F027 two tabs with two tokens stay apart', async ({
  page,
  context,
  site,
  token,
  signedIn,
}) => {
  await page.clock.install()
  const [one, two] = [token('full_many-16'), token('full_many-3')]
  await signedIn(one)
  const other = await context.newPage()
  await signedIn(two, '/databases', { on: other })
  await expect(rows(other)).toHaveCount(4)
  await page.reload()
  await other.reload()
  await expect(rows(page)).toHaveCount(17)
  await expect(rows(other)).toHaveCount(4)
  expect(await keysWith(page, two)).toEqual([])

  site.portal.fail(one, { times: Infinity, fault: '401' })
  await pressRefresh(page)
  await expect(page.getByRole('alert')).toContainText('rejected this token')
  await refreshed(other, site, two)
  await expect(rows(other)).toHaveCount(4)
})

test.describe('tabs', () => {
  test('F028 a reload stays signed in at the same address, out of localStorage', async ({
    page,
    token,
    signedIn,
  }) => {
    await signedIn(token(), '/databases?engine=mysql&sort=-name')
    await expect(rows(page)).toHaveCount(4)
    await page.reload()
    await expect(rows(page)).toHaveCount(4)
    await expect(page).toHaveURL(/\/databases\?engine=mysql&sort=-name$/)
    expect(await keysWith(page, token())).toEqual([])
  })

  test('F033 a tab opened from a link is signed in without a click', async ({
    page,
    context,
    token,
    signedIn,
  }) => {
    await signedIn(token())
    const opened = context.waitForEvent('page')
    await page
      .getByRole('navigation', { name: 'Main' })
      .getByRole('link', { name: 'Token' })
      .click({ modifiers: ['ControlOrMeta'] })
    const other = await opened
    await expect(other.getByRole('heading', { level: 1, name: 'Token' })).toBeVisible()
    await expect(other).toHaveURL(/\/token$/)
    await page.close()
    await other.reload()
    await expect(other.getByRole('heading', { level: 1, name: 'Token' })).toBeVisible()
    await other.close()

    const alone = await openTab(context, '/databases?q=shop')
    await expect(atSignIn(alone)).toBeVisible()
    await expect(alone).toHaveURL(/\/sign-in\?next=%2Fdatabases%3Fq%3Dshop$/)
  })

  test('F033 one that found nobody asks again when it is looked at, unless something was typed', async ({
    page,
    context,
    token,
    signedIn,
  }) => {
    await page.clock.install()
    const [early, typing] = [await openTab(context), await openTab(context)]
    await expect(atSignIn(early)).toBeVisible()
    await expect(atSignIn(typing)).toBeVisible()
    await typing.getByRole('textbox', { name: 'API token' }).fill('htx_other')
    await forward(page, 2000)
    await signedIn(token())
    await expect(rows(page)).toHaveCount(15)
    for (const tab of [typing, early]) await tab.evaluate(() => dispatchEvent(new Event('focus')))
    await expect(rows(early)).toHaveCount(15)
    await expect(atSignIn(typing)).toBeVisible()
    await expect(typing.getByRole('textbox', { name: 'API token' })).toHaveValue('htx_other')
  })
})

test.describe('limits in time', () => {
  test('F030 a remembered token: kept on the device, used without a click, until nobody has worked for too long', async ({
    page,
    context,
    token,
  }) => {
    await page.clock.install()
    await signInRemembered(page, token())
    expect(await keysWith(page, token())).toEqual(['localStorage: remembered'])
    await page.close()

    await context.clock.setSystemTime(Date.now() + 25 * minute)
    const soon = await openTab(context)
    await expect(rows(soon)).toHaveCount(15)
    await soon.close()

    await context.clock.setSystemTime(Date.now() + hour)
    const later = await openTab(context)
    await expect(later.getByRole('status')).toContainText('Signed out after 30 minutes')
    await expect(atSignIn(later)).toBeVisible()
    expect(await keysWith(later, token())).toEqual([])
  })

  test('F032 without input: a countdown, then the end; work in one tab keeps the others', async ({
    page,
    context,
    token,
    signedIn,
  }) => {
    await page.clock.install()
    await signedIn(token())
    const other = await openTab(context)
    await expect(rows(other)).toHaveCount(15)
    const warning = (tab: Page) => tab.getByRole('alert').filter({ hasText: 'Signing out in' })

    // Polling does not count as use: the list was polled all the time.
    await forward(page, 15 * minute)
    await forward(page, 15 * minute)
    await expect(warning(page)).toContainText(/Signing out in \d+ s\./)
    await expect(warning(other)).toBeVisible()
    await other.keyboard.press('Shift')
    await expect(warning(other)).toBeHidden()
    await expect(warning(page)).toBeHidden()

    await forward(page, 31 * minute)
    for (const tab of [page, other]) {
      await expect(tab.getByRole('status')).toContainText(
        'Signed out after 30 minutes of inactivity.',
      )
      expect(await everythingIn(tab)).not.toContain(token())
    }
  })
})

test.describe('storage', () => {
  test('F144 without storage the dashboard works from memory', async ({ page, token, signIn }) => {
    await page.addInitScript(() => {
      for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
        Object.defineProperty(window, name, {
          get() {
            throw new DOMException('The request is denied.', 'SecurityError')
          },
        })
    })
    await page.goto('/sign-in?next=/databases')
    const remember = page.getByRole('checkbox', { name: 'Remember on this device' })
    await expect(remember).toBeDisabled()
    await expect(remember).toHaveAccessibleDescription(
      'This browser is blocking storage for this site.',
    )
    await signIn(token())
    await expect(rows(page)).toHaveCount(15)
    await chooseAccount(page, 'Preferences')
    await page.getByLabel('Theme').selectOption('Dark')
    await page.keyboard.press('Escape')
    // It cannot know whether another tab has signed out: a page from the cache starts again.
    await page.evaluate(() =>
      dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })),
    )
    await expect(atSignIn(page)).toBeVisible()
  })

  test('F146 site data that is cleared meanwhile ends nothing in view', async ({
    page,
    context,
    site,
    token,
    signedIn,
  }) => {
    await page.clock.install()
    await signedIn(token())
    await expect(rows(page)).toHaveCount(15)
    const cdp = await context.newCDPSession(page)
    await cdp.send('Storage.clearDataForOrigin', { origin: site.url, storageTypes: 'all' })
    await page.evaluate(() => sessionStorage.clear())
    await refreshed(page, site, token())
    await expect(rows(page)).toHaveCount(15)
  })
})

test('the token is nowhere but in the key that was chosen and in calls to the portal', async ({
  page,
  context,
  site,
  token,
}) => {
  const canary = token()
  const leaks: string[] = []
  const looks: Promise<void>[] = []
  context.on('console', (message) => {
    if (message.text().includes(canary)) leaks.push(`console: ${message.text()}`)
  })
  const look = async (request: Request) => {
    const { authorization = '', ...headers } = await request.allHeaders()
    const open = JSON.stringify([request.url(), headers, request.postData()])
    if (open.includes(canary)) leaks.push(`request: ${request.url()}`)
    if (authorization.includes(canary) && !request.url().startsWith(`${site.url}/api/portal/`))
      leaks.push(`authorization: ${request.url()}`)
  }
  context.on('request', (request) => looks.push(look(request)))

  await page.clock.install()
  await page.goto('/sign-in?next=/token')
  await page.getByRole('textbox', { name: 'API token' }).fill(canary)
  await page.getByRole('button', { name: 'Check token' }).click()
  await page.getByRole('button', { name: 'Open dashboard' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Token' })).toBeVisible()
  await page.getByRole('link', { name: 'Databases', exact: true }).click()
  site.portal.fail(canary, { fault: '500', times: Infinity })
  await pressRefresh(page)
  await expect(page.getByRole('alert')).toBeVisible()
  await page.getByRole('searchbox').fill('shop')

  expect(await everythingIn(page)).not.toContain(canary)
  expect(await page.evaluate(() => JSON.stringify(performance.getEntries()))).not.toContain(canary)

  await chooseAccount(page, 'Sign out')
  expect(await keysWith(page, canary)).toEqual([])
  expect(await everythingIn(page)).not.toContain(canary)
  await page.goBack()
  await expect(atSignIn(page)).toBeVisible()
  expect(await everythingIn(page)).not.toContain(canary)
  // No call may be sent any more while the earlier ones are checked.
  await page.goto('about:blank')
  context.removeAllListeners('request')
  await Promise.all(looks)
  expect(leaks).toEqual([])
})
