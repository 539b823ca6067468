/** How well a database is backed up, by the person's own threshold. */
import type { Found } from './reading'

/** In the order in which they ask for attention. */
export const states = ['never', 'failed', 'stale', 'unknown', 'ageing', 'running', 'fresh'] as const
export type State = (typeof states)[number]

export interface Freshness {
  /** Null while it has not been read. */
  state: State | null
  /** Of the newest complete backup, in milliseconds; null where there is none. */
  age: number | null
  /** Whether a backup is what it lacks: none at all, or none that is young enough. */
  lacks: boolean
}

const hour = 3_600_000
/** A backup that has been running for longer than this is no longer waited for, whatever age the person allows; in milliseconds. */
const longestRun = 24 * hour
/** The last part of the threshold is a warning. */
const ageingFrom = 0.75

/**
 * `found`: undefined while it has not been read, null where it could not be; `hours`: how old the newest complete backup
 * may become; `now` in milliseconds.
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
  // What would set it right may be among those that did not come.
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

/** What the board is sorted by at first: never, then the stalest; null, which comes last, for what is not read. */
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
