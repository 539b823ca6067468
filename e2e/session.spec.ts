/** The life of a token in the browser: tabs, limits, refusals, sign-out, and that it is nowhere else. */
import type { BrowserContext, Page, Request, Route } from '@playwright/test'
import { callsOf, expect, test, type Site } from './fixtures'
import { pressRefresh, refreshButton } from './refresh'
import { atSignIn, keysWith, rows } from './tabs'
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

/** Everything that this site keeps in the browser, and all that the page holds, as one text. */
async function everythingIn(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const kept: unknown[] = [
      { ...localStorage },
      { ...sessionStorage },
      document.cookie,
      window.name,
      location.href,
      history.state,
      document.title,
      document.documentElement.outerHTML,
      [...document.querySelectorAll('input')].map(({ value }) => value),
      await caches.keys(),
    ]
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name)
        opening.onsuccess = () => resolve(opening.result)
        opening.onerror = () => reject(opening.error ?? new Error('refused'))
      })
      for (const store of database.objectStoreNames)
        kept.push(
          await new Promise((resolve) => {
            const held = database.transaction(store).objectStore(store)
            const [keys, values] = [held.getAllKeys(), held.getAll()]
            values.onsuccess = () => resolve([keys.result, values.result])
          }),
        )
      database.close()
    }
    return JSON.stringify(kept)
  })
}

/** Signs in and has the token kept on the device. */
async function signInRemembered(page: Page, token: string): Promise<void> {
  await page.goto('/sign-in?next=/databases')
  await page.getByRole('textbox', { name: 'API token' }).fill(token)
  await page.getByRole('checkbox', { name: 'Remember on this device' }).check()
  await page.getByRole('button', { name: 'Check token' }).click()
  await page.getByRole('button', { name: 'Open dashboard' }).click()
  await expect(rows(page)).toHaveCount(15)
}

/** A further tab, signed in by the others. */
async function openTab(context: BrowserContext, path = '/databases'): Promise<Page> {
  const tab = await context.newPage()
  await tab.goto(path)
  return tab
}

test.describe('a refused token', () => {
  test('F019 revoked: all tabs stop, one check, the reason, and nothing is left', async ({
    page,
    context,
    site,
    token,
    signIn,
  }) => {
    await page.clock.install()
    await signIn(token())
    const other = await openTab(context)
    await expect(rows(other)).toHaveCount(15)

    site.portal.fail(token(), { times: Infinity, fault: '401' })
    const before = callsOf(site.portal, token()).length
    await pressRefresh(page)
    for (const tab of [page, other]) {
      await expect(tab.getByRole('alert')).toHaveText(
        /The portal no longer accepts this token \(since \d\d:\d\d\)\. Paste a token to go on\./,
      )
      await expect(atSignIn(tab)).toBeVisible()
      await expect(rows(tab)).toHaveCount(0)
      expect(await everythingIn(tab)).not.toContain(token())
    }
    await forward(page, 5 * minute)
    await expect(atSignIn(other)).toBeVisible()
    expect(callsOf(site.portal, token()).length - before).toBe(2)
  })

  test('F020 a single 401 of a flaky gateway signs nobody out', async ({
    page,
    site,
    token,
    signIn,
  }) => {
    await page.clock.install()
    await signIn(token())
    site.portal.fail(token(), { fault: '401' })
    const before = callsOf(site.portal, token()).length
    await pressRefresh(page)
    await expect(async () => {
      await expect(page.getByRole('alert')).toHaveCount(0)
      expect(callsOf(site.portal, token()).length - before).toBe(3)
    }).toPass()
    await expect(page.getByText(/^Updated/)).toBeVisible()
    await expect(page.getByRole('alert')).toHaveCount(0)
    await expect(rows(page)).toHaveCount(15)
  })

  test('F021 many 401s at once in several tabs: one check, one notice a tab', async ({
    page,
    context,
    site,
    token,
    signIn,
  }) => {
    await signIn(token())
    await page.getByRole('link', { name: /^Scope:/ }).click()
    const tabs = [page, await openTab(context, '/token'), await openTab(context, '/token')]
    const checkAgain = (tab: Page) => tab.getByRole('button', { name: 'Check again' })
    // What has grown old on the way is read once more.
    await expect
      .poll(() => callsOf(site.portal, token()).length)
      .toBeGreaterThanOrEqual(3 * tabs.length)
    for (const tab of tabs) await expect(checkAgain(tab)).toHaveAttribute('aria-busy', 'false')
    const before = callsOf(site.portal, token()).length
    const held: Route[] = []
    let open = false
    await context.route('**/api/portal/*', async (route) => {
      if (open) await route.continue()
      else held.push(route)
    })
    for (const tab of tabs) await checkAgain(tab).click()
    await expect.poll(() => held.length).toBe(3 * tabs.length)
    site.portal.fail(token(), { times: Infinity, fault: '401' })
    open = true
    // By the test itself: what the end of the session calls off meanwhile would be missing at the portal.
    const refusal = { status: 401, json: { error: 'unauthorized' } }
    await Promise.all(held.map((route) => route.fulfill(refusal).catch(() => undefined)))
    for (const tab of tabs) {
      await expect(tab.getByRole('alert')).toContainText('no longer accepts this token')
      await expect(tab.getByRole('alert')).toHaveCount(1)
    }
    // What reached the portal is the check alone.
    expect(callsOf(site.portal, token()).length - before).toBe(1)
  })

  test('F034 a token in the portal’s own words is not shown', async ({ page, token, signIn }) => {
    await page.clock.install()
    await signIn(token())
    await page.route('**/api/portal/databases', (route) =>
      route.fulfill({ status: 500, json: { error: `no quota for ${token()} today` } }),
    )
    await pressRefresh(page)
    await expect(page.getByRole('alert')).toContainText('no quota for htx_[removed] today')
    await page.getByText('Show raw').click()
    await expect(page.locator('body')).not.toContainText(token())
  })
})

test.describe('one token after another', () => {
  test('F022 F025 F026 nothing of the old token reaches the session of the new one', async ({
    page,
    site,
    token,
    signIn,
  }) => {
    await page.clock.install()
    const [old, fresh] = [token('full_many-16'), token('read')]
    await signIn(old)
    await expect(page.getByRole('rowheader', { name: 'shop-16' })).toBeVisible()

    // Two late answers under way: a refusal, and the old account's data.
    let underWay = 0
    let answer = () => {}
    const late = new Promise<void>((resolve) => (answer = resolve))
    const answers = [
      { status: 401, json: { error: 'invalid token' } },
      { json: [{ name: 'shop-16' }] },
    ]
    await page.route('**/api/portal/{databases,functions}', async (route) => {
      if (route.request().headers()['authorization'] !== `Bearer ${old}`) return route.continue()
      underWay++
      await late
      await route.fulfill(answers.pop()).catch(() => undefined)
    })
    await page.getByRole('link', { name: 'Token', exact: true }).click()
    await page.getByRole('button', { name: 'Check again' }).click()
    await expect.poll(() => underWay).toBe(2)
    await page.evaluate(() => {
      const seen = () => {
        if (document.body.innerText.includes('shop-16')) document.title = 'old data in view'
        requestAnimationFrame(seen)
      }
      addEventListener('click', () => setTimeout(() => requestAnimationFrame(seen)), {
        once: true,
        capture: true,
      })
    })
    await page.getByRole('button', { name: 'Sign out' }).click()
    await expect(atSignIn(page)).toBeVisible()
    await expect(page.locator('body')).not.toContainText('shop-16')
    await page.getByRole('textbox', { name: 'API token' }).fill(fresh)
    await page.getByRole('button', { name: 'Check token' }).click()
    await page.getByRole('button', { name: 'Open dashboard' }).click()
    await page.getByRole('link', { name: 'Databases', exact: true }).click()
    await expect(rows(page)).toHaveCount(15)
    answer()
    await forward(page, 10_000)
    await refreshed(page, site, fresh)
    await expect(rows(page)).toHaveCount(15)
    await expect(page).toHaveTitle('Databases · HTX Cloud')
  })

  test('F027 two tabs with two tokens stay apart', async ({
    page,
    context,
    site,
    token,
    signIn,
  }) => {
    await page.clock.install()
    const [one, two] = [token('full_many-16'), token('full_many-3')]
    const other = await context.newPage()
    await other.goto('/sign-in?next=/databases')
    await expect(atSignIn(other)).toBeVisible()
    await signIn(one)
    await other.getByRole('textbox', { name: 'API token' }).fill(two)
    await other.getByRole('button', { name: 'Check token' }).click()
    await other.getByRole('button', { name: 'Open dashboard' }).click()
    await expect(rows(other)).toHaveCount(4)
    await page.reload()
    await other.reload()
    await expect(rows(page)).toHaveCount(17)
    await expect(rows(other)).toHaveCount(4)
    expect(await keysWith(page, two)).toEqual([])

    site.portal.fail(one, { times: Infinity, fault: '401' })
    await pressRefresh(page)
    await expect(page.getByRole('alert')).toContainText('no longer accepts this token')
    await refreshed(other, site, two)
    await expect(rows(other)).toHaveCount(4)
  })
})

test.describe('tabs', () => {
  test('F024 signing out in one tab ends the others, long before they would ask the portal', async ({
    page,
    context,
    token,
    signIn,
  }) => {
    await signInRemembered(page, token())
    const other = await openTab(context)
    await expect(rows(other)).toHaveCount(15)
    await page.getByRole('button', { name: 'Sign out' }).click()
    await expect(atSignIn(other)).toBeVisible()
    for (const tab of [page, other]) {
      await expect(tab.getByRole('status')).toContainText('Signed out in every tab')
      expect(await everythingIn(tab)).not.toContain(token())
    }
    await other.reload()
    await expect(atSignIn(other)).toBeVisible()
    // Signing in again works as ever.
    await signIn(token())
  })

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
    signIn,
  }) => {
    await signIn(token())
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
    signIn,
  }) => {
    await page.clock.install()
    const [early, typing] = [await openTab(context), await openTab(context)]
    await expect(atSignIn(early)).toBeVisible()
    await expect(atSignIn(typing)).toBeVisible()
    await typing.getByRole('textbox', { name: 'API token' }).fill('htx_other')
    await forward(page, 2000)
    await signIn(token())
    for (const tab of [typing, early]) await tab.evaluate(() => dispatchEvent(new Event('focus')))
    await expect(rows(early)).toHaveCount(15)
    await expect(atSignIn(typing)).toBeVisible()
    await expect(typing.getByRole('textbox', { name: 'API token' })).toHaveValue('htx_other')
  })

  test('F032 work next door keeps a tab that hears of nothing', async ({
    page,
    context,
    token,
  }) => {
    await context.addInitScript(() => Reflect.deleteProperty(window, 'BroadcastChannel'))
    await page.clock.install()
    await signInRemembered(page, token())
    const other = await openTab(context)
    await expect(rows(other)).toHaveCount(15)
    await forward(page, 20 * minute)
    await other.keyboard.press('Shift')
    await forward(page, 20 * minute)
    for (const tab of [page, other]) await expect(rows(tab)).toHaveCount(15)
    expect(await keysWith(page, token())).toContain('localStorage: remembered')

    await forward(page, 15 * minute)
    for (const tab of [page, other]) await expect(atSignIn(tab)).toBeVisible()
    expect(await keysWith(page, token())).toEqual([])
  })

  for (const [what, persisted] of [
    ['F141 a page from the back/forward cache', true],
    ['F024 a tab that was hidden', false],
  ] as const)
    test(`${what} shows nothing after a sign-out that it has missed`, async ({
      page,
      context,
      token,
    }) => {
      // A page in the cache hears no messages: here none does.
      await context.addInitScript(() => Reflect.deleteProperty(window, 'BroadcastChannel'))
      await signInRemembered(page, token())
      const other = await openTab(context)
      await expect(rows(other)).toHaveCount(15)
      if (persisted)
        await page.evaluate(() =>
          dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })),
        )
      if (persisted) await expect(rows(page).first()).toBeHidden()
      await other.getByRole('button', { name: 'Sign out' }).click()
      await expect(atSignIn(other)).toBeVisible()
      await page.evaluate((persisted) => {
        if (persisted) dispatchEvent(new PageTransitionEvent('pageshow', { persisted }))
        else document.dispatchEvent(new Event('visibilitychange'))
      }, persisted)
      await expect(atSignIn(page)).toBeVisible()
      await expect(rows(page)).toHaveCount(0)
      expect(await everythingIn(page)).not.toContain(token())
    })

  test('F140 a page from the back/forward cache is covered until it is known to be current', async ({
    page,
    token,
    signIn,
  }) => {
    await signIn(token())
    await page.evaluate(() =>
      dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })),
    )
    await expect(rows(page).first()).toBeHidden()
    await page.evaluate(() =>
      dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })),
    )
    await expect(rows(page)).toHaveCount(15)
    await expect(rows(page).first()).toBeVisible()
  })
})

test.describe('limits in time', () => {
  test('F029 a session restored after 12 hours is over before any request', async ({
    page,
    site,
    token,
    signIn,
  }) => {
    await page.clock.install()
    await signIn(token())
    const before = callsOf(site.portal, token()).length
    // Not while the page is open: it would notice first that nobody has worked for so long.
    await page.goto('about:blank')
    await page.clock.setSystemTime(Date.now() + 13 * hour)
    await page.goto('/databases')
    await expect(page.getByRole('status')).toContainText('reached its end after 12 hours')
    expect(await everythingIn(page)).not.toContain(token())
    expect(callsOf(site.portal, token()).length).toBe(before)
  })

  test('a session in use ends after 12 hours', async ({ page, token, signIn }) => {
    await page.clock.install()
    await signIn(token())
    await page.getByRole('button', { name: 'Preferences' }).click()
    await page.getByLabel('Sign out after').selectOption('240 minutes')
    await page.keyboard.press('Escape')
    for (let hours = 0; hours < 11; hours += 3) {
      await forward(page, 3 * hour - minute)
      await page.keyboard.press('Shift')
      await expect(rows(page)).toHaveCount(15)
    }
    await forward(page, 10 * minute)
    await expect(page.getByRole('status')).toContainText('reached its end after 12 hours')
  })

  test('F030 a remembered token: kept on the device, used without a click, over after 7 days', async ({
    page,
    context,
    site,
    token,
  }) => {
    await page.clock.install()
    await signInRemembered(page, token())
    expect(await keysWith(page, token())).toEqual(['localStorage: remembered'])
    await page.close()

    await context.clock.setSystemTime(Date.now() + 6 * 24 * hour)
    const later = await openTab(context)
    await expect(rows(later)).toHaveCount(15)
    await later.close()

    const before = callsOf(site.portal, token()).length
    await context.clock.setSystemTime(Date.now() + 7 * 24 * hour + hour)
    const tooLate = await openTab(context)
    await expect(tooLate.getByRole('status')).toContainText(
      'The remembered token reached its end date.',
    )
    expect(await everythingIn(tooLate)).not.toContain(token())
    expect(callsOf(site.portal, token()).length).toBe(before)
  })

  test('F031 a token is not sent to another portal than the one it was saved for', async ({
    page,
    site,
    token,
    signIn,
  }) => {
    await signIn(token())
    const before = callsOf(site.portal, token()).length
    await page.route('**/config.json', (route) =>
      route.fulfill({ json: { portalUrl: 'http://127.0.0.1:9' } }),
    )
    await page.reload()
    await expect(page.getByRole('status')).toContainText(
      `This token was saved for ${new URL(site.url).host}.`,
    )
    expect(callsOf(site.portal, token()).length).toBe(before)
    expect(await everythingIn(page)).not.toContain(token())
  })

  test('F032 without input: a countdown, then the end; work in one tab keeps the others', async ({
    page,
    context,
    token,
    signIn,
  }) => {
    await page.clock.install()
    await signIn(token())
    const other = await openTab(context)
    await expect(rows(other)).toHaveCount(15)
    const warning = (tab: Page) => tab.getByRole('alert').filter({ hasText: 'Signing out in' })

    // Polling is no work: the list has been read all the while.
    await forward(page, 15 * minute)
    await forward(page, 15 * minute)
    await expect(warning(page)).toContainText(/Signing out in \d+ s\./)
    await expect(warning(other)).toBeVisible()
    await other.keyboard.press('Shift')
    await expect(warning(other)).toBeHidden()
    await expect(warning(page)).toBeHidden()

    await forward(page, 30 * minute)
    await page.getByRole('button', { name: 'Stay signed in' }).click()
    await expect(warning(page)).toBeHidden()
    await expect(warning(other)).toBeHidden()

    await forward(page, 31 * minute)
    for (const tab of [page, other]) {
      await expect(tab.getByRole('status')).toContainText(
        'Signed out after 30 minutes without input.',
      )
      expect(await everythingIn(tab)).not.toContain(token())
    }
  })

  test('F148 after eight hours of sleep the session is over before any request', async ({
    page,
    site,
    token,
    signIn,
  }) => {
    await page.clock.install()
    await signIn(token())
    const before = callsOf(site.portal, token()).length
    await forward(page, 8 * hour)
    await expect(page.getByRole('status')).toContainText('without input')
    expect(callsOf(site.portal, token()).length).toBe(before)
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
    await expect(remember).toHaveAccessibleDescription('This browser keeps nothing for this site.')
    await signIn(token())
    await expect(rows(page)).toHaveCount(15)
    await page.getByRole('button', { name: 'Preferences' }).click()
    await page.getByLabel('Theme').selectOption('Dark')
    await page.keyboard.press('Escape')
    // Whether another tab has signed out cannot be known: a page from the cache starts again.
    await page.evaluate(() =>
      dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })),
    )
    await expect(atSignIn(page)).toBeVisible()
  })

  test('F145 full storage is no trouble', async ({ page, token, signIn }) => {
    await page.addInitScript(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('It is full.', 'QuotaExceededError')
      }
    })
    await signIn(token())
    await expect(rows(page)).toHaveCount(15)
  })

  test('F146 site data that is cleared meanwhile ends nothing in view', async ({
    page,
    context,
    site,
    token,
    signIn,
  }) => {
    await page.clock.install()
    await signIn(token())
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

  await page.getByRole('button', { name: 'Sign out' }).click()
  expect(await keysWith(page, canary)).toEqual([])
  expect(await everythingIn(page)).not.toContain(canary)
  await page.goBack()
  await expect(atSignIn(page)).toBeVisible()
  expect(await everythingIn(page)).not.toContain(canary)
  // Nothing may be asked for any more while what was asked for is looked at.
  await page.goto('about:blank')
  context.removeAllListeners('request')
  await Promise.all(looks)
  expect(leaks).toEqual([])
})
