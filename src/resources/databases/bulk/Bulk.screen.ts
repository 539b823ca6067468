/** Bulk actions on databases: the cost, the progress, and the result of each. */
import { beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { FaultRule } from '~/demo/portal'
import { endBackups, endDeletes, holdStatuses } from '~/demo/testing'
import { expectAccessible, looks } from '~/testing/axe'
import { pass, stopClock } from '~/testing/clock'
import { open, tokenOfTest, type Opened } from '~/testing/open'
import {
  catchClipboard,
  goTo,
  heading,
  row,
  setOnline,
  signInAnew,
  writesOf,
} from '~/testing/steps'
import { boardRow, openWhole } from '~/resources/backups/testing'

beforeEach(holdStatuses)

const bar = () => page.getByRole('progressbar', { name: 'Backing up databases', exact: true })
const panel = (name = 'Backing up databases') => page.getByRole('region', { name, exact: true })
const outcome = (of: string, name?: string) =>
  panel(name).getByRole('listitem').filter({ hasText: of })
const inPanel = (name: string) => panel().getByRole('button', { name })
/** The menu "API" of the list. */
async function copyAsCurl(): Promise<void> {
  await button('API').click()
  await page.getByRole('menuitem', { name: 'Copy as curl' }).click()
}
const button = (name: string) => page.getByRole('button', { name, exact: true })
const backupOf = (name: string) => `POST /api/portal/databases/${name}/backups`

/** Selects rows of the list by name. */
async function select(...names: string[]): Promise<void> {
  for (const name of names)
    await page.getByRole('checkbox', { name: `Select ${name}`, exact: true }).click()
}

/** Selects rows and starts their backup. */
async function backUp(...names: string[]): Promise<void> {
  await select(...names)
  await button('Back up').click()
  await page.getByRole('button', { name: `Back up ${names.length} databases` }).click()
}

/** Selects all rows and opens the question. */
async function askBackupOfAll() {
  await page.getByRole('checkbox', { name: 'Select all 14' }).click()
  await expect.element(page.getByText('14 selected')).toBeVisible()
  await button('Back up').click()
  const dialog = page.getByRole('dialog', { name: 'Back up 14 databases?' })
  await expect.element(dialog).toBeVisible()
  return { dialog, start: () => dialog.getByRole('button', { name: /^Back up 14/ }).click() }
}

/** A fault of the backups of "crm" alone. */
const failCrm = ({ portal, token }: Opened, rule: Pick<FaultRule, 'fault' | 'times'>) =>
  portal.fail(token, { method: 'POST', path: '/api/portal/databases/crm/backups', ...rule })

test('backs up the selected ones, once each, at the cost that was shown before', async () => {
  const { calls, writes } = await open('/databases')
  await select('shop', 'crm', 'analytics')
  await expect.element(page.getByText('3 selected')).toBeVisible()
  await button('Back up').click()
  const dialog = page.getByRole('dialog', { name: 'Back up 3 databases?' })
  await expect.element(dialog).toHaveTextContent('6 requests, about 1 s at the current rate limit')
  const before = calls().length
  await dialog.getByRole('button', { name: 'Back up 3 databases' }).click()
  await expect.element(panel()).toHaveTextContent('3 done')
  await expect.element(bar()).toHaveAttribute('aria-valuenow', '3')
  expect(writes().toSorted()).toEqual(['analytics', 'crm', 'shop'].map(backupOf))
  // Their ends are looked up later.
  const later = calls().slice(before)
  expect(later.findLastIndex(({ method }) => method === 'POST') + 1).toBe(6)
  await expect.element(page.getByText('3 selected')).toHaveLength(0)
})

test('the header selects all that the filter lets through, on every page', async () => {
  await open('/databases', { token: 'full_many-1000' })
  await expect.element(page.getByText('1,000 databases')).toBeVisible()
  await page.getByRole('checkbox', { name: 'Select all 1000' }).click()
  await expect.element(page.getByText(/^1,?000 selected/)).toBeVisible()
  await button('Clear selection').click()
  await expect.element(page.getByText(/selected$/)).toHaveLength(0)
  await page.getByLabelText('Engine').selectOptions('mysql')
  const all = page.getByRole('checkbox', { name: /^Select all \d+$/ })
  await expect.element(all).not.toHaveAccessibleName('Select all 1000')
  const count = Number(all.element().getAttribute('aria-label')?.replace(/\D/g, ''))
  expect(count).toBeGreaterThan(100)
  await all.click()
  await expect.element(page.getByText(`${count} selected`)).toBeVisible()
  await button('Delete').click()
  const dialog = page.getByRole('dialog', { name: `Delete ${count} databases?` })
  await expect.element(dialog).toBeVisible()
})

test('the read of the list, and of selected rows, as curl', async () => {
  await open('/databases')
  const copied = catchClipboard()
  await copyAsCurl()
  await select('shop', 'crm')
  await copyAsCurl()
  await expect.poll(() => copied).toHaveLength(2)
  const command = (path: string) =>
    `curl '${location.origin}/api/portal/databases${path}' \\\n  -H "Authorization: Bearer $HTX_TOKEN"`
  const [list, selected] = copied
  expect(list).toBe(command(''))
  expect(selected?.split('\n\n').toSorted()).toEqual([command('/crm'), command('/shop')])
})

test('F060 F063 F124 rows without actions cannot be selected', async () => {
  await open('/databases', { token: 'full_hostile' })
  const found = (text: string) => page.getByRole('row').filter({ hasText: text })
  const twins = found('Two entries share this name.')
  await expect.element(twins).toHaveLength(2)
  await expect.element(twins.getByRole('checkbox')).toHaveLength(0)
  await expect.element(found('no name').getByRole('checkbox')).toHaveLength(0)
  await page.getByRole('checkbox', { name: /^Select all \d/ }).click()
  await button('Back up').click()
  const listed = page
    .getByRole('dialog', { name: /^Back up \d+ databases\?$/ })
    .getByRole('listitem')
  await expect.element(listed.first()).toBeVisible()
  const names = listed.elements().map(({ textContent }) => textContent)
  for (const name of ['twin', '..', 'a/b', '100%', '']) expect(names).not.toContain(name)
})

test('many: a forecast, progress, and a list of every outcome; it continues on other screens', async () => {
  const { writes } = await open('/databases')
  const { dialog, start } = await askBackupOfAll()
  await expect
    .element(dialog)
    .toHaveTextContent(/28 requests, about \d+ s at the current rate limit/)
  // It takes some seconds: these checks run before it is over.
  stopClock()
  await start()
  await expect.element(bar()).toHaveAttribute('aria-valuemax', '14')
  await expect.element(panel()).toHaveTextContent(/About \d+ s left/)
  await goTo('Token')
  await expect.element(heading('Token')).toBeVisible()
  await expect.element(bar()).toBeVisible()
  await pass(30, 2)
  await expect.element(panel()).toHaveTextContent('14 done')
  await panel().getByText('Details').click()
  await expect.element(outcome('Backup started.')).toHaveLength(14)
  expect(writes()).toHaveLength(14)
  expect(new Set(writes()).size).toBe(14)
  await inPanel('Close').click()
  await expect.element(bar()).toHaveLength(0)
})

test('paused, nothing further is sent; resumed, it goes on; cancelled, the rest is not sent', async () => {
  const { writes } = await open('/databases')
  const { start } = await askBackupOfAll()
  // Time passes in small steps only: otherwise the run would be over before it is paused or cancelled.
  stopClock()
  await start()
  await inPanel('Pause').click()
  await expect.element(panel().getByRole('status')).toHaveTextContent('Paused.')
  // Those in flight end as usual.
  await pass(10)
  const sent = writes().length
  expect(sent).toBeLessThan(14)
  await pass(20, 5)
  expect(writes()).toHaveLength(sent)
  await inPanel('Resume').click()
  await expect.poll(() => writes().length).toBeGreaterThan(sent)
  await inPanel('Cancel').click()
  await pass(5)
  const all = writes().length
  await expect.element(panel()).toHaveTextContent(`${all} done`)
  await expect.element(panel()).toHaveTextContent(`${14 - all} not sent`)
  await pass(20, 5)
  expect(writes()).toHaveLength(all)
})

test('the board and the backups tab show what a run has started, however that was learned', async () => {
  const { portal, token, writes } = await openWhole()
  await expect.element(boardRow('sandbox')).toHaveTextContent('No backup')
  await goTo('Databases')
  // Executed, but the answer is lost: the look-up finds it.
  const path = '/api/portal/databases/sandbox/backups'
  portal.fail(token, { method: 'POST', path, fault: 'reset-done' })
  await backUp('sandbox', 'audit-log')
  await pass(5)
  await expect.element(panel()).toHaveTextContent('2 done')
  await goTo('Backups')
  for (const name of ['sandbox', 'audit-log'])
    await expect.element(boardRow(name)).toHaveTextContent('Running')
  await boardRow('sandbox').getByRole('link', { name: 'sandbox' }).click()
  const backups = page.getByRole('table', { name: 'Backups', exact: true })
  await expect.element(backups).toHaveTextContent('On demand')
  await expect.element(backups).toHaveTextContent('Running')
  expect(writes()).toHaveLength(2)
})

test('a rejected one shows the words of the portal, and only failed ones are tried again', async () => {
  const opened = await open('/databases')
  const stop = failCrm(opened, { fault: '409', times: 9 })
  await backUp('shop', 'crm', 'analytics')
  await expect.element(panel()).toHaveTextContent('1 failed')
  await expect.element(outcome('crm')).toHaveTextContent("Couldn't start the backup (409).")
  await expect.element(outcome('crm')).toHaveTextContent('another operation is in progress')
  stop()
  await inPanel('Retry failed').click()
  await expect.element(panel()).toHaveTextContent('3 done')
  await expect.element(panel()).toHaveTextContent('0 failed')
  expect(opened.writes().toSorted()).toEqual(['analytics', 'crm', 'crm', 'shop'].map(backupOf))
})

test('F047 F109 an unknown outcome is looked up, does not count as failed, and is not sent again automatically', async () => {
  const opened = await open('/databases')
  failCrm(opened, { fault: 'reset' })
  await backUp('shop', 'crm')
  await panel().getByText('Details').click()
  const crm = outcome('crm')
  await expect
    .element(crm)
    .toHaveTextContent('No clear response. Checking whether a new backup of crm exists…')
  await pass(62)
  await expect.element(panel()).toHaveTextContent('1 unknown')
  await expect.element(crm).toHaveTextContent('Not listed after 60 s. It may still appear.')
  await expect.element(inPanel('Retry failed')).toHaveLength(0)
  expect(opened.writes()).toHaveLength(2)
  await crm.getByRole('button', { name: 'Back up again…' }).click()
  await expect.element(crm).toHaveTextContent('This may make two backups.')
  await crm.getByRole('button', { name: 'Back up again' }).click()
  await expect.element(panel()).toHaveTextContent('2 done')
  expect(opened.writes()).toHaveLength(3)
})

test('F078 a 429 puts the item back into the queue; after the pause the run continues by itself', async () => {
  const opened = await open('/databases')
  failCrm(opened, { fault: '429' })
  await backUp('shop', 'crm')
  await expect.element(panel()).toHaveTextContent(/Rate limit reached\. Resumes in \d+ s\./)
  stopClock()
  await pass(1)
  const before = opened.calls().length
  await pass(8)
  expect(opened.calls()).toHaveLength(before)
  await pass(20)
  await expect.element(panel()).toHaveTextContent('2 done')
  await expect.element(panel()).toHaveTextContent('0 failed')
  expect(opened.writes().filter((call) => call === backupOf('crm'))).toHaveLength(2)
})

test('F095 F116 offline pauses it and says so; it continues only on request', async () => {
  const { writes } = await open('/databases')
  const { start } = await askBackupOfAll()
  // It is not over before the network is lost.
  stopClock()
  await start()
  await expect.poll(() => writes().length).toBeGreaterThan(0)
  setOnline(false)
  await expect.element(panel().getByRole('status')).toHaveTextContent("Paused: you're offline.")
  setOnline(true)
  await pass(5)
  const sent = writes().length
  await pass(10)
  expect(writes()).toHaveLength(sent)
  await inPanel('Resume').click()
  await pass(70, 5)
  await expect.poll(() => new Set(writes()).size).toBe(14)
})

test('F037 F043 a refusal pauses it: the rest is not sent', async () => {
  const { writes } = await open('/databases', { token: 'read' })
  await (await askBackupOfAll()).start()
  await expect
    .element(panel().getByRole('status'))
    .toHaveTextContent('Paused: the portal refused a request (403).')
  await pass(20)
  expect(writes().length).toBeLessThanOrEqual(3)
  await inPanel('Cancel').click()
  await expect.element(panel()).toHaveTextContent(/1[1-3] not sent/)
})

test('F023 the end of the session cancels it, and the next sign-in says so', async () => {
  const { portal, token } = await open('/databases')
  await expect.element(row('shop')).toBeVisible()
  const { start } = await askBackupOfAll()
  portal.fail(token, { fault: '401', times: 9 })
  await start()
  const other = tokenOfTest('databases', 'other')
  await signInAnew(other)
  const notice = page.getByRole('status').filter({ hasText: 'Not sent: the session ended.' })
  await expect.element(notice).toHaveTextContent('To be backed up:')
  await expect.element(bar()).toHaveLength(0)
  await pass(30, 5)
  expect(writesOf(portal, other)).toEqual([])
  await notice.getByRole('button', { name: 'Dismiss' }).click()
  await expect.element(notice).toHaveLength(0)
})

describe('delete', () => {
  const title = 'Deleting databases'

  /** Opens the question for the selected rows, and types their number. */
  async function confirmDelete(count: number) {
    await button('Delete').click()
    const dialog = page.getByRole('dialog', { name: `Delete ${count} databases?` })
    await dialog.getByRole('textbox', { name: `Type ${count} to confirm` }).fill(String(count))
    return { dialog, start: () => dialog.getByRole('button', { name: /^Delete/ }).click() }
  }

  test('F120 F123 after the number is typed: each is read first, then deleted once; its row says so', async () => {
    const { portal, token, calls } = await open('/databases')
    await select('shop', 'crm', 'analytics')
    await button('Delete').click()
    const dialog = page.getByRole('dialog', { name: 'Delete 3 databases?' })
    await expect
      .element(dialog)
      .toHaveTextContent('6 requests, about 1 s at the current rate limit')
    const confirm = dialog.getByRole('button', { name: 'Delete 3 databases' })
    await expect.element(confirm).toBeDisabled()
    const field = dialog.getByRole('textbox', { name: 'Type 3 to confirm' })
    await field.fill('2')
    await expect.element(confirm).toHaveAccessibleDescription('Enter the number of databases.')
    await field.fill('3')
    await confirm.click()
    await expect.element(panel(title)).toHaveTextContent('3 done')
    await expect.element(row('shop')).toHaveTextContent('Deleting…')
    await expect.element(row('shop').getByRole('checkbox')).toHaveLength(0)
    const made = calls().map(({ method, path }) => `${method} ${path}`)
    for (const name of ['shop', 'crm', 'analytics']) {
      const path = `/api/portal/databases/${name}`
      expect(made.filter((call) => call === `DELETE ${path}`)).toHaveLength(1)
      expect(made.indexOf(`GET ${path}`)).toBeGreaterThanOrEqual(0)
      expect(made.indexOf(`GET ${path}`)).toBeLessThan(made.indexOf(`DELETE ${path}`))
    }
    endDeletes(portal, token)
    await pass(30, 5)
    await expect.element(row('shop')).toHaveLength(0)
  })

  test('F074 one whose answer is about another is not deleted; one that is gone counts as deleted', async () => {
    const { portal, token, writes } = await open('/databases')
    await select('shop', 'crm', 'analytics')
    const path = '/api/portal/databases'
    portal.fail(token, { method: 'GET', path: `${path}/shop`, fault: 'wrong-name', times: 9 })
    portal.fail(token, { method: 'GET', path: `${path}/crm`, fault: '404' })
    await (await confirmDelete(3)).start()
    await expect
      .element(outcome('shop', title))
      .toHaveTextContent('Not sent: the response is for another database.')
    await expect.element(outcome('crm', title)).toHaveTextContent('It no longer exists.')
    await expect.element(outcome('analytics', title)).toHaveTextContent('Deleted.')
    expect(writes()).toEqual([`DELETE ${path}/analytics`])
  })

  test('"Back up first": each is deleted only after its own backup is complete', async () => {
    const opened = await open('/databases')
    const { portal, token, writes } = opened
    await select('shop', 'crm')
    failCrm(opened, { fault: '409' })
    const { dialog, start } = await confirmDelete(2)
    await dialog.getByRole('checkbox', { name: 'Back up first' }).click()
    await expect.element(dialog).toHaveTextContent('At least 10 requests')
    await start()
    await expect
      .element(outcome('crm', title))
      .toHaveTextContent("Not deleted: the backup didn't complete.")
    await expect.element(panel(title)).toHaveTextContent('Backing up first…')
    await expect.poll(writes).toHaveLength(2)
    endBackups(portal, token)
    await pass(7)
    await expect.element(panel(title)).toHaveTextContent('1 done')
    expect(writes().toSorted()).toEqual([
      'DELETE /api/portal/databases/shop',
      backupOf('crm'),
      backupOf('shop'),
    ])
  })
})

test.each(looks)('no accessibility rule is broken, $name', async (look) => {
  const { portal, token } = await open('/databases', {
    ...look,
    // By English names; the words themselves have their own test.
    preferences: { ...look.preferences, language: 'en' },
  })
  await select('shop', 'crm', 'analytics')
  await expectAccessible('selected', { isCovered: true })
  await button('Delete').click()
  await expect.element(page.getByRole('dialog')).toBeVisible()
  await expectAccessible('asked')
  await userEvent.keyboard('{Escape}')
  portal.fail(token, { method: 'POST', fault: '409' })
  await button('Back up').click()
  await page.getByRole('button', { name: 'Back up 3 databases' }).click()
  await expect.element(panel()).toHaveTextContent('1 failed')
  await expectAccessible('run', { isCovered: true })
})
