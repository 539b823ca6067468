/** How a call gets away: nothing forbids it, no check of the token holds it, and the rate limit lets it go. */
import type { CallEntry } from './call-log'
import { ApiError } from './errors'
import { mayBeOffline } from './network'
import type { Lane, Pass, RateLimiter } from './rate-limiter'

interface Departure {
  lane: Lane
  /** Calls off a call that still waits. */
  signal: AbortSignal
  onScreen?: boolean
  limiter: RateLimiter
  /** What holds the call: another promise once another check of the token has begun. */
  held: () => Promise<unknown>
  /** Throws why it may not leave at all. */
  check: () => void
  /** Told when the call will leave (ms since the epoch, an estimate). */
  onWait: (until: number) => void
}

/** Resolves when the call may leave; throws what `check` or the signal say. A call that does not leave costs nothing. */
export async function leave(departure: Departure): Promise<Pass> {
  const { lane, signal, onScreen = true, limiter, held, check, onWait } = departure
  let waitedMs = 0
  for (;;) {
    check()
    const hold = held()
    await hold
    const pass = await limiter.enter(lane, { signal, onScreen, onWait })
    waitedMs += pass.waitedMs
    try {
      check()
    } catch (reason) {
      pass.giveBack()
      throw reason
    }
    if (held() === hold) return { ...pass, waitedMs }
    // Once that check is over the rate limit may be another: its answer may have been a 429.
    pass.giveBack()
  }
}

/** Why it may not leave at all, whatever else holds. */
export function hindranceOf(
  request: Request,
  isReadOnly: boolean,
  call: CallEntry,
): ApiError | null {
  // A read is how to find out that the network is back.
  if (request.method === 'GET') return null
  if (mayBeOffline()) return new ApiError('offline', { call, sent: false })
  return isReadOnly ? new ApiError('rejected', { call, sent: false, reason: 'read-only' }) : null
}
