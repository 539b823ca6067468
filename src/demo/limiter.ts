/** The portal's rate limit for one token: sliding minute, fixed minute or token bucket. */

export type LimiterKind = 'sliding' | 'fixed' | 'bucket'

/** `remaining` calls are left; `resetMs` is the time until at least one more is free. */
type Verdict = { allowed: boolean; remaining: number; resetMs: number }

/** Takes one call at `now` (ms). A refused call does not count. */
export type Limiter = (now: number) => Verdict

const MINUTE = 60_000
const BURST = 10

/** A limiter of `perMinute` calls; a bucket refills evenly and holds at most ten. */
export function createLimiter(kind: LimiterKind, perMinute: number): Limiter {
  return { sliding, fixed, bucket }[kind](perMinute)
}

function sliding(perMinute: number): Limiter {
  let times: number[] = []
  return (now) => {
    times = times.filter((time) => time > now - MINUTE)
    const allowed = times.length < perMinute
    if (allowed) times.push(now)
    return {
      allowed,
      remaining: perMinute - times.length,
      resetMs: (times[0] ?? now) + MINUTE - now,
    }
  }
}

function fixed(perMinute: number): Limiter {
  let window = 0
  let used = 0
  return (now) => {
    const current = Math.floor(now / MINUTE)
    if (current !== window) used = 0
    window = current
    const allowed = used < perMinute
    if (allowed) used++
    return { allowed, remaining: perMinute - used, resetMs: (current + 1) * MINUTE - now }
  }
}

function bucket(perMinute: number): Limiter {
  const size = Math.min(BURST, perMinute)
  const perMs = perMinute / MINUTE
  let level = size
  let last: number | undefined
  return (now) => {
    level = Math.min(size, level + Math.max(0, now - (last ?? now)) * perMs)
    last = now
    // Adding many small shares of a call must not end at 0.9999… of one.
    const allowed = level > 1 - 1e-9
    if (allowed) level = Math.max(0, level - 1)
    const resetMs = perMs > 0 ? Math.ceil(Math.max(0, 1 - level) / perMs) : MINUTE
    return { allowed, remaining: Math.floor(level + 1e-9), resetMs }
  }
}

/** The header fields of draft-ietf-httpapi-ratelimit-headers-10, with the one policy "default". */
export function rateLimitHeaders(verdict: Verdict, perMinute: number): Record<string, string> {
  return {
    'RateLimit-Policy': `"default";q=${perMinute};w=60`,
    RateLimit: `"default";r=${verdict.remaining};t=${Math.ceil(verdict.resetMs / 1000)}`,
  }
}
