/** Writes that were sent twice behind the page's back, that hit another database, or that were sent before. */
import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { tokenKey } from '~/api/rate-limit/limiter'
import { journalKey } from '~/patterns/write/journal-used'
import { pass } from '~/testing/clock'
import { open, type Opened } from '~/testing/open'
import {
  chooseAction,
  createButton,
  deleteButton,
  fillCreate,
  fillDelete,
  notices,
  row,
} from '~/testing/steps'

/** Like a browser that loses a reused connection: the page gets the answer to the second sending of each write. */
function openRepeating(): Promise<Opened> {
  return open('/databases', {
    through: async (request, portal) => {
      if (request.method !== 'GET') await portal.fetch(request.clone())
      return portal.fetch(request)
    },
  })
}

const secondSending = 'Either the request was repeated on its way'

test('a create whose second sending finds the name taken: it exists', async () => {
  const { writes } = await openRepeating()
  await fillCreate('once-only')
  await createButton().click()
  const status = page.getByRole('status').filter({ hasText: 'once-only now exists.' })
  await expect.element(status).toHaveTextContent('The portal returned 409.')
  await expect.element(status).toHaveTextContent(secondSending)
  expect(page.getByText('Not created').elements()).toEqual([])
  expect(writes()).toHaveLength(2)
})

test('a delete whose second sending is refused: it is gone or being deleted', async () => {
  await openRepeating()
  await fillDelete('shop')
  await deleteButton().click()
  const dialog = page.getByRole('dialog')
  await expect.element(dialog).toHaveTextContent('It is gone or being deleted.')
  await expect.element(dialog).toHaveTextContent(secondSending)
  expect(page.getByText('Not deleted').elements()).toEqual([])
})

test('a backup that was started twice: both are counted', async () => {
  await openRepeating()
  await chooseAction('shop', 'Back up now')
  await expect.element(notices()).toBeVisible()
  await pass(10)
  await expect.element(notices()).toHaveTextContent('2 backups were started')
})

test('a database that got the name while the question was open is not deleted', async () => {
  const { portal, token, writes } = await open('/databases')
  await fillDelete('shop')
  const shop = portal.world(token).databases.find(({ name }) => name === 'shop')
  if (shop) shop.id = 'db_by_somebody_else'
  await deleteButton().click()
  await expect
    .element(page.getByRole('alert'))
    .toHaveTextContent('Not deleted: the name shop now belongs to another database.')
  await expect.element(deleteButton()).toBeDisabled()
  expect(writes()).toEqual([])
})

test('a database that got the name before the question was opened is not deleted', async () => {
  const { portal, token, writes } = await open('/databases')
  await expect.element(row('shop')).toBeVisible()
  const shop = portal.world(token).databases.find(({ name }) => name === 'shop')
  if (shop) shop.id = 'db_by_somebody_else'
  await chooseAction('shop', 'Delete')
  await page.getByRole('textbox', { name: 'Type shop to confirm' }).fill('shop')
  await expect
    .element(deleteButton())
    .toHaveAccessibleDescription(
      'This name now belongs to another database. Close this dialog and start again.',
    )
  expect(writes()).toEqual([])
})

test('of several, only those are deleted that were selected, and the list shows what was done', async () => {
  const { portal, token, writes } = await open('/databases')
  await expect.element(row('shop')).toBeVisible()
  for (const name of ['shop', 'crm', 'analytics'])
    await page.getByRole('checkbox', { name: `Select ${name}`, exact: true }).click()
  const shop = portal.world(token).databases.find(({ name }) => name === 'shop')
  if (shop) shop.id = 'db_by_somebody_else'
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await page.getByRole('textbox', { name: 'Type 3 to confirm' }).fill('3')
  await page.getByRole('button', { name: 'Delete 3 databases' }).click()
  await expect.element(page.getByText('2 done')).toBeVisible()
  for (const name of ['crm', 'analytics'])
    await expect.element(row(name)).toHaveTextContent('Deleting…')
  await expect.element(row('shop')).toHaveTextContent('Running')
  expect(writes().toSorted()).toEqual([
    'DELETE /api/portal/databases/analytics',
    'DELETE /api/portal/databases/crm',
  ])
})

test('a write of another tab without an outcome is shown as a question before it is sent again', async () => {
  const { token, writes } = await open('/databases')
  const key = await tokenKey(token)
  const at = Date.now() - 60_000
  const entry = { op: 'backup', name: 'shop', at, key, identity: '[]' }
  localStorage.setItem(journalKey(), JSON.stringify([entry]))
  dispatchEvent(new StorageEvent('storage', { key: journalKey() }))
  await expect.element(page.getByText('Backing up shop was interrupted.')).toBeVisible()
  await chooseAction('shop', 'Back up now')
  await expect.element(notices()).toHaveTextContent('; the result is unknown.')
  expect(writes()).toEqual([])
  await notices().getByRole('button', { name: 'Back up again…' }).click()
  await expect.element(notices()).toHaveTextContent('This may make two backups.')
  await notices().getByRole('button', { name: 'Back up again', exact: true }).click()
  await expect.poll(writes).toEqual(['POST /api/portal/databases/shop/backups'])
  await expect.poll(() => localStorage.getItem(journalKey())).toBeNull()
})

test('after Cancel by Enter the focus is on the button that opened the question', async () => {
  await open('/databases')
  await chooseAction('shop', 'Delete')
  const cancel = page.getByRole('dialog').getByRole('button', { name: 'Cancel' })
  await expect.element(cancel).toBeVisible()
  cancel.element().focus()
  await userEvent.keyboard('{Enter}')
  await expect
    .element(page.getByRole('button', { name: 'Actions for shop', exact: true }))
    .toHaveFocus()
})
