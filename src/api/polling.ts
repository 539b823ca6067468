/** How often a visible list is read again. Hidden tabs do not poll: TanStack Query sees to that. */
import { ApiError } from './errors'
import { workOf } from './transport/read-answer'

const second = 1000
const minute = 60 * second
/** An interval is at least so many times as long as it took to parse and read the last answer. */
const least = 20

/** Whether another try would get the same refusal. */
export function isFinal(error: unknown): boolean {
  return error instanceof ApiError && ['forbidden', 'not-found'].includes(error.kind)
}

/** The parts of a TanStack `Query` that are used here. */
interface Polled<Data> {
  state: {
    data: Data | undefined
    error: Error | null
    status: string
    errorUpdatedAt: number
  }
}

/**
 * A `refetchInterval` in milliseconds: every minute; while `isChanging` returns true every 5 s for a minute, then every
 * 15 s for four more, then every minute; after a failure 30, 60 and 120 s; never after a refusal. A list that takes
 * long to parse and read is read less often, so that this takes at most a twentieth of the time.
 */
export function polling<Data>(isChanging: (data: Data) => boolean) {
  const changingSince = new WeakMap<Polled<Data>, number>()
  const failingSince = new WeakMap<Polled<Data>, number>()

  return (query: Polled<Data>): number | false => {
    const { data, error, status, errorUpdatedAt } = query.state
    if (status === 'error') {
      if (isFinal(error)) return false
      const since = failingSince.get(query) ?? errorUpdatedAt
      failingSince.set(query, since)
      return afterFailure(errorUpdatedAt - since)
    }
    // While a query without data is read again its status is pending, and the failure still counts.
    if (status === 'success') failingSince.delete(query)
    if (data === undefined || !isChanging(data)) {
      changingSince.delete(query)
      return Math.max(minute, least * workOf(data))
    }
    const since = changingSince.get(query) ?? Date.now()
    changingSince.set(query, since)
    return Math.max(whileChanging(Date.now() - since), least * workOf(data))
  }
}

/** The interval for something that has been changing for so long, both in milliseconds: 5 s for a minute, then 15, then 60. */
export function whileChanging(forMs: number): number {
  if (forMs < minute) return 5 * second
  return forMs < 5 * minute ? 15 * second : minute
}

/** The interval for something that has been failing for so long, both in milliseconds. */
export function afterFailure(failingForMs: number): number {
  if (failingForMs < 2 * minute) return 30 * second
  return failingForMs < 5 * minute ? minute : 2 * minute
}
