/** The dialog that deletes a database: what it requires, what is refused, and what the list then shows. */
import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { endDeletes, holdStatuses } from '~/demo/testing'
import { pass, stopClock } from '~/testing/clock'
import { open } from '~/testing/open'
import {
  catchClipboard,
  chooseAction,
  deleteButton,
  fillDelete,
  goTo,
  notices,
  openDelete,
  row,
} from '~/testing/steps'

beforeEach(holdStatuses)

const remove = 'DELETE /api/portal/databases/shop'
const dialog = () => page.getByRole('dialog')
const field = () => page.getByRole('textbox', { name: 'Type shop to confirm' })
const menu = () => page.getByRole('button', { name: 'Actions for shop', exact: true })
const item = (name: string) => page.getByRole('menuitem', { name: new RegExp(`^${name}`) })

test('F120 F123 after the name is typed exactly, once; the row stays until the list agrees', async () => {
  const { portal, token, writes } = await open('/databases')
  await openDelete('shop')
  await expect.element(page.getByText('Latest backup:')).toBeVisible()
  for (const almost of ['Shop', 'shop ', 'ѕhop', 'sho']) {
    await field().fill(almost)
    await expect.element(deleteButton()).toBeDisabled()
  }
  await field().fill('shop')
  await deleteButton().click()
  await expect.element(row('shop')).toHaveTextContent('Deleting…')
  await expect.element(menu()).toHaveLength(0)
  await expect.element(notices()).toHaveTextContent('Deleted shop.')
  endDeletes(portal, token)
  await pass(30)
  await expect.element(row('shop')).toHaveLength(0)
  expect(writes()).toEqual([remove])
})

test.each([
  ['F038', '403', "Not deleted: this token can't delete databases (403).", ''],
  ['F051', '409', "Couldn't delete the database (409).", 'another operation is in progress'],
] as const)(
  '%s a rejection (%s) is said in the dialog, and leaves the row as it is',
  async (_, fault, sentence, words) => {
    const { portal, token, writes } = await open('/databases')
    portal.fail(token, { method: 'DELETE', fault })
    await fillDelete('shop')
    await deleteButton().click()
    const alert = dialog().getByRole('alert')
    await expect.element(alert).toHaveTextContent(sentence)
    if (words) await expect.element(alert).toHaveTextContent(words)
    await page.getByRole('button', { name: 'Cancel' }).click()
    await expect.element(row('shop')).toHaveTextContent('Running')
    await expect.element(menu()).toBeVisible()
    expect(writes()).toEqual([remove])
  },
)

test('F050 one that somebody else has deleted counts as gone', async () => {
  const { portal, token, writes } = await open('/databases')
  await fillDelete('shop')
  portal.fail(token, { method: 'DELETE', fault: '404-done' })
  await deleteButton().click()
  await expect.element(dialog().getByText('It is gone or being deleted.')).toBeVisible()
  await dialog().getByText('Close', { exact: true }).click()
  await expect.element(dialog()).toHaveLength(0)
  expect(writes()).toEqual([remove])
})

test.each(['204-done', 'empty-done', 'null-done'] as const)(
  'F050 an answer without a word (%s) is a success',
  async (fault) => {
    const { portal, token } = await open('/databases')
    portal.fail(token, { method: 'DELETE', fault })
    await fillDelete('shop')
    await deleteButton().click()
    await expect.element(row('shop')).toHaveTextContent('Deleting…')
  },
)

test('F074 an answer about another database turns the button off', async () => {
  const { portal, token } = await open('/databases')
  const path = '/api/portal/databases/shop'
  portal.fail(token, { path, fault: 'wrong-name', times: 9 })
  await openDelete('shop')
  await field().fill('shop')
  await expect.element(deleteButton()).toBeDisabled()
  await expect
    .element(deleteButton())
    .toHaveAccessibleDescription('The response is for another database.')
})

test('F120 still listed after five minutes: the row says so, and is not deleted again', async () => {
  const { portal, token, calls, writes } = await open('/databases')
  await fillDelete('shop')
  portal.fail(token, { method: 'DELETE', fault: '204' })
  stopClock()
  await deleteButton().click()
  await expect.element(row('shop')).toHaveTextContent('Deleting…')
  const before = calls().length
  await pass(280, 20)
  await expect.element(row('shop')).toHaveTextContent('Deleting…')
  await pass(30, 10)
  await expect.element(row('shop')).toHaveTextContent('Delete accepted 5m ago, still listed')
  await expect.element(menu()).toHaveLength(0)
  // The list is read often at first, then less and less often: 12 times, 16 times, once a minute.
  expect(calls().length - before).toBeLessThanOrEqual(32)
  expect(writes()).toEqual([remove])
})

test('F120 what is being deleted has no further actions: in the list, in the palette, in a selection', async () => {
  const { writes } = await open('/databases', {
    prepare: (portal, token) => {
      const shop = portal.world(token).databases.find(({ name }) => name === 'shop')
      if (shop) shop.status = 'deleting'
    },
  })
  await expect.element(row('shop')).toHaveTextContent('Deleting')
  const select = page.getByRole('checkbox', { name: 'Select shop', exact: true })
  await expect.element(select).toHaveLength(0)
  await menu().click()
  for (const name of ['Back up now', 'Delete']) {
    await expect.element(item(name)).toBeDisabled()
    await expect.element(item(name)).toHaveTextContent('This database is being deleted.')
  }
  await userEvent.keyboard('{Escape}')
  for (const typed of ['Delete shop', 'Back up shop']) {
    await userEvent.keyboard('{Control>}k{/Control}')
    await dialog().getByRole('combobox').fill(typed)
    const option = page.getByRole('option').first()
    await expect.element(option).toHaveTextContent('This database is being deleted.')
    await expect.element(option).toBeDisabled()
    await userEvent.keyboard('{Escape}')
  }
  await page.getByRole('link', { name: 'shop', exact: true }).click()
  for (const name of ['Back up now', 'Delete'])
    await expect
      .element(page.getByRole('button', { name, exact: true }))
      .toHaveAccessibleDescription('This database is being deleted.')
  expect(writes()).toEqual([])
})

test('F038 F041 after a refusal, list and detail offer another try', async () => {
  const { portal, token, writes } = await open('/databases')
  portal.fail(token, { method: 'DELETE', fault: '403' })
  await fillDelete('shop')
  await deleteButton().click()
  await expect.element(dialog().getByRole('alert')).toHaveTextContent('Not deleted: this token')
  await page.getByRole('button', { name: 'Cancel' }).click()
  await menu().click()
  await expect.element(item('Delete')).toBeDisabled()
  await expect.element(item('Delete')).toHaveTextContent("This token can't delete databases (403).")
  await expect.element(item('Back up now')).toBeEnabled()
  await userEvent.keyboard('{Escape}')
  await page.getByRole('link', { name: 'shop', exact: true }).click()
  const button = page.getByRole('button', { name: 'Delete', exact: true })
  await expect.element(button).toBeDisabled()
  await page.getByRole('button', { name: 'Try anyway' }).click()
  await expect.element(button).toBeEnabled()
  await goTo('Databases')
  await fillDelete('shop')
  await deleteButton().click()
  await expect.element(row('shop')).toHaveTextContent('Deleting…')
  expect(writes()).toEqual([remove, remove])
})

test('F038 F043 a refused check of write access turns off only deleting', async () => {
  const { writes } = await open('/token', { token: 'read' })
  await page.getByRole('button', { name: 'Check write access' }).click()
  await dialog().getByRole('button', { name: /^Send/ }).click()
  await expect.poll(writes).toHaveLength(1)
  await goTo('Databases')
  await menu().click()
  await expect.element(item('Delete')).toHaveTextContent('(403)')
  await expect.element(item('Back up now')).toBeEnabled()
  await item('Try anyway').click()
  await menu().click()
  await expect.element(item('Delete')).toBeEnabled()
})

test('F123 a name with white space that looks like another: a generated word is asked for', async () => {
  const name = 'no\u00A0break'
  const { writes } = await open('/databases', {
    prepare: (portal, token) => {
      const { databases } = portal.world(token)
      const [first] = databases
      if (first) databases.push({ ...first, id: 'db_odd', name })
    },
  })
  await chooseAction(name, 'Delete')
  const confirm = page.getByRole('textbox', { name: /^Type delete-[a-z]{4} to confirm$/ })
  await confirm.fill('no break')
  await expect.element(deleteButton()).toBeDisabled()
  const label = confirm.element().closest('label')?.textContent ?? ''
  await confirm.fill(/delete-[a-z]{4}/.exec(label)?.[0] ?? '')
  await deleteButton().click()
  await expect.poll(writes).toEqual(['DELETE /api/portal/databases/no%C2%A0break'])
})

test('the call as curl, without the token', async () => {
  await open('/databases')
  const copied = catchClipboard()
  await openDelete('shop')
  await dialog().getByRole('button', { name: 'Copy as curl' }).click()
  await expect
    .poll(() => copied)
    .toEqual([
      `curl -X DELETE '${location.origin}/api/portal/databases/shop' \\\n  -H "Authorization: Bearer $HTX_TOKEN"`,
    ])
})
