/** ApiError: everything that can go wrong with a call to the portal, in one closed set of kinds. */
import type { CallEntry } from './call-log/call-log'

export const errorKinds = [
  'offline',
  'unreachable',
  'timeout',
  'unauthorized',
  'forbidden',
  'quota',
  'not-found',
  'limited',
  'rejected',
  'broken',
] as const
export type ErrorKind = (typeof errorKinds)[number]

/**
 * Why an answer could not be used, where the kind alone does not say it: `html` a web page instead of the API,
 * `redirect` a redirect elsewhere, `cut-off` a body that ends early, `shape` no JSON, or JSON of another form than the
 * call promises, `too-large` over the cap, `server` a 5xx; `foreign` a 404 that is not in the portal's form, so that a
 * gateway may have sent it; `said-no` a success whose body reports a failure; `read-only` the profile is read-only, and
 * nothing was sent.
 */
export type ErrorReason =
  | 'html'
  | 'redirect'
  | 'cut-off'
  | 'shape'
  | 'too-large'
  | 'server'
  | 'foreign'
  | 'said-no'
  | 'read-only'

export interface ApiErrorDetails {
  status?: number | undefined
  reason?: ErrorReason | undefined
  /** What the portal said, safe to show: one sentence, without control characters or tokens. */
  portalMessage?: string | null | undefined
  /** The rest, where that sentence is cut; empty where it is complete. */
  portalMore?: string | undefined
  /** Milliseconds since the epoch: the portal asked not to come back before. */
  retryAt?: number | undefined
  /** The call's entry in the call log. */
  call?: CallEntry | undefined
  /** False when it is certain that nothing was sent. */
  sent?: boolean
}

/** A call to the portal that failed. A bug of ours is a plain `Error`. */
export class ApiError extends Error {
  readonly kind: ErrorKind
  readonly status: number | undefined
  readonly reason: ErrorReason | undefined
  readonly portalMessage: string | null
  readonly portalMore: string
  /** Set by `request()` where the time comes from the pause that all tabs share. */
  retryAt: number | undefined
  /** Set by `request()`. */
  call: CallEntry | undefined
  readonly sent: boolean

  constructor(kind: ErrorKind, details: ApiErrorDetails = {}) {
    super(details.status ? `${kind} (${details.status})` : kind)
    this.name = 'ApiError'
    this.kind = kind
    this.status = details.status
    this.reason = details.reason
    this.portalMessage = details.portalMessage ?? null
    this.portalMore = details.portalMore ?? ''
    this.retryAt = details.retryAt
    this.call = details.call
    this.sent = details.sent ?? true
  }
}

/** Whether the portal itself refused the call to the token; a web page with that status comes from a gateway. */
export function isRefusal(error: unknown): error is ApiError {
  return error instanceof ApiError && error.kind === 'forbidden' && error.reason !== 'html'
}

/** The kind of a failed answer by its HTTP status (RFC 9110); every status that is not a success has one. */
export function kindOfStatus(status: number): ErrorKind {
  switch (status) {
    case 401:
      return 'unauthorized'
    case 402:
      return 'quota'
    case 403:
      return 'forbidden'
    case 404:
      return 'not-found'
    case 429:
      return 'limited'
    default:
      return status >= 400 && status < 500 ? 'rejected' : 'broken'
  }
}

/**
 * Whether a failed read may be repeated automatically: no connection, a gateway that has lost its server (502, 503,
 * 504), or a body that broke off. Never for a write.
 */
export function mayReadAgain(error: ApiError): boolean {
  if (error.kind === 'unreachable' || error.reason === 'cut-off') return true
  return error.status === 502 || error.status === 503 || error.status === 504
}
