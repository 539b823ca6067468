/** What the portal's answers change in the record: pauses, pace, limit. Pure: no clock, no storage. */
import type { RateLimitHint } from './headers'
import { backgroundRate, capacity, countSince, share, type Policy } from './plan'
import {
  FAR,
  MINUTE,
  WINDOW,
  type Lane,
  type PauseCause,
  type RateRecord,
  type Refusal,
} from './record'

/** Without a readable `Retry-After`: the first pause, and those of the 429s that follow it closely. */
const pauses = [MINUTE, MINUTE, 2 * MINUTE, 5 * MINUTE]
/** Refused when less than this part of the capacity was used, someone else must have used the rest. */
const EARLY = 0.8

export interface RefusalCause {
  cause: PauseCause
  /** What `Retry-After` asked for, in ms; null where it cannot be read. */
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
  // What comes back during a pause left before it: the same event, which can only make the pause longer.
  if (paused && wait === null) return record
  const repeats = before && !paused && now - before.until < MINUTE ? before.repeats + 1 : 0
  const asked = wait ?? pauses[Math.min(repeats, pauses.length - 1)] ?? MINUTE
  const far = asked > FAR
  const spread = wait === null ? 1 + random * 0.2 : 1.02 + random * 0.1
  // Spreading the ends makes no pause a far one.
  const until = now + (far ? asked : Math.min(asked * spread, FAR))
  if (paused) {
    return until > before.until ? { ...record, refusal: { ...before, until, far, cause } } : record
  }
  return {
    ...record,
    refusal: { until, cause, far, repeats, ...lesson(record, now, cause, policy) },
  }
}

/** What the refusal teaches beyond its pause. */
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
  const early = whole && countSince(record.calls, now - WINDOW) < EARLY * capacity(limit)
  const used = countSince(record.calls, now - MINUTE)
  // Evenly paced calls that are refused had no burst among them: many of them, and their number itself was too
  // high; few, and it was others who used up the rest.
  const learned = before && cause !== 'unreadable' && used >= share(60, limit) && used < limit
  return {
    background: rate <= 15 ? 6 : Math.floor(rate / 2),
    early: early || (before?.early ?? false),
    limit: learned ? used : (before?.limit ?? null),
  }
}

/** The record without the rest of a pause that is far; any other pause is waited out. */
export function tryAgain(record: RateRecord, now: number): RateRecord {
  const { refusal } = record
  if (!refusal?.far || refusal.until <= now) return record
  return { ...record, refusal: { ...refusal, until: now, far: false } }
}

/** Marks the newest call of the lane that is not marked yet as the one that was refused. */
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
  // Each answer names about the same moment again: within a second it is nothing new.
  const quietUntil = until > record.quietUntil + 1000 ? until : record.quietUntil
  const told = limit ?? record.limit
  if (quietUntil === record.quietUntil && told === record.limit) return record
  return { ...record, limit: told, quietUntil }
}
