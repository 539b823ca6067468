/** What the ledger keeps of one token: its calls of the last 15 minutes and what the portal's answers taught. */
import {
  array,
  boolean,
  check,
  nullable,
  number,
  object,
  picklist,
  pipe,
  readonly,
  type InferOutput,
} from 'valibot'
import { parseOrNull } from '~/site-storage'

/**
 * In order of precedence. `write`: what the user sends; `read`: what the user looks at; `background`: polling, fan-out,
 * checks.
 */
export const lanes = ['write', 'read', 'background'] as const
export type Lane = (typeof lanes)[number]

/** The sliding minute in ms, two seconds longer for calls that are slow to arrive. */
export const WINDOW_MS = 62_000
export const MINUTE_MS = 60_000
/** The person may cut a longer pause short. */
export const FAR_PAUSE_MS = 15 * MINUTE_MS

const HISTORY_MS = 15 * MINUTE_MS
const HOUR_MS = 60 * MINUTE_MS
const MOST_CALLS = 4000
const LONGEST_PAUSE_MS = 250e12
const CLOCK_SET_BACK_MS = 5_000

const numberFrom = (least: number, most: number) =>
  pipe(
    number(),
    check((value) => value >= least && value <= most),
  )
/** Calls a minute, where a header or a 429 has shown it. */
const toldLimit = nullable(numberFrom(1, 100_000))
const moment = numberFrom(-1e15, 1e15)

/** One call: when it was released (ms since the epoch), and whether it came back as a 429. */
const countedCall = pipe(
  object({ at: moment, lane: picklist(lanes), limited: boolean() }),
  readonly(),
)
export type CountedCall = InferOutput<typeof countedCall>

/** The last 429: nothing is sent until `until`, and for an hour after it calls are evenly paced. */
const refusalSchema = pipe(
  object({
    until: moment,
    cause: picklist(['retry-after', 'no-retry-after', 'unreadable']),
    /** Longer than 15 minutes: the user may cut it short. */
    far: boolean(),
    /** How many 429s in a row each came right after the pause of the one before. */
    repeats: numberFrom(0, 1e6),
    /** Background calls a minute once the pause is over, for a limit of 120; 6 more with each clean minute. */
    background: numberFrom(1, MINUTE_MS),
    /** This 429, or another within the hour before it, came much earlier than our own calls explain. */
    early: boolean(),
    /** Calls a minute after which an evenly paced token was refused. */
    limit: toldLimit,
  }),
  readonly(),
)
export type Refusal = InferOutput<typeof refusalSchema>
export type PauseCause = Refusal['cause']

/** A record is never changed in place. Times are ms since the epoch. */
const rateRecord = pipe(
  object({
    /** When it was last brought up to date. */
    at: numberFrom(0, 1e15),
    /** Oldest first. */
    calls: pipe(array(countedCall), readonly()),
    /** Until then only half the capacity is used, because calls may be missing from the record. */
    halfUntil: moment,
    /** Until then no background call is sent, because the portal has reported that few are left. */
    quietUntil: moment,
    limit: toldLimit,
    refusal: nullable(refusalSchema),
  }),
  check(
    ({ at, calls, halfUntil, quietUntil, refusal: last }) =>
      halfUntil <= at + WINDOW_MS &&
      quietUntil <= at + HOUR_MS &&
      calls.every((call, i) => call.at <= (calls[i + 1]?.at ?? at)) &&
      (last?.until ?? 0) <= at + (last?.far ? LONGEST_PAUSE_MS : FAR_PAUSE_MS * 1.2),
  ),
  readonly(),
)
export type RateRecord = InferOutput<typeof rateRecord>

/** The record as it came from storage or another tab; null if any part is not what it should be. */
export const parseRateRecord = (stored: unknown): RateRecord | null =>
  parseOrNull(rateRecord, stored)

/** The same record with half the capacity for a minute, because calls may be missing from it. */
export const atHalf = (record: RateRecord): RateRecord => ({
  ...record,
  halfUntil: record.at + WINDOW_MS,
})

/** The record of an unknown token. */
export const emptyRecord = (now: number): RateRecord => ({
  at: now,
  calls: [],
  halfUntil: 0,
  quietUntil: 0,
  limit: null,
  refusal: null,
})

/**
 * Brings a record up to `now`: forgets what is too old and puts right what a clock that was set would do. The
 * time passed since `record.at` is taken to be between `least` and `most` ms (what a steady clock says), never
 * less than 0; all times move along. A record from the future leaves half the capacity.
 */
export function recordAt(record: RateRecord, now: number, least = 0, most = Infinity): RateRecord {
  const passed = Math.min(Math.max(now - record.at, least), most)
  const shift = now - passed - record.at
  const moved = (time: number) => time + shift
  const first = Math.max(
    record.calls.findLastIndex((call) => moved(call.at) <= now - HISTORY_MS) + 1,
    record.calls.length - MOST_CALLS,
  )
  const kept = first > 0 ? record.calls.slice(first) : record.calls
  const refusal = record.refusal && { ...record.refusal, until: moved(record.refusal.until) }
  return {
    at: now,
    calls: shift === 0 ? kept : kept.map((call) => ({ ...call, at: moved(call.at) })),
    halfUntil: shift < -CLOCK_SET_BACK_MS ? now + WINDOW_MS : moved(record.halfUntil),
    quietUntil: moved(record.quietUntil),
    limit: record.limit,
    refusal: refusal && now < refusal.until + HOUR_MS ? refusal : null,
  }
}

/** When the pause of an up-to-date record ends; null if there is none. */
export const pausedUntil = ({ at, refusal }: RateRecord) =>
  refusal && at < refusal.until ? refusal.until : null
