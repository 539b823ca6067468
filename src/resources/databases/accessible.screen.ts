/** The screens of databases break no accessibility rule, in either look. */
import { describe, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { expectAccessible, looks } from '~/testing/axe'
import { open } from '~/testing/open'

describe.each(looks)('$name', (look) => {
  test.each([
    ['/databases', 'table'],
    ['/databases/analytics/summary', 'tabpanel'],
    ['/databases/analytics/connect', 'tabpanel'],
    ['/databases/analytics/raw', 'tabpanel'],
  ] as const)('%s breaks no accessibility rule', async (address, what) => {
    await open(address, look)
    await expect.element(page.getByRole(what)).toHaveTextContent(/analytics/)
    await expectAccessible()
  })
})
