/** The one door: every byte to or from the portal passes here, with its token, lane, time limit and log entry. */
import { createStore, type Store } from '~/store'
import type { CallEntry, CallLog } from './call-log'
import { createPortalClient, type PortalClient } from './client'
import { ApiError } from './errors'
import { hindranceOf, leave } from './leave'
import { logCall } from './logged-call'
import { followNetwork } from './network'
import type { Lane, RateLimiter } from './rate-limiter'
import type { Answer } from './read-answer'
import { keepOut, tokenRemover } from './redact'
import { createRestingReads } from './resting-reads'
import { sendAndRead } from './send'

/** How long a call may take, headers and body together, in milliseconds. */
const timeLimit: Record<Lane, number> = { read: 15_000, background: 15_000, write: 60_000 }
/** What holds nothing. */
const free = Promise.resolve()

/** One token at one portal, for as long as it is accepted. */
export interface Connection {
  readonly portalUrl: string
  readonly limiter: RateLimiter
  readonly log: CallLog
  /** The person's safety catch: while it is set no write leaves. */
  readonly readOnly: Store<boolean>
  /** Aborts everything under way and refuses everything later. */
  close(): void
  /** While the promise is pending no call leaves: set when the token is being checked after a 401. */
  hold(until: Promise<unknown>): void
  /** Aborted once the connection is closed. */
  readonly closed: AbortSignal
  /** How many writes are on their way or being looked up: the session does not lock in the middle of one. */
  writesUnderWay(): number
  /** Counts as one more write under way until the returned function is called, once. */
  stay(): () => void
  request(options: RequestOptions, call: PortalCall): Promise<Answer>
}

export interface RequestOptions {
  lane: Lane
  /** Calls off a call that still waits, and ends a read that is under way; a write that has left goes on. */
  signal?: AbortSignal | undefined
  /** Told of the call's log entry whenever it changes. */
  onCall?: ((call: CallEntry) => void) | undefined
  /** The hash of the query that asks. */
  query?: string
  /** What is on the screen leaves before what is not. */
  onScreen?: boolean
  /** Lets the call pass a hold: only the check that the others wait for. */
  passHold?: boolean
}

/** Names the operation: `(portal, init) => portal.GET('/api/portal/databases', init)`. */
export type PortalCall = (
  portal: PortalClient,
  init: { fetch: (request: Request) => Promise<Response>; parseAs: 'stream' },
) => Promise<unknown>

interface ConnectionOptions {
  portalUrl: string
  token: string
  /** From `tokenKey`: lets the tabs of a token tell each other what the portal asked for. */
  key?: string
  limiter: RateLimiter
  log: CallLog
  /** Every finished call, for the evidence about the token and for the end of a session. */
  onEnd?: (call: CallEntry, error: ApiError | null) => void
  /** Throws when no further call may leave, because the session is over. */
  guard?: () => void
  fetch?: typeof fetch
}

/** Opens a connection. The token stays inside it: nothing that it returns or logs contains it. */
export function openConnection({
  portalUrl,
  token,
  key,
  limiter,
  log,
  onEnd,
  guard,
  fetch: send = (...request) => fetch(...request),
}: ConnectionOptions): Connection {
  const portal = createPortalClient(portalUrl)
  const closed = new AbortController()
  const resting = createRestingReads(key)
  const readOnly = createStore(false)
  let held: Promise<unknown> = free
  let writes = 0

  const withoutToken = tokenRemover(token)
  followNetwork({ portalUrl, send, closed: closed.signal })
  const forget = keepOut(withoutToken)

  async function exchange(request: Request, options: RequestOptions): Promise<Answer> {
    const { lane } = options
    const signal = signals(closed.signal, options.signal)
    signal.throwIfAborted()
    resting.check(request)
    const call = await logCall(log, request, options, withoutToken)
    const fail = (error: ApiError) => {
      call.note({ state: 'failed', error: error.kind, reason: error.reason })
      onEnd?.(call.entry(), error)
      return error
    }
    const ended = (reason: unknown) => {
      if (reason instanceof ApiError) return fail(reason)
      call.note({ state: 'called-off' })
      return reason
    }

    const asked = performance.now()
    const pass = await leave({
      ...options,
      signal,
      limiter,
      held: () => (options.passHold ? free : held),
      check() {
        guard?.()
        signal.throwIfAborted()
        const hindrance = hindranceOf(request, readOnly.get(), call.entry())
        if (hindrance) throw hindrance
      },
      onWait: (waitsUntil) => call.note({ waitsUntil }),
    }).catch((reason: unknown) => {
      throw ended(reason)
    })

    const { waitedMs } = pass
    call.note({ state: 'sending', waitedMs, heldMs: performance.now() - asked - waitedMs })
    let answer: Answer
    try {
      answer = await sendAndRead(request, {
        send,
        token,
        withoutToken,
        call,
        timeLimit: timeLimit[lane],
        // Nobody can take back a write that is on its way: giving it up would only lose its answer.
        signal: lane === 'write' ? closed.signal : signal,
        onHeaders: ({ status, headers }) => limiter.answered({ status, headers, lane }),
      })
    } catch (reason) {
      if (reason instanceof ApiError) {
        if (reason.kind === 'limited') throw fail(limited(reason, limiter))
        if (reason.kind === 'unreachable') limiter.failed()
        resting.note(request, reason)
      }
      throw ended(reason)
    } finally {
      pass.done()
    }
    onEnd?.(call.entry(), null)
    return answer
  }

  return {
    portalUrl,
    limiter,
    log,
    readOnly,
    close() {
      closed.abort(new DOMException('The session has ended', 'AbortError'))
      limiter.close()
      resting.close()
      log.clear()
      forget()
    },
    hold(until) {
      held = until.catch(() => undefined)
    },
    closed: closed.signal,
    writesUnderWay: () => writes,
    stay: () => (writes++, () => writes--),
    async request(options, operation) {
      let answer: Answer | undefined
      // Asked before the call counts as a write under way: those hold the session open.
      guard?.()
      const write = options.lane === 'write' ? 1 : 0
      writes += write
      try {
        await operation(portal, {
          parseAs: 'stream',
          // openapi-fetch would parse by its own rules and lose the difference between an empty failure and
          // success, so it is given an empty success and the real answer is kept here.
          fetch: async (request) => {
            answer = await exchange(request, options)
            return new Response(null, { status: 204 })
          },
        })
      } finally {
        writes -= write
      }
      if (!answer) throw new Error('The operation made no call')
      return answer
    },
  }
}

function signals(first: AbortSignal, second: AbortSignal | undefined): AbortSignal {
  return second ? AbortSignal.any([first, second]) : first
}

/** A 429 with the time at which the shared pause ends. */
function limited(error: ApiError, limiter: RateLimiter): ApiError {
  const { status, portalMessage, portalMore, call } = error
  return new ApiError('limited', {
    status,
    portalMessage,
    portalMore,
    call,
    retryAt: limiter.state().pausedUntil ?? undefined,
  })
}
