/** The list of databases, as a person sees and uses it. */
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { expectAccessible } from '~/testing/axe'
import { open } from '~/testing/open'

const rows = () => page.getByRole('table', { name: 'Databases' }).getByRole('row')

test('shows every database of the account', async () => {
  const { portal, token, calls } = await open('/databases')
  await expect.element(rows()).toHaveLength(portal.world(token).databases.length + 1)
  await expect.element(page.getByRole('heading', { level: 1, name: 'Databases' })).toBeVisible()
  expect(calls()).toHaveLength(1)
  await expectAccessible()
})
