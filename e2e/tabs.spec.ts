/** Tabs that die, sleep, lack storage or locks, or whose clock is set: the others and the budget go on. */
import type { Page } from '@playwright/test'
import { callsOf, expect, test } from './fixtures'
import { refreshButton, rested } from './refresh'
import { atSignIn, openTabs, rows } from './tabs'
import { forward, runFor } from './time'

const minute = 60_000
const hour = 60 * minute

const meter = (page: Page) => page.getByRole('banner').getByRole('meter', { name: 'Rate limit' })

/** Reads the three lists again. */
async function checkAgain(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Check again' }).click()
}

test('F091 without IndexedDB each tab keeps to a share of its own', async ({
  page,
  context,
  site,
  token,
  signIn,
}) => {
  await context.addInitScript(() => Reflect.deleteProperty(window, 'indexedDB'))
  await page.clock.install()
  await signIn(token())
  const [other] = await openTabs(context, 1)
  if (!other) throw new Error('No other tab')
  for (const tab of [page, other]) {
    const before = callsOf(site.portal, token()).length
    await tab.getByRole('link', { name: /^Scope:/ }).click()
    await expect(tab.getByRole('heading', { level: 1, name: 'Token' })).toBeVisible()
    // Thirty calls a minute are a tab's share, ten of them for what is read behind the person's back.
    let times = 0
    await expect(async () => {
      await checkAgain(tab)
      await forward(page, 1500)
      // A press while what was pressed for is under way asks for nothing.
      expect(++times).toBeGreaterThanOrEqual(6)
      expect(callsOf(site.portal, token()).length - before).toBeGreaterThan(5)
    }).toPass({ intervals: [0] })
    expect(callsOf(site.portal, token()).length - before).toBeLessThanOrEqual(30)
  }
  expect(callsOf(site.portal, token()).filter(({ status }) => status === 429)).toEqual([])
})

test('F091 without Web Locks a refused token is still found out once a tab', async ({
  page,
  context,
  site,
  token,
  signIn,
}) => {
  await context.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'locks'))
  await page.clock.install()
  await signIn(token())
  const [other] = await openTabs(context, 1)
  if (!other) throw new Error('No other tab')
  await rested(page)
  site.portal.fail(token(), { times: Infinity, fault: '401' })
  const before = callsOf(site.portal, token()).length
  await refreshButton(page).click()
  for (const tab of [page, other]) {
    await expect(atSignIn(tab)).toBeVisible()
    await expect(tab.getByRole('alert')).toHaveCount(1)
  }
  expect(callsOf(site.portal, token()).length - before).toBeLessThanOrEqual(3)
})

test('a tab that dies takes nothing with it: the others know its calls, and decide without it', async ({
  page,
  context,
  site,
  token,
  signIn,
}) => {
  await page.clock.install()
  await signIn(token())
  const [doomed] = await openTabs(context, 1)
  if (!doomed) throw new Error('No other tab')
  await expect(meter(page)).toHaveAttribute('aria-valuenow', '4')
  await rested(doomed)
  // It holds the lock of the check when it goes.
  site.portal.fail(token(), { times: Infinity, fault: '401' })
  await refreshButton(doomed).click()
  await expect.poll(() => callsOf(site.portal, token()).at(-1)?.status).toBe(401)
  await doomed.close({ runBeforeUnload: false })
  await forward(page, 4000)
  // It may have told of the 401 before it died: then this tab decides without a press.
  await expect(async () => {
    const refresh = refreshButton(page)
    if (await refresh.isVisible()) await refresh.click({ timeout: 1000 })
    await expect(page.getByRole('alert')).toContainText('no longer accepts this token', {
      timeout: 4000,
    })
  }).toPass()
  await expect(atSignIn(page)).toBeVisible()
})

test('F024 F148 a tab that the browser has frozen wakes to the sign-out, not to the data', async ({
  page,
  context,
  site,
  token,
  signIn,
}) => {
  await signIn(token())
  const [frozen] = await openTabs(context, 1)
  if (!frozen) throw new Error('No other tab')
  const cdp = await context.newCDPSession(frozen)
  await cdp.send('Page.setWebLifecycleState', { state: 'frozen' })
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(atSignIn(page)).toBeVisible()
  const before = callsOf(site.portal, token()).length
  await cdp.send('Page.setWebLifecycleState', { state: 'active' })
  await expect(atSignIn(frozen)).toBeVisible()
  await expect(rows(frozen)).toHaveCount(0)
  expect(callsOf(site.portal, token()).length).toBe(before)
})

test('tabs come and go: what the closed ones used still counts', async ({
  page,
  context,
  token,
  signIn,
}) => {
  await signIn(token())
  const tabs = await openTabs(context, 3)
  await expect(meter(page)).toHaveAttribute('aria-valuenow', '6')
  for (const tab of tabs) await tab.close()
  await page.reload()
  await expect(rows(page).first()).toBeVisible()
  await expect(meter(page)).toHaveAttribute('aria-valuenow', '7')
})

for (const [what, by] of [
  ['an hour back', -hour],
  ['twenty minutes ahead', 20 * minute],
] as const)
  test(`F147 a clock that is set ${what}: no age below zero, no storm, no standstill`, async ({
    page,
    context,
    site,
    token,
    signIn,
  }) => {
    await page.clock.install()
    await signIn(token())
    const tabs = [page, ...(await openTabs(context, 2))]
    const before = callsOf(site.portal, token()).length
    await context.clock.setSystemTime(Date.now() + by)
    await runFor(page, 2000)
    for (const tab of tabs) {
      await expect(tab.getByText(/^Updated/)).not.toContainText('-')
      await expect(tab.getByText(/NaN|in \d/)).toHaveCount(0)
    }
    expect(callsOf(site.portal, token()).length - before).toBeLessThanOrEqual(tabs.length)

    // The next poll comes within the minute that it was planned for, and the list is as young as it says.
    await runFor(page, 61_000)
    await expect
      .poll(() => callsOf(site.portal, token()).length - before)
      .toBeGreaterThanOrEqual(tabs.length)
    await expect(page.getByText(/^Updated (now|\d+ s)/)).toBeVisible()
    expect(callsOf(site.portal, token()).length - before).toBeLessThanOrEqual(3 * tabs.length)
    for (const tab of tabs) await expect(rows(tab)).toHaveCount(15)
  })

test('F147 F148 a clock that is a day ahead has slept: the session is over before any request', async ({
  page,
  context,
  site,
  token,
  signIn,
}) => {
  await page.clock.install()
  await signIn(token())
  const before = callsOf(site.portal, token()).length
  await context.clock.setSystemTime(Date.now() + 24 * hour)
  await runFor(page, 2000)
  await expect(atSignIn(page)).toBeVisible()
  expect(callsOf(site.portal, token()).length).toBe(before)
})
