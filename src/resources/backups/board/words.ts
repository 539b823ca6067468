/** Sizes, spans of time and moments of backups, in the language of the page. */
import { formatNumber, formatTime } from '~/i18n/format'
import { timeZone, type Zone } from '../calendar/days'

const sizes = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte', 'petabyte'] as const

/** `1.2 GB`: in powers of 1000 (SI), two significant digits below ten. */
export function formatSize(bytes: number): string {
  const step = bytes < 1 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), sizes.length - 1)
  const value = bytes / 1000 ** step
  return formatNumber(value, {
    style: 'unit',
    unit: sizes[step] ?? 'byte',
    unitDisplay: 'short',
    maximumFractionDigits: value < 10 && step > 0 ? 1 : 0,
  })
}

const spans = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
] as const

/** `3m 20s`, in the units of formatAgo(): the largest that suit, the second one only where it matters. */
export function formatSpan(ms: number, units = 2): string {
  const first = spans.findIndex(([, size]) => ms >= size)
  const place = first === -1 ? spans.length - 1 : first
  let left = Math.round(ms / 1000) * 1000
  return spans
    .slice(place, place + units)
    .flatMap(([unit, size], index) => {
      const value = Math.floor(left / size)
      left -= value * size
      return value === 0 && index > 0
        ? []
        : [formatNumber(value, { style: 'unit', unit, unitDisplay: 'narrow' })]
    })
    .join(' ')
}

/** A moment of the last month, without its year: `Nov 24, 02:04`. */
export function formatBackupTime(at: number, zone: Zone): string {
  return formatTime(at, {
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    ...inYear(at),
    timeZone: timeZone(zone),
  })
}

/** `Sat, Nov 22`. */
export function formatDay(at: number, zone: Zone): string {
  return formatTime(at, {
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    timeZone: timeZone(zone),
  })
}

/** `02:04`. */
export function formatHour(at: number, zone: Zone): string {
  return formatTime(at, {
    hour: '2-digit',
    minute: '2-digit',
    timeZone: timeZone(zone),
  })
}

function inYear(at: number): Intl.DateTimeFormatOptions {
  return Date.now() - at > 300 * 86_400_000 ? { year: 'numeric' } : {}
}

/** `Nov 22`. */
export function formatDate(at: number, zone: Zone): string {
  return formatTime(at, { month: 'short', day: 'numeric', timeZone: timeZone(zone) })
}

/** A moment with its year: `Nov 24, 2026, 02:04`. */
export function formatFull(at: number, zone: Zone): string {
  return formatTime(at, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: timeZone(zone),
  })
}
