/** Reads that have to wait because the portal asked for it: a 5xx with `Retry-After` (RFC 9110, 15.6.4). */
import { ApiError } from '../errors'

interface Call {
  method: string
  path: string
}

export interface RestingReads {
  /** Throws the portal's last error for this read while the time that it asked for is not over. */
  check(call: Call): void
  /** Keeps the error of a read that names a time to try again. */
  note(call: Call, error: ApiError): void
  close(): void
}

/**
 * The reads of one connection that have to wait, by path; a person decides when to repeat a write. `key` is the
 * token's: the open tabs of a token inform each other.
 */
export function createRestingReads(key?: string): RestingReads {
  // By the monotonic clock: the wall clock may be set back by an hour.
  const resting = new Map<string, { error: ApiError; until: number }>()
  const tabs =
    key && 'BroadcastChannel' in globalThis ? new BroadcastChannel(`resting:${key}`) : null
  const rest = (path: string, error: ApiError) =>
    resting.set(path, { error, until: performance.now() + (error.retryAt ?? 0) - Date.now() })
  if (tabs)
    tabs.onmessage = ({ data }) => {
      const { path, status, retryAt } = Object(data) as Record<string, unknown>
      if (typeof path === 'string' && typeof status === 'number' && typeof retryAt === 'number')
        rest(path, new ApiError('broken', { status, retryAt, reason: 'server' }))
    }

  return {
    check({ method, path }) {
      const known = method === 'GET' ? resting.get(path) : undefined
      if (!known) return
      if (performance.now() < known.until) throw known.error
      resting.delete(path)
    },
    note({ method, path }, error) {
      const { status, retryAt } = error
      if (method !== 'GET' || retryAt === undefined) return
      rest(path, error)
      tabs?.postMessage({ path, status, retryAt })
    },
    close: () => tabs?.close(),
  }
}
