/** Changing databases on the real site: the main ways once, and what a reload, Back and a second tab mean for a write. */
import { expect, test } from './fixtures'
import { pass, stopClock } from './time'
import { endBackups, holdStatuses } from './worlds'
import {
  backUp,
  createButton,
  deleteButton,
  fillCreate,
  fillDelete,
  holdWrites,
  refusedToken,
  row,
  send,
  signInAnew,
  writesOf,
} from './writes'

holdStatuses()

const create = 'POST /api/portal/databases'

test('a database is created and then shown, and Back leads to no second one', async ({
  page,
  site,
  signedIn,
  token,
}) => {
  await signedIn(token())
  await fillCreate(page, 'fresh')
  await createButton(page).click()
  await expect(page.getByRole('heading', { level: 1, name: 'fresh' })).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1, name: 'fresh' })).toHaveCount(0)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect(writesOf(site.portal, token())).toEqual([create])
})

test('F112 a second tab says that the name is being created already', async ({
  page,
  context,
  site,
  signedIn,
  token,
}) => {
  const other = await context.newPage()
  await signedIn(token())
  await signedIn(token(), '/databases', { on: other })
  await fillCreate(page, 'fresh')
  await fillCreate(other, 'fresh')
  const answers = await holdWrites(page)
  await send(page, createButton(page))
  await createButton(other).click()
  await expect(other.getByRole('alert')).toContainText('Already being created in another tab.')
  answers.go()
  await expect(page.getByRole('heading', { level: 1, name: 'fresh' })).toBeVisible()
  expect(writesOf(site.portal, token())).toEqual([create])
})

test('F115 a tab that dies while sending gives its lock back, and leaves its question', async ({
  page,
  context,
  site,
  signedIn,
  token,
}) => {
  const other = await context.newPage()
  await signedIn(token())
  await signedIn(token(), '/databases', { on: other })
  await expect(row(other, 'shop')).toBeVisible()
  await fillCreate(page, 'fresh')
  site.portal.fail(token(), { method: 'POST', fault: 'timeout' })
  await createButton(page).click()
  await expect.poll(() => writesOf(site.portal, token())).toEqual([create])
  await page.close()
  // The browser cleans up after it.
  await expect
    .poll(() =>
      other.evaluate(async () =>
        (await navigator.locks.query()).held?.filter(({ name }) => name?.startsWith('htx.write')),
      ),
    )
    .toEqual([])
  await expect(row(other, 'fresh')).toHaveCount(0)
  await fillCreate(other, 'fresh')
  await createButton(other).click()
  const question = other.getByRole('alert').filter({ hasText: 'the result is unknown' })
  await question.getByRole('button', { name: 'Create again…' }).click()
  expect(writesOf(site.portal, token())).toEqual([create])
  await question.getByRole('button', { name: 'Create again' }).click()
  await expect(other.getByRole('heading', { level: 1, name: 'fresh' })).toBeVisible()
  expect(writesOf(site.portal, token())).toEqual([create, create])
})

test('F114 a reload while sending is asked about, remembered as a question, and never a resend', async ({
  page,
  site,
  signedIn,
  token,
}) => {
  await signedIn(token())
  await fillCreate(page, 'fresh')
  site.portal.fail(token(), { method: 'POST', fault: 'timeout-done' })
  await createButton(page).click()
  await expect(page.getByText('Creating fresh…')).toBeVisible()
  await expect.poll(() => writesOf(site.portal, token())).toEqual([create])
  const asked = page.waitForEvent('dialog')
  const reloaded = page.reload()
  const dialog = await asked
  expect(dialog.type()).toBe('beforeunload')
  await dialog.accept()
  await reloaded
  const notice = page.getByRole('status').filter({ hasText: 'was interrupted' })
  await expect(notice).toContainText('Creating fresh was interrupted.')
  await notice.getByRole('button', { name: 'Check' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'fresh' })).toContainText(
    'fresh now exists.',
  )
  expect(writesOf(site.portal, token())).toEqual([create])
  const stored = await page.evaluate(() =>
    JSON.stringify(Object.entries(localStorage).filter(([key]) => key.includes(':writes:'))),
  )
  expect(stored).not.toContain('htx_demo')
  await page.getByRole('button', { name: 'Dismiss' }).click()
  await page.reload()
  await expect(row(page, 'shop').or(page.getByRole('textbox', { name: 'Name' }))).toBeVisible()
  await expect(page.getByText('was interrupted')).toHaveCount(0)
})

test('a database is backed up, and another deleted after its own backup', async ({
  page,
  site,
  signedIn,
  token,
}) => {
  await page.clock.install()
  await signedIn(token())
  await backUp(page, 'crm')
  const told = page.getByRole('region', { name: 'Notifications' })
  await expect(told).toContainText('The backup of crm is running…')
  await fillDelete(page, 'shop')
  await page.getByRole('checkbox', { name: 'Back up first' }).check()
  await deleteButton(page).click()
  await expect.poll(() => writesOf(site.portal, token())).toHaveLength(2)
  endBackups(site.portal, token())
  await pass(page, 7)
  await expect(row(page, 'shop')).toContainText('Deleting…')
  await expect(told).toContainText('The backup of crm is complete.')
  expect(writesOf(site.portal, token())).toEqual([
    'POST /api/portal/databases/crm/backups',
    'POST /api/portal/databases/shop/backups',
    'DELETE /api/portal/databases/shop',
  ])
})

test('F038 a refusal outlives a reload', async ({ page, site, signedIn, token }) => {
  await signedIn(token())
  site.portal.fail(token(), { method: 'DELETE', fault: '403' })
  await fillDelete(page, 'shop')
  await deleteButton(page).click()
  await expect(page.getByRole('alert')).toContainText('Not deleted: this token')
  await page.reload()
  await page.getByRole('button', { name: 'Actions for shop', exact: true }).click()
  const item = page.getByRole('menuitem', { name: 'Delete' })
  await expect(item).toBeDisabled()
  await expect(item).toContainText("This token can't delete databases (403).")
})

test('F023 what a rejected token did not do is said until it is dismissed, after a reload too', async ({
  page,
  site,
  signedIn,
  token,
}) => {
  await page.clock.install()
  await signedIn(token())
  await fillDelete(page, 'shop')
  site.portal.fail(token(), { fault: '401', times: 9 })
  await deleteButton(page).click()
  const other = token('databases')
  await signInAnew(page, other)
  const notice = page.getByRole('status').filter({ hasText: refusedToken })
  await expect(notice).toContainText('To be deleted: shop')
  await page.reload()
  await expect(notice).toContainText('To be deleted: shop')
  await notice.getByRole('button', { name: 'Dismiss' }).click()
  await page.reload()
  await expect(row(page, 'shop')).toBeVisible()
  await expect(page.getByText(refusedToken)).toHaveCount(0)
  expect(writesOf(site.portal, other)).toEqual([])
})

test('F114 leaving the page asks while a run of many is under way, and not once it is over', async ({
  page,
  site,
  signedIn,
  token,
}) => {
  await page.clock.install()
  await signedIn(token())
  await page.getByRole('checkbox', { name: 'Select all 14' }).check()
  await page.getByRole('button', { name: 'Back up', exact: true }).click()
  await stopClock(page)
  await page.getByRole('button', { name: 'Back up 14 databases' }).click()
  const panel = page.getByRole('region', { name: 'Backing up databases' })
  await panel.getByRole('button', { name: 'Pause' }).click()
  const asked = page.waitForEvent('dialog')
  const left = page.goto('/token').catch(() => undefined)
  const dialog = await asked
  expect(dialog.type()).toBe('beforeunload')
  await dialog.dismiss()
  await left
  await panel.getByRole('button', { name: 'Cancel' }).click()
  await page.clock.resume()
  await pass(page, 3)
  await expect(panel).toContainText(/\d+ not sent/)
  await expect(panel).toContainText('Finished.')
  await page.goto('/token')
  await expect(page.getByRole('heading', { level: 1, name: 'Token' })).toBeVisible()
  expect(writesOf(site.portal, token()).length).toBeLessThan(14)
})
