/** One call on the wire: sent with the token, its whole answer read within its time, every failure as an ApiError. */
import { noteClock } from '~/portal-clock'
import type { CallEntry } from './call-log'
import { ApiError } from './errors'
import type { LoggedCall } from './logged-call'
import { noteAnswer, noteNoAnswer } from './network'
import { parseHttpDate } from './retry-after'
import { BodyTooLarge, readAnswer, readText, type Answer } from './read-answer'

/** How much of a body the log keeps, in characters. */
const loggedText = 64 * 1024

/** Sends a request: the browser’s `fetch`, or the embedded portal in its place. */
export type Send = (request: Request, init: RequestInit) => Promise<Response>

interface Sending {
  send: Send
  token: string
  withoutToken: (text: string) => string
  call: LoggedCall
  /** For headers and body together, in milliseconds. */
  timeLimit: number
  /** Ends the call; its reason is thrown then. */
  signal: AbortSignal
  /** The status and the headers are there, before the body. */
  onHeaders: (response: Response) => void
}

/** Sends the call, with its progress in the log. Throws an ApiError, or the reason of the signal. */
export async function sendAndRead(request: Request, sending: Sending): Promise<Answer> {
  const { send, token, withoutToken, call, timeLimit, signal, onHeaders } = sending
  const started = performance.now()
  const late = new AbortController()
  const timer = setTimeout(() => late.abort(), timeLimit)
  let response: Response | undefined
  const sentAt = Date.now()
  try {
    response = await send(request, {
      headers: authorized(request, token),
      signal: AbortSignal.any([signal, late.signal]),
      // A Request that is given anything new forgets its own (Fetch, Request constructor).
      referrerPolicy: request.referrerPolicy,
    })
    learnClock(response.headers, sentAt)
    noteAnswer()
    onHeaders(response)
    call.note({
      status: response.status,
      responseHeaders: [...response.headers].map(([name, value]) => [name, withoutToken(value)]),
    })
    const text = withoutToken(await readText(response))
    call.note({
      state: 'answered',
      size: new Blob([text]).size,
      tookMs: performance.now() - started,
      responseText: text.slice(0, loggedText),
    })
    return await readAnswer(response, text, call.entry(), token)
  } catch (reason) {
    call.note({ tookMs: performance.now() - started })
    if (reason instanceof ApiError) throw reason
    throw signal.aborted
      ? signal.reason
      : failureOf(reason, late.signal.aborted, response, call.entry())
  } finally {
    clearTimeout(timer)
  }
}

/** Learns the portal’s clock from `Date`. An answer with `Age` came from a cache: its `Date` is old (RFC 9111, 5.1). */
function learnClock(headers: Headers, sentAt: number): void {
  const now = Date.now()
  const portalAt = parseHttpDate(headers.get('Date') ?? '', now)
  if (portalAt !== null && !headers.has('Age')) noteClock(portalAt, sentAt, now)
}

function authorized(request: Request, token: string): Headers {
  const headers = new Headers(request.headers)
  headers.set('authorization', `Bearer ${token}`)
  return headers
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
  return new ApiError(noteNoAnswer() ? 'offline' : 'unreachable', { call })
}
