/** Numbers, dates and lists in the language of the page, by `Intl`. */
import { i18n } from '@lingui/core'

/** One format per language, created once: creating one takes longer than formatting a hundred values. */
function kept<Format>(make: (locale: string) => Format): () => Format {
  const made = new Map<string, Format>()
  return () => {
    const format = made.get(i18n.locale) ?? make(i18n.locale)
    made.set(i18n.locale, format)
    return format
  }
}

const plainNumbers = kept((locale) => new Intl.NumberFormat(locale))
const relativeTimes = {
  auto: kept((locale) => relative(locale, 'auto')),
  always: kept((locale) => relative(locale, 'always')),
}
const relative = (locale: string, numeric: Intl.RelativeTimeFormatNumeric) =>
  new Intl.RelativeTimeFormat(locale, { style: 'narrow', numeric })

/** A count or measure, such as `1,024` or `1.024`. */
export function formatNumber(value: number, options?: Intl.NumberFormatOptions): string {
  if (options) return new Intl.NumberFormat(i18n.locale, options).format(value)
  // Both languages write small whole numbers alike, so most pages need no format for them.
  return Number.isInteger(value) && value >= 0 && value < 1000
    ? String(value)
    : plainNumbers().format(value)
}

/** A moment in the person's time zone, by a clock of 24 hours; `at` in milliseconds since the epoch. */
export function formatTime(
  at: number,
  options: Intl.DateTimeFormatOptions = { dateStyle: 'medium', timeStyle: 'short' },
): string {
  return new Intl.DateTimeFormat(i18n.locale, { hourCycle: 'h23', ...options }).format(at)
}

/** The time of day, such as `14:03`. */
export function formatClock(at: number): string {
  return formatTime(at, { hour: '2-digit', minute: '2-digit' })
}

const dayMs = 86_400_000

const steps = [
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const

/**
 * How long ago, in the largest unit that fits: `12s ago`, `3m ago`. From 24 hours on it counts calendar days:
 * "yesterday" is the day before. Both in milliseconds since the epoch; the days are those of `timeZone`, by default the
 * person's own.
 */
export function formatAgo(at: number, now: number, timeZone?: 'UTC'): string {
  const seconds = Math.max(0, Math.floor((now - at) / 1000))
  if (seconds * 1000 >= dayMs)
    return formatRelative(dayOf(at, timeZone) - dayOf(now, timeZone), 'day')
  const [unit, size] = steps.find(([, length]) => seconds >= length) ?? steps[2]
  return formatRelative(-Math.floor(seconds / size), unit)
}

/** So many units from now, negative when past: `in 3d`, `12s ago`; with `auto` also `tomorrow`. */
export function formatRelative(
  count: number,
  unit: Intl.RelativeTimeFormatUnit,
  numeric: Intl.RelativeTimeFormatNumeric = 'auto',
): string {
  // In a sentence it is lower case, but `Intl` capitalises some words for days ("Hôm kia").
  return relativeTimes[numeric]().format(count, unit).toLocaleLowerCase(i18n.locale)
}

/** A text that stands alone, such as in a cell, begins with a capital. */
export function capitalise(text: string): string {
  return text.charAt(0).toLocaleUpperCase(i18n.locale) + text.slice(1)
}

/** The number of a moment's calendar day. */
function dayOf(at: number, timeZone?: 'UTC'): number {
  const date = new Date(at)
  return timeZone === 'UTC'
    ? Math.floor(at / dayMs)
    : Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / dayMs
}

/** A list in words: `full or read`, `Databases and Proxies`. */
export function formatList(items: readonly string[], type: 'conjunction' | 'disjunction'): string {
  // American English would put a comma before the last one.
  const locale = i18n.locale === 'en' ? 'en-GB' : i18n.locale
  return new Intl.ListFormat(locale, { type, style: 'long' }).format(items)
}
