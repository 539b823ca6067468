/** A phone of 360 × 780: the first row is near the top, rows are two lines high, nothing scrolls sideways or needs hovering. */
import { describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { holdStatuses } from '~/demo/testing'
import { open } from '~/testing/open'
import { chooseAccount } from '~/testing/sign-in'
import { chooseAction, goTo, heading, row, rows } from '~/testing/steps'

const lists = ['databases', 'backups', 'functions', 'proxies', 'activity'] as const
const bodyRows = () => [...document.querySelectorAll('main tbody tr')]
const boxes = () => bodyRows().map((one) => one.getBoundingClientRect())
const navigation = () => page.getByRole('navigation', { name: 'Main' })
const more = () => navigation().getByRole('button', { name: 'More', exact: true })

describe.each([
  [360, 'en'],
  [320, 'en'],
  [320, 'vi'],
] as const)('%i wide, %s', (width, language) => {
  test.each(lists)('%s: the first row begins in the upper third, in two lines', async (list) => {
    await open(`/${list}`, { width, height: 780, checked: true, preferences: { language } })
    await expect.element(rows().first()).toBeVisible()
    await expect.poll(() => boxes()[0]?.top ?? Infinity).toBeLessThanOrEqual(240)
    if (list === 'backups')
      await expect.element(page.getByText(/14 (databases checked|cơ sở dữ liệu)\./)).toBeVisible()
    for (const { height } of boxes()) expect(height).toBeLessThanOrEqual(72)
    expect(boxes()[0]?.top).toBeLessThanOrEqual(240)
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width)
  })
})

test('a row keeps its cells and its menu for a screen reader', async () => {
  await open('/databases', { width: 360, height: 780 })
  const first = row('analytics')
  await expect.element(page.getByRole('table', { name: 'Databases' })).toBeVisible()
  await expect.element(page.getByRole('columnheader', { name: 'Engine' })).toBeInTheDocument()
  await expect.element(first.getByRole('cell', { name: /^PostgreSQL/ })).toBeVisible()
  await expect.element(first.getByRole('checkbox', { name: 'Select analytics' })).toBeVisible()
  await first.getByRole('button', { name: 'Actions for analytics' }).click()
  await expect.element(page.getByRole('menuitem', { name: 'Back up now' })).toBeVisible()
})

test('why a control is disabled is in sight after a tap, and goes at the next one', async () => {
  await open('/databases', { width: 360, height: 780, token: 'full_many-1000' })
  const first = page.getByRole('button', { name: 'First', exact: true })
  const reason = page.getByText('This is the first page.').first()
  await expect.element(reason).not.toBeVisible()
  // What answers a tap is loaded with the frame's menus.
  await expect.element(page.getByRole('button', { name: 'Account' })).toBeVisible()
  // A tap on a disabled control, which the tools of tests refuse.
  first
    .element()
    .dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, detail: 1 }))
  await expect.element(reason).toBeVisible()
  const { left, right, bottom } = reason.element().getBoundingClientRect()
  expect([left >= 0, right <= 360, bottom <= 780]).toEqual([true, true, true])
  await heading('Databases').click()
  await expect.element(reason).not.toBeVisible()
})

test('a running backup takes the place of the state, for which there would be no room beside it', async () => {
  holdStatuses()
  await open('/databases', { width: 360, height: 780 })
  const first = row('analytics')
  await first.getByRole('button', { name: 'Actions for analytics' }).click()
  await page.getByRole('menuitem', { name: 'Back up now' }).click()
  const state = first.getByText('Backing up…')
  await expect.element(state).toBeVisible()
  expect(state.element().scrollWidth).toBeLessThanOrEqual(state.element().clientWidth)
  await expect.element(first.getByText('Running')).not.toBeVisible()
})

test('a name is read without a pointer that hovers: in two lines of its row, or whole on its screen', async () => {
  const names = ['customers-production', 'orders-archive-2024-southeast-asia-1']
  await open('/databases', {
    width: 320,
    height: 780,
    prepare(portal, token) {
      const { databases } = portal.world(token)
      for (const [index, name] of names.entries()) Object.assign(databases[index] ?? {}, { name })
    },
  })
  const isWhole = (one: Element) =>
    one.checkVisibility() &&
    one.scrollHeight <= one.clientHeight &&
    one.scrollWidth <= one.clientWidth
  const whole = (name: string) => page.getByText(name, { exact: true }).elements().filter(isWhole)
  for (const name of names)
    await expect.element(page.getByRole('rowheader', { name })).toBeVisible()
  const [short = '', long = ''] = names
  expect(whole(short)).toHaveLength(1)
  expect(whole(long)).toHaveLength(0)
  for (const { height } of boxes()) expect(height).toBeLessThanOrEqual(72)
  await page.getByRole('link', { name: long }).click()
  await expect.element(page.getByRole('button', { name: 'Back up now' })).toBeVisible()
  await expect.poll(() => whole(long).length).toBeGreaterThan(0)
})

test.each([
  ['databases', 'Select analytics', 'Select all 14'],
  ['backups', 'Select analytics', 'Select all 14'],
  ['proxies', 'Select hn-1', 'Select all 10'],
])('all rows of %s can be selected without the head of the table', async (list, one, all) => {
  await open(`/${list}`, { width: 360, height: 780, checked: true })
  await page.getByRole('checkbox', { name: one, exact: true }).click()
  await page.getByRole('button', { name: all, exact: true }).click()
  await expect.element(page.getByText(`${all.slice(11)} selected`)).toBeVisible()
  await expect.element(page.getByRole('button', { name: all, exact: true })).not.toBeInTheDocument()
})

test('filters and sort are behind one button, as a sheet', async () => {
  await open('/databases', { width: 360, height: 780 })
  await expect.element(rows()).toHaveLength(14)
  await expect.element(page.getByLabelText('Engine', { exact: true })).not.toBeVisible()
  await page.getByRole('button', { name: 'Filter and sort' }).click()
  await page.getByLabelText('Engine', { exact: true }).selectOptions('MySQL')
  await page.getByLabelText('Sort by').selectOptions('Name ↓')
  await userEvent.keyboard('{Escape}')
  await expect.element(page.getByLabelText('Sort by')).not.toBeVisible()
  const names = () =>
    page
      .getByRole('rowheader')
      .elements()
      .map((cell) => cell.textContent)
  await expect.poll(names).toEqual(['shop', 'reports', 'crm'])
})

test('the bar below leads to three screens, and "More" to the others', async () => {
  await open('/databases', { width: 360, height: 780 })
  await expect.element(navigation().getByRole('link')).toHaveLength(3)
  await expect.element(more()).toBeInViewport({ ratio: 0.99 })
  await more().click()
  await navigation().getByRole('link', { name: 'Proxies', exact: true }).click()
  await expect.element(heading('Proxies')).toBeVisible()
  await expect.element(navigation().getByRole('link')).toHaveLength(3)
  await goTo('Backups')
  await expect.element(heading('Backups')).toBeVisible()
})

const button = (name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' })

test.each([
  ['/databases', 'Delete crm?', 'Delete database', () => chooseAction('crm', 'Delete')],
  [
    '/databases?q=or',
    'Back up 4 databases?',
    /^Back up 4/,
    async () => {
      await page.getByRole('checkbox', { name: 'Select orders-prod' }).click()
      await button('Select all 4').click()
      await button('Back up').click()
    },
  ],
  ['/databases', 'Preferences', 'Close', () => chooseAccount('Preferences')],
  ['/databases', 'Add another token', 'Check token', () => chooseAccount('Add another token')],
  ['/databases', 'Profiles', 'Close', () => chooseAccount('Profiles…')],
  ['/token', 'Check write access?', 'Send check', () => button('Check write access').click()],
] as const)(
  '%s: the dialog "%s" comes from below, its main button in view',
  async (address, title, main, ask) => {
    await open(address, { width: 360, height: 780, checked: true })
    await ask()
    const dialog = page.getByRole('dialog', { name: title })
    await expect.element(dialog).toBeVisible()
    await expect
      .element(dialog.getByRole('button', { name: main, exact: typeof main === 'string' }))
      .toBeInViewport({ ratio: 0.99 })
    const box = dialog.element().getBoundingClientRect()
    expect([box.left, box.width, box.bottom]).toEqual([0, 360, 780])
  },
)
