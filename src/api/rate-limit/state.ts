/** What the screens see of the rate limiter: one object that stays the same until something changes. */
import { countSince } from './plan'
import {
  MINUTE_MS,
  pausedUntil,
  type CountedCall,
  type Lane,
  type PauseCause,
  type RateRecord,
} from './record'

export interface RateLimiterState {
  /** The assumed limit in calls a minute, and its source. */
  limit: number
  limitFrom: 'default' | 'settings' | 'header' | 'learned'
  /** Calls of all tabs in the last 60 s. */
  used: number
  /** Calls of this tab that wait. */
  waiting: Record<Lane, number>
  /** No tab sends a call before this (ms since the epoch). */
  pausedUntil: number | null
  pauseCause: PauseCause | null
  /** The pause is longer than 15 minutes: offer `tryNow()`. */
  far: boolean
  /** Others seem to use the token as well, or its limit is stricter. */
  others: boolean
  /** All tabs share one ledger; otherwise each keeps to a fixed share. */
  shared: boolean
  /** The calls of all tabs in the last 15 minutes, oldest first. */
  history: readonly CountedCall[]
}

export type Limit = Pick<RateLimiterState, 'limit' | 'limitFrom'>

/** The limit in use: from a header, else from the settings, unless a 429 has shown a lower one. */
export function limitOf(record: RateRecord, base: Limit): Limit {
  const told: Limit = record.limit ? { limit: record.limit, limitFrom: 'header' } : base
  const learned = record.refusal?.limit ?? Infinity
  return learned < told.limit ? { limit: learned, limitFrom: 'learned' } : told
}

/** The part of the state that comes from an up-to-date record. */
export function stateOf(record: RateRecord, base: Limit) {
  const { at: now, calls, refusal } = record
  const paused = pausedUntil(record) === null ? null : refusal
  return {
    ...limitOf(record, base),
    used: countSince(calls, now - MINUTE_MS),
    pausedUntil: paused?.until ?? null,
    pauseCause: paused?.cause ?? null,
    far: paused?.far ?? false,
    others: refusal?.early ?? false,
    history: calls,
  }
}

/** How long the state stays valid if nothing happens, in ms: until a pause ends or calls grow too old to count. */
export function staysTrue({ at: now, calls, refusal }: RateRecord): number {
  const oldest = calls.find((call) => call.at > now - MINUTE_MS)
  const pause = refusal && refusal.until > now ? refusal.until - now : MINUTE_MS
  // Twice a second is often enough for a meter.
  const meter = oldest ? Math.max(500, oldest.at + MINUTE_MS - now) : MINUTE_MS
  return Math.min(pause, meter, MINUTE_MS)
}
