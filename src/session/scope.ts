/** Which scopes the evidence still allows. No endpoint tells a token's scope, so it is worked out. */
import type { CallEntry } from '~/api/call-log'

export const products = ['databases', 'functions', 'proxies'] as const
export type Product = (typeof products)[number]
export const scopes = ['full', 'read', ...products] as const
export type Scope = (typeof scopes)[number]
export type Access = 'read' | 'write'

/** One call that showed something: the token was, or was not, let through. */
export interface Evidence {
  product: Product
  access: Access
  allowed: boolean
  /** Milliseconds since the epoch. */
  at: number
  /** Method and path, for people. */
  call: string
}

export interface Weighed {
  possible: Scope[]
  /** Each with the first piece of evidence that left no way for it. */
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
  // A refused read shows the way of enforcing for every scope at once, wherever it stands in time.
  const readsEnforced = evidence.some(({ access, allowed }) => access === 'read' && !allowed)
  for (const scope of scopes) {
    const by = firstContradiction(scope, evidence, readsEnforced)
    if (by) ruledOut.push({ scope, by })
    else possible.push(scope)
  }
  return { possible, ruledOut, readsEnforced }
}

/** Whether a token of this scope may do it, where reads are, or are not, held to the scope. */
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
      scopeAllows(scope, product, access, readsEnforced) !== allowed,
  )
}

/**
 * What a finished call shows about the token; null where it shows nothing. A web page, 200 or 403, comes from
 * something in front of the API and says nothing about the scope.
 */
export function evidenceOf(call: CallEntry): Evidence | null {
  const product = products.find((name) => call.path.startsWith(`/api/portal/${name}`))
  const success = call.status !== undefined && call.status >= 200 && call.status < 300
  const allowed = success && call.error === undefined
  const refused = call.error === 'forbidden' && call.reason !== 'html'
  if (!product || !(allowed || refused)) return null
  const access = call.method === 'GET' ? 'read' : 'write'
  return { product, access, allowed, at: call.at, call: `${call.method} ${call.path}` }
}

/** The evidence with a newer piece in place of the older one about the same thing. */
export function withEvidence(evidence: readonly Evidence[], piece: Evidence): Evidence[] {
  const others = evidence.filter(
    ({ product, access }) => product !== piece.product || access !== piece.access,
  )
  return [...others, piece]
}
