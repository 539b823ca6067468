/** How long a proxy is still valid, as a tone and in numbers for a sentence. */
import type { StatusTone } from '~/ui/StatusPill'

const DAY_MS = 86_400_000
/** The time before the end from which it is a warning. */
const SOON_MS = 7 * DAY_MS

const steps = [
  ['day', DAY_MS],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

export interface TimeLeft {
  tone: Extract<StatusTone, 'neutral' | 'warn' | 'bad'>
  expired: boolean
  /** The time left in the largest suitable unit, rounded; negative when past. */
  count: number
  unit: 'day' | 'hour' | 'minute'
}

/** The meaning of an end at `at` at the time `now`; both in milliseconds since the epoch. */
export function readExpiry(at: number, now: number): TimeLeft {
  const left = at - now
  const expired = left <= 0
  const [unit, size] = steps.find(([, length]) => Math.abs(left) >= length) ?? steps[2]
  return {
    tone: expired ? 'bad' : left < SOON_MS ? 'warn' : 'neutral',
    expired,
    count: Math.round(left / size),
    unit,
  }
}
