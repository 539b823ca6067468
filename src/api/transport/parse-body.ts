/** parseBody(): an answer's text as JSON that is safe to read: cut where it is too deep, no prototype keys, no rounded ids. */

/** Any JSON value (RFC 8259). */
export type Json = null | boolean | number | string | Json[] | JsonObject
export type JsonObject = { [key: string]: Json }

/**
 * `cut`: values deeper than `maxDepth` were replaced by "…". `not-json` may be the beginning of a JSON text, see
 * `isBeginning`.
 */
type ParsedBody =
  | { ok: true; value: Json; cut: boolean }
  | { ok: false; reason: 'not-json' | 'empty' }

/** Deeper than any real answer, and far below the depth at which recursive code overflows the stack. */
const maxDepth = 64

/** Most bodies have none of these and need no reviver, which takes several times as long as the parser. */
const needsCare = /\d{16}|__proto__|constructor|prototype|\\u00/

/** True for `{…}`: neither an array nor null. */
export function isObject(json: Json | undefined): json is JsonObject {
  return typeof json === 'object' && json !== null && !Array.isArray(json)
}

/**
 * Parses the text of a body. Never throws. A byte-order mark is accepted; keys that could reach a prototype are dropped
 * at every level; an integer above 2^53 becomes a text of its digits, or a text with "≈" where the browser only gives
 * the rounded number.
 */
export function parseBody(text: string): ParsedBody {
  const whole = text.replace(/^\uFEFF/, '')
  if (whole.trim() === '') return { ok: false, reason: 'empty' }
  const json = withoutDepths(whole)
  try {
    return {
      ok: true,
      value: JSON.parse(json, needsCare.test(json) ? reviveSafely : undefined),
      cut: json !== whole,
    }
  } catch {
    return { ok: false, reason: 'not-json' }
  }
}

/** The text with "…" for each value that is nested too deep, so that no recursive code gets it. */
function withoutDepths(json: string): string {
  let kept = ''
  let keptTo = 0
  let depth = 0
  let inString = false
  for (let at = 0; at < json.length; at += 1) {
    const character = json[at]
    if (inString) {
      if (character === '\\') at += 1
      else if (character === '"') inString = false
    } else if (character === '"') inString = true
    else if (character === '[' || character === '{') {
      depth += 1
      if (depth === maxDepth + 1) kept += `${json.slice(keptTo, at)}"…"`
    } else if (character === ']' || character === '}') {
      if (depth === maxDepth + 1) keptTo = at + 1
      depth -= 1
    }
  }
  return depth > maxDepth ? kept : kept + json.slice(keptTo)
}

/** A JSON.parse reviver: `undefined` drops the key; `source` exists where JSON.parse source text access does. */
function reviveSafely(key: string, value: Json, context?: { source?: string }): Json | undefined {
  if (key === '__proto__' || key === 'constructor' || key === 'prototype') return undefined
  if (typeof value !== 'number' || !Number.isInteger(value) || Number.isSafeInteger(value))
    return value
  return context?.source ?? `≈${value}`
}
