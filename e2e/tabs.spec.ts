/** Tabs that die, sleep, or lack locks: the others continue, and the budget holds. */
import type { Page } from '@playwright/test'
import { callsOf, expect, test } from './fixtures'
import { refreshButton, rested } from './refresh'
import { atSignIn, openTabs, rows, chooseAccount } from './tabs'
import { forward } from './time'

const meter = (page: Page) => page.getByRole('banner').getByRole('meter', { name: 'Rate limit' })

test('F091 without Web Locks a refused token is still found out once a tab', async ({
  page,
  context,
  site,
  token,
  signedIn,
}) => {
  await context.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'locks'))
  await page.clock.install()
  await signedIn(token())
  const [other] = await openTabs(context, 1)
  if (!other) throw new Error('No other tab')
  await rested(page)
  site.portal.fail(token(), { times: Infinity, fault: '401' })
  const before = callsOf(site.portal, token()).length
  await refreshButton(page).click()
  for (const tab of [page, other]) {
    await expect(atSignIn(tab)).toBeVisible()
    // The second one may find that the first has removed the token meanwhile.
    await expect(tab.getByText(/rejected this token|removed from this browser/)).toHaveCount(1)
  }
  expect(callsOf(site.portal, token()).length - before).toBeLessThanOrEqual(3)
})

test('a tab that dies takes nothing with it: the others know its calls, and decide without it', async ({
  page,
  context,
  site,
  token,
  signedIn,
}) => {
  await page.clock.install()
  await signedIn(token())
  const [doomed] = await openTabs(context, 1)
  if (!doomed) throw new Error('No other tab')
  await expect(meter(page)).toHaveAttribute('aria-valuenow', '2')
  await rested(doomed)
  // It holds the lock of the check when it is closed.
  site.portal.fail(token(), { times: Infinity, fault: '401' })
  await refreshButton(doomed).click()
  await expect.poll(() => callsOf(site.portal, token()).at(-1)?.status).toBe(401)
  await doomed.close({ runBeforeUnload: false })
  await forward(page, 4000)
  // It may have reported the 401 before it died: then this tab decides without a click.
  await expect(async () => {
    const refresh = refreshButton(page)
    if (await refresh.isVisible()) await refresh.click({ timeout: 1000 })
    await expect(page.getByRole('alert')).toContainText('rejected this token', {
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
  signedIn,
}) => {
  await signedIn(token())
  const [frozen] = await openTabs(context, 1)
  if (!frozen) throw new Error('No other tab')
  const cdp = await context.newCDPSession(frozen)
  await cdp.send('Page.setWebLifecycleState', { state: 'frozen' })
  await chooseAccount(page, 'Sign out')
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
  signedIn,
}) => {
  await signedIn(token())
  const tabs = await openTabs(context, 3)
  await expect(meter(page)).toHaveAttribute('aria-valuenow', '4')
  for (const tab of tabs) await tab.close()
  await page.reload()
  await expect(rows(page).first()).toBeVisible()
  await expect(meter(page)).toHaveAttribute('aria-valuenow', '5')
})
