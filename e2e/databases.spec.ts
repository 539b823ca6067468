/** Changing databases on the real site: the main ways once, and what a reload, Back and a second tab mean for a write. */
import { expect, test } from './fixtures'
import { createButton, fillCreate, holdWrites, row, send, writesOf } from './writes'

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

test('F115 a tab that dies while sending gives its lock back', async ({
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
  // The browser clears away after it.
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
  const notice = page.getByRole('status').filter({ hasText: 'in progress' })
  await expect(notice).toContainText('A create of fresh was in progress.')
  await notice.getByRole('button', { name: 'Check' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'fresh' })).toContainText(
    'fresh exists now.',
  )
  expect(writesOf(site.portal, token())).toEqual([create])
  const stored = await page.evaluate(() => sessionStorage.getItem('htx.writes') ?? '')
  expect(stored).not.toContain('htx_demo')
  await page.getByRole('button', { name: 'Dismiss' }).click()
  await page.reload()
  await expect(row(page, 'shop').or(page.getByRole('textbox', { name: 'Name' }))).toBeVisible()
  await expect(page.getByText('in progress')).toHaveCount(0)
})
