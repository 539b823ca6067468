/** Reads the rate-limit headers of an answer: IETF `RateLimit`, its older form in three headers, `X-RateLimit-*`. */
import { readTime } from '~/api/readers/fields'
import { parseHttpDate } from '~/api/transport/retry-after'

export interface RateLimitHint {
  /** Calls a minute, or null where the headers do not say. */
  limit: number | null
  /** Calls that remain in the server's window. */
  remaining: number | null
  /** Milliseconds until the server's window ends. */
  resetMs: number | null
}

/** A whole number within the bounds, or null. */
function whole(text: string | null | undefined, least: number, most: number): number | null {
  if (!text || !/^\d{1,9}$/.test(text)) return null
  const value = Number(text)
  return value >= least && value <= most ? value : null
}

/** The items of a structured-field list (RFC 9651), each as its bare value and its parameters. */
function items(
  header: string | null,
): { value: string; get: (name: string) => string | undefined }[] {
  return (header?.match(/(?:"[^"]*"|[^",])+/g) ?? []).map((item) => {
    const [value = '', ...parameters] = item.replace(/"[^"]*"/g, '').split(';')
    const pairs = new Map(
      parameters.map((pair) => [pair.split('=')[0]?.trim(), pair.split('=')[1]?.trim()]),
    )
    return { value: value.trim(), get: (name) => pairs.get(name) }
  })
}

/** A quota as calls a minute: a longer window is spread evenly, a shorter one multiplied. */
function perMinute(quota: number | null, seconds: number): number | null {
  return quota && whole(String(Math.max(1, Math.floor((quota * 60) / seconds))), 1, 100_000)
}

/** The current form: `RateLimit: "default";r=2;t=20` and `RateLimit-Policy: "default";q=60;w=60`. */
function currentForm(headers: Headers): RateLimitHint {
  const left = items(headers.get('RateLimit')).map((item) => ({
    remaining: whole(item.get('r'), 0, 1e9) ?? Infinity,
    reset: whole(item.get('t'), 1, 3600),
  }))
  const remaining = Math.min(...left.map((item) => item.remaining))
  const reset = left.find((item) => item.remaining === remaining)?.reset ?? null
  const limits = items(headers.get('RateLimit-Policy')).map((item) => {
    const window = item.get('w')
    const seconds = window === undefined ? 60 : whole(window, 1, 1e9)
    return seconds && perMinute(whole(item.get('q') ?? item.value, 1, 1e9), seconds)
  })
  const limit = Math.min(...limits.filter((one) => one !== null))
  return {
    limit: limit < Infinity ? limit : null,
    remaining: remaining < Infinity ? remaining : null,
    resetMs: remaining < Infinity && reset ? reset * 1000 : null,
  }
}

/** The older forms, `RateLimit-Limit` and `X-RateLimit-Limit` with `…-Remaining` and `…-Reset` beside it. */
function olderForm(headers: Headers, prefix: string, now: number): RateLimitHint {
  const reset = headers.get(`${prefix}-Reset`)
  const seconds = whole(secondsTo(reset, headers, now) ?? reset, 1, 3600)
  const [first, ...policies] = items(headers.get(`${prefix}-Limit`))
  const named = policies.find((policy) => policy.value === first?.value)?.get('w')
  const window = whole(first?.get('w') ?? named, 1, 1e9)
  // Without a window the quota counts for a minute, unless its reset shows a longer one.
  const minute = reset === null || reset === '0' || (seconds !== null && seconds <= 60)
  const quota = whole(first?.value, 1, 100_000)
  return {
    limit: window ? perMinute(quota, window) : minute ? quota : null,
    remaining: whole(headers.get(`${prefix}-Remaining`), 0, 1e9),
    resetMs: seconds && seconds * 1000,
  }
}

/**
 * How many whole seconds there are to a reset that is a moment: an epoch time in seconds or milliseconds, as GitHub and
 * many others send it, or a date. By the portal's own clock where that can be read; null where it is no moment.
 */
function secondsTo(reset: string | null, headers: Headers, now: number): string | null {
  const moment = reset === null ? null : readTime(reset)
  if (moment === null) return null
  const portalNow = parseHttpDate(headers.get('Date') ?? '', now) ?? now
  const left = Math.ceil((Date.parse(moment) - portalNow) / 1000)
  // The window may have ended while the answer was on its way.
  return left > -10 ? String(Math.max(1, left)) : null
}

/**
 * Reads whichever form is there, the newer first. A limit outside 1–100,000 a minute and a reset outside 1–3,600 s are
 * left out; `now` is in milliseconds since the epoch. Source: draft-ietf-httpapi-ratelimit-headers, -03 and -10.
 */
export function readRateLimit(headers: Headers, now: number): RateLimitHint {
  const forms = [
    currentForm(headers),
    olderForm(headers, 'RateLimit', now),
    olderForm(headers, 'X-RateLimit', now),
  ]
  const told = forms.find((form) => form.remaining !== null)
  return {
    limit: forms.find((form) => form.limit !== null)?.limit ?? null,
    remaining: told?.remaining ?? null,
    resetMs: told?.resetMs ?? null,
  }
}
