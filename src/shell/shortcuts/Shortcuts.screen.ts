/** The single-letter shortcuts, the sheet that lists them, and when they are off. */
import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { expectAccessible, looks } from '~/testing/axe'
import { open } from '~/testing/open'
import { heading, rows } from '~/testing/steps'

const sheet = () => page.getByRole('dialog', { name: 'Keyboard shortcuts' })
const filter = () => page.getByRole('searchbox', { name: 'Filter databases' })
const press = (keys: string) => userEvent.keyboard(keys)
const address = () => location.pathname

/** The shortcuts are loaded after the first rows. */
async function openReady(options?: Parameters<typeof open>[1]) {
  const opened = await open('/databases', options)
  await expect.element(rows().first()).toBeVisible()
  await expect
    .poll(() => press('?').then(() => document.querySelector('dialog[open]')))
    .not.toBeNull()
  await press('{Escape}')
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument()
  return opened
}

test.each([
  ['o', '/overview'],
  ['b', '/backups'],
  ['f', '/functions'],
  ['p', '/proxies'],
  ['a', '/activity'],
  ['t', '/token'],
])('g and %s go to %s, g and d back to the databases', async (key, path) => {
  await openReady()
  await press(`g${key}`)
  await expect.poll(address).toBe(path)
  await press('gd')
  await expect.poll(address).toBe('/databases')
})

test('/ goes to the filter without typing itself, and there keys are letters', async () => {
  await openReady()
  await press('/')
  await expect.element(filter()).toHaveFocus()
  await expect.element(filter()).toHaveValue('')
  await press('crgd?')
  await expect.element(filter()).toHaveValue('crgd?')
  expect(address()).toBe('/databases')
  await expect.element(sheet()).not.toBeInTheDocument()
})

test('c opens the form, r reads again', async () => {
  const { calls } = await openReady()
  const before = calls().length
  // So soon after an answer, Refresh is in its cooldown.
  await expect.poll(() => press('r').then(() => calls().length)).toBeGreaterThan(before)
  await press('c')
  await expect.element(heading('Create database')).toBeVisible()
})

test('a window above the screen keeps its keys, and Ctrl, Alt and ⌘ theirs', async () => {
  await openReady()
  await press('{Control>}k{/Control}')
  await expect.element(page.getByRole('dialog', { name: 'Commands' })).toBeVisible()
  await press('{Escape}')
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument()
  await press('{Alt>}c{/Alt}')
  await press('?')
  await expect.element(sheet()).toBeVisible()
  await press('c')
  expect(address()).toBe('/databases')
})

test('they can be switched off; the sheet still opens', async () => {
  await openReady()
  await press('?')
  await sheet().getByRole('checkbox', { name: 'Use single-key shortcuts' }).click()
  await press('{Escape}')
  await expect.element(sheet()).not.toBeInTheDocument()
  await press('c')
  await press('?')
  await expect.element(sheet()).toBeVisible()
  expect(address()).toBe('/databases')
})

test.each(looks)('no accessibility rule is broken: $name', async ({ preferences, width }) => {
  await openReady({ preferences, width })
  await press('?')
  await expect.element(page.getByRole('dialog')).toBeVisible()
  await expectAccessible()
})
