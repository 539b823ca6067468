/** The banner above every screen, where a host, a second tab or the browser itself causes it. */
import { createHash } from 'node:crypto'
import type { Page } from '@playwright/test'
import { callsOf, expect, test } from './fixtures'
import { pressRefresh, refreshButton } from './refresh'
import { forward } from './time'

const rows = (page: Page) => page.getByRole('rowheader')

/** Listens to messages of other tabs of a token about reads that have to wait; returns whether there was one. */
async function hears(page: Page, token: string): Promise<() => Promise<boolean>> {
  const key = createHash('sha256').update(token).digest('hex').slice(0, 16)
  await page.evaluate((tokenKey) => {
    new BroadcastChannel(`resting:${tokenKey}`).onmessage = () => (document.title = 'heard')
  }, key)
  return async () => (await page.title()) === 'heard'
}

test('F053 what the portal asked of one tab holds in all', async ({
  page,
  context,
  site,
  token,
  signIn,
}) => {
  await page.clock.install()
  await signIn(token())
  const other = await context.newPage()
  await other.clock.install()
  await other.goto('/databases')
  await expect(rows(other)).toHaveCount(14)
  const calls = () => callsOf(site.portal, token()).length
  const before = calls()
  const heard = await hears(other, token())
  site.portal.fail(token(), { fault: '503' })
  await pressRefresh(page)
  await expect.poll(calls).toBe(before + 1)
  await expect.poll(heard).toBe(true)
  await other.bringToFront()
  await pressRefresh(other)
  await expect(refreshButton(other)).toHaveAttribute('aria-busy', 'true')
  // Both tabs share this clock, which also runs by itself: the twenty seconds must not end before the check.
  await forward(other, 3000)
  await expect(rows(other)).toHaveCount(14)
  expect(calls()).toBe(before + 1)
  await forward(other, 25_000)
  await expect.poll(calls).toBeGreaterThanOrEqual(before + 2)
  await expect(other.getByText(/^Updated (now|\ds)/)).toBeVisible()
})

test.describe('F151 a new deploy while the page is open', () => {
  /** The host serves the page of another build from now on. */
  async function deploy(page: Page) {
    const html = await (await page.request.get('/')).text()
    const next = html.replaceAll(/index-[\w-]+\.js/g, 'index-newbuild.js')
    await page.route(
      (url) => url.pathname === '/',
      (route) => route.fulfill({ contentType: 'text/html', body: next }),
    )
  }
  const told = (page: Page) => page.getByRole('status', { name: 'A new version is available' })

  test('it is noticed after a while, and nothing reloads by itself', async ({
    page,
    token,
    signedIn,
  }) => {
    await page.clock.install()
    await signedIn(token())
    await page.getByRole('searchbox', { name: 'Filter databases' }).fill('audit')
    await forward(page, 16 * 60_000)
    await expect(told(page)).toHaveCount(0)
    await deploy(page)
    await forward(page, 10 * 60_000)
    await page.getByRole('searchbox').press('Shift')
    await forward(page, 10 * 60_000)
    await expect(told(page)).toBeVisible()
    await expect(rows(page)).toHaveText(['audit-log'])
    await page.unrouteAll({ behavior: 'ignoreErrors' })
    await told(page).getByRole('button', { name: 'Reload' }).click()
    await expect(rows(page)).toHaveText(['audit-log'])
    await expect(page).toHaveURL(/\/databases\?q=audit$/)
    await expect(told(page)).toHaveCount(0)
  })

  for (const [what, answer] of [
    ['is gone', { status: 404, body: 'not found' }],
    ['is a web page now', { contentType: 'text/html', body: '<!doctype html><p>x' }],
  ] as const)
    test(`a part that ${what}: the frame stays, and says so`, async ({
      page,
      token,
      signedIn,
      troubles,
    }) => {
      await page.route('**/assets/TokenScreen-*.js', (route) => route.fulfill(answer))
      await signedIn(token())
      await deploy(page)
      await page.getByRole('link', { name: 'Token', exact: true }).click()
      await expect(page.getByRole('heading', { name: 'Something went wrong' })).toBeVisible()
      await expect(told(page).getByRole('button', { name: 'Reload' })).toBeVisible()
      await page.getByRole('link', { name: 'Databases', exact: true }).click()
      await expect(rows(page)).toHaveCount(14)
      await expect(page).toHaveURL(/\/databases$/)
      // The failure is logged in the console, as intended.
      troubles.length = 0
    })
})

test('a network that goes when only the list has been loaded takes nothing away, and what was missing comes after it', async ({
  page,
  context,
  token,
  signedIn,
  troubles,
}) => {
  // All later parts need these styles.
  await page.route('**/assets/later-*.css', (route) => route.abort())
  await signedIn(token())
  await expect(rows(page)).toHaveCount(14)
  await page.getByRole('button', { name: 'Search or run a command' }).click()
  await page.getByRole('link', { name: 'Token', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Something went wrong' })).toBeVisible()
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible()
  await page.goBack()
  await expect(rows(page)).toHaveCount(14)
  await expect(page.getByRole('button', { name: 'Account', exact: true })).toHaveCount(0)
  await page.unroute('**/assets/later-*.css')
  await context.setOffline(true)
  await context.setOffline(false)
  await expect(page.getByRole('button', { name: 'Account', exact: true })).toBeVisible()
  // The failure is logged in the console, as intended.
  troubles.length = 0
})

test('a screen whose part does not come leaves the frame standing and can be opened again', async ({
  page,
  token,
  signedIn,
  troubles,
}) => {
  await page.route('**/assets/TokenScreen-*.js', (route) => route.abort())
  await signedIn(token())
  await page.getByRole('link', { name: 'Token', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Something went wrong' })).toBeVisible()
  await expect(page.getByRole('alert')).toContainText("This screen couldn't be shown.")
  await expect(page.getByRole('banner')).toBeVisible()
  await page.unroute('**/assets/TokenScreen-*.js')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('table', { name: 'Access' })).toBeVisible()
  // The failure is logged in the console, as intended.
  troubles.length = 0
})
