/** When a wait ends, in words that suit its length. */
import { formatClock, formatRelative, formatTime } from './format'

const day = 24 * 60 * 60_000

/** `14:20`, `tomorrow 14:20`, or a date; both times in milliseconds since the epoch. */
export function formatEnd(at: number, now: number): string {
  const midnight = (time: number) => new Date(time).setHours(0, 0, 0, 0)
  // Rounded, because a day with a clock change is an hour longer or shorter.
  const days = Math.round((midnight(at) - midnight(now)) / day)
  if (days < 1) return formatClock(at)
  if (days === 1) {
    return `${formatRelative(1, 'day')} ${formatClock(at)}`
  }
  return days < 7 ? formatTime(at) : formatTime(at, { dateStyle: 'medium' })
}

/** Longer waits, in milliseconds, are not counted in seconds. */
const longest = 120_000

/** The seconds left of a short wait; null where a time of day is clearer. */
export function secondsLeft(until: number, now: number): number | null {
  return until - now > longest ? null : Math.max(1, Math.ceil((until - now) / 1000))
}

/** A past moment: its time of day, with the date if that is not today's. */
export function formatMoment(at: number, now: number): string {
  return new Date(at).toDateString() === new Date(now).toDateString()
    ? formatClock(at)
    : formatTime(at)
}
