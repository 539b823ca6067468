/** The contract watch where the portal's contract is not newer: what it lacks, and what differs. */
import type { Page } from '@playwright/test'
import ours from '../src/api/openapi.json' with { type: 'json' }
import { expect, test } from './fixtures'

/** Opens the Token screen and compares; the portal has the contract that `change` makes of ours. */
async function compare(page: Page, change: (contract: typeof ours) => void) {
  const theirs = structuredClone(ours)
  change(theirs)
  await page.route('**/api/openapi', (route) => route.fulfill({ json: theirs }))
  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: 'Token', exact: true })
    .click()
  await page.getByRole('button', { name: 'Compare contracts' }).click()
  return page.getByRole('region', { name: 'API contract' })
}

test('an older one: what it lacks', async ({ page, token, signIn }) => {
  await signIn(token())
  const told = await compare(page, (contract) => {
    contract.info.version = '1.0.0'
    Reflect.deleteProperty(contract.paths, '/api/portal/proxies')
    Reflect.deleteProperty(contract.components.schemas.Database.properties, 'cluster_target')
    contract.components.schemas.CreateDatabase.properties.engine.enum.pop()
  })
  await expect(told).toContainText("The portal's contract is older.")
  await expect(told).toContainText('version 1.0.0')
  await expect(told.getByText('Added:')).toHaveCount(0)
  await expect(told.getByText('Removed:')).toBeVisible()
  await expect(told.getByRole('listitem')).toHaveText([
    'GET /api/portal/proxies',
    'Database.cluster_target',
    'CreateDatabase.engine: clickhouse',
  ])
})

test('of the same version and yet different: both sides', async ({ page, token, signIn }) => {
  await signIn(token())
  const told = await compare(page, ({ components: { schemas } }) => {
    Reflect.deleteProperty(schemas.Database.properties, 'sku')
    Object.assign(schemas.Database.properties, { size: { type: 'string' } })
  })
  await expect(told).toContainText("The portal's contract differs.")
  await expect(told.getByRole('list').first()).toHaveText('Database.size')
  await expect(told.getByRole('list').last()).toHaveText('Database.sku')
})
