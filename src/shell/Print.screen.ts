/** A printed screen: account and time, the whole table, and no controls. */
import { afterEach, expect, test } from 'vitest'
import { cdp, page } from 'vitest/browser'
import { open } from '~/testing/open'
import { openWhole } from '~/resources/backups/testing'

/** The printed page; the browser shows it in place of the screen. */
async function print(media: 'print' | '' = 'print'): Promise<void> {
  await cdp().send('Emulation.setEmulatedMedia', { media })
}

afterEach(() => print(''))

test('the board is a report with its date and its account', async () => {
  await openWhole()
  await print()
  const main = page.getByRole('main')
  await expect.element(main).toHaveTextContent('May 20, 2026 at 10:0')
  await expect.element(page.getByText(/^htx_…\w{4}$/).last()).toBeVisible()
  await expect.element(page.getByText(location.host)).toBeVisible()
  await expect.element(page.getByRole('table').getByText('analytics')).toBeVisible()
  await expect.element(page.getByRole('banner')).not.toBeInTheDocument()
  await expect.element(page.getByRole('navigation')).not.toBeInTheDocument()
  const pressed = main.getByRole('button').elements()
  expect(pressed.every((button) => button.closest('th'))).toBe(true)
})

test('on a screen that line is not drawn', async () => {
  await open('/databases')
  await expect.element(page.getByRole('table')).toBeVisible()
  await expect.poll(() => document.querySelector('main p.print\\:flex')).not.toBeNull()
  expect(document.querySelector('main p.print\\:flex')?.checkVisibility()).toBe(false)
})
