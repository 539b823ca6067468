/** Reading how long something took, with the unit in the value or in the field's name. */
import type { Json } from '~/api/transport/parse-body'
import { first, readText, type Fields } from './fields'

const words = ['duration', 'elapsed', 'elapsedtime', 'took', 'runtime', 'timetaken']
/** Milliseconds in each unit; a plain number in a field without a unit means seconds. */
const endings: Record<string, number> = {
  '': 1000,
  ms: 1,
  millis: 1,
  milliseconds: 1,
  s: 1000,
  sec: 1000,
  secs: 1000,
  seconds: 1000,
  min: 60_000,
  minutes: 60_000,
}
/** Milliseconds in the units of Go ("1m2.5s") and ISO 8601 ("PT1M2.5S"). */
const units: Record<string, number> = { h: 3_600_000, m: 60_000, s: 1000, ms: 1 }

/** Every plain name under which duration() looks. */
export const durationNames = words.flatMap((word) =>
  Object.keys(endings).flatMap((unit) => [word + unit, `${word}in${unit}`]),
)

/** The first readable duration of a record, in milliseconds; null if there is none. */
export function duration(fields: Fields): number | null {
  for (const word of words)
    for (const [unit, size] of Object.entries(endings)) {
      const ms = first(fields, [word + unit, `${word}in${unit}`], (json) =>
        readDuration(json, size),
      )
      if (ms !== null) return ms
    }
  return null
}

/**
 * A duration in milliseconds: a number of `size` milliseconds, `62s`, `1m2s`, `PT1M2S` or `00:01:02`.
 * Null if negative, over a year, or not understood.
 */
export function readDuration(json: Json, size = 1000): number | null {
  const said = (readText(json) ?? '').trim()
  const ms = readPlain(said, size) ?? readClock(said) ?? readParts(said)
  return ms !== null && ms < 365 * 86_400_000 ? Math.round(ms) : null
}

function readPlain(said: string, size: number): number | null {
  return /^\d+(?:\.\d+)?$/.test(said) ? Number(said) * size : null
}

function readClock(said: string): number | null {
  const match = /^(?:(\d{1,3}):)?([0-5]?\d):([0-5]\d(?:\.\d+)?)$/.exec(said)
  if (!match) return null
  const [, hours = '0', minutes, seconds] = match
  return Number(hours) * 3_600_000 + Number(minutes) * 60_000 + Number(seconds) * 1000
}

function readParts(said: string): number | null {
  const parts = said.toLowerCase().replace(/^pt/, '').replaceAll(' ', '')
  if (!/^(?:\d+(?:\.\d+)?(?:h|ms|m|s))+$/.test(parts)) return null
  return [...parts.matchAll(/(\d+(?:\.\d+)?)(h|ms|m|s)/g)].reduce(
    (sum, [, amount, unit = 's']) => sum + Number(amount) * (units[unit] ?? 0),
    0,
  )
}
