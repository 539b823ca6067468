/** How long a `Retry-After` header asks to wait (RFC 9110, 10.2.3). */

const SHORTEST_MS = 5_000
/** About 7900 years, so that the year at its end still has four digits. */
const LONGEST_MS = 250e12
/** For a date when the server's clock is unknown: its error must not become a long wait. */
const LONGEST_GUESS_MS = 15 * 60_000

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const time = '(?<h>\\d{2}):(?<m>\\d{2}):(?<s>\\d{2})'

/** The three forms of RFC 9110, 5.6.7: IMF-fixdate, RFC 850, asctime. All are UTC. */
const forms = [
  new RegExp(`^\\w{3}, (?<day>\\d{2}) (?<month>\\w{3}) (?<year>\\d{4}) ${time} GMT$`),
  new RegExp(`^\\w{6,9}, (?<day>\\d{2})-(?<month>\\w{3})-(?<year>\\d{2}) ${time} GMT$`),
  new RegExp(`^\\w{3} (?<month>\\w{3}) (?<day>[ \\d]\\d) ${time} (?<year>\\d{4})$`),
]

/**
 * An HTTP date in ms since the epoch, or null for anything else (`Date.parse` takes "-5" for a year and
 * asctime for local time). `now` settles the century of RFC 850's two-digit years: at most 50 years ahead.
 */
export function parseHttpDate(text: string, now: number): number | null {
  const parts = forms.map((form) => form.exec(text)?.groups).find((groups) => groups)
  if (!parts) return null
  const number = (name: string) => Number(parts[name])
  const thisYear = new Date(now).getUTCFullYear()
  let year = number('year')
  if (parts.year?.length === 2) {
    year += thisYear - (thisYear % 100)
    if (year > thisYear + 50) year -= 100
  }
  const month = months.indexOf(parts.month ?? '')
  const date = new Date(0)
  date.setUTCFullYear(year, month, number('day'))
  date.setUTCHours(number('h'), number('m'), Math.min(number('s'), 59))
  // A day or hour that does not exist rolls over to the next: such a date is invalid.
  const real = month >= 0 && date.getUTCDate() === number('day') && number('h') < 24
  return real && number('m') < 60 && number('s') <= 60 ? date.getTime() : null
}

/**
 * The wait in ms that an answer asks for, or null where the header is absent, hidden by CORS or unreadable. A date
 * counts from the answer's own `Date` where readable, else from `now` (ms since the epoch), and then for at most 15
 * minutes. "Now" and dates in the past give 5 s; the longest wait is the maximum.
 */
export function readRetryAfter(headers: Headers, now: number): number | null {
  const value = headers.get('Retry-After') ?? ''
  if (/^\d+$/.test(value)) {
    const wait = Number(value) * 1000
    return wait === 0 ? SHORTEST_MS : Math.min(wait, LONGEST_MS)
  }
  const date = parseHttpDate(value, now)
  if (date === null) return null
  const serverNow = parseHttpDate(headers.get('Date') ?? '', now)
  const longest = serverNow === null ? LONGEST_GUESS_MS : LONGEST_MS
  return Math.min(Math.max(date - (serverNow ?? now), SHORTEST_MS), longest)
}
