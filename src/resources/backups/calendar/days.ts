/** Days of the picture: where each begins in a time zone, and what happened on it. */
import type { Found, BackupMark } from '../reading/reading'

/** The person's own time zone, or UTC. */
export type Zone = 'local' | 'utc'

/** For `Intl.DateTimeFormat`: undefined means the person's own. */
export function timeZone(zone: Zone): 'UTC' | undefined {
  return zone === 'utc' ? 'UTC' : undefined
}

export const dayCount = 30

/** The start of each of the last 30 days, the oldest first, and finally that of tomorrow; in milliseconds. */
export function dayStarts(now: number, zone: Zone): number[] {
  const today = new Date(now)
  // Not in steps of 24 hours: a day with a change of the clock has 23 or 25.
  return Array.from({ length: dayCount + 1 }, (_, index) => {
    const back = dayCount - 1 - index
    return zone === 'utc'
      ? Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate() - back)
      : new Date(today.getFullYear(), today.getMonth(), today.getDate() - back).getTime()
  })
}

export interface Day {
  start: number
  /** Oldest first. */
  marks: readonly BackupMark[]
  /** A day without a complete backup after earlier ones; today does not count until it is over. */
  gap: boolean
}

/** The backups by day. */
export function daysOf(found: Found, starts: readonly number[]): Day[] {
  const { marks, count, oldest, upToDate } = found
  const since = !upToDate ? Infinity : count === 0 ? -Infinity : (oldest ?? Infinity)
  const days = starts.slice(0, -1).map((start) => ({ start, marks: [] as BackupMark[] }))
  let index = days.length - 1
  for (const mark of marks) {
    while (index >= 0 && mark.at < (starts[index] ?? -Infinity)) index--
    days[index]?.marks.unshift(mark)
  }
  return days.map((day, place) => ({
    ...day,
    gap:
      place < days.length - 1 &&
      since < day.start &&
      !day.marks.some(({ outcome }) => outcome === 'done'),
  }))
}

/** How many days are gaps. */
export function gapsOf(found: Found, starts: readonly number[]): number {
  return daysOf(found, starts).filter(({ gap }) => gap).length
}
