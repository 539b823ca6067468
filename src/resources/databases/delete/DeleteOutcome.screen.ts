/** Ends of a delete: unclear answers, a backup before it, dialogs that are left. */
import { beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { endBackups, holdStatuses } from '~/demo/testing'
import { forward, pass, resumeClock, stopClock } from '~/testing/clock'
import { open, tokenOfTest } from '~/testing/open'
import {
  deleteButton,
  fillDelete,
  goTo,
  heading,
  holdWrites,
  notices,
  openDelete,
  refusedToken,
  row,
  signInAnew,
  writesOf,
} from '~/testing/steps'

beforeEach(holdStatuses)

const backup = 'POST /api/portal/databases/shop/backups'
const remove = 'DELETE /api/portal/databases/shop'
const dialog = () => page.getByRole('dialog')
const field = () => page.getByRole('textbox', { name: 'Type shop to confirm' })
const checking = () => page.getByText('Checking whether shop still exists…')

async function pressEnterInField(): Promise<void> {
  field().element().focus()
  await userEvent.keyboard('{Enter}')
  await pass(2)
}

test.each([
  'reset-done',
  '502-done',
  '503-done',
  '504-done',
  '500-done',
  '500-html-done',
  'cutoff-done',
] as const)(
  'F047 F110 an answer that says nothing clear (%s): looked up and found deleted',
  async (fault) => {
    const { portal, token, writes } = await open('/databases')
    await fillDelete('shop')
    portal.fail(token, { method: 'DELETE', fault })
    // The first look comes after two seconds.
    stopClock()
    await deleteButton().click()
    await expect.element(dialog()).toHaveTextContent(/Checking whether .*(exists|anyway)…/)
    await pass(3)
    await expect.element(dialog()).toHaveTextContent('Deleted.')
    expect(writes()).toEqual([remove])
  },
)

test('F110 still there, and not deleted a second time automatically', async () => {
  const { portal, token, writes } = await open('/databases')
  await fillDelete('shop')
  portal.fail(token, { method: 'DELETE', fault: 'reset' })
  await deleteButton().click()
  await expect.element(checking()).toBeVisible()
  await pass(62)
  await expect.element(dialog().getByRole('alert')).toHaveTextContent('The database still exists.')
  await expect.element(deleteButton()).toBeDisabled()
  await expect
    .element(deleteButton())
    .toHaveAccessibleDescription("The last result isn't known yet.")
  await pressEnterInField()
  await userEvent.keyboard('{Escape}')
  await expect.element(notices().getByRole('alert')).toHaveTextContent('To be deleted: shop')
  expect(writes()).toEqual([remove])
  await notices().getByRole('button', { name: 'Delete again…' }).click()
  await expect
    .element(notices())
    .toHaveTextContent(
      "This deletes the database with this name, unless the portal shows that it's another one.",
    )
  await notices().getByRole('button', { name: 'Delete again' }).click()
  await expect.element(row('shop')).toHaveTextContent('Deleting…')
  expect(writes()).toEqual([remove, remove])
})

test('F110 a new one of the same name is not mistaken for the deleted one', async () => {
  const { portal, token, writes } = await open('/databases')
  await fillDelete('shop')
  portal.fail(token, { method: 'DELETE', fault: 'reset' })
  stopClock()
  await deleteButton().click()
  await expect.element(checking()).toBeVisible()
  const shop = portal.world(token).databases.find(({ name }) => name === 'shop')
  if (shop) shop.id = 'db_new'
  await pass(3)
  await expect
    .element(dialog().getByRole('alert'))
    .toHaveTextContent("A database with this name exists, but it isn't the one you deleted.")
  await expect.element(page.getByRole('button', { name: 'Delete again…' })).toHaveLength(0)
  await expect.element(deleteButton()).toBeDisabled()
  await pressEnterInField()
  expect(writes()).toEqual([remove])
  // Deleting this one as well needs another question, with its name typed again.
  await page.getByRole('button', { name: 'Cancel' }).click()
  await openDelete('shop')
  await expect.element(field()).toHaveValue('')
  expect(writes()).toEqual([remove])
})

describe('"Back up first"', () => {
  const backUpFirst = () => page.getByRole('checkbox', { name: 'Back up first' }).click()

  test('deleted only after a new backup is complete', async () => {
    const { portal, token, writes } = await open('/databases')
    await fillDelete('shop')
    await backUpFirst()
    await deleteButton().click()
    await expect.element(page.getByText('Backing up first.')).toBeVisible()
    await expect.poll(writes).toEqual([backup])
    endBackups(portal, token)
    await pass(7)
    await expect.element(row('shop')).toHaveTextContent('Deleting…')
    expect(writes()).toEqual([backup, remove])
  })

  test('nothing is deleted when the backup does not begin', async () => {
    const { portal, token, writes } = await open('/databases')
    await fillDelete('shop')
    await backUpFirst()
    portal.fail(token, { method: 'POST', fault: '409' })
    await deleteButton().click()
    await expect
      .element(dialog().getByRole('alert'))
      .toHaveTextContent("Not deleted: the backup didn't complete.")
    expect(writes()).toEqual([backup])
  })

  test('closed meanwhile, nothing is deleted and the backup is followed', async () => {
    const { portal, token, writes } = await open('/databases')
    await fillDelete('shop')
    await backUpFirst()
    await deleteButton().click()
    await expect.element(page.getByText('Backing up first.')).toBeVisible()
    await expect.poll(writes).toHaveLength(1)
    await userEvent.keyboard('{Escape}')
    const alert = notices().getByRole('alert')
    await expect.element(alert).toHaveTextContent('Cancelled before sending.')
    await expect.element(alert).toHaveTextContent('To be deleted: shop')
    endBackups(portal, token)
    await pass(7)
    await expect.element(notices()).toHaveTextContent('The backup of shop is complete.')
    expect(writes()).toEqual([backup])
  })

  test.each(['list', 'detail'] as const)(
    'F105 Back from the %s while it is backed up first: nothing is deleted, and the backup goes on in view',
    async (screen) => {
      const { portal, token, writes } = await open('/overview')
      await askFrom(screen)
      await backUpFirst()
      await deleteButton().click()
      await expect.poll(writes).toHaveLength(1)
      history.back()
      await expect
        .element(notices().getByRole('alert'))
        .toHaveTextContent('Cancelled before sending.')
      endBackups(portal, token)
      await pass(7)
      await expect.element(notices()).toHaveTextContent('The backup of shop is complete.')
      expect(writes()).toEqual([backup])
    },
  )
})

test('F121 a write whose dialog is closed is followed among the notifications', async () => {
  const hold = holdWrites()
  const { writes } = await open('/databases', { through: hold.through })
  await fillDelete('shop')
  await deleteButton().click()
  await expect
    .element(dialog())
    .toHaveTextContent('The request was already sent; its result will be checked.')
  await userEvent.keyboard('{Escape}')
  await expect.element(notices()).toHaveTextContent('Deleting shop…')
  hold.go()
  await expect.element(notices()).toHaveTextContent('Deleted shop.')
  expect(writes()).toEqual([remove])
})

/** From the overview to the dialog, on a screen that Back leaves. */
async function askFrom(screen: 'list' | 'detail'): Promise<void> {
  await goTo('Databases')
  if (screen === 'list') await openDelete('shop')
  else {
    await page.getByRole('link', { name: 'shop', exact: true }).click()
    await page.getByRole('button', { name: 'Delete', exact: true }).click()
  }
  await field().fill('shop')
}

test.each(['list', 'detail'] as const)(
  'F121 Back from the %s while sending: it goes on among the notifications, and nothing is asked anew',
  async (screen) => {
    const hold = holdWrites()
    const { writes } = await open('/overview', { through: hold.through })
    await askFrom(screen)
    await deleteButton().click()
    await expect.element(dialog()).toHaveTextContent('The request was already sent')
    history.back()
    await expect.element(dialog()).toHaveLength(0)
    await expect.element(notices()).toHaveTextContent('Deleting shop…')
    hold.go()
    await expect.element(notices()).toHaveTextContent('Deleted shop.')
    if (screen === 'list') history.forward()
    await expect.element(heading('Databases')).toBeVisible()
    await expect.element(dialog()).toHaveLength(0)
    expect(writes()).toEqual([remove])
  },
)

test('F023 after a 401 the next sign-in says what was not done, and nothing is sent again', async () => {
  const { portal, token } = await open('/databases')
  await fillDelete('shop')
  portal.fail(token, { fault: '401', times: 9 })
  // The session ends some seconds later.
  stopClock()
  await deleteButton().click()
  await expect.element(dialog().getByRole('alert')).toHaveTextContent(refusedToken)
  resumeClock()
  const other = tokenOfTest('databases', 'other')
  await signInAnew(other)
  const notice = page.getByRole('status').filter({ hasText: refusedToken })
  await expect.element(notice).toHaveTextContent('To be deleted: shop')
  await expect.element(row('shop')).toHaveTextContent('Running')
  expect(writesOf(portal, other)).toEqual([])
})

test('F032 the idle time signs nobody out while an outcome is being looked up', async () => {
  const { portal, token } = await open('/databases')
  await fillDelete('shop')
  portal.fail(token, { method: 'DELETE', fault: 'reset' })
  stopClock()
  await deleteButton().click()
  await expect.element(checking()).toBeVisible()
  const path = '/api/portal/databases/shop'
  portal.fail(token, { method: 'GET', path, fault: 'timeout', times: 99 })
  await forward(32 * 60_000)
  await pass(20)
  await expect.element(checking()).toBeVisible()
  expect(location.pathname).toBe('/databases')
  await pass(120)
  await expect
    .element(page.getByRole('status').first())
    .toHaveTextContent('Signed out after 30 minutes')
  await expect.element(page.getByText("The result for shop isn't confirmed.")).toBeVisible()
})
