/** When the next call of a lane may be sent, by the record alone. Pure: no clock, no storage. */
import { MINUTE_MS, WINDOW_MS, type CountedCall, type Lane, type RateRecord } from './record'

export interface Policy {
  /** Calls a minute that the portal allows the token. */
  limit: number
  /** Is the record shared by all tabs, or does each tab keep to a fixed share? */
  shared: boolean
}

/** At most so many calls of the lanes counted in any window. */
type Rule = readonly [counts: (lane: Lane) => boolean, most: number]

const all = () => true
const isUser = (lane: Lane) => lane !== 'background'
const isBackground = (lane: Lane) => lane === 'background'

/** For a limit of 120 a minute. Each lane leaves the last few calls to the lane before it. */
const sharedRules: Record<Lane, readonly Rule[]> = {
  write: [[all, 110]],
  read: [[all, 105]],
  background: [
    [all, 100],
    [isBackground, 80],
  ],
}
const aloneRules: Record<Lane, readonly Rule[]> = {
  write: [[isUser, 20]],
  read: [[isUser, 19]],
  background: [[isBackground, 10]],
}

/** A page never needs more calls a minute than this, however high the limit. */
const MOST_USED = 1200
/** From this many background calls a minute on, an earlier refusal no longer limits them. */
const FULL_BACKGROUND = 60
const RECOVERY = 6

/** `most` of a limit of 120, in proportion to the limit; never 0. */
export const share = (most: number, limit: number) =>
  Math.max(1, Math.floor((most * Math.min(limit, MOST_USED)) / 120))

/** How many calls all lanes together may make in a window. */
export const capacity = (limit: number) => share(110, limit)

/** Calls after `since` (ms since the epoch). */
export const countSince = (calls: readonly CountedCall[], since: number) =>
  calls.length - 1 - calls.findLastIndex((call) => call.at <= since)

/** Background calls a minute that are left at `now` after the last refusal, for a limit of 120. */
export function backgroundRate({ refusal }: RateRecord, now: number): number {
  if (!refusal) return FULL_BACKGROUND
  const clean = Math.floor(Math.max(0, now - refusal.until) / MINUTE_MS)
  return Math.min(FULL_BACKGROUND, refusal.background + RECOVERY * clean)
}

/** When the nth newest of the calls counted was made; -Infinity if there are fewer. */
function nthNewest(
  calls: readonly CountedCall[],
  n: number,
  counts: (lane: Lane) => boolean,
): number {
  let left = n
  const call = calls.findLast((each) => counts(each.lane) && --left === 0)
  return call?.at ?? -Infinity
}

/** The earliest time, not before `now`, at which one more call of the lane may be sent (ms since the epoch). */
export function earliest(record: RateRecord, lane: Lane, now: number, policy: Policy): number {
  const { calls, halfUntil, quietUntil, refusal } = record
  const { limit, shared } = policy
  const rules = (shared ? sharedRules : aloneRules)[lane]
  const windowFree = (part: number) =>
    Math.max(
      ...rules.map(
        ([counts, most]) => nthNewest(calls, share(most * part, limit), counts) + WINDOW_MS,
      ),
    )
  const open = Math.max(now, refusal?.until ?? 0, lane === 'background' ? quietUntil : 0)
  const half = Math.max(open, windowFree(0.5))
  const full = Math.max(open, windowFree(1), halfUntil)
  return Math.max(Math.min(half, full), smooth(record, lane, now, limit))
}

/** When the call is far enough from those before it: after a 429 calls are evenly paced. */
function smooth(record: RateRecord, lane: Lane, now: number, limit: number): number {
  const { calls, refusal } = record
  if (!refusal) return afterBurst(calls, lane, limit)
  const even = nthNewest(calls, 1, all) + WINDOW_MS / capacity(limit)
  const rate = backgroundRate(record, now)
  if (lane !== 'background' || rate === FULL_BACKGROUND) return even
  return Math.max(even, nthNewest(calls, 1, isBackground) + MINUTE_MS / share(rate, limit))
}

/**
 * A burst of a twelfth of the limit leaves at once; what is more leaves at short distances, so that a portal
 * that allows no longer bursts (a token bucket) has said so before many more are under way.
 */
function afterBurst(calls: readonly CountedCall[], lane: Lane, limit: number): number {
  const [burst, distance] = lane === 'background' ? [5, 120] : [10, 250]
  const size = share(burst, limit)
  const refilled = nthNewest(calls, size, all) + (size * MINUTE_MS) / Math.min(limit, MOST_USED)
  // Background calls leave at shorter distances than these, from any tab: a call of the person's that kept its
  // distance to them would wait until all of them have left.
  const last = nthNewest(calls, 1, lane === 'background' ? all : isUser)
  return Math.min(refilled, last + (distance * 120) / Math.max(limit, 120))
}

/** When calls of these lanes, in this order, would have been sent if there were no others (an estimate). */
export function departures(
  record: RateRecord,
  order: readonly Lane[],
  now: number,
  policy: Policy,
): number[] {
  const calls = [...record.calls]
  let at = now
  return order.map((lane) => {
    at = earliest({ ...record, calls }, lane, at, policy)
    calls.push({ at, lane, limited: false })
    return at
  })
}
