/** Which scopes the evidence still allows. No endpoint returns a token's scope, so it is inferred. */
import type { CallEntry } from '~/api/call-log/call-log'
import { operationOf, products, type Access, type Product } from '~/api/operations'

export const scopes = ['full', 'read', ...products] as const
type Scope = (typeof scopes)[number]

/** One call as evidence: it was, or was not, allowed. */
export interface Evidence {
  product: Product
  access: Access
  /** Null: the answer does not show it; a wrong call may be refused before its scope is checked. */
  allowed: boolean | null
  /** Milliseconds since the epoch. */
  at: number
  /** Method and path, for people. */
  call: string
}

export interface Weighed {
  possible: Scope[]
  /** Each with the first piece of evidence that contradicts it. */
  ruledOut: { scope: Scope; by: Evidence }[]
  /** Whether a refused read has shown that the portal enforces scopes on reads too. */
  readsEnforced: boolean
}

/**
 * Tries every scope with both ways of enforcing it (on reads and writes, or on writes only) against the
 * evidence. A scope stays possible while one of its two ways explains everything seen.
 */
export function weighScopes(evidence: readonly Evidence[]): Weighed {
  const possible: Scope[] = []
  const ruledOut: Weighed['ruledOut'] = []
  // A refused read shows the way of enforcing for every scope, whenever it happened.
  const readsEnforced = evidence.some(
    ({ access, allowed }) => access === 'read' && allowed === false,
  )
  for (const scope of scopes) {
    const by = firstContradiction(scope, evidence, readsEnforced)
    if (by) ruledOut.push({ scope, by })
    else possible.push(scope)
  }
  return { possible, ruledOut, readsEnforced }
}

/** Whether a token of this scope may do it, where reads are, or are not, restricted by scope. */
export function scopeAllows(
  scope: Scope,
  product: Product,
  access: Access,
  readsEnforced: boolean,
): boolean {
  if (access === 'read')
    return !readsEnforced || scope === 'full' || scope === 'read' || scope === product
  return scope === 'full' || scope === product
}

function firstContradiction(scope: Scope, evidence: readonly Evidence[], readsEnforced: boolean) {
  return evidence.find(
    ({ product, access, allowed }) =>
      allowed !== null && scopeAllows(scope, product, access, readsEnforced) !== allowed,
  )
}

/**
 * What a finished call shows about the token; null where it shows nothing. A web page, 200 or 403, comes from
 * something in front of the API and says nothing about the scope.
 */
export function evidenceOf(call: CallEntry): Evidence | null {
  const { method, path, at, status = 0, error, reason } = call
  const { product, access } = operationOf(call) ?? {}
  // 402, 404, 409 and similar: only a hint.
  const allowed = !error ? true : error === 'forbidden' ? false : null
  const isHint = access === 'write' && status > 401 && status < 429
  if (!product || !access || !status || reason === 'html') return null
  if (allowed === null && !isHint) return null
  return { product, access, allowed, at, call: `${method} ${path}` }
}

/** The evidence with a newer piece in place of an older one about the same thing; a hint does not replace a proof. */
export function withEvidence(evidence: readonly Evidence[], piece: Evidence): Evidence[] {
  const others = evidence.filter(
    ({ product, access, allowed }) =>
      product !== piece.product ||
      access !== piece.access ||
      (piece.allowed === null && allowed !== null),
  )
  return [...others, piece]
}
