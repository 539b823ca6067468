/** Several tabs with one budget, on the test's own clock. The figures of ten tabs are `npm run bench:tabs`. */
import type { Page } from '@playwright/test'
import { callsOf, expect, test } from './fixtures'
import { pressRefresh, refreshButton } from './refresh'
import { openTabs, setVisible } from './tabs'
import { forward } from './time'

const pauseIn = (tab: Page) => tab.getByRole('status', { name: 'Rate limit reached' })

test('F075 after a 429 no tab calls before the allowed time; then they do', async ({
  page,
  context,
  site,
  token,
  signedIn,
}) => {
  await page.clock.install()
  await signedIn(token())
  const tabs = [page, ...(await openTabs(context, 2))]
  const refusal = { status: 429, headers: { 'Retry-After': '100' } }
  await context.route('**/api/portal/databases', (route) => route.fulfill(refusal), { times: 1 })
  await pressRefresh(page)
  for (const tab of tabs) await expect(pauseIn(tab)).toBeVisible()
  const before = callsOf(site.portal, token()).length
  for (const tab of tabs) await refreshButton(tab).click()
  await forward(page, 40_000)
  for (const tab of tabs) await expect(pauseIn(tab)).toBeVisible()
  expect(callsOf(site.portal, token())).toHaveLength(before)
  await forward(page, 85_000)
  await expect
    .poll(() => callsOf(site.portal, token()).length)
    .toBeGreaterThanOrEqual(before + tabs.length)
  expect(callsOf(site.portal, token()).filter(({ status }) => status === 429)).toEqual([])
})

test('F149 what waits behind a pause stays in tabs that are hidden meanwhile', async ({
  page,
  context,
  site,
  token,
  signedIn,
}) => {
  await page.clock.install()
  await signedIn(token())
  const tabs = [page, ...(await openTabs(context, 2))]
  const refusal = { status: 429, headers: { 'Retry-After': '120' } }
  await context.route('**/api/portal/databases', (route) => route.fulfill(refusal), { times: 1 })
  await pressRefresh(page)
  for (const tab of tabs) await expect(pauseIn(tab)).toBeVisible()
  // During the pause each list becomes old enough to be read again.
  await forward(page, 61_000)
  for (const tab of tabs)
    await expect(tab.getByText(/^Waiting \d+ s for the rate limit/)).toBeVisible()
  const before = callsOf(site.portal, token()).length
  for (const tab of tabs) await setVisible(tab, 'hidden')
  await forward(page, 10 * 60_000)
  await expect(pauseIn(page)).toBeHidden()
  expect(callsOf(site.portal, token())).toHaveLength(before)
  for (const tab of tabs) await setVisible(tab, 'visible')
  await expect
    .poll(() => callsOf(site.portal, token()).length)
    .toBeGreaterThanOrEqual(before + tabs.length)
})

test('F149 F088 hidden tabs for ten minutes: no call; seen again together: one each', async ({
  page,
  context,
  site,
  token,
  signedIn,
}) => {
  await page.clock.install()
  await signedIn(token())
  const tabs = [page, ...(await openTabs(context, 2))]
  const calls = () => callsOf(site.portal, token())
  for (const tab of tabs) await setVisible(tab, 'hidden')
  const before = calls().length
  for (let minute = 0; minute < 10; minute++) await forward(page, 60_000)
  expect(calls()).toHaveLength(before)
  await Promise.all(tabs.map((tab) => setVisible(tab, 'visible')))
  for (const tab of tabs) await expect(tab.getByText(/^Updated (now|\d+s)/)).toBeVisible()
  expect(calls()).toHaveLength(before + tabs.length)
})
