/** What the three reads together say about a token on trial. */
import { ApiError } from '~/api/errors'
import type { Probes } from './TokenCheck'
import { products, type Product } from './scope'

export type TokenVerdict =
  | { kind: 'checking'; done: readonly Product[] }
  | { kind: 'accepted'; allRefused: boolean }
  | { kind: 'failed'; error: ApiError }

/**
 * Any read that was answered, or refused for its scope, proves the token: one for functions only is a good
 * token. A 401 refuses it unless another read proved it; other failures leave it open.
 */
export function verdictOf(probes: Probes): TokenVerdict {
  const results = products.map((product) => probes[product])
  const done = products.filter((product) => probes[product].status !== 'pending')
  if (done.length < products.length) return { kind: 'checking', done }
  const errors = results.map(({ error }) => (error instanceof ApiError ? error : null))
  const refused = errors.filter((error) => error?.kind === 'forbidden' && error.reason !== 'html')
  const read = results.some(({ status }) => status === 'success')
  if (read || refused.length > 0)
    return { kind: 'accepted', allRefused: refused.length === results.length }
  const worst =
    errors.find((error) => error?.kind === 'unauthorized') ?? errors.find((error) => error !== null)
  return { kind: 'failed', error: worst ?? new ApiError('broken') }
}
