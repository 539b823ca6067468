/** From method and path to the operation of the contract that is meant. */
import type { Call, Outcome } from './contract'
import type { FaultTarget } from './faults'
import { operations } from './operations'
import { type Product, products } from './tokens'

export type Route = {
  product: Product
  /** The decoded path parameter, '' where the path has none. */
  name: string
  reads: boolean
  /** A list of a product, for which a token can ask for a fault. */
  isList: boolean
  /** The call for which a database's name can ask for a fault. */
  target: FaultTarget | null
  operation: (call: Call) => Outcome
}

/** 400: the path cannot be decoded, 404: no such path, 405: no such method on it. */
export type NoRoute = 400 | 404 | 405

const table: Record<string, Record<string, (call: Call) => Outcome>> = operations

const targets: Record<string, FaultTarget> = {
  'POST /api/portal/databases': 'create',
  'GET /api/portal/databases/{name}': 'get',
  'DELETE /api/portal/databases/{name}': 'delete',
  'GET /api/portal/databases/{name}/backups': 'backups',
  'POST /api/portal/databases/{name}/backups': 'backup',
}

/** Finds the operation; `path` is a URL's pathname, still percent-encoded. */
export function findRoute(method: string, path: string): Route | NoRoute {
  const segments = path.split('/')
  const template = Object.keys(table).find((template) => fits(template.split('/'), segments))
  if (template === undefined) return 404
  const operation = table[template]?.[method.toLowerCase()]
  const product = products.find((product) => product === segments[3])
  if (!operation || !product) return 405
  const name = decode(segments[4] ?? '')
  if (name === null) return 400
  return {
    product,
    name,
    reads: method === 'GET',
    isList: segments.length === 4 && method === 'GET',
    target: targets[`${method} ${template}`] ?? null,
    operation,
  }
}

function fits(template: string[], segments: string[]): boolean {
  return (
    template.length === segments.length &&
    template.every(
      (part, index) => part === segments[index] || (part === '{name}' && segments[index] !== ''),
    )
  )
}

function decode(segment: string): string | null {
  try {
    return decodeURIComponent(segment)
  } catch {
    return null
  }
}
