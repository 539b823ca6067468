/** The rows of every list: they do not move under the pointer, pass the focus on, open, and can be selected. */
import { expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Portal } from '~/demo/portal'
import { pass } from '~/testing/clock'
import { open } from '~/testing/open'
import { chooseAction, row } from '~/testing/steps'

const names = () =>
  page
    .getByRole('rowheader')
    .elements()
    .map((cell) => cell.textContent)

/** Creates a database that sorts before all others, as another client would. */
function addFirst(portal: Portal, token: string): void {
  const world = portal.world(token)
  const [like] = world.databases
  if (like) world.databases.push({ ...like, id: 'db-first', name: 'aaa', serial: 999 })
}

test('rows hold still while the pointer is among them; what is new comes last', async () => {
  const { portal, token } = await open('/databases')
  await row('crm').hover()
  const before = names()
  addFirst(portal, token)
  await pass(60, 10)
  await expect.poll(names).toEqual([...before, 'aaa'])
  await page.getByRole('searchbox').hover()
  await expect.poll(names).toEqual(['aaa', ...before])
})

test('rows hold still while the focus is among them, and another sort is shown at once', async () => {
  const { portal, token } = await open('/databases')
  await page.getByRole('searchbox').hover()
  const link = page.getByRole('link', { name: 'crm', exact: true })
  await expect.element(link).toBeVisible()
  ;(link.element() as HTMLElement).focus()
  const before = names()
  addFirst(portal, token)
  await pass(60, 10)
  await expect.poll(names).toEqual([...before, 'aaa'])
  await page.getByRole('button', { name: 'Name', exact: true }).click()
  await expect.poll(names).toEqual([...before.toReversed(), 'aaa'])
})

test('a menu shows whose it is, and closes when the page scrolls', async () => {
  await open('/databases', { height: 300 })
  await page.getByRole('button', { name: 'Actions for crm', exact: true }).click()
  const menu = page.getByRole('menu', { name: 'Actions for crm' })
  await expect.element(menu).toHaveTextContent(/^crm/)
  window.scrollBy(0, 60)
  await expect.element(menu).not.toBeInTheDocument()
})

test('a row that is gone gives the focus to the one in its place', async () => {
  const { portal, token } = await open('/databases')
  const link = page.getByRole('link', { name: 'crm', exact: true })
  await expect.element(link).toBeVisible()
  ;(link.element() as HTMLElement).focus()
  const next = names()[names().indexOf('crm') + 1]
  const world = portal.world(token)
  world.databases = world.databases.filter(({ name }) => name !== 'crm')
  await pass(60, 10)
  await expect.element(link).not.toBeInTheDocument()
  expect(document.activeElement?.textContent).toBe(next)
})

test('after a delete by keyboard the focus is in the list, not lost', async () => {
  await open('/databases')
  await chooseAction('crm', 'Delete')
  await page.getByRole('textbox', { name: 'Type crm to confirm' }).fill('crm')
  await userEvent.keyboard('{Enter}')
  await expect.element(row('crm')).toHaveTextContent('Deleting…')
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument()
  await expect.poll(() => document.activeElement?.closest('main')).not.toBeNull()
  expect(document.activeElement).not.toBe(document.body)
})

test('how many rows a filter leaves is announced', async () => {
  await open('/databases')
  const count = page.getByText(/^14 databases$/)
  await expect.element(count).toHaveAttribute('aria-live', 'polite')
  const region = count.element()
  await page.getByRole('searchbox').fill('shop')
  await expect.poll(() => region.textContent).toBe('1 of 14')
  await page.getByRole('searchbox').fill('nothing like it')
  await expect.poll(() => region.textContent).toBe('0 of 14')
})

test('the selection says how many of it the filter hides', async () => {
  await open('/databases')
  await page.getByRole('checkbox', { name: 'Select crm' }).click()
  await page.getByRole('checkbox', { name: 'Select shop' }).click()
  await page.getByRole('searchbox').fill('shop')
  await expect.element(page.getByText('2 selected · 1 hidden by the filter')).toBeVisible()
})

test('a press beside a checkbox opens nothing', async () => {
  await open('/proxies')
  const box = page.getByRole('checkbox', { name: /^Select (?!all)/ }).first()
  await expect.element(box).toBeVisible()
  const cell = box.element().closest('td')
  cell?.click()
  await pass(1)
  expect(location.search).toBe('')
})

test('two presses on a text select it; one opens the row; with Ctrl it opens in a new tab', async () => {
  const opened = vi.spyOn(window, 'open').mockReturnValue(null)
  await open('/functions')
  const text = page
    .getByRole('row')
    .nth(1)
    .getByText(/^(Python|Node|Go)/)
  await text.dblClick()
  await pass(1)
  expect(location.search).toBe('')
  expect(getSelection()?.toString()).not.toBe('')
  getSelection()?.removeAllRanges()
  await text.click({ modifiers: ['Control'] })
  expect(opened).toHaveBeenCalledExactlyOnceWith(
    expect.stringMatching(/\/functions\?selected=/),
    '_blank',
    'noopener',
  )
  expect(location.search).toBe('')
  await text.click()
  await expect.poll(() => location.search).toMatch(/^\?selected=/)
})
