/**
 * The figures of the backups board, in a real browser against the embedded portal's own limiter: `npm run bench:board`,
 * on an idle machine. `src/resources/backups/board-figures.test.ts` proves them without a browser, with a manual clock;
 * `BackupsBoard.screen.ts` shows them on the screen.
 */
import type { Page } from '@playwright/test'
import { board, openBoard, progress, readsOf } from './boards'
import { createButton, fillCreate } from './writes'
import { callsOf, expect, test } from './fixtures'
import { mostWithin } from './tabs'

const seconds = 120

/** The most elements that the page may have. */
const mostElements = 3000
const elements = (page: Page) => page.evaluate(() => document.querySelectorAll('*').length)

/** Prints a figure among the lines of the test run. */
const tell = (figure: string) => process.stdout.write(`${figure}\n`)

// One after the other, because each of these keeps a machine busy.
test.describe.configure({ mode: 'default' })

test('60 databases are all on the board, within the rate limit', async ({
  page,
  site,
  token,
  signIn,
}) => {
  const words = token('full_many-60')
  await signIn(words)
  const opened = Date.now()
  await openBoard(page)
  await expect(progress(page)).toBeVisible()
  await expect(page.getByText('All 60 databases checked.')).toBeVisible({ timeout: 90_000 })
  const took = Date.now() - opened
  expect(new Set(readsOf(site.portal, words)).size).toBe(60)
  tell(`60 databases: whole ${took} ms after the board was opened`)
  expect(took).toBeLessThan(10_000)
  expect(callsOf(site.portal, words).map(({ status }) => status)).not.toContain(429)
})

test(`60 databases, 4 tabs on the board for ${seconds} s: no 429, and a create in the middle leaves`, async ({
  page,
  context,
  site,
  token,
  signIn,
}) => {
  test.setTimeout((seconds + 240) * 1000)
  const words = token('full_many-60')
  await signIn(words)
  const tabs = await Promise.all(
    Array.from({ length: 4 }, async () => {
      const tab = await context.newPage()
      await tab.goto('/backups')
      await expect(tab.getByRole('heading', { level: 1, name: 'Backups' })).toBeVisible()
      return tab
    }),
  )
  const began = Date.now()
  await expect
    .poll(() => Date.now() - began, { timeout: seconds * 1000 + 60_000 })
    .toBeGreaterThan((seconds * 1000) / 2)
  await fillCreate(page, 'in-the-middle')
  const pressed = Date.now()
  await createButton(page).click()
  await expect(page.getByRole('heading', { level: 1, name: 'in-the-middle' })).toBeVisible()
  const created = callsOf(site.portal, words).find(({ method }) => method === 'POST')
  const waited = (created?.time ?? Infinity) - pressed
  await expect
    .poll(() => Date.now() - began, { timeout: seconds * 1000 + 60_000 })
    .toBeGreaterThan(seconds * 1000)
  const calls = callsOf(site.portal, words)
  const busiest = mostWithin(
    calls.map(({ time }) => time),
    60_000,
  )
  tell(
    `4 tabs, ${seconds} s: ${calls.length} calls, at most ${busiest} in a minute, create left after ${waited} ms`,
  )
  expect(calls.filter(({ status }) => status === 429)).toHaveLength(0)
  expect(busiest).toBeLessThanOrEqual(110)
  expect(waited).toBeLessThan(1000)
  // All four continue reading, or are done.
  for (const tab of tabs) await expect(board(tab)).toBeVisible()
})

test('300 databases take minutes, and say so; another screen is read meanwhile', async ({
  page,
  context,
  site,
  token,
  signIn,
}) => {
  const words = token('full_many-300')
  await signIn(words)
  await openBoard(page)
  await expect(progress(page)).toHaveAttribute('aria-valuemax', '300')
  await expect(page.getByText(/of 300 · about [2-5]m/)).toBeVisible()
  const other = await context.newPage()
  await other.goto('/databases?q=metrics')
  const link = other.getByRole('link', { name: 'metrics', exact: true })
  await expect(link).toBeVisible()
  const opened = Date.now()
  await link.click()
  await expect(other.getByRole('tab', { name: 'Connect' })).toBeVisible()
  await expect(other.getByText(/^Updated/)).toBeVisible()
  const detail = callsOf(site.portal, words).findLast(({ path }) => path.endsWith('/metrics'))
  expect(detail?.status).toBe(200)
  const waited = (detail?.time ?? Infinity) - opened
  tell(`300 databases: the detail of another was read ${waited} ms after it was opened`)
  expect(waited).toBeLessThan(1000)
  expect(readsOf(site.portal, words).length).toBeLessThan(200)
})

test('F136 10,000 databases: the board stays usable, with few elements', async ({
  page,
  token,
  signIn,
}) => {
  test.setTimeout(300_000)
  await page.addInitScript(() => {
    const tasks: number[] = []
    new PerformanceObserver((list) =>
      tasks.push(...list.getEntries().map(({ duration }) => duration)),
    ).observe({ type: 'longtask' })
    Object.assign(window, { tasks })
  })
  await signIn(token('full_many-10000'))
  await openBoard(page)
  await expect(progress(page)).toHaveAttribute('aria-valuemax', '10000')
  await expect(page.getByText(/of 10,000 · about \d+h/)).toBeVisible()
  // All the rows of the page with their pictures.
  await expect(page.getByRole('slider')).toHaveCount(50, { timeout: 90_000 })
  // A cast, because the page's own script above has put it there.
  const longest = () =>
    page.evaluate(() => {
      const { tasks } = window as unknown as { tasks: number[] }
      return Math.round(Math.max(0, ...tasks.splice(0)))
    })
  await longest()
  const most = await elements(page)
  tell(`10,000 databases: ${most} elements`)
  expect(most).toBeLessThanOrEqual(mostElements)
  await page.getByRole('searchbox', { name: 'Filter databases' }).pressSequentially('shop-99')
  await expect(board(page).getByRole('rowheader').first()).toContainText('shop-99')
  await page.getByRole('searchbox').fill('')
  await page.getByRole('button', { name: 'Database', exact: true }).click()
  await expect(board(page).getByRole('rowheader').first()).toHaveText('analytics')
  await page.getByRole('button', { name: 'Last 30 days', exact: true }).click()
  await page.getByRole('button', { name: 'Next' }).click()
  await expect(page.getByText('Page 2 of 200')).toBeVisible()
  const task = await longest()
  tell(`10,000 databases: filtering, sorting and turning the page take at most ${task} ms at once`)
  expect(task).toBeLessThan(200)
  expect(await elements(page)).toBeLessThanOrEqual(mostElements)
})
