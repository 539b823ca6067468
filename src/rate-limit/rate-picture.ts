/** The calls of the last 15 minutes, prepared for drawing and listing. Pure. */
import type { Lane, RateLimiterState } from '~/api/rate-limit/limiter'

type Counts = Record<Lane, number>

/** The calls of the minute that starts at `from` (ms since the epoch); `limited` of them came back as a 429. */
interface Minute extends Counts {
  from: number
  limited: number
}

/** How many calls there are in the minute before `at` (ms since the epoch), which is what the limit counts. */
export interface Point extends Counts {
  at: number
}

type History = RateLimiterState['history']

const minute = 60_000
const shown = 15
/** The distance of the points, in milliseconds. */
const step = 10_000

/** The last 15 minutes, oldest first. */
export function minutesOf(history: History, now: number): Minute[] {
  return Array.from({ length: shown }, (_, i) => {
    const from = now - (shown - i) * minute
    const calls = history.filter(({ at }) => at > from && at <= from + minute)
    return { from, ...countLanes(calls), limited: calls.filter(({ limited }) => limited).length }
  })
}

/** The sliding minute, every ten seconds of the last 15 minutes, oldest first. */
export function pointsOf(history: History, now: number): Point[] {
  const count = (shown * minute) / step
  let [first, last] = [0, 0]
  return Array.from({ length: count + 1 }, (_, i) => {
    const at = now - (count - i) * step
    while (first < history.length && (history[first]?.at ?? 0) <= at - minute) first++
    while (last < history.length && (history[last]?.at ?? 0) <= at) last++
    return { at, ...countLanes(history.slice(first, last)) }
  })
}

/** How many calls each lane made. */
export function countLanes(calls: History): Counts {
  const counts = { write: 0, read: 0, background: 0 }
  for (const { lane } of calls) counts[lane]++
  return counts
}
