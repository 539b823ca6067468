/** Backing up from the board: notifications on every screen, bulk runs, and every end. */
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { endBackups, holdStatuses } from '~/demo/testing'
import { pass } from '~/testing/clock'
import { chooseAction, goTo, heading, notices, setVisible } from '~/testing/steps'
import { boardRow, button, openBoard, openWhole } from '../testing'

beforeEach(holdStatuses)

const backupOf = (name: string) => `POST /api/portal/databases/${name}/backups`

/** Backs up the two databases that are stale in every account. */
async function backUpStale(): Promise<void> {
  await button('Back up 2 stale').click()
  const dialog = page.getByRole('dialog', { name: 'Back up 2 databases?' })
  await expect.element(dialog).toHaveTextContent('sandbox')
  await expect.element(dialog).toHaveTextContent('audit-log')
  await dialog.getByRole('button', { name: 'Back up 2 databases' }).click()
}

test('a backup from the board: a notice with a link on every screen, and the row', async () => {
  const { portal, token, writes } = await openWhole()
  await button('Back up sandbox now').click()
  await expect.element(notices()).toHaveTextContent('The backup of sandbox is running…')
  await expect.element(boardRow('sandbox')).toHaveTextContent('Running')
  expect(writes()).toEqual([backupOf('sandbox')])
  await goTo('Token')
  endBackups(portal, token)
  await pass(6)
  await expect.element(notices()).toHaveTextContent('The backup of sandbox is complete.')
  await notices().getByRole('link', { name: 'View backups' }).click()
  await expect.poll(() => location.pathname).toBe('/databases/sandbox/backups')
  const table = page.getByRole('table', { name: 'Backups', exact: true })
  await expect.element(table.getByRole('row')).toHaveLength(2)
  await expect.element(table).toHaveTextContent('On demand')
  await goTo('Backups')
  await expect.element(boardRow('sandbox')).toHaveTextContent('Fresh')
})

test('in a hidden tab a browser notification reports the end, only if a button has allowed it', async () => {
  const shown: string[] = []
  class FakeNotification extends EventTarget {
    static permission = 'default'
    static requestPermission() {
      shown.push('asked')
      FakeNotification.permission = 'granted'
      return Promise.resolve('granted')
    }
    constructor(_title: string, { body }: { body: string }) {
      super()
      shown.push(body)
    }
  }
  vi.stubGlobal('Notification', FakeNotification)
  onTestFinished(() => void vi.unstubAllGlobals())
  const { portal, token } = await openBoard()
  await button('Back up shop now').click()
  await expect.element(notices()).toHaveTextContent('The backup of shop is running…')
  expect(shown).toEqual([])
  const wish = notices().getByRole('button', { name: "Notify me when it's done" })
  await wish.click()
  await expect.element(wish).not.toBeInTheDocument()
  setVisible('hidden')
  endBackups(portal, token)
  await pass(40, 5)
  await expect.poll(() => shown).toEqual(['asked', 'The backup of shop is complete.'])
})

test('all that are stale, or those selected, are backed up in one run', async () => {
  const { writes } = await openWhole()
  await backUpStale()
  await expect.element(notices()).toHaveTextContent('2 done')
  expect(writes().toSorted()).toEqual(['audit-log', 'sandbox'].map(backupOf))
  await expect.element(boardRow('sandbox')).toHaveTextContent(/Running|Fresh/)
  await expect.element(button(/^Back up \d+ stale/)).not.toBeInTheDocument()

  for (const name of ['shop', 'crm'])
    await page.getByRole('checkbox', { name: `Select ${name}`, exact: true }).click()
  await expect.element(page.getByText('2 selected')).toBeVisible()
  await button('Back up 2 databases').click()
  await page
    .getByRole('dialog', { name: 'Back up 2 databases?' })
    .getByRole('button', { name: 'Back up 2 databases' })
    .click()
  await expect.poll(() => writes().length).toBe(4)
  expect(writes().slice(2).toSorted()).toEqual(['crm', 'shop'].map(backupOf))
  await expect.element(page.getByText('2 selected')).not.toBeInTheDocument()
})

test('F109 one of a run without a clear answer is looked up among its backups, and not sent twice', async () => {
  const { portal, token, writes } = await openWhole()
  const path = (name: string) => `/api/portal/databases/${name}/backups`
  portal.fail(token, { method: 'POST', path: path('sandbox'), fault: 'reset-done' })
  portal.fail(token, { method: 'POST', path: path('audit-log'), fault: 'reset' })
  await backUpStale()
  await expect.poll(writes).toHaveLength(2)
  await pass(62)
  await expect.element(notices()).toHaveTextContent('1 done')
  await expect.element(notices()).toHaveTextContent('1 unknown')
  await expect.element(boardRow('sandbox')).toHaveTextContent(/Running|Fresh/)
  expect(writes()).toHaveLength(2)
})

test('how each backup of a run ends is shown on every screen, with a link to the failed ones', async () => {
  const { portal, token } = await openWhole()
  await backUpStale()
  await expect.element(notices()).toHaveTextContent('Backups in progress')
  await expect.element(notices()).toHaveTextContent('2 running')
  await goTo('Token')
  await expect.element(heading('Token')).toBeVisible()
  const world = portal.world(token)
  const sandbox = world.databases.find(({ name }) => name === 'sandbox')
  for (const [id, each] of world.backups)
    for (const backup of each)
      if (backup.status === 'running')
        Object.assign(backup, {
          status: id === sandbox?.id ? 'timed out' : 'success',
          changesAt: undefined,
        })
  await pass(20)
  const end = notices().getByRole('alert')
  await expect.element(end).toHaveTextContent('Backups finished.')
  await expect.element(end).toHaveTextContent('1 complete')
  await expect.element(end).toHaveTextContent('1 failed')
  await end.getByRole('link', { name: 'sandbox' }).click()
  await expect.poll(() => location.pathname).toBe('/databases/sandbox/backups')
})

test('a failed look at a started backup is not the last: its end is shown', async () => {
  const { portal, token } = await openWhole()
  await goTo('Databases')
  await chooseAction('sandbox', 'Back up now')
  await expect.element(notices()).toHaveTextContent('The backup of sandbox is running…')
  portal.fail(token, { fault: '500', path: /\/sandbox\/backups$/, times: 1 })
  await pass(10)
  await expect.element(notices()).toHaveTextContent('The backup of sandbox is running…')
  endBackups(portal, token)
  await pass(40, 5)
  await expect.element(notices()).toHaveTextContent('The backup of sandbox is complete.')
})

test('a token that may not back up says why on every row', async () => {
  const { writes } = await openBoard({ token: 'read' })
  await button('Back up shop now').click()
  await expect
    .element(notices())
    .toHaveTextContent("Not backed up: this token can't back up databases (403).")
  const other = button('Back up crm now')
  await expect.element(other).toBeDisabled()
  await expect
    .element(other)
    .toHaveAccessibleDescription("This token can't back up databases (403).")
  expect(writes()).toHaveLength(1)
})
