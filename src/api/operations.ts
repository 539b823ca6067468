/** The operations of the portal's API as data: the only place that spells their paths. */
import type { paths } from './schema'

export const products = ['databases', 'functions', 'proxies'] as const
export type Product = (typeof products)[number]
export type Access = 'read' | 'write'

/** What the contract does not name: where the portal publishes the contract itself. */
interface ContractPath {
  '/api/openapi': { get: { responses: { 200: { content: { 'application/json': unknown } } } } }
}
type Paths = paths & ContractPath
type Method = 'get' | 'post' | 'delete'

/** A method and a path that the contract has together, and the product of the call. */
export type Operation = {
  [Path in keyof Paths]: {
    [M in keyof Paths[Path] & Method]: Paths[Path][M] extends object
      ? { method: M; path: Path }
      : never
  }[keyof Paths[Path] & Method]
}[keyof Paths] & {
  product: Product | null
  /** A `write` changes something: it has its own lane in the rate limit and is never repeated automatically. */
  access: Access
  /** The kind of resource, where it is not the product itself. */
  part?: 'backups'
}

export const operations = {
  listDatabases: {
    method: 'get',
    path: '/api/portal/databases',
    product: 'databases',
    access: 'read',
  },
  createDatabase: {
    method: 'post',
    path: '/api/portal/databases',
    product: 'databases',
    access: 'write',
  },
  getDatabase: {
    method: 'get',
    path: '/api/portal/databases/{name}',
    product: 'databases',
    access: 'read',
  },
  deleteDatabase: {
    method: 'delete',
    path: '/api/portal/databases/{name}',
    product: 'databases',
    access: 'write',
  },
  listBackups: {
    method: 'get',
    path: '/api/portal/databases/{name}/backups',
    product: 'databases',
    part: 'backups',
    access: 'read',
  },
  startBackup: {
    method: 'post',
    path: '/api/portal/databases/{name}/backups',
    product: 'databases',
    part: 'backups',
    access: 'write',
  },
  listFunctions: {
    method: 'get',
    path: '/api/portal/functions',
    product: 'functions',
    access: 'read',
  },
  listProxies: { method: 'get', path: '/api/portal/proxies', product: 'proxies', access: 'read' },
  getContract: { method: 'get', path: '/api/openapi', product: null, access: 'read' },
} as const satisfies Record<string, Operation>

type Operations = typeof operations
export type OperationName = keyof Operations
export const operationNames = Object.keys(operations) as OperationName[]

/** What the contract says of an operation. */
export type Contract<Name extends OperationName> =
  Paths[Operations[Name]['path']][Operations[Name]['method'] &
    keyof Paths[Operations[Name]['path']]]

/** The names in an operation's path. */
type Params<Name> = Name extends OperationName
  ? Contract<Name> extends { parameters: { path: infer Names extends Record<string, string> } }
    ? Names
    : undefined
  : never

/** What an operation is given: the names in its path, and its body. */
export type OperationInput<Name extends OperationName> = (Params<Name> extends object
  ? { params: Params<Name> }
  : { params?: undefined }) &
  (Contract<Name> extends {
    requestBody: { content: { 'application/json': infer Body extends object } }
  }
    ? { body: Body }
    : { body?: undefined })

/** The path with each name in it as one segment, percent-encoded. */
export function fillPath(path: string, params: Record<string, unknown> = {}): string {
  return path.replace(/\{([^}]+)\}/g, (_, key: string) => encodeURIComponent(String(params[key])))
}

/** The call that an operation makes, for people and for curl. */
export function callTo<Name extends OperationName>(
  name: Name,
  params?: Params<Name>,
): { method: string; path: string } {
  const { method, path } = operations[name]
  return { method: method.toUpperCase(), path: fillPath(path, params) }
}

/** Each operation's path as a pattern whose groups are its names. */
const patterns = new Map(
  operationNames.map((name) => [
    name,
    new RegExp(`^${operations[name].path.replace(/\{([^}]+)\}/g, '(?<$1>[^/]+)')}$`),
  ]),
)

/** The names in a path, still percent-encoded, if it is one of the operation's; else null. */
export function namesInPath(name: OperationName, path: string): Record<string, string> | null {
  const found = patterns.get(name)?.exec(path)
  return found ? { ...found.groups } : null
}

/** The operation of a call; undefined where the API has none. `path` may have a query. */
export function operationOf(call: { method: string; path: string }): Operation | undefined {
  const [path = ''] = call.path.split('?')
  const method = call.method.toLowerCase()
  const name = operationNames.find(
    (one) => operations[one].method === method && namesInPath(one, path) !== null,
  )
  return name && operations[name]
}

/** Whether it reads the whole list of a product. */
export function isListOfProduct({ path, product, access }: Operation): boolean {
  return product !== null && access === 'read' && !path.includes('{')
}
