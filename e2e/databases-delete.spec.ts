/** Deleting databases: every answer, at most once, never another one, and honest about what is not known. */
import type { Page } from '@playwright/test'
import { forward, pass, stopClock } from './time'
import { endBackups, endDeletes, holdStatuses } from './worlds'
import {
  catchClipboard,
  deleteButton,
  fillDelete,
  holdWrites,
  openDelete,
  refusedToken,
  row,
  signInAnew,
  writesOf,
} from './writes'
import { callsOf, expect, test } from './fixtures'

holdStatuses()

const remove = (name: string) => `DELETE /api/portal/databases/${name}`

test('F123 after the name is typed exactly, once; F120 the row stays until the list agrees', async ({
  page,
  site,
  signIn,
  token,
}) => {
  await signIn(token())
  await openDelete(page, 'shop')
  await expect(page.getByText('Its newest backup is from')).toBeVisible()
  const field = page.getByRole('textbox', { name: 'Type shop to confirm' })
  for (const almost of ['Shop', 'shop ', 'ѕhop', 'sho']) {
    await field.fill(almost)
    await expect(deleteButton(page)).toBeDisabled()
  }
  await field.fill('shop')
  await deleteButton(page).click()
  await expect(row(page, 'shop')).toContainText('Deleting…')
  await expect(page.getByRole('button', { name: 'Actions for shop' })).toHaveCount(0)
  await expect(page.getByRole('region', { name: 'Notifications' })).toContainText('Deleted shop.')
  endDeletes(site.portal, token())
  await expect(row(page, 'shop')).toHaveCount(0)
  expect(writesOf(site.portal, token())).toEqual([remove('shop')])
})

test('F038 a refusal leaves the row as it is', async ({ page, site, signIn, token }) => {
  await signIn(token('read'))
  await fillDelete(page, 'shop')
  await deleteButton(page).click()
  await expect(page.getByRole('alert')).toContainText(
    'Not deleted. This token may not delete databases (403).',
  )
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(row(page, 'shop')).toContainText('running')
  expect(writesOf(site.portal, token('read'))).toEqual([remove('shop')])
})

test('F051 a 409 shows the words of the portal', async ({ page, site, signIn, token }) => {
  await signIn(token())
  site.portal.fail(token(), { method: 'DELETE', fault: '409' })
  await fillDelete(page, 'shop')
  await deleteButton(page).click()
  await expect(page.getByRole('alert')).toContainText('Not deleted (409).')
  await expect(page.getByRole('alert')).toContainText('another operation is in progress')
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(row(page, 'shop')).toContainText('running')
  await expect(page.getByRole('button', { name: 'Actions for shop', exact: true })).toBeVisible()
})

test('F050 one that somebody else has deleted is gone', async ({ page, site, signIn, token }) => {
  await signIn(token())
  await fillDelete(page, 'shop')
  site.portal.fail(token(), { method: 'DELETE', fault: '404-done' })
  await deleteButton(page).click()
  await expect(page.getByRole('dialog').getByText('It is gone or being deleted.')).toBeVisible()
  await page.getByRole('dialog').getByText('Close', { exact: true }).click()
  expect(writesOf(site.portal, token())).toEqual([remove('shop')])
})

for (const fault of ['204-done', 'empty-done', 'null-done'] as const)
  test(`F050 ${fault} is a success`, async ({ page, site, signIn, token }) => {
    await signIn(token())
    site.portal.fail(token(), { method: 'DELETE', fault })
    await fillDelete(page, 'shop')
    await deleteButton(page).click()
    await expect(row(page, 'shop')).toContainText('Deleting…')
  })

test('F074 an answer about another database turns the button off', async ({
  page,
  site,
  signIn,
  token,
}) => {
  await signIn(token())
  site.portal.fail(token(), { path: '/api/portal/databases/shop', fault: 'wrong-name', times: 9 })
  await openDelete(page, 'shop')
  await page.getByRole('textbox', { name: 'Type shop to confirm' }).fill('shop')
  await expect(deleteButton(page)).toBeDisabled()
  await expect(deleteButton(page)).toHaveAccessibleDescription(
    'The answer is about another database.',
  )
})

for (const fault of [
  'reset-done',
  '502-done',
  '503-done',
  '504-done',
  '500-done',
  '500-html-done',
  'cutoff-done',
] as const)
  test(`F047 F110 ${fault}: looked up and found deleted`, async ({ page, site, signIn, token }) => {
    await page.clock.install()
    await signIn(token())
    await fillDelete(page, 'shop')
    site.portal.fail(token(), { method: 'DELETE', fault })
    // The first look comes after two seconds.
    await stopClock(page)
    await deleteButton(page).click()
    await expect(page.getByRole('dialog')).toContainText(/Checking whether .*(exists|anyway)…/)
    await pass(page, 3)
    await expect(page.getByRole('dialog')).toContainText('Deleted.')
    expect(writesOf(site.portal, token())).toEqual([remove('shop')])
  })

test('F110 still there, and not deleted a second time by itself', async ({
  page,
  site,
  signIn,
  token,
}) => {
  await page.clock.install()
  await signIn(token())
  await fillDelete(page, 'shop')
  site.portal.fail(token(), { method: 'DELETE', fault: 'reset' })
  await deleteButton(page).click()
  await expect(page.getByText('Checking whether shop still exists…')).toBeVisible()
  await pass(page, 62)
  await expect(page.getByRole('alert')).toContainText('Still there.')
  await expect(deleteButton(page)).toBeDisabled()
  await expect(deleteButton(page)).toHaveAccessibleDescription('Its last outcome is not known yet.')
  await page.getByRole('textbox', { name: 'Type shop to confirm' }).press('Enter')
  await page.keyboard.press('Escape')
  const told = page.getByRole('region', { name: 'Notifications' })
  await expect(told.getByRole('alert')).toContainText('To be deleted: shop')
  expect(writesOf(site.portal, token())).toEqual([remove('shop')])
  await told.getByRole('button', { name: 'Delete again…' }).click()
  await expect(told).toContainText('This deletes whatever has this name now.')
  await told.getByRole('button', { name: 'Delete again' }).click()
  await expect(row(page, 'shop')).toContainText('Deleting…')
  expect(writesOf(site.portal, token())).toEqual([remove('shop'), remove('shop')])
})

test('F110 one made anew under the name is not taken for the deleted one', async ({
  page,
  site,
  signIn,
  token,
}) => {
  await page.clock.install()
  await signIn(token())
  await fillDelete(page, 'shop')
  site.portal.fail(token(), { method: 'DELETE', fault: 'reset' })
  await deleteButton(page).click()
  await expect(page.getByText('Checking whether shop still exists…')).toBeVisible()
  const shop = site.portal.world(token()).databases.find(({ name }) => name === 'shop')
  if (shop) shop.id = 'db_new'
  await pass(page, 3)
  await expect(page.getByRole('alert')).toContainText(
    'A database with this name exists, but it is not the one you deleted.',
  )
  await expect(page.getByRole('button', { name: 'Delete again…' })).toHaveCount(0)
  await expect(deleteButton(page)).toBeDisabled()
  await page.getByRole('textbox', { name: 'Type shop to confirm' }).press('Enter')
  expect(writesOf(site.portal, token())).toEqual([remove('shop')])
  // To delete this one too is another question, with its name typed anew.
  await page.getByRole('button', { name: 'Cancel' }).click()
  await openDelete(page, 'shop')
  await expect(page.getByRole('textbox', { name: 'Type shop to confirm' })).toHaveValue('')
  expect(writesOf(site.portal, token())).toEqual([remove('shop')])
})

test('"Back up first": deleted only after a fresh backup is complete', async ({
  page,
  site,
  signIn,
  token,
}) => {
  await page.clock.install()
  await signIn(token())
  await fillDelete(page, 'shop')
  await page.getByRole('checkbox', { name: 'Back up first' }).check()
  await deleteButton(page).click()
  await expect(page.getByText('Backing up first.')).toBeVisible()
  await expect.poll(() => writesOf(site.portal, token())).toHaveLength(1)
  endBackups(site.portal, token())
  await pass(page, 7)
  await expect(row(page, 'shop')).toContainText('Deleting…')
  expect(writesOf(site.portal, token())).toEqual([
    'POST /api/portal/databases/shop/backups',
    remove('shop'),
  ])
})

test('"Back up first": nothing is deleted when the backup does not begin', async ({
  page,
  site,
  signIn,
  token,
}) => {
  await signIn(token())
  await fillDelete(page, 'shop')
  await page.getByRole('checkbox', { name: 'Back up first' }).check()
  site.portal.fail(token(), { method: 'POST', fault: '409' })
  await deleteButton(page).click()
  await expect(page.getByRole('alert')).toContainText(
    'Not deleted: the backup that was to come first did not complete.',
  )
  expect(writesOf(site.portal, token())).toEqual(['POST /api/portal/databases/shop/backups'])
})

test('"Back up first": closed meanwhile, nothing is deleted and the backup goes on in view', async ({
  page,
  site,
  signIn,
  token,
}) => {
  await page.clock.install()
  await signIn(token())
  await fillDelete(page, 'shop')
  await page.getByRole('checkbox', { name: 'Back up first' }).check()
  await deleteButton(page).click()
  await expect(page.getByText('Backing up first.')).toBeVisible()
  await expect.poll(() => writesOf(site.portal, token())).toHaveLength(1)
  await page.keyboard.press('Escape')
  const told = page.getByRole('region', { name: 'Notifications' })
  await expect(told.getByRole('alert')).toContainText('Not sent: called off.')
  await expect(told.getByRole('alert')).toContainText('To be deleted: shop')
  endBackups(site.portal, token())
  await pass(page, 7)
  await expect(told).toContainText('The backup of shop is complete.')
  expect(writesOf(site.portal, token())).toEqual(['POST /api/portal/databases/shop/backups'])
})

test('F121 a dialog that is closed while sending goes on among the notifications', async ({
  page,
  site,
  signIn,
  token,
}) => {
  await signIn(token())
  await fillDelete(page, 'shop')
  const answers = await holdWrites(page)
  await deleteButton(page).click()
  await expect(page.getByRole('dialog')).toContainText(
    'It has already been sent; its outcome will be checked.',
  )
  await page.keyboard.press('Escape')
  const told = page.getByRole('region', { name: 'Notifications' })
  await expect(told).toContainText('Deleting shop…')
  answers.go()
  await expect(told).toContainText('Deleted shop.')
  expect(writesOf(site.portal, token())).toEqual([remove('shop')])
})

/** Opens the dialog on a screen that Back leaves, and types the name. */
async function askFrom(page: Page, place: 'list' | 'detail'): Promise<void> {
  await page.getByRole('link', { name: 'Overview', exact: true }).click()
  await page.getByRole('link', { name: 'Databases', exact: true }).first().click()
  if (place === 'list') await openDelete(page, 'shop')
  else {
    await page.getByRole('link', { name: 'shop', exact: true }).click()
    await page.getByRole('button', { name: 'Delete', exact: true }).click()
  }
  await page.getByRole('textbox', { name: 'Type shop to confirm' }).fill('shop')
}

for (const place of ['list', 'detail'] as const)
  test(`F121 Back from the ${place} while sending: it goes on among the notifications, and nothing is asked anew`, async ({
    page,
    site,
    signIn,
    token,
  }) => {
    await signIn(token())
    await askFrom(page, place)
    const answers = await holdWrites(page)
    await deleteButton(page).click()
    await expect(page.getByRole('dialog')).toContainText('It has already been sent')
    await page.goBack()
    await expect(page.getByRole('dialog')).toHaveCount(0)
    const told = page.getByRole('region', { name: 'Notifications' })
    await expect(told).toContainText('Deleting shop…')
    answers.go()
    await expect(told).toContainText('Deleted shop.')
    if (place === 'list') await page.goForward()
    await expect(page.getByRole('heading', { level: 1, name: 'Databases' })).toBeVisible()
    await expect(page.getByRole('dialog')).toHaveCount(0)
    expect(writesOf(site.portal, token())).toEqual([remove('shop')])
  })

for (const place of ['list', 'detail'] as const)
  test(`F105 Back from the ${place} while it is backed up first: nothing is deleted, and the backup goes on in view`, async ({
    page,
    site,
    signIn,
    token,
  }) => {
    await page.clock.install()
    await signIn(token())
    await askFrom(page, place)
    await page.getByRole('checkbox', { name: 'Back up first' }).check()
    await deleteButton(page).click()
    await expect.poll(() => writesOf(site.portal, token())).toHaveLength(1)
    await page.goBack()
    const told = page.getByRole('region', { name: 'Notifications' })
    await expect(told.getByRole('alert')).toContainText('Not sent: called off.')
    endBackups(site.portal, token())
    await pass(page, 7)
    await expect(told).toContainText('The backup of shop is complete.')
    expect(writesOf(site.portal, token())).toEqual(['POST /api/portal/databases/shop/backups'])
  })

test('F120 still listed after five minutes: the row says so, and is not deleted again', async ({
  page,
  site,
  signIn,
  token,
}) => {
  await page.clock.install()
  await signIn(token())
  await fillDelete(page, 'shop')
  site.portal.fail(token(), { method: 'DELETE', fault: '204' })
  await stopClock(page)
  await deleteButton(page).click()
  await expect(row(page, 'shop')).toContainText('Deleting…')
  const before = callsOf(site.portal, token()).length
  await pass(page, 290, 10)
  await expect(row(page, 'shop')).toContainText('Deleting…')
  await pass(page, 12)
  await expect(row(page, 'shop')).toContainText('Still listed 5 min after the delete was accepted.')
  await expect(page.getByRole('button', { name: 'Actions for shop' })).toHaveCount(0)
  // The list is read often at first, then more and more seldom: 12 times, 16 times, once a minute.
  const lists = callsOf(site.portal, token()).slice(before)
  expect(lists.length).toBeLessThanOrEqual(32)
  expect(writesOf(site.portal, token())).toEqual([remove('shop')])
})

test('F120 what is being deleted has no further actions: in the list, in the palette, in a selection', async ({
  page,
  site,
  signIn,
  token,
}) => {
  const shop = site.portal.world(token()).databases.find(({ name }) => name === 'shop')
  if (shop) shop.status = 'deleting'
  await signIn(token())
  await expect(row(page, 'shop')).toContainText('deleting')
  await expect(page.getByRole('checkbox', { name: 'Select shop', exact: true })).toHaveCount(0)
  await page.getByRole('button', { name: 'Actions for shop', exact: true }).click()
  for (const name of ['Back up now', 'Delete']) {
    const item = page.getByRole('menuitem', { name: new RegExp(`^${name}`) })
    await expect(item).toBeDisabled()
    await expect(item).toContainText('It is being deleted.')
  }
  await page.keyboard.press('Escape')
  for (const typed of ['Delete shop', 'Back up shop']) {
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog').getByRole('combobox').fill(typed)
    const option = page.getByRole('option').first()
    await expect(option).toContainText('It is being deleted.')
    await expect(option).toBeDisabled()
    await page.keyboard.press('Escape')
  }
  await page.getByRole('link', { name: 'shop', exact: true }).click()
  for (const name of ['Back up now', 'Delete'])
    await expect(page.getByRole('button', { name, exact: true })).toHaveAccessibleDescription(
      'It is being deleted.',
    )
  expect(writesOf(site.portal, token())).toEqual([])
})

test('F038 F041 a refusal can be tried against from the list and the detail, and outlives a reload', async ({
  page,
  site,
  signIn,
  token,
}) => {
  await signIn(token())
  site.portal.fail(token(), { method: 'DELETE', fault: '403' })
  await fillDelete(page, 'shop')
  await deleteButton(page).click()
  await expect(page.getByRole('alert')).toContainText('Not deleted.')
  await page.getByRole('button', { name: 'Cancel' }).click()
  const menu = page.getByRole('button', { name: 'Actions for shop', exact: true })
  const item = page.getByRole('menuitem', { name: 'Delete' })
  await page.reload()
  await menu.click()
  await expect(item).toBeDisabled()
  await expect(item).toContainText('This token may not delete databases (403).')
  await expect(page.getByRole('menuitem', { name: 'Back up now' })).toBeEnabled()
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: 'shop', exact: true }).click()
  const button = page.getByRole('button', { name: 'Delete', exact: true })
  await expect(button).toBeDisabled()
  await page.getByRole('button', { name: 'Try anyway' }).click()
  await expect(button).toBeEnabled()
  await page.goBack()
  await fillDelete(page, 'shop')
  await deleteButton(page).click()
  await expect(row(page, 'shop')).toContainText('Deleting…')
  expect(writesOf(site.portal, token())).toEqual([remove('shop'), remove('shop')])
})

test('F038 F043 a check of write access that is refused turns deleting off, and that alone', async ({
  page,
  site,
  signIn,
  token,
}) => {
  await signIn(token('read'))
  await page.getByRole('link', { name: 'Token', exact: true }).click()
  await page.getByRole('button', { name: 'Check write access' }).click()
  await page.getByRole('dialog').getByRole('button', { name: /^Send/ }).click()
  await expect.poll(() => writesOf(site.portal, token('read'))).toHaveLength(1)
  await page.getByRole('link', { name: 'Databases', exact: true }).first().click()
  await page.getByRole('button', { name: 'Actions for shop', exact: true }).click()
  await expect(page.getByRole('menuitem', { name: 'Delete' })).toContainText('(403)')
  await expect(page.getByRole('menuitem', { name: 'Back up now' })).toBeEnabled()
  await page.getByRole('menuitem', { name: 'Try anyway' }).click()
  await page.getByRole('button', { name: 'Actions for shop', exact: true }).click()
  await expect(page.getByRole('menuitem', { name: 'Delete' })).toBeEnabled()
})

test('F123 a name with white space that looks like another: a generated word is asked for', async ({
  page,
  site,
  signIn,
  token,
}) => {
  const name = 'no\u00A0break'
  await page.goto('/sign-in?next=/databases')
  const world = site.portal.world(token())
  const [first] = world.databases
  if (first) world.databases.push({ ...first, id: 'db_odd', name })
  await signIn(token())
  await page.getByRole('button', { name: `Actions for ${name}`, exact: true }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  const field = page.getByRole('textbox', { name: /^Type delete-[a-z]{4} to confirm$/ })
  await field.fill('no break')
  await expect(deleteButton(page)).toBeDisabled()
  const label = await field.evaluate((input) => input.closest('label')?.innerText ?? '')
  await field.fill(/delete-[a-z]{4}/.exec(label)?.[0] ?? '')
  await deleteButton(page).click()
  await expect
    .poll(() => writesOf(site.portal, token()))
    .toEqual(['DELETE /api/portal/databases/no%C2%A0break'])
})

test('F023 after a 401 the next sign-in says what was not done, and nothing is sent again', async ({
  page,
  site,
  signIn,
  token,
}) => {
  await page.clock.install()
  await signIn(token())
  await fillDelete(page, 'shop')
  site.portal.fail(token(), { fault: '401', times: 9 })
  // The session ends some seconds later.
  await stopClock(page)
  await deleteButton(page).click()
  await expect(page.getByRole('alert')).toContainText(refusedToken)
  await page.clock.resume()
  const other = token('databases')
  await signInAnew(page, other)
  const notice = page.getByRole('status').filter({ hasText: refusedToken })
  await expect(notice).toContainText('To be deleted: shop')
  await expect(row(page, 'shop')).toContainText('running')
  expect(writesOf(site.portal, other)).toEqual([])
  await notice.getByRole('button', { name: 'Dismiss' }).click()
  await page.reload()
  await expect(row(page, 'shop')).toBeVisible()
  await expect(page.getByText(refusedToken)).toHaveCount(0)
})

test('F032 nobody is signed out for want of input while an outcome is being looked up', async ({
  page,
  site,
  signIn,
  token,
}) => {
  test.setTimeout(300_000)
  await page.clock.install()
  await signIn(token())
  await fillDelete(page, 'shop')
  site.portal.fail(token(), { method: 'DELETE', fault: 'reset' })
  await deleteButton(page).click()
  await expect(page.getByText('Checking whether shop still exists…')).toBeVisible()
  const path = '/api/portal/databases/shop'
  site.portal.fail(token(), { method: 'GET', path, fault: 'timeout', times: 99 })
  await forward(page, 32 * 60_000)
  await pass(page, 20)
  await expect(page.getByText('Checking whether shop still exists…')).toBeVisible()
  await expect(page).toHaveURL(/\/databases$/)
  for (let step = 0; step < 12 && !page.url().includes('sign-in'); step++) await pass(page, 10)
  await expect(page.getByRole('status').first()).toContainText('Signed out after 30 minutes')
  await expect(page.getByText('Outcome of shop not verified.')).toBeVisible()
})

test('the call as curl, without the token', async ({ page, site, signIn, token }) => {
  const copied = await catchClipboard(page)
  await signIn(token())
  await openDelete(page, 'shop')
  await page.getByRole('dialog').getByRole('button', { name: 'Copy as curl' }).click()
  expect(await copied()).toEqual([
    `curl -X DELETE '${site.portalUrl}/api/portal/databases/shop' \\\n  -H "Authorization: Bearer $HTX_TOKEN"`,
  ])
})
