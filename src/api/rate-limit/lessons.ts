/** How the portal's answers change the record: pauses, pace, limit. Pure: no clock, no storage. */
import type { RateLimitHint } from './headers'
import { backgroundRate, capacity, countSince, share, type Policy } from './plan'
import {
  FAR_PAUSE_MS,
  MINUTE_MS,
  WINDOW_MS,
  type Lane,
  type PauseCause,
  type RateRecord,
  type Refusal,
} from './record'

/** Without a readable `Retry-After`: the first pause, and those of 429s that follow closely. */
const pauses = [MINUTE_MS, MINUTE_MS, 2 * MINUTE_MS, 5 * MINUTE_MS]
/** Refused with less than this part of the capacity used: someone else must have used the rest. */
const EARLY = 0.8

export interface RefusalCause {
  cause: PauseCause
  /** The wait that `Retry-After` asks for, in ms; null where it cannot be read. */
  wait: number | null
  /** 0 to 1: spreads the ends of the pauses of several clients. */
  random: number
}

/** The record after a 429 at `now` (ms since the epoch). */
export function refuse(
  record: RateRecord,
  now: number,
  { cause, wait, random }: RefusalCause,
  policy: Policy,
): RateRecord {
  const before = record.refusal
  const paused = before !== null && now < before.until
  // A 429 during a pause answers a call that was sent before: it can only make the pause longer.
  if (paused && wait === null) return record
  const repeats = before && !paused && now - before.until < MINUTE_MS ? before.repeats + 1 : 0
  const asked = wait ?? pauses[Math.min(repeats, pauses.length - 1)] ?? MINUTE_MS
  const far = asked > FAR_PAUSE_MS
  const spread = wait === null ? 1 + random * 0.2 : 1.02 + random * 0.1
  // The random part must not take a pause of up to 15 minutes over the limit for `far`.
  const until = now + (far ? asked : Math.min(asked * spread, FAR_PAUSE_MS))
  if (paused) {
    return until > before.until ? { ...record, refusal: { ...before, until, far, cause } } : record
  }
  return {
    ...record,
    refusal: { until, cause, far, repeats, ...lesson(record, now, cause, policy) },
  }
}

/** What a 429 shows about pace and limit, beside its pause. */
function lesson(
  record: RateRecord,
  now: number,
  cause: PauseCause,
  { limit, shared }: Policy,
): Pick<Refusal, 'background' | 'early' | 'limit'> {
  const before = record.refusal
  const rate = backgroundRate(record, now)
  // Calls that the record misses, or those of other tabs, would explain it as well.
  const whole = shared && now >= record.halfUntil
  const early = whole && countSince(record.calls, now - WINDOW_MS) < EARLY * capacity(limit)
  const used = countSince(record.calls, now - MINUTE_MS)
  // Evenly paced calls were refused, so it was no burst: if there were many, the limit is lower than assumed; if there
  // were few, others use the token too.
  const learned = before && cause !== 'unreadable' && used >= share(60, limit) && used < limit
  return {
    background: rate <= 15 ? 6 : Math.floor(rate / 2),
    early: early || (before?.early ?? false),
    limit: learned ? used : (before?.limit ?? null),
  }
}

/** The record without the rest of a `far` pause; any other pause stays. */
export function tryAgain(record: RateRecord, now: number): RateRecord {
  const { refusal } = record
  if (!refusal?.far || refusal.until <= now) return record
  return { ...record, refusal: { ...refusal, until: now, far: false } }
}

/** Marks the newest unmarked call of the lane as the refused one. */
export function markLimited(record: RateRecord, lane: Lane): RateRecord {
  const refused = record.calls.findLastIndex((call) => call.lane === lane && !call.limited)
  if (refused < 0) return record
  return {
    ...record,
    calls: record.calls.map((call, i) => (i === refused ? { ...call, limited: true } : call)),
  }
}

/**
 * What rate-limit headers change: the limit, and a rest for background calls while few are left. They never
 * free a call that our own count holds back. Gives the same record where they say nothing new.
 */
export function learn(
  record: RateRecord,
  now: number,
  { limit, remaining, resetMs }: RateLimitHint,
  policy: Policy,
): RateRecord {
  const low = remaining !== null && remaining <= share(10, limit ?? policy.limit)
  const until = low && resetMs ? now + resetMs : 0
  // Each answer gives about the same moment: a difference below a second counts as the same.
  const quietUntil = until > record.quietUntil + 1000 ? until : record.quietUntil
  const told = limit ?? record.limit
  if (quietUntil === record.quietUntil && told === record.limit) return record
  return { ...record, limit: told, quietUntil }
}
