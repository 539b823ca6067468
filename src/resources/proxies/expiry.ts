/** How long a proxy is still valid, as a tone and in numbers for a sentence. */
import type { StatusTone } from '~/ui/StatusPill'

const DAY_MS = 86_400_000
/** From then on it is worth a warning. */
const SOON_MS = 7 * DAY_MS

const steps = [
  ['day', DAY_MS],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

export interface TimeLeft {
  tone: Extract<StatusTone, 'neutral' | 'warn' | 'bad'>
  expired: boolean
  /** How far away in the largest unit that fits, rounded, negative when past. */
  count: number
  unit: 'day' | 'hour' | 'minute'
}

/** What an end at `at` means at `now`; both in milliseconds since the epoch. */
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
