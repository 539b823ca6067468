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

  test('nor does the summary once its backups are known', async () => {
    await open('/databases/analytics/backups', look)
    await expect.element(page.getByRole('slider')).toBeVisible()
    await page.getByRole('tab').first().click()
    await expect.element(page.getByRole('tabpanel').getByRole('slider')).toBeVisible()
    await expectAccessible()
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(look.width)
  })
})
