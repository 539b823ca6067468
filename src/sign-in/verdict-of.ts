/** What the reads of all products together show about a token on trial. */
import { ApiError } from '~/api/errors'
import type { ProductDescriptor } from '~/products/product'
import type { Evidence } from '~/session/scope'

/** The read of one product, in flight or ended. */
interface ProductRead {
  product: ProductDescriptor
  query: { status: 'pending' | 'error' | 'success'; error: Error | null }
}

type TokenVerdict =
  | { kind: 'checking'; done: readonly ProductDescriptor[] }
  | { kind: 'accepted' }
  | { kind: 'failed'; error: ApiError }

/**
 * Any read that was answered, or refused for its scope, proves the token: one for functions only is a good
 * token, also where nothing could be made of its answer. A 401 refuses it unless another read proved it; other failures leave it open.
 */
export function verdictOf(
  reads: readonly ProductRead[],
  evidence: readonly Evidence[] = [],
): TokenVerdict {
  const results = reads.map(({ query }) => query)
  // The evidence of an answer is known before its rows, whose reader may be loaded later.
  const isAnswered = ({ id }: ProductDescriptor) =>
    evidence.some(({ product, access, allowed }) => product === id && access === 'read' && allowed)
  const done = reads.filter(
    ({ product, query }) => query.status !== 'pending' || isAnswered(product),
  )
  if (done.length < reads.length)
    return { kind: 'checking', done: done.map(({ product }) => product) }
  const errors = results.map(({ error }) => (error instanceof ApiError ? error : null))
  const isRefused = errors.some((error) => error?.kind === 'forbidden' && error.reason !== 'html')
  const read =
    results.some(({ status }) => status === 'success') ||
    evidence.some(({ access, allowed }) => access === 'read' && allowed)
  if (read || isRefused) return { kind: 'accepted' }
  const worst =
    errors.find((error) => error?.kind === 'unauthorized') ?? errors.find((error) => error !== null)
  return { kind: 'failed', error: worst ?? new ApiError('broken') }
}
