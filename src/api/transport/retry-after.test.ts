/** Unit tests of `retry-after`. */
import { describe, expect, test } from 'vitest'
import { parseHttpDate, readRetryAfter } from './retry-after'

const now = Date.UTC(2026, 10, 22, 14, 0, 0)
const wait = (value: string | null, date?: string) =>
  readRetryAfter(
    new Headers({
      ...(value === null ? {} : { 'Retry-After': value }),
      ...(date ? { Date: date } : {}),
    }),
    now,
  )

test.each([
  ['7', 7_000],
  ['007', 7_000],
  ['120', 120_000],
  ['0', 5_000],
  ['999999999', 999_999_999_000],
])('F075 seconds: %s', (value, ms) => expect(wait(value)).toBe(ms))

test.each([
  ['IMF-fixdate', 'Sun, 22 Nov 2026 14:00:30 GMT'],
  ['RFC 850', 'Sunday, 22-Nov-26 14:00:30 GMT'],
  ['asctime, read as UTC', 'Sun Nov 22 14:00:30 2026'],
])('F079 Retry-After as a date: %s', (_name, value) => expect(wait(value)).toBe(30_000))

test('F079 the answer’s own Date is the clock, not the local one', () => {
  expect(wait('Sun, 22 Nov 2026 15:00:30 GMT', 'Sun, 22 Nov 2026 15:00:00 GMT')).toBe(30_000)
  expect(wait('Sun, 22 Nov 2026 14:00:30 GMT', 'never')).toBe(30_000)
})

test('F080 a date in the past means at least five seconds', () => {
  expect(wait('Sun, 22 Nov 2026 13:00:00 GMT')).toBe(5_000)
  expect(wait('Sun, 22 Nov 2026 14:00:02 GMT')).toBe(5_000)
  expect(wait('Sun, 06 Nov 1994 08:49:37 GMT')).toBe(5_000)
})

test.each([
  null,
  '',
  '-5',
  '+5',
  '1.5',
  '1e3',
  '120, 60',
  '5 s',
  'tomorrow',
  'Infinity',
  'NaN',
  '0x10',
  'Sun, 22 Nov 2026 14:00:30',
  'Sun, 31 Feb 2026 14:00:30 GMT',
  'Sun, 22 Nov 2026 25:00:00 GMT',
  'Sun, 22 Nov 2026 14:61:00 GMT',
  'Sun, 22 Foo 2026 14:00:30 GMT',
  '2026-11-22T14:00:30Z',
])('F081 treated as absent: %s', (value) => expect(wait(value)).toBeNull())

test('F082 centuries are what they are; what no date can hold means the longest wait', () => {
  expect(wait('9999999999')).toBe(9_999_999_999_000)
  expect(wait('9'.repeat(12))).toBe(250e12)
  expect(wait('9'.repeat(400))).toBe(250e12)
})

test('F083 a day is a day', () => expect(wait('86400')).toBe(86_400_000))

describe('F080 a local clock that is an hour slow', () => {
  const date = 'Sun, 22 Nov 2026 15:00:20 GMT'

  test('counts for at most 15 minutes where the answer’s own clock cannot be read', () => {
    expect(wait(date)).toBe(15 * 60_000)
    expect(wait('9999')).toBe(9_999_000)
  })

  test('does not matter where it can', () => {
    const headers = new Headers({ 'Retry-After': date, Date: 'Sun, 22 Nov 2026 15:00:00 GMT' })
    expect(readRetryAfter(headers, now)).toBe(20_000)
  })
})

describe('HTTP dates', () => {
  test('RFC 850 years are at most 50 years ahead', () => {
    expect(parseHttpDate('Sunday, 06-Nov-94 08:49:37 GMT', now)).toBe(
      Date.UTC(1994, 10, 6, 8, 49, 37),
    )
    expect(parseHttpDate('Friday, 06-Nov-76 08:49:37 GMT', now)).toBe(
      Date.UTC(2076, 10, 6, 8, 49, 37),
    )
    expect(parseHttpDate('Sunday, 06-Nov-77 08:49:37 GMT', now)).toBe(
      Date.UTC(1977, 10, 6, 8, 49, 37),
    )
  })
  test('asctime with a day of one digit', () => {
    expect(parseHttpDate('Sun Nov  6 08:49:37 1994', now)).toBe(Date.UTC(1994, 10, 6, 8, 49, 37))
  })
  test('a leap second is the second before', () => {
    expect(parseHttpDate('Sat, 31 Dec 2016 23:59:60 GMT', now)).toBe(
      Date.UTC(2016, 11, 31, 23, 59, 59),
    )
  })
})
