/** The contract of a portal that has gone on: a newer version with an engine, an operation and a field more. */
import contract from '../api/openapi.json' with { type: 'json' }

/** The engine that it adds. */
export const newerEngine = 'valkey'

export function newerContract() {
  const next = structuredClone(contract)
  const { Database, CreateDatabase } = next.components.schemas
  next.info.version = '1.2.0'
  CreateDatabase.properties.engine.enum.push(newerEngine)
  Object.assign(Database.properties, { region: { type: 'string' } })
  Object.assign(next.paths, {
    '/api/portal/databases/{name}/restore': {
      post: { summary: 'Restore from a backup', responses: { '202': { description: 'Accepted' } } },
    },
  })
  return next
}
