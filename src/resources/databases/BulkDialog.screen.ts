/** The question before something is done to very many databases. */
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { open } from '~/testing/open'

test('of a thousand databases the first hundred are named, and how many more there are', async () => {
  await open('/databases', { token: 'full_many-1000' })
  await page.getByRole('checkbox', { name: 'Select all 1000' }).click()
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Delete 1,000 databases?' })
  await expect.element(dialog.getByText('and 900 more')).toBeVisible()
  expect(dialog.getByRole('listitem').elements()).toHaveLength(101)
})
