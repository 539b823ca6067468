/** Backing a database up: from every place, to its end, and with every answer. */
import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { endBackups, holdStatuses } from '~/demo/testing'
import { pass, resumeClock, stopClock } from '~/testing/clock'
import { open, tokenOfTest } from '~/testing/open'
import {
  chooseAction,
  createButton,
  deleteButton,
  fillCreate,
  fillDelete,
  notices,
  refusedToken,
  row,
  signInAnew,
  writesOf,
} from '~/testing/steps'

beforeEach(holdStatuses)

const backup = 'POST /api/portal/databases/shop/backups'
const backUp = (name = 'shop') => chooseAction(name, 'Back up now')
const openMenu = (name: string) =>
  page.getByRole('button', { name: `Actions for ${name}`, exact: true }).click()
const item = (name: string) => page.getByRole('menuitem', { name })

/** Every place that starts a backup, and the row that then shows it running. */
const places = [
  { place: 'the list', start: () => backUp(), row: () => row('shop'), running: 'Backing up…' },
  {
    place: 'the detail',
    start: async () => {
      await page.getByRole('link', { name: 'shop', exact: true }).click()
      await page.getByRole('tab', { name: 'Backups' }).click()
      await page.getByRole('button', { name: 'Back up now' }).click()
    },
    row: () =>
      page
        .getByRole('table', { name: 'Backups', exact: true })
        .getByRole('row')
        .filter({ has: page.getByRole('cell') })
        .first(),
    running: 'Running',
  },
  {
    place: 'the palette',
    start: async () => {
      await expect.element(row('shop')).toBeVisible()
      await userEvent.keyboard('{Control>}k{/Control}')
      const palette = page.getByRole('dialog', { name: 'Commands' })
      await palette.getByRole('combobox').fill('back up shop')
      await expect
        .element(palette.getByRole('option', { selected: true }))
        .toHaveTextContent(/^Back up shop$/)
      await userEvent.keyboard('{Enter}')
    },
    row: () => row('shop'),
    running: 'Backing up…',
  },
]
const ends = [
  ['completed', 'status', 'is complete.'],
  ['failed', 'alert', 'has failed.'],
] as const

test.each(places.flatMap((place) => ends.map((end) => [place.place, ...end, place] as const)))(
  'from %s: running, then %s',
  async (_, status, role, end, { start, row: placeRow, running }) => {
    const { portal, token, writes } = await open('/databases')
    await start()
    await expect.element(notices()).toHaveTextContent('The backup of shop is running…')
    await expect.element(placeRow()).toHaveTextContent(running)
    endBackups(portal, token, status)
    await pass(10)
    await expect
      .element(
        notices()
          .getByRole(role)
          .filter({ hasText: `The backup of shop ${end}` }),
      )
      .toBeVisible()
    await expect.element(placeRow()).not.toHaveTextContent(running)
    expect(writes()).toEqual([backup])
  },
)

test('F039 a refusal turns off only the backup', async () => {
  const { portal, token } = await open('/databases')
  portal.fail(token, { method: 'POST', fault: '403' })
  await backUp()
  await expect
    .element(notices())
    .toHaveTextContent("Not backed up: this token can't back up databases (403).")
  await openMenu('crm')
  await expect.element(item('Back up now')).toBeDisabled()
  await expect.element(item('Delete')).toBeEnabled()
  await userEvent.keyboard('{Escape}')
  await fillCreate('fresh')
  await expect.element(createButton()).toBeEnabled()
})

test('F041 a refused backup can be tried again, and its success ends the refusal', async () => {
  const { portal, token } = await open('/databases')
  portal.fail(token, { method: 'POST', fault: '403' })
  await backUp()
  await expect.element(notices()).toHaveTextContent('(403)')
  await openMenu('crm')
  await item('Try anyway').click()
  await backUp('crm')
  await expect.element(notices()).toHaveTextContent('The backup of crm is running…')
  await openMenu('shop')
  await expect.element(item('Back up now')).toBeEnabled()
  await expect.element(item('Try anyway')).toHaveLength(0)
})

test('F078 a 429 is not sent through', async () => {
  const { portal, token, writes } = await open('/databases')
  portal.fail(token, { method: 'POST', fault: '429' })
  await backUp()
  await expect.element(notices()).toHaveTextContent('Not sent: rate limit reached.')
  expect(writes()).toEqual([backup])
})

test.each(['reset-done', '502-done', '503-done', '500-done', '500-html-done'] as const)(
  'F047 F109 an answer that says nothing clear (%s): found among the backups',
  async (fault) => {
    const { portal, token, writes } = await open('/databases')
    portal.fail(token, { method: 'POST', fault })
    // The first look comes after two seconds.
    stopClock()
    await backUp()
    await expect.element(notices()).toHaveTextContent('Checking whether')
    await pass(3)
    await expect.element(notices()).toHaveTextContent(/Found a new backup from \d\d:\d\d\./)
    expect(writes()).toEqual([backup])
  },
)

test('F109 not found: unknown, and started again only after a question', async () => {
  const { portal, token, writes } = await open('/databases')
  portal.fail(token, { method: 'POST', fault: 'reset' })
  stopClock()
  await backUp()
  await expect
    .element(page.getByText('Checking whether a new backup of shop exists…'))
    .toBeVisible()
  await pass(62)
  const unseen = 'Not listed after 60 s. It may still appear.'
  await expect.element(notices()).toHaveTextContent(unseen)
  expect(writes()).toEqual([backup])
  await notices().getByRole('button', { name: 'Back up again…' }).click()
  await expect.element(notices()).toHaveTextContent('This may make two backups.')
  // The menu item sends nothing: it shows the question again, even if it was closed.
  await notices().getByRole('button', { name: 'Close' }).click()
  await expect.element(page.getByText(unseen)).toHaveLength(0)
  await backUp()
  await expect.element(notices()).toHaveTextContent(unseen)
  expect(writes()).toEqual([backup])
  await notices().getByRole('button', { name: 'Back up again…' }).click()
  await notices().getByRole('button', { name: 'Back up again', exact: true }).click()
  await expect.element(notices()).toHaveTextContent('The backup of shop is running…')
  expect(writes()).toEqual([backup, backup])
})

test('F023 after a 401 the next sign-in says what was not done, and nothing is sent again', async () => {
  const { portal, token } = await open('/databases')
  await expect.element(row('shop')).toBeVisible()
  portal.fail(token, { fault: '401', times: 9 })
  // The session ends some seconds later.
  stopClock()
  await backUp()
  await expect.element(notices().getByRole('alert')).toHaveTextContent(refusedToken)
  resumeClock()
  const other = tokenOfTest('databases', 'other')
  await signInAnew(other)
  await expect
    .element(page.getByRole('status').filter({ hasText: refusedToken }))
    .toHaveTextContent('To be backed up: shop')
  expect(writesOf(portal, other)).toEqual([])
})

test('F043 the first refusal says once that the token appears to be read-only', async () => {
  await open('/databases', { token: 'read' })
  const banner = notices().getByText('This token appears to be read-only.')
  await expect.element(row('shop')).toBeVisible()
  await expect.element(banner).toHaveLength(0)
  await backUp()
  await expect.element(banner).toBeVisible()
  await notices()
    .getByRole('status')
    .filter({ hasText: 'appears to be read-only' })
    .getByRole('button', { name: 'Close' })
    .click()
  await expect.element(banner).toHaveLength(0)
  await fillDelete('shop')
  await deleteButton().click()
  await expect
    .element(page.getByRole('dialog').getByRole('alert'))
    .toHaveTextContent('Not deleted: this token')
  await expect.element(banner).toHaveLength(0)
})
