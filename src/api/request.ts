/** The one door: every byte to or from the portal passes here, with its token, lane, time limit and log entry. */
import type { CallEntry, CallLog } from './call-log'
import { createPortalClient, type PortalClient } from './client'
import { ApiError } from './errors'
import type { Lane, Pass, RateLimiter } from './rate-limiter'
import { BodyTooLarge, readAnswer, readText, type Answer } from './read-answer'
import { createRestingReads } from './resting-reads'

/** How long a call may take, headers and body together, in milliseconds. */
const timeLimit: Record<Lane, number> = { read: 15_000, background: 15_000, write: 60_000 }
const loggedText = 64 * 1024

/** One token at one portal, for as long as it is accepted. */
export interface Connection {
  readonly portalUrl: string
  readonly limiter: RateLimiter
  readonly log: CallLog
  /** Aborts everything under way and refuses everything later. */
  close(): void
  /** While the promise is pending no call leaves: set when the token is being checked after a 401. */
  hold(until: Promise<unknown>): void
  /** How many writes are on their way: the session does not lock in the middle of one. */
  writesUnderWay(): number
  request(options: RequestOptions, call: PortalCall): Promise<Answer>
}

export interface RequestOptions {
  lane: Lane
  /** Calls off a call that still waits, and ends one that is under way. */
  signal?: AbortSignal | undefined
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
  limiter,
  log,
  onEnd,
  guard,
  fetch: send = (...request) => fetch(...request),
}: ConnectionOptions): Connection {
  const portal = createPortalClient(portalUrl)
  const closed = new AbortController()
  const resting = createRestingReads()
  let held: Promise<unknown> = Promise.resolve()
  let writes = 0

  const withoutToken = (text: string) => text.replaceAll(token, 'htx_[removed]')

  async function exchange(request: Request, options: RequestOptions): Promise<Answer> {
    const called = signals(closed.signal, options.signal)
    called.throwIfAborted()
    resting.check(request)
    const url = new URL(request.url)
    const body = request.body ? await request.clone().text() : undefined
    let call = log.start({
      at: Date.now(),
      method: request.method,
      path: withoutToken(url.pathname + url.search),
      lane: options.lane,
      ...(body ? { requestBody: withoutToken(body) } : {}),
    })
    const note = (change: Partial<CallEntry>) => (call = log.update(call.id, change))
    const fail = (error: ApiError) => {
      note({ state: 'failed', error: error.kind, reason: error.reason })
      onEnd?.(call, error)
      return error
    }
    const offline = () => fail(new ApiError('offline', { call, sent: false }))

    if (!navigator.onLine) throw offline()

    let pass: Pass | undefined
    try {
      if (!options.passHold) await held
      pass = await limiter.enter(options.lane, {
        signal: called,
        onScreen: options.onScreen ?? true,
      })
      // While the call waited, a check of the token may have begun, or the session have ended.
      if (!options.passHold) await held
      guard?.()
      called.throwIfAborted()
    } catch (reason) {
      pass?.done()
      note({ state: 'called-off' })
      throw reason
    }

    if (!navigator.onLine) {
      pass.done()
      throw offline()
    }

    const started = performance.now()
    note({ state: 'sending', waitedMs: pass.waitedMs })
    const late = new AbortController()
    const timer = setTimeout(() => late.abort(), timeLimit[options.lane])
    let response: Response | undefined
    let answer: Answer
    try {
      response = await send(request, {
        headers: authorized(request, token),
        signal: signals(called, late.signal),
        // A Request that is given anything new forgets its own (Fetch, Request constructor).
        referrerPolicy: request.referrerPolicy,
      })
      limiter.answered({ status: response.status, headers: response.headers, lane: options.lane })
      note({
        status: response.status,
        responseHeaders: [...response.headers].map(([name, value]) => [name, withoutToken(value)]),
      })
      const text = withoutToken(await readText(response))
      note({
        state: 'answered',
        size: text.length,
        tookMs: performance.now() - started,
        responseText: text.slice(0, loggedText),
      })
      answer = await readAnswer(response, text, call, token)
    } catch (reason) {
      note({ tookMs: performance.now() - started })
      if (reason instanceof ApiError) {
        if (reason.kind === 'limited') throw fail(limited(reason, limiter))
        resting.note(request, reason)
        throw fail(reason)
      }
      if (called.aborted) {
        note({ state: 'called-off' })
        throw called.reason
      }
      const error = failureOf(reason, late.signal.aborted, response, call)
      if (error.kind === 'unreachable') limiter.failed()
      throw fail(error)
    } finally {
      clearTimeout(timer)
      pass.done()
    }
    onEnd?.(call, null)
    return answer
  }

  return {
    portalUrl,
    limiter,
    log,
    close() {
      closed.abort(new DOMException('The session has ended', 'AbortError'))
      limiter.close()
      log.clear()
    },
    hold(until) {
      held = until.catch(() => undefined)
    },
    writesUnderWay: () => writes,
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

function authorized(request: Request, token: string): Headers {
  const headers = new Headers(request.headers)
  headers.set('authorization', `Bearer ${token}`)
  return headers
}

/** A 429 with the time at which the shared pause ends. */
function limited(error: ApiError, limiter: RateLimiter): ApiError {
  const { status, portalMessage, call } = error
  return new ApiError('limited', {
    status,
    portalMessage,
    call,
    retryAt: limiter.state().pausedUntil ?? undefined,
  })
}

/** What a `fetch` that threw means. Before any header nothing tells DNS, TLS, CORS and a refusal apart. */
function failureOf(
  reason: unknown,
  late: boolean,
  response: Response | undefined,
  call: CallEntry,
): ApiError {
  if (late) return new ApiError('timeout', { call })
  const status = response?.status
  if (reason instanceof BodyTooLarge)
    return new ApiError('broken', { call, status, reason: 'too-large' })
  if (response) return new ApiError('broken', { call, status, reason: 'cut-off' })
  return new ApiError(navigator.onLine ? 'unreachable' : 'offline', { call })
}
