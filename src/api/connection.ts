/** A connection: one token at one portal, until it is closed. */
import { createStore, type Store } from '~/store'
import type { CallEntry, CallLog } from './call-log/call-log'
import { createPortalClient, type PortalClient } from './transport/client'
import type { ApiError } from './errors'
import { createExchange, type Exchange, type Send } from './transport/exchange'
import { followNetwork } from './transport/network'
import type { RateLimiter } from './rate-limit/limiter'
import { keepOut, tokenRemover } from './transport/redact'
import { createRestingReads, type RestingReads } from './transport/resting-reads'

/** What the screens use of a connection, and what `request()` does. */
export interface Connection extends Readonly<
  Pick<ConnectionOptions, 'portalUrl' | 'limiter' | 'log' | 'onEnd'>
> {
  /** The profile is read-only: no write is sent. */
  readonly readOnly: Store<boolean>
  /** Aborted once the connection is closed. */
  readonly closed: AbortSignal
  /** Aborts everything under way and refuses everything later. */
  close(): void
  /** While the promise is pending no call is sent: set while the token is checked after a 401. */
  hold(until: Promise<unknown>): void
  /** Holds all calls until the promise settles; each check of the token sets another one. */
  held(): Promise<unknown>
  /** How many writes are being sent or looked up: the session does not end during one. */
  writesUnderWay(): number
  /** Counts as one more write under way until the returned function is called, once. */
  stay(): () => void
  guard(): void
  readonly portal: PortalClient
  readonly exchange: Exchange
  readonly restingReads: RestingReads
  withoutToken(text: string): string
}

interface ConnectionOptions {
  portalUrl: string
  token: string
  /** From `tokenKey`: tabs with the same token share what the portal has asked for. */
  key?: string
  limiter: RateLimiter
  log: CallLog
  /** Every finished call, for the evidence about the token and for the end of a session. */
  onEnd?: (call: CallEntry, error: ApiError | null) => void
  /** Throws when no further call may be sent, because the session is over. */
  guard?: () => void
  fetch?: Send
}

/** Opens a connection. The token stays inside it: nothing that it returns or logs contains it. */
export function openConnection({
  portalUrl,
  token,
  key,
  limiter,
  log,
  onEnd,
  guard = () => undefined,
  fetch: send = (...request) => fetch(...request),
}: ConnectionOptions): Connection {
  const closing = new AbortController()
  const closed = closing.signal
  const restingReads = createRestingReads(key)
  let held: Promise<unknown> = Promise.resolve()
  let writes = 0

  const withoutToken = tokenRemover(token)
  const forgetToken = keepOut(withoutToken)
  followNetwork({ portalUrl, send, closed })

  return {
    portalUrl,
    limiter,
    log,
    readOnly: createStore(false),
    closed,
    close() {
      closing.abort(new DOMException('The session has ended', 'AbortError'))
      limiter.close()
      restingReads.close()
      log.clear()
      forgetToken()
    },
    hold(until) {
      held = until.catch(() => undefined)
    },
    held: () => held,
    writesUnderWay: () => writes,
    stay: () => (writes++, () => writes--),
    guard,
    onEnd,
    portal: createPortalClient(portalUrl),
    exchange: createExchange({ send, token, withoutToken }),
    restingReads,
    withoutToken,
  }
}
