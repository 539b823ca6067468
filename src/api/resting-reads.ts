/** Reads that the portal asked to leave alone for a while: a 5xx with `Retry-After` (RFC 9110, 15.6.4). */
import type { ApiError } from './errors'

interface RestingReads {
  /** Throws the portal's last word on this read while the time that it asked for is not over. */
  check(request: Request): void
  /** Keeps the error of a read that says when to come back. */
  note(request: Request, error: ApiError): void
}

/** The resting reads of one connection, each by its address; writes are left to the person who sends them. */
export function createRestingReads(): RestingReads {
  // Until a time of the monotonic clock: the other one may be set back by an hour.
  const resting = new Map<string, { error: ApiError; until: number }>()
  return {
    check({ method, url }) {
      const rest = method === 'GET' ? resting.get(url) : undefined
      if (!rest) return
      if (performance.now() < rest.until) throw rest.error
      resting.delete(url)
    },
    note({ method, url }, error) {
      if (method !== 'GET' || error.retryAt === undefined) return
      resting.set(url, { error, until: performance.now() + error.retryAt - Date.now() })
    },
  }
}
