/** Numbers, dates and lists in the language of the page, by `Intl`. */
import { i18n } from '@lingui/core'
import { t } from '@lingui/core/macro'

/** A count or measure, such as `1,024` or `1.024`. */
export function formatNumber(value: number, options?: Intl.NumberFormatOptions): string {
  return new Intl.NumberFormat(i18n.locale, options).format(value)
}

/** A moment in the person's time zone; `at` in milliseconds since the epoch. */
export function formatTime(
  at: number,
  options: Intl.DateTimeFormatOptions = { dateStyle: 'medium', timeStyle: 'short' },
): string {
  return new Intl.DateTimeFormat(i18n.locale, options).format(at)
}

/** The time of day, such as `14:03`. */
export function formatClock(at: number): string {
  return formatTime(at, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
}

const dayMs = 86_400_000

const steps = [
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const

interface AgoOptions {
  style?: Intl.RelativeTimeFormatStyle
  /** The time zone whose calendar days count. Default: the person's own. */
  timeZone?: 'UTC' | undefined
}

/**
 * How long ago, in the largest unit that fits: `12 s ago`, `3 min. ago`, in the short form of the language. From 24 hours
 * on days of the calendar are counted: "yesterday" is what was on the day before. Both in milliseconds since the epoch.
 */
export function formatAgo(
  at: number,
  now: number,
  { style = 'short', timeZone }: AgoOptions = {},
): string {
  const seconds = Math.max(0, Math.floor((now - at) / 1000))
  const format = new Intl.RelativeTimeFormat(i18n.locale, { style, numeric: 'auto' })
  if (seconds * 1000 >= dayMs)
    return format.format(dayOf(at, timeZone) - dayOf(now, timeZone), 'day')
  const [unit, size] = steps.find(([, length]) => seconds >= length) ?? steps[2]
  // It changes every second beside a button: the symbol of the second keeps it short, and `Intl` has no such form.
  if (style === 'short' && unit === 'second' && seconds > 0) return t`${seconds} s ago`
  return format.format(-Math.floor(seconds / size), unit)
}

/** The number of a moment's day in the calendar. */
function dayOf(at: number, timeZone: 'UTC' | undefined): number {
  const date = new Date(at)
  return timeZone === 'UTC'
    ? Math.floor(at / dayMs)
    : Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / dayMs
}

/** A list in words: `full or read`, `Databases and Proxies`. */
export function formatList(items: readonly string[], type: 'conjunction' | 'disjunction'): string {
  return new Intl.ListFormat(i18n.locale, { type, style: 'long' }).format(items)
}
