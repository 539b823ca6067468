/** The question before something is done to very many databases. */
import { expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { open } from '~/testing/open'
import { catchClipboard } from '~/testing/steps'

test('of a thousand databases the first hundred are named, and how many more there are', async () => {
  await open('/databases', { token: 'full_many-1000' })
  await page.getByRole('checkbox', { name: 'Select all 1000' }).click()
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Delete 1,000 databases?' })
  await expect.element(dialog.getByText('and 900 more')).toBeVisible()
  expect(dialog.getByRole('listitem').elements()).toHaveLength(101)
})

test('the calls of a thousand are built only when they are copied', async () => {
  await open('/databases', { token: 'full_many-1000' })
  const copied = catchClipboard()
  await page.getByRole('checkbox', { name: 'Select all 1000' }).click()
  const encoded = vi.spyOn(globalThis, 'encodeURIComponent')
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Delete 1,000 databases?' })
  await dialog.getByRole('textbox', { name: 'Type 1000 to confirm' }).fill('1000')
  await expect.element(dialog.getByRole('button', { name: /^Delete/ })).toBeEnabled()
  // The rows of the page behind it have links.
  expect(encoded.mock.calls.length).toBeLessThan(500)
  await dialog.getByRole('button', { name: 'Copy as curl' }).click()
  await expect.poll(() => copied.join().split('-X DELETE')).toHaveLength(1001)
})
