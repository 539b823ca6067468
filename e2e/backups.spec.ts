/** Backups, where a real site is needed: a file, a reload, another time zone, and one budget for several tabs. */
import { readFileSync } from 'node:fs'
import { allChecked, board, boardRow, readsOf } from './boards'
import { callsOf, expect, test } from './fixtures'
import { mostWithin } from './tabs'
import { createButton, fillCreate } from './writes'

test('the board is saved as a file, with the filter in its name', async ({
  page,
  token,
  signedIn,
}) => {
  await signedIn(token(), '/backups?q=orders')
  await allChecked(page)
  await page.getByRole('button', { name: 'Export' }).click()
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'CSV' }).click(),
  ])
  expect(file.suggestedFilename()).toMatch(/^backups-\d{8}T\d{6}Z-orders-24h\.csv$/)
  expect(readFileSync(await file.path(), 'utf8')).toContain('"orders-prod"')
})

test('how old is stale is remembered over a reload, unless the address says otherwise', async ({
  page,
  token,
  signedIn,
}) => {
  await signedIn(token(), '/backups')
  const field = page.getByLabel('Stale after (hours)')
  await field.fill('1')
  await field.press('Enter')
  await expect(page).toHaveURL(/\?age=1$/)
  await page.goto('/backups')
  await expect(field).toHaveValue('1')
  await page.goto('/backups?age=48')
  await expect(field).toHaveValue('48')
})

test.describe('in a time zone of half hours', () => {
  test.use({ timezoneId: 'Asia/Kolkata' })
  test('a quarter of an hour after midnight the last day is today', async ({
    page,
    token,
    signedIn,
  }) => {
    await page.clock.install({ time: new Date('2026-11-24T18:45:00Z') })
    await signedIn(token('full_many-2'), '/backups')
    // Until then rows move to their place, and a row that moves loses the focus.
    await allChecked(page)
    const picture = boardRow(page, 'shop').getByRole('slider')
    await picture.focus()
    await page.keyboard.press('End')
    await expect(picture).toHaveAttribute('aria-valuetext', /^Wed, Nov 25/)
  })
})

test('the board in three tabs keeps within one budget, and a create in the middle leaves', async ({
  page,
  context,
  site,
  token,
  signedIn,
}) => {
  const words = token('full_many-60')
  await signedIn(words, '/backups')
  const tabs = await Promise.all(
    Array.from({ length: 2 }, async () => {
      const tab = await context.newPage()
      await signedIn(words, '/backups', { on: tab })
      return tab
    }),
  )
  // More than the first burst, and far less than all three want.
  const reads = () => readsOf(site.portal, words).length
  await expect.poll(reads, { timeout: 60_000 }).toBeGreaterThan(30)
  await page.goto('/databases')
  await fillCreate(page, 'in-the-middle')
  await createButton(page).click()
  await expect(page.getByRole('heading', { level: 1, name: 'in-the-middle' })).toBeVisible()
  const calls = callsOf(site.portal, words)
  expect(calls.filter(({ status }) => status === 429)).toEqual([])
  const times = calls.map(({ time }) => time)
  expect(mostWithin(times, 60_000)).toBeLessThanOrEqual(110)
  // All continue reading, or are done.
  for (const tab of tabs) await expect(board(tab)).toBeVisible()
})
