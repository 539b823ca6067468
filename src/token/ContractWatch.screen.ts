/** The contract watch where the portal's contract is not newer: what it lacks, and what differs. */
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import ours from '~/api/openapi.json' with { type: 'json' }
import { open } from '~/testing/open'
import { textsOf } from '~/testing/steps'

/** Opens the Token screen and compares; `change` makes the portal's contract from ours. */
async function compare(change: (contract: typeof ours) => void) {
  const theirs = structuredClone(ours)
  change(theirs)
  await open('/token', { answers: { '/api/openapi': () => Response.json(theirs) } })
  await page.getByRole('button', { name: 'Compare specifications' }).click()
  return page.getByRole('region', { name: 'API specification' })
}

test('an older one: what it lacks', async () => {
  const told = await compare((contract) => {
    contract.info.version = '1.0.0'
    Reflect.deleteProperty(contract.paths, '/api/portal/proxies')
    Reflect.deleteProperty(contract.components.schemas.Database.properties, 'cluster_target')
    contract.components.schemas.CreateDatabase.properties.engine.enum.pop()
  })
  await expect.element(told).toHaveTextContent("The portal's API specification is older.")
  await expect.element(told).toHaveTextContent('version 1.0.0')
  await expect.element(told.getByText('Added:')).not.toBeInTheDocument()
  await expect.element(told.getByText('Removed:')).toBeVisible()
  expect(textsOf(told.getByRole('listitem'))).toEqual([
    'GET /api/portal/proxies',
    'Database.cluster_target',
    'CreateDatabase.engine: clickhouse',
  ])
})

test('of the same version and yet different: both sides', async () => {
  const told = await compare(({ components: { schemas } }) => {
    Reflect.deleteProperty(schemas.Database.properties, 'sku')
    Object.assign(schemas.Database.properties, { size: { type: 'string' } })
  })
  await expect.element(told).toHaveTextContent("The portal's API specification is different.")
  expect(textsOf(told.getByRole('list'))).toEqual(['Database.size', 'Database.sku'])
})
