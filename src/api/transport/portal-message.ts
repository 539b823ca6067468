/** portalMessage(): the portal's own words in the body of a failed call, whatever its shape. */
import { isObject, type Json } from './parse-body'
import { redact } from './redact'

/** `text` is shown at once, at most 300 characters; `cut` is what follows, to 50,000 in all, or empty. */
export type PortalMessage = { text: string; cut: string }

/** The contract's `error` first, then the fields of other common error formats (RFC 9457, OAuth, FastAPI, JSON:API). */
const messageKeys = ['error', 'message', 'error_description', 'detail', 'msg', 'title', 'errors']

/**
 * Finds the first readable text of a parsed body, or of the body's text if it is no JSON; null if there is none.
 * A sentence is preferred to a bare code. Web pages and broken JSON are no message. Terminal codes and control
 * characters are removed, and tokens redacted, also the one given.
 */
export function portalMessage(body: Json, token?: string): PortalMessage | null {
  const found = messagesIn(body)
    .map((message) => redact(plainText(message), token))
    .filter((message) => message !== '')
  const full = found.find(isSentence) ?? found[0]
  if (full === undefined) return null
  // Cut between characters, not within a surrogate pair.
  const text = full.slice(0, 300).replace(/[\uD800-\uDBFF]$/, '')
  return { text, cut: full.slice(text.length, 50_000) }
}

const isSentence = (text: string) => /\S\s+\S/.test(text)

/** All strings that may be a message, likeliest first. Under keys that are not in `messageKeys`, only sentences count. */
function messagesIn(body: Json, depth = 0): string[] {
  if (typeof body === 'string') return isMarkupOrCode(body) ? [] : [body]
  if (depth > 8) return []
  if (Array.isArray(body)) return body.flatMap((entry) => messagesIn(entry, depth + 1))
  if (!isObject(body)) return []
  const expected = messageKeys.flatMap((key) =>
    Object.hasOwn(body, key) ? messagesIn(body[key] ?? null, depth + 1) : [],
  )
  const others = Object.entries(body)
    .filter(([key]) => !messageKeys.includes(key))
    .flatMap(([, value]) => messagesIn(value, depth + 1))
  return [...expected, ...others.filter(isSentence)]
}

/** A web page, XML, or JSON that could not be parsed. */
const isMarkupOrCode = (text: string) =>
  /^\s*(?:<(?:[!?]|html|head|body|title|h1|center)|\{|\[\s*[[{"])/i.test(text)

function plainText(text: string): string {
  return (
    text
      // oxlint-disable-next-line no-control-regex -- terminal codes (ECMA-48) start with one
      .replace(/\u001B\[[0-?]*[ -/]*[@-~]|\u001B\][^\u0007\u001B]*(?:\u0007|\u001B\\)?/g, '')
      .replace(/[\t\n\r]+/g, ' ')
      .replace(/\p{Control}/gu, '')
      .trim()
  )
}
