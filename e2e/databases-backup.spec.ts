/** Backing databases up: every answer, at most once, and honest about what is not known. */
import type { Page } from '@playwright/test'
import { pass, stopClock } from './time'
import { endBackups, holdStatuses } from './worlds'
import {
  backUp,
  createButton,
  deleteButton,
  fillCreate,
  fillDelete,
  refusedToken,
  row,
  signInAnew,
  writesOf,
} from './writes'
import { expect, test } from './fixtures'

holdStatuses()

const backup = 'POST /api/portal/databases/shop/backups'
const told = 'Notifications'

/** Every place that a backup is started from, and the row that then says that it runs. */
const places = [
  {
    place: 'the list',
    start: (page: Page) => backUp(page, 'shop'),
    row: (page: Page) => row(page, 'shop'),
    running: 'Backing up…',
  },
  {
    place: 'the detail',
    start: async (page: Page) => {
      await page.getByRole('link', { name: 'shop', exact: true }).click()
      await page.getByRole('tab', { name: 'Backups' }).click()
      await page.getByRole('button', { name: 'Back up now' }).click()
    },
    row: (page: Page) =>
      page
        .getByRole('table', { name: 'Backups', exact: true })
        .getByRole('row')
        .filter({ has: page.getByRole('cell') })
        .first(),
    running: 'running',
  },
  {
    place: 'the palette',
    start: async (page: Page) => {
      await page.keyboard.press('Control+k')
      const palette = page.getByRole('dialog', { name: 'Commands' })
      await palette.getByRole('combobox').fill('back up shop')
      await expect(palette.getByRole('option', { selected: true })).toHaveText('Back up shop')
      await page.keyboard.press('Enter')
    },
    row: (page: Page) => row(page, 'shop'),
    running: 'Backing up…',
  },
]

for (const { place, start, row, running } of places)
  for (const [status, end] of [
    ['completed', 'is complete.'],
    ['failed', 'has failed.'],
  ] as const)
    test(`from ${place}: running, then ${status}`, async ({ page, site, signIn, token }) => {
      await page.clock.install()
      await signIn(token())
      await start(page)
      const region = page.getByRole('region', { name: told })
      await expect(region).toContainText('The backup of shop is running…')
      await expect(row(page)).toContainText(running)
      endBackups(site.portal, token(), status)
      await pass(page, 10)
      const notice = region.getByRole(status === 'failed' ? 'alert' : 'status')
      await expect(notice.filter({ hasText: `The backup of shop ${end}` })).toBeVisible()
      await expect(row(page)).not.toContainText(running)
      expect(writesOf(site.portal, token())).toEqual([backup])
    })

test('F039 a refusal turns off the backup alone', async ({ page, site, signIn, token }) => {
  await signIn(token())
  site.portal.fail(token(), { method: 'POST', fault: '403' })
  await backUp(page, 'shop')
  await expect(page.getByRole('region', { name: told })).toContainText(
    'This token may not back up databases (403).',
  )
  await page.getByRole('button', { name: 'Actions for crm' }).click()
  await expect(page.getByRole('menuitem', { name: 'Back up now' })).toBeDisabled()
  await expect(page.getByRole('menuitem', { name: 'Delete' })).toBeEnabled()
  await page.keyboard.press('Escape')
  await fillCreate(page, 'fresh')
  await expect(createButton(page)).toBeEnabled()
})

test('F041 a refused backup can be tried again, and its success is the end of the refusal', async ({
  page,
  site,
  signIn,
  token,
}) => {
  await signIn(token())
  site.portal.fail(token(), { method: 'POST', fault: '403' })
  await backUp(page, 'shop')
  await expect(page.getByRole('region', { name: told })).toContainText('(403)')
  await page.getByRole('button', { name: 'Actions for crm', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Try anyway' }).click()
  await backUp(page, 'crm')
  await expect(page.getByRole('region', { name: told })).toContainText(
    'The backup of crm is running…',
  )
  await page.getByRole('button', { name: 'Actions for shop', exact: true }).click()
  await expect(page.getByRole('menuitem', { name: 'Back up now' })).toBeEnabled()
  await expect(page.getByRole('menuitem', { name: 'Try anyway' })).toHaveCount(0)
})

test('F078 a 429 is not sent through', async ({ page, site, signIn, token }) => {
  await signIn(token())
  site.portal.fail(token(), { method: 'POST', fault: '429' })
  await backUp(page, 'shop')
  await expect(page.getByRole('region', { name: told })).toContainText(
    'Not sent through: rate limit.',
  )
  expect(writesOf(site.portal, token())).toEqual([backup])
})

for (const fault of ['reset-done', '502-done', '503-done', '500-done', '500-html-done'] as const)
  test(`F047 F109 ${fault}: found among the backups`, async ({ page, site, signIn, token }) => {
    await page.clock.install()
    await signIn(token())
    site.portal.fail(token(), { method: 'POST', fault })
    // The first look comes after two seconds.
    await stopClock(page)
    await backUp(page, 'shop')
    const region = page.getByRole('region', { name: told })
    await expect(region).toContainText('Checking whether')
    await pass(page, 3)
    await expect(region).toContainText(/A new backup from \d\d:\d\d exists\./)
    expect(writesOf(site.portal, token())).toEqual([backup])
  })

test('F109 not found: unknown, and made again only when asked twice', async ({
  page,
  site,
  signIn,
  token,
}) => {
  await page.clock.install()
  await signIn(token())
  site.portal.fail(token(), { method: 'POST', fault: 'reset' })
  await backUp(page, 'shop')
  await expect(page.getByText('Checking whether a new backup of shop exists…')).toBeVisible()
  await pass(page, 62)
  const region = page.getByRole('region', { name: told })
  await expect(region).toContainText('Not visible after 60 s. It may still appear.')
  expect(writesOf(site.portal, token())).toEqual([backup])
  await region.getByRole('button', { name: 'Back up again…' }).click()
  await expect(region).toContainText('This may make two backups.')
  // The menu's own item sends nothing: it brings the question back, also where it was closed.
  await region.getByRole('button', { name: 'Close' }).click()
  await expect(region).toHaveCount(0)
  await backUp(page, 'shop')
  await expect(region).toContainText('Not visible after 60 s. It may still appear.')
  expect(writesOf(site.portal, token())).toEqual([backup])
  await region.getByRole('button', { name: 'Back up again…' }).click()
  await region.getByRole('button', { name: 'Back up again', exact: true }).click()
  await expect(region).toContainText('The backup of shop is running…')
  expect(writesOf(site.portal, token())).toEqual([backup, backup])
})

test('F023 after a 401 the next sign-in says what was not done, and nothing is sent again', async ({
  page,
  site,
  signIn,
  token,
}) => {
  await page.clock.install()
  await signIn(token())
  site.portal.fail(token(), { fault: '401', times: 9 })
  // The session ends some seconds later.
  await stopClock(page)
  await backUp(page, 'shop')
  await expect(page.getByRole('alert').first()).toContainText(refusedToken)
  await page.clock.resume()
  const other = token('databases')
  await signInAnew(page, other)
  await expect(page.getByRole('status').filter({ hasText: refusedToken })).toContainText(
    'To be backed up: shop',
  )
  expect(writesOf(site.portal, other)).toEqual([])
})

test('F043 the first refusal says once that the token looks read-only', async ({
  page,
  signIn,
  token,
}) => {
  await signIn(token('read'))
  const region = page.getByRole('region', { name: told })
  const banner = region.getByText('This token looks read-only.')
  await expect(page.getByRole('button', { name: 'Actions for shop' })).toBeVisible()
  await expect(banner).toHaveCount(0)
  await backUp(page, 'shop')
  await expect(banner).toBeVisible()
  await region
    .getByRole('status')
    .filter({ hasText: 'looks read-only' })
    .getByRole('button', { name: 'Close' })
    .click()
  await expect(banner).toHaveCount(0)
  await fillDelete(page, 'shop')
  await deleteButton(page).click()
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('Not deleted.')
  await expect(banner).toHaveCount(0)
})
