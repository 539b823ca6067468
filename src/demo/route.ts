/** Finds the operation of the contract for a method and path. */
import { namesInPath, operationNames, operations } from '../api/operations'
import type { AccountOperation } from './contract'

export type Route = {
  operation: AccountOperation
  /** The decoded name in the path, '' where the path has none. */
  name: string
}

/** 400: the path cannot be decoded, 404: no such path, 405: no such method on it. */
export type NoRoute = 400 | 404 | 405

/** Finds the operation; `path` is a URL's pathname, still percent-encoded. */
export function findRoute(method: string, path: string): Route | NoRoute {
  const there = operationNames.filter((name) => name !== 'getContract' && namesInPath(name, path))
  const operation = there.find((name) => operations[name].method === method.toLowerCase())
  if (!operation || operation === 'getContract') return there.length > 0 ? 405 : 404
  try {
    return { operation, name: decodeURIComponent(namesInPath(operation, path)?.['name'] ?? '') }
  } catch {
    return 400
  }
}
