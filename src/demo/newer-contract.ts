/** The contract of a newer portal: one more engine, plan, operation and field. */
import contract from '../api/openapi.json' with { type: 'json' }
import { operations } from '../api/operations'

/** The engine that it adds. */
export const newerEngine = 'valkey'
/** The plan that it names. */
export const newerPlan = 'db-s-32vcpu-128gb'

export function newerContract() {
  const next = structuredClone(contract)
  const { Database, CreateDatabase } = next.components.schemas
  next.info.version = '1.2.0'
  CreateDatabase.properties.engine.enum.push(newerEngine)
  Object.assign(CreateDatabase.properties.sku, { enum: [newerPlan] })
  Object.assign(Database.properties, { region: { type: 'string' } })
  Object.assign(next.paths, {
    [`${operations.getDatabase.path}/restore`]: {
      post: { summary: 'Restore from a backup', responses: { '202': { description: 'Accepted' } } },
    },
  })
  return next
}
