/** One call on the wire: sent with the token, and its whole answer read within the time limit. */
import { noteClock } from '~/portal-clock'
import type { CallEntry } from '~/api/call-log/call-log'
import { ApiError } from '../errors'
import { noteAnswer, noteNoAnswer } from './network'
import { BodyTooLarge, readBody } from './read-answer'
import { parseHttpDate } from './retry-after'

/** How much of a body the log keeps, in characters. */
const loggedText = 64 * 1024

/** Sends a request: the browser’s `fetch`, or the embedded portal in its place. */
export type Send = (request: Request, init: RequestInit) => Promise<Response>

interface ExchangeOptions {
  /** For headers and body together. */
  timeLimitMs: number
  /** Cancels the call; its reason is then thrown. */
  signal: AbortSignal
  /** Adds to the call's entry in the log. */
  note: (change: Partial<CallEntry>) => void
  /** Called with status and headers, before the body is read. */
  onHeaders: (response: Response) => void
}

/**
 * Resolves to the portal's answer, whatever its status, with its whole body read, capped, and free of the token. Throws
 * an ApiError where there is none, or the reason of the signal.
 */
export type Exchange = (request: Request, options: ExchangeOptions) => Promise<Response>

interface Sender {
  send: Send
  token: string
  withoutToken: (text: string) => string
}

export function createExchange({ send, token, withoutToken }: Sender): Exchange {
  return async function exchange(request, { timeLimitMs, signal, note, onHeaders }) {
    const started = performance.now()
    const late = new AbortController()
    const timer = setTimeout(() => late.abort(), timeLimitMs)
    let response: Response | undefined
    const sentAt = Date.now()
    const headers = new Headers(request.headers)
    headers.set('authorization', `Bearer ${token}`)
    // With this number a reverse proxy recognises a write that the browser repeated (docs/hosting). A portal on another origin might not allow the header (CORS).
    if (request.method !== 'GET' && new URL(request.url).origin === globalThis.location?.origin)
      headers.set('x-request-id', crypto.randomUUID())
    try {
      response = await send(request, {
        headers,
        signal: AbortSignal.any([signal, late.signal]),
        // A Request that is made from another with new options loses its referrer policy (Fetch, Request constructor).
        referrerPolicy: request.referrerPolicy,
      })
      learnClock(response.headers, sentAt)
      noteAnswer()
      onHeaders(response)
      note({
        status: response.status,
        responseHeaders: [...response.headers].map(([name, value]) => [name, withoutToken(value)]),
      })
      const text = withoutToken(await readBody(response))
      note({
        state: 'answered',
        size: new Blob([text]).size,
        tookMs: performance.now() - started,
        responseText: text.slice(0, loggedText),
      })
      return withBody(response, text)
    } catch (reason) {
      note({ tookMs: performance.now() - started })
      if (reason instanceof ApiError) throw reason
      throw signal.aborted
        ? signal.reason
        : failureOf(reason, late.signal.aborted, response?.status)
    } finally {
      clearTimeout(timer)
    }
  }
}

/** The same answer with the text as its body. Redirects, and statuses that a Response cannot have, are ApiErrors. */
function withBody(response: Response, text: string): Response {
  const { type, status, headers } = response
  if (type === 'opaqueredirect' || (status >= 300 && status < 400))
    throw new ApiError('broken', { reason: 'redirect' })
  if (status >= 600) throw new ApiError('broken', { status, reason: 'server' })
  return new Response(text || null, { status, headers })
}

/** Learns the portal’s clock from `Date`. An answer with `Age` came from a cache: its `Date` is old (RFC 9111, 5.1). */
function learnClock(headers: Headers, sentAt: number): void {
  const now = Date.now()
  const portalAt = parseHttpDate(headers.get('Date') ?? '', now)
  if (portalAt !== null && !headers.has('Age')) noteClock(portalAt, sentAt, now)
}

/** The error for an exception of `fetch`. Without an answer, DNS, TLS, CORS and a refused connection look the same. */
function failureOf(reason: unknown, late: boolean, status: number | undefined): ApiError {
  if (late) return new ApiError('timeout')
  if (status === undefined) return new ApiError(noteNoAnswer() ? 'offline' : 'unreachable')
  return new ApiError('broken', {
    status,
    reason: reason instanceof BodyTooLarge ? 'too-large' : 'cut-off',
  })
}
