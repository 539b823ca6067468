/** The one line above every screen, and what a list says of an update that failed. */
import { createHash } from 'node:crypto'
import type { Page } from '@playwright/test'
import { callsOf, expect, test } from './fixtures'
import { pressRefresh, refreshButton } from './refresh'
import { forward, pass, runFor } from './time'

const rows = (page: Page) => page.getByRole('rowheader')

/** Listens to what the other tabs of a token tell this one of reads that are to rest; says whether it has heard of one. */
async function hears(page: Page, token: string): Promise<() => Promise<boolean>> {
  const key = createHash('sha256').update(token).digest('hex').slice(0, 16)
  await page.evaluate((key) => {
    new BroadcastChannel(`resting:${key}`).onmessage = () => (document.title = 'heard')
  }, key)
  return async () => (await page.title()) === 'heard'
}

test('F052 a failed update says when it is tried again', async ({ page, site, token, signIn }) => {
  await page.clock.install()
  await signIn(token())
  site.portal.fail(token(), { fault: '500', times: 2 })
  await pressRefresh(page)
  const age = page.getByText(/^Last update failed \(500\)\. Next try in ([12]?\d|30) s\./)
  await expect(age).toBeVisible()
  await expect(age).toContainText('Shown: ')
  const left = async () => Number(/Next try in (\d+) s/.exec(await age.innerText())?.[1])
  const before = callsOf(site.portal, token()).length
  const atFirst = await left()
  await forward(page, 5000)
  expect(await left()).toBeLessThanOrEqual(atFirst - 5)
  expect(callsOf(site.portal, token()).length).toBe(before)
  await forward(page, 26_000)
  await expect.poll(() => callsOf(site.portal, token()).length).toBe(before + 1)
  await expect(age).toBeVisible()
  await forward(page, 31_000)
  await expect(page.getByText(/^Updated/)).toBeVisible()
})

test('F075 on a long screen the pause stays in view', async ({ page, token, signIn }) => {
  await page.clock.install()
  await signIn(token('full_many-60'))
  // Longer than a slow machine takes to look.
  const refusal = { status: 429, headers: { 'Retry-After': '600' } }
  await page.route('**/api/portal/databases', (route) => route.fulfill(refusal), { times: 1 })
  await pressRefresh(page)
  const pause = page.getByRole('status', { name: 'Rate limit reached' })
  await expect(pause).toBeInViewport()
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 640 })
    await rows(page).last().scrollIntoViewIfNeeded()
    await expect(page.getByRole('heading', { level: 1 })).not.toBeInViewport()
    await expect(pause).toBeInViewport({ ratio: 0.9 })
  }
})

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
  // The clock is that of both, and goes on by itself, too: the twenty seconds must not end before one has looked.
  await forward(other, 3000)
  await expect(rows(other)).toHaveCount(14)
  expect(calls()).toBe(before + 1)
  await forward(other, 25_000)
  await expect.poll(calls).toBeGreaterThanOrEqual(before + 2)
  await expect(other.getByText(/^Updated (now|\d s)/)).toBeVisible()
})

test('F054 F097 after two web pages in a row: the wrong server; an answer ends it', async ({
  page,
  site,
  token,
  signIn,
}) => {
  await page.clock.install()
  await signIn(token())
  const wrong = page.getByRole('alert').filter({ hasText: 'wrong server' })
  site.portal.fail(token(), { path: '/api/portal/databases', fault: 'html', times: 2 })
  await pressRefresh(page)
  await expect(page.getByRole('alert')).toContainText('The answer was a web page, not data.')
  await expect(wrong).toHaveCount(0)
  await pressRefresh(page)
  await expect(wrong).toContainText(`${site.url}/api/portal/databases`)
  await expect(wrong).toContainText('(200)')
  await expect(rows(page)).toHaveCount(14)
  await pressRefresh(page)
  await expect(wrong).toHaveCount(0)
})

test('F073 a list that is not found: the wrong server, with the address tried', async ({
  page,
  site,
  token,
  signIn,
}) => {
  await page.clock.install()
  await signIn(token())
  site.portal.fail(token(), { path: '/api/portal/databases', fault: '404' })
  await pressRefresh(page)
  const wrong = page.getByRole('alert').filter({ hasText: 'wrong server' })
  await expect(wrong).toContainText(`${site.url}/api/portal/databases`)
  await expect(wrong).toContainText('(404)')
  await expect(page.getByText('No databases yet')).toHaveCount(0)
})

test('a gateway’s or firewall’s page does not mean the wrong server', async ({
  page,
  site,
  token,
  signIn,
}) => {
  await page.clock.install()
  await signIn(token())
  site.portal.fail(token(), { path: '/api/portal/databases', fault: '403-html', times: 2 })
  await pressRefresh(page)
  await pressRefresh(page)
  await expect(page.getByText(/^Last update failed \(403\)/)).toBeVisible()
  await expect(page.getByText('wrong server')).toHaveCount(0)
})

test('F093 offline: since when the data are', async ({ page, context, token, signIn }) => {
  await page.clock.install()
  await signIn(token())
  await context.setOffline(true)
  await expect(page.getByRole('status').filter({ hasText: 'You are offline.' })).toContainText(
    /You are offline\. Data as of \d\d:\d\d\./,
  )
})

test('F096 no answer: said after two reads in a row, with since when', async ({
  page,
  token,
  signIn,
}) => {
  await page.clock.install()
  await signIn(token())
  const silent = page.getByRole('status').filter({ hasText: 'No answer from the portal since' })
  await page.route('**/api/portal/**', () => undefined)
  await pressRefresh(page)
  await pass(page, 17)
  await expect(page.getByText(/^Last update failed/)).toBeVisible()
  await expect(silent).toHaveCount(0)
  await pressRefresh(page)
  await pass(page, 17)
  await expect(silent).toContainText(/since \d\d:\d\d\./)
  await expect(rows(page)).toHaveCount(14)
  await page.unrouteAll({ behavior: 'ignoreErrors' })
  await pressRefresh(page)
  await expect(silent).toHaveCount(0)
  await expect(page.getByText(/^Updated/)).toBeVisible()
})

test('one line at a time: the session before the server, the line before the pause', async ({
  page,
  context,
  site,
  token,
  signIn,
}) => {
  await page.clock.install()
  await signIn(token())
  const offline = page.getByRole('status').filter({ hasText: 'You are offline.' })
  const pause = page.getByRole('status', { name: 'Rate limit reached' })
  const idle = page.getByRole('alert').filter({ hasText: 'Nobody seems to be here.' })
  site.portal.fail(token(), { path: '/api/portal/databases', fault: '429' })
  await pressRefresh(page)
  await expect(pause).toBeVisible()
  await context.setOffline(true)
  await expect(offline).toBeVisible()
  await expect(pause).toHaveCount(0)
  await forward(page, 30 * 60_000)
  await runFor(page, 2000)
  await expect(idle).toBeVisible()
  await expect(offline).toHaveCount(0)
  await idle.getByRole('button', { name: 'Stay signed in' }).click()
  await expect(offline).toBeVisible()
  await context.setOffline(false)
  await expect(offline).toHaveCount(0)
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
    signIn,
  }) => {
    await page.clock.install()
    await signIn(token())
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
      signIn,
      troubles,
    }) => {
      await page.route('**/assets/TokenScreen-*.js', (route) => route.fulfill(answer))
      await signIn(token())
      await deploy(page)
      await page.getByRole('link', { name: 'Token', exact: true }).click()
      await expect(page.getByRole('heading', { name: 'Something went wrong' })).toBeVisible()
      await expect(told(page).getByRole('button', { name: 'Reload' })).toBeVisible()
      await page.getByRole('link', { name: 'Databases', exact: true }).click()
      await expect(rows(page)).toHaveCount(14)
      await expect(page).toHaveURL(/\/databases$/)
      // The failure is told in the console, as it should be.
      troubles.length = 0
    })
})
