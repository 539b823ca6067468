/** The menu of a row: which actions it offers, which text each entry copies, and how a person learns whether that worked. */
import { expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { stopClock } from '~/testing/clock'
import { open } from '~/testing/open'
import { catchClipboard, chooseAction, goTo, row } from '~/testing/steps'

const menuButton = (name: string) =>
  page.getByRole('button', { name: `Actions for ${name}`, exact: true })
const item = (name: string) => page.getByRole('menuitem', { name })
const backup = /^Actions for shop-/

test.each([
  ['/functions', 'mailer', 'Copy URL', 'https://mailer.fn.example.net'],
  ['/functions', 'mailer', 'Copy curl', "curl 'https://mailer.fn.example.net'"],
  ['/functions', 'mailer', 'Copy ID', 'fn_2'],
  ['/proxies', 'hn-1', 'Copy host and port', '203.0.113.7:1080'],
] as const)('%s, %s: %s', async (address, name, action, text) => {
  const copied = catchClipboard()
  await open(address)
  await expect.element(menuButton(name)).toBeVisible()
  const regions = [...document.querySelectorAll('[role=status]')]
  // "Copied" is shown only for a moment.
  stopClock()
  await chooseAction(name, action)
  await expect.poll(() => copied).toEqual([text])
  const told = row(name).getByRole('status')
  await expect.element(told).toHaveTextContent(/^Copied$/)
  expect(regions).toContain(told.element())
  await expect.element(menuButton(name)).toHaveFocus()
})

test('a call of the activity is copied as curl', async () => {
  const copied = catchClipboard()
  await open('/databases')
  await goTo('Activity')
  await page.getByRole('button', { name: 'Actions for GET /api/portal/databases' }).first().click()
  await item('Copy as curl').click()
  await expect
    .poll(() => copied)
    .toEqual([expect.stringMatching(/^curl .*\/api\/portal\/databases'/s)])
})

test('the password of a proxy is copied from its menu, and shown nowhere', async () => {
  const copied = catchClipboard()
  const { portal, token } = await open('/proxies', { width: 360, height: 780 })
  const [proxy] = portal.world(token).proxies
  await chooseAction('hn-1', 'Copy password')
  await expect.poll(() => copied).toEqual([proxy?.password])
  expect(document.documentElement.outerHTML).not.toContain(proxy?.password)
})

test('F158 where the browser refuses, the text is selected to be copied by keyboard, and the keys are told', async () => {
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('Denied'))
  await open('/functions')
  await expect.element(menuButton('mailer')).toBeVisible()
  const region = row('mailer').getByRole('status').element()
  await chooseAction('mailer', 'Copy URL')
  const field = row('mailer').getByRole('textbox', { name: 'Press Ctrl+C.' })
  await expect.element(field).toHaveFocus()
  await expect.element(field).toHaveValue('https://mailer.fn.example.net')
  expect(region.textContent).toBe('Press Ctrl+C.')
})

test('what the portal did not send cannot be copied: the menu says so, or leaves it out', async () => {
  await open('/functions', {
    prepare: ({ world }, token) => {
      for (const one of world(token).functions) Object.assign(one, { url: undefined })
    },
  })
  await menuButton('mailer').click()
  await expect.element(item('Copy URL')).toBeDisabled()
  await expect.element(item('Copy URL')).toHaveTextContent('The portal returned no URL')
  await expect.element(item('Copy curl')).not.toBeInTheDocument()
})

test('the board leads to the database, and a backup to its raw record', async () => {
  await open('/backups')
  await chooseAction('shop', 'Open database')
  await expect.poll(() => location.pathname).toBe('/databases/shop')
  await page.getByRole('tab', { name: 'Backups' }).click()
  await page.getByRole('button', { name: backup }).first().click()
  await item('View raw record').click()
  await expect.element(page.getByRole('dialog')).toHaveTextContent('completed_at')
})
