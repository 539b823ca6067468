/** What the ledger keeps of one token: its calls of the last 15 minutes and what the portal's answers taught. */

/** `write`: what the user sends; `read`: what the user looks at; `background`: polling, fan-out, checks. */
export type Lane = 'write' | 'read' | 'background'

/** In order of precedence. */
export const lanes: readonly Lane[] = ['write', 'read', 'background']

export type PauseCause = 'retry-after' | 'no-retry-after' | 'unreadable'

/** One call: when it was let go (ms since the epoch), and whether it came back as a 429. */
export interface Call {
  readonly at: number
  readonly lane: Lane
  readonly limited: boolean
}

/** The last 429: nothing leaves until `until`, and for an hour after it calls are evenly paced. */
export interface Refusal {
  readonly until: number
  readonly cause: PauseCause
  /** Longer than 15 minutes: the user may cut it short. */
  readonly far: boolean
  /** How many in a row came right after the pause of the one before. */
  readonly repeats: number
  /** Background calls a minute once the pause is over, for a limit of 120; 6 more with each clean minute. */
  readonly background: number
  /** It, or another within the hour before it, came much earlier than our own calls explain. */
  readonly early: boolean
  /** Calls a minute after which an evenly paced token was refused. */
  readonly limit: number | null
}

/** A record is never changed in place. Times are ms since the epoch, and `at` is when it was last brought up to date. */
export interface RateRecord {
  readonly at: number
  /** Oldest first. */
  readonly calls: readonly Call[]
  /** Until then only half the capacity is used, because calls may be missing from the record. */
  readonly halfUntil: number
  /** Until then no background call leaves, because the portal said that few are left. */
  readonly quietUntil: number
  /** Calls a minute, as a header told. */
  readonly limit: number | null
  readonly refusal: Refusal | null
}

/** The sliding minute in ms: two seconds longer, for calls that take long to arrive. */
export const WINDOW = 62_000
export const MINUTE = 60_000
/** Pauses longer than this are not waited out in silence. */
export const FAR = 15 * MINUTE

const HISTORY = 15 * MINUTE
const HOUR = 60 * MINUTE
const MOST_CALLS = 4000
const LONGEST_PAUSE = 250e12
const BACKWARDS = 5_000

/** The same record with half the capacity for a minute, because calls may be missing from it. */
export const atHalf = (record: RateRecord): RateRecord => ({
  ...record,
  halfUntil: record.at + WINDOW,
})

/** The record of a token of which nothing is known. */
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
export function settle(record: RateRecord, now: number, least = 0, most = Infinity): RateRecord {
  const passed = Math.min(Math.max(now - record.at, least), most)
  const shift = now - passed - record.at
  const moved = (time: number) => time + shift
  const first = Math.max(
    record.calls.findLastIndex((call) => moved(call.at) <= now - HISTORY) + 1,
    record.calls.length - MOST_CALLS,
  )
  const kept = first > 0 ? record.calls.slice(first) : record.calls
  const refusal = record.refusal && { ...record.refusal, until: moved(record.refusal.until) }
  return {
    at: now,
    calls: shift === 0 ? kept : kept.map((call) => ({ ...call, at: moved(call.at) })),
    halfUntil: shift < -BACKWARDS ? now + WINDOW : moved(record.halfUntil),
    quietUntil: moved(record.quietUntil),
    limit: record.limit,
    refusal: refusal && now < refusal.until + HOUR ? refusal : null,
  }
}

/** When the pause of an up-to-date record ends; null if there is none. */
export const pausedUntil = ({ at, refusal }: RateRecord) =>
  refusal && at < refusal.until ? refusal.until : null

/** The record as it came from storage or another tab; null if any part is not what it should be. */
export function readRecord(stored: unknown): RateRecord | null {
  if (!isObject(stored)) return null
  const { at, halfUntil, quietUntil, limit, calls, refusal } = stored
  if (!isNumber(at, 0, 1e15) || !Array.isArray(calls)) return null
  if (!isNumber(halfUntil, -1e15, at + WINDOW) || !isNumber(quietUntil, -1e15, at + HOUR))
    return null
  if (limit !== null && !isNumber(limit, 1, 100_000)) return null
  const read = calls.map(readCall)
  const sound = read.filter((call, i) => call && call.at <= (read[i + 1]?.at ?? at))
  const known = sound.filter((call) => call !== null)
  const refused = refusal === null ? null : readRefusal(refusal, at)
  if (known.length !== calls.length || (refusal !== null && !refused)) return null
  return { at, calls: known, halfUntil, quietUntil, limit, refusal: refused }
}

function readCall(stored: unknown): Call | null {
  if (!isObject(stored)) return null
  const { at, limited } = stored
  const lane = lanes.find((lane) => lane === stored.lane)
  return isNumber(at, -1e15, 1e15) && lane && isBoolean(limited) ? { at, lane, limited } : null
}

function readRefusal(stored: unknown, now: number): Refusal | null {
  if (!isObject(stored)) return null
  const { until, far, repeats, background, early, limit } = stored
  const cause = causes.find((cause) => cause === stored.cause)
  if (!cause || !isBoolean(far) || !isBoolean(early)) return null
  if (!isNumber(until, -1e15, now + (far ? LONGEST_PAUSE : FAR * 1.2))) return null
  if (!isNumber(repeats, 0, 1e6) || !isNumber(background, 1, MINUTE)) return null
  if (limit !== null && !isNumber(limit, 1, 100_000)) return null
  return { until, cause, far, repeats, background, early, limit }
}

const causes: readonly PauseCause[] = ['retry-after', 'no-retry-after', 'unreadable']

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
const isBoolean = (value: unknown) => typeof value === 'boolean'
const isNumber = (value: unknown, least: number, most: number): value is number =>
  typeof value === 'number' && value >= least && value <= most
