/** How well a database is backed up, by the person's threshold. */
import type { Found } from './reading'

/** The most urgent first. */
export const states = ['never', 'failed', 'stale', 'unknown', 'ageing', 'running', 'fresh'] as const
export type State = (typeof states)[number]

export interface Freshness {
  /** Null while it has not been read. */
  state: State | null
  /** The age of the latest complete backup, in milliseconds; null where there is none. */
  age: number | null
  /** Whether it needs a backup: it has none at all, or no recent one. */
  lacks: boolean
}

const hour = 3_600_000
/** A backup that has been running for longer does not count, whatever age the person allows; in milliseconds. */
const longestRun = 24 * hour
/** The last part of the threshold is a warning. */
const ageingFrom = 0.75

/**
 * `found`: undefined while it has not been read, null where it could not be; `hours`: how old the latest complete
 * backup may be; `now` in milliseconds.
 */
export function freshnessOf(
  found: Found | null | undefined,
  hours: number,
  now: number,
): Freshness {
  if (!found) return { state: found === null ? 'unknown' : null, age: null, lacks: false }
  const age = found.good && Math.max(0, now - found.good.at)
  const state = stateOf(found, age, hours, now)
  const old = age === null || age > hours * hour
  return { state, age, lacks: old && alarms.has(state) }
}

const alarms = new Set<State>(['never', 'failed', 'stale'])

function stateOf(found: Found, age: number | null, hours: number, now: number): State {
  const state = stateOfThese(found, age, hours, now)
  // A good backup may be among those that were not in the answer.
  return alarms.has(state) && !found.upToDate ? 'unknown' : state
}

function stateOfThese(found: Found, age: number | null, hours: number, now: number): State {
  const { newest, count } = found
  if (count === 0) return 'never'
  if (newest?.outcome === 'running' && now - newest.at <= longestRun) return 'running'
  if (newest?.outcome === 'failed') return 'failed'
  if (newest?.outcome === 'unclear') return 'unknown'
  if (age === null) return newest ? 'stale' : 'unknown'
  if (age > hours * hour) return 'stale'
  return age > hours * hour * ageingFrom ? 'ageing' : 'fresh'
}

/** The board's first sort: databases without a backup, then the oldest backup; null, which comes last, where it was not read. */
export function urgency({ state, age }: Freshness): number | null {
  if (state === null) return null
  const groups: Record<State, number> = {
    never: 0,
    failed: 1,
    stale: 1,
    unknown: 2,
    ageing: 3,
    running: 4,
    fresh: 5,
  }
  const oldest = 1e12
  return groups[state] * oldest - Math.min(age ?? oldest, oldest - 1)
}
