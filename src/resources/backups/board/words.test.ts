/** Spans of time in cells: in the units of `12s ago`. */
import { i18n } from '@lingui/core'
import { afterAll, expect, test } from 'vitest'
import { formatSpan } from './words'

i18n.load({ en: {}, vi: {} })
afterAll(() => i18n.activate('en'))

const [second, minute, hour, day] = [1000, 60_000, 3_600_000, 86_400_000]

test.each([
  ['en', 59 * second, 2, '59s'],
  ['en', 3 * minute + 20 * second, 2, '3m 20s'],
  ['en', 3 * minute, 2, '3m'],
  ['en', 7 * hour + 59 * minute, 1, '7h'],
  ['en', 29 * day + 3 * hour, 1, '29d'],
  ['en', 0, 2, '0s'],
  ['vi', 7 * hour, 1, '7 giờ'],
  ['vi', 3 * minute + 20 * second, 2, '3 phút 20 giây'],
])('in %s, %d ms in %d units: %s', (language, ms, units, words) => {
  i18n.activate(language)
  expect(formatSpan(ms, units)).toBe(words)
})
