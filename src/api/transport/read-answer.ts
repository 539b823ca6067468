/** What an HTTP response says: an answer, or an ApiError with the portal's own words. */
import type { CallEntry } from '~/api/call-log/call-log'
import { ApiError, kindOfStatus, type ErrorKind, type ErrorReason } from '../errors'
import { isObject, parseBody, type Json } from './parse-body'
import type { PortalMessage } from './portal-message'
import { readRetryAfter } from './retry-after'

/** The largest body that is read: 8 MiB. */
const bodyCap = 8 * 1024 * 1024

/** Thrown by `readBody` when the cap is passed; the rest of the body is not fetched. */
export class BodyTooLarge extends Error {}

/** A successful answer. `body` is undefined where the portal sent none. */
export interface Answer {
  status: number
  headers: Headers
  body: Json | undefined
  call: CallEntry
  /** The portal's own words where the body seems to report a failure, whatever its status. */
  words?: PortalMessage | null
  /** How long the body took to be parsed. */
  parseMs?: number
}

/** Reads a body as UTF-8 text up to 8 MiB; throws BodyTooLarge for more, or the error of a broken stream. */
export async function readBody(response: Response): Promise<string> {
  if (!response.body) return ''
  const reader = response.body.getReader()
  const decoder = new TextDecoder()
  let text = ''
  for (let size = 0; ;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    size += value.byteLength
    if (size > bodyCap) {
      await reader.cancel()
      throw new BodyTooLarge()
    }
    text += decoder.decode(value, { stream: true })
  }
}

/**
 * Turns the result of openapi-fetch into an answer: `text` is the body of a success, `failure` that of any other
 * status, parsed where it is JSON. The status decides, never whether a body could be parsed. Throws an ApiError for
 * everything but a success with a readable JSON body or none.
 */
export async function readAnswer(
  { ok, status, headers }: Response,
  text = '',
  failure: unknown = '',
): Promise<Omit<Answer, 'call'>> {
  if (!ok) {
    // openapi-fetch has parsed it, or kept the text.
    const body = failure as Json
    const kind = kindOfStatus(status)
    const html = isHtml(headers, body)
    const words = html ? null : await wordsOf(body)
    throw new ApiError(kind, {
      status,
      reason: html ? 'html' : reasonOf(kind, body),
      retryAt: kind === 'broken' ? retryTime(headers) : undefined,
      portalMessage: words?.text,
      portalMore: words?.cut,
    })
  }
  const began = performance.now()
  const parsed = parseBody(text)
  const parseMs = performance.now() - began
  if (isHtml(headers, parsed.ok && typeof parsed.value === 'object' ? parsed.value : text))
    throw new ApiError('broken', { status, reason: 'html' })
  if (parsed.ok) {
    const body = parsed.value
    const words = mayTellOfFailure(body) ? await wordsOf(body) : null
    return { status, headers, body, words, parseMs }
  }
  if (parsed.reason === 'empty') return { status, headers, body: undefined }
  const code = await import('./is-beginning').catch(() => null)
  throw new ApiError('broken', { status, reason: code?.isBeginning(text) ? 'cut-off' : 'shape' })
}

/** A 404 is the portal’s own only in the error form of the contract; in any other form a gateway may have answered it. */
function reasonOf(kind: ErrorKind, body: Json): ErrorReason | undefined {
  if (kind === 'broken') return 'server'
  if (kind !== 'not-found') return undefined
  return isObject(body) && body['error'] ? undefined : 'foreign'
}

/** The body decides, as JSON is often sent as `text/html`. The content type counts only where the body is no JSON. */
function isHtml(headers: Headers, body: Json): boolean {
  if (typeof body === 'object') return false
  return (
    /\bhtml\b/i.test(headers.get('content-type') ?? '') ||
    /^\s*<(!doctype|html)/i.test(String(body))
  )
}

function mayTellOfFailure(body: Json): boolean {
  const names = isObject(body) ? Object.keys(body) : []
  return names.some((name) => /^(?:errors?|error_description|message|msg|detail)$/.test(name))
}

/** The code that finds them is loaded later; if it cannot be loaded, the status alone is shown. */
async function wordsOf(body: Json): Promise<PortalMessage | null> {
  const code = await import('./portal-message').catch(() => null)
  return code?.portalMessage(body) ?? null
}

/** When a server that is down asks to be tried again, in milliseconds since the epoch (RFC 9110, 10.2.3). */
function retryTime(headers: Headers): number | undefined {
  const now = Date.now()
  const wait = readRetryAfter(headers, now)
  return wait === null ? undefined : now + wait
}

const workMs = new WeakMap<object, number>()

/** Notes how long it took to parse and read a body. */
export function noteReading(read: unknown, ms: number): void {
  if (typeof read === 'object' && read !== null) workMs.set(read, ms)
}

/** How long the body took to be parsed and read, in milliseconds: a polled list must not keep the page busy. */
export function workOf(read: unknown): number {
  return typeof read === 'object' && read !== null ? (workMs.get(read) ?? 0) : 0
}

/**
 * Whether the headers say that the list has more pages, as GitHub's do: a `Link` to the next one (RFC 8288), or a
 * larger total count.
 */
function saysMore({ headers }: Answer, list: object): boolean {
  const count = 'items' in list && Array.isArray(list.items) ? list.items.length : Infinity
  return (
    /\brel="?next\b/i.test(headers.get('Link') ?? '') ||
    Number(headers.get('X-Total-Count')) > count
  )
}

/** The result of `reader`; throws an ApiError with the answer's call where it returns null. */
export function readWith<Read>(
  answer: Answer,
  reader: (body: Json | undefined) => Read | null,
): Read {
  const { status, body, call, words, parseMs = 0 } = answer
  const began = performance.now()
  const read = reader(body)
  noteReading(read, parseMs + performance.now() - began)
  if (typeof read === 'object' && read !== null && 'more' in read && saysMore(answer, read))
    read.more = true
  if (read !== null) return read
  const saysError = isObject(body) && (body.error ?? body.errors ?? null) !== null
  throw new ApiError('broken', {
    status,
    call,
    reason: words && saysError ? undefined : 'shape',
    portalMessage: words?.text,
    portalMore: words?.cut,
  })
}
