/** Addresses, the parameters in them, and the region of notifications. */
import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { open } from '~/testing/open'
import { address, heading, notices } from '~/testing/steps'

test('addresses are case-sensitive: /databases/NEW is a database, and not the form', async () => {
  await open('/databases/NEW', {
    prepare: (portal, token) => {
      const [database] = portal.world(token).databases
      if (database) database.name = 'NEW'
    },
  })
  await expect.element(heading('NEW')).toBeVisible()
  await expect.element(page.getByRole('tab', { name: 'Summary' })).toBeVisible()
})

test('another case of a screen’s address leads nowhere', async () => {
  await open('/Databases')
  await expect.element(heading('Page not found')).toBeVisible()
})

test('the region of notices stands before there is one', async () => {
  await open('/databases')
  await expect.element(heading('Databases')).toBeVisible()
  await expect.element(notices()).toBeEmptyDOMElement()
})

test('a token that is pasted into a filter does not reach the address', async () => {
  const { token } = await open('/databases')
  const field = page.getByRole('searchbox', { name: 'Filter databases' })
  await field.fill(token)
  await expect.element(field).toHaveValue('htx_[removed]')
  await userEvent.keyboard('more')
  await expect.element(field).toHaveValue('htx_[removed]')
  await expect.poll(() => decodeURIComponent(address())).toBe('/databases?q=htx_[removed]')
  expect(document.title).not.toContain(token)
})
