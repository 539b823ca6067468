/** Looking up a write whose outcome is unknown: only by reading, a few times, at growing intervals. */
import { ApiError, isRefusal } from '~/api/errors'
import type { Doubt } from './write-state'

/** When a write without a clear answer is looked up, counted from that answer. */
const CHECK_TIMES_MS: readonly number[] = [2000, 5000, 10_000, 20_000, 40_000, 60_000]

/** Results that further checks would only repeat. */
const final = new Set<Doubt>(['changed', 'refused', 'not-new'])

type NotFound = { done: false; why: Doubt }
type Look<Found> = () => Promise<Found | NotFound>

/** Checks until the write is found done, a further check cannot help, or the last check is made. */
export async function checkLater<Found extends { done: true }>(
  check: Look<Found>,
  timesMs = CHECK_TIMES_MS,
): Promise<Found | NotFound> {
  const since = performance.now()
  let last: Found | NotFound = { done: false, why: 'no-answer' }
  for (const timeMs of timesMs) {
    const waitMs = timeMs - (performance.now() - since)
    await new Promise((resolve) => setTimeout(resolve, waitMs))
    last = await checkOnce(check)
    if (last.done || final.has(last.why)) return last
  }
  return last
}

/** One check; an ApiError of the check itself is a result, too. Throws any other error. */
export async function checkOnce<Found>(check: Look<Found>): Promise<Found | NotFound> {
  try {
    return await check()
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    return { done: false, why: isRefusal(error) ? 'refused' : 'no-answer' }
  }
}
