/** Unit tests of `format`. */
import { i18n } from '@lingui/core'
import { expect, test } from 'vitest'
import { formatAgo } from './format'

i18n.load({ en: {}, vi: {} })
i18n.activate('en')
const at = (day: number, hour: number, minute = 0) =>
  new Date(2026, 10, day, hour, minute).getTime()
const noon = at(30, 12)

test.each([
  ['the second before', noon - 999, noon, 'now'],
  ['hours, also over midnight', at(29, 13), noon, '23h ago'],
  ['a day ago and on the day before', at(29, 11), noon, 'yesterday'],
  ['47 hours ago, which is two days back', at(28, 13), noon, '2d ago'],
  ['47 hours ago, late in the evening', at(29, 0, 30), at(30, 23, 30), 'yesterday'],
  ['a day and an hour ago, but two days back', at(28, 23, 30), at(30, 0, 30), '2d ago'],
  ['many days ago', at(1, 23), noon, '29d ago'],
  ['what is to come', noon + 5000, noon, 'now'],
])('%s', (_, then, now, words) => {
  expect(formatAgo(then, now)).toBe(words)
})

test('the days are those of the zone that is shown', () => {
  const now = Date.UTC(2026, 10, 30, 0, 30)
  expect(formatAgo(now - 25 * 3_600_000, now, 'UTC')).toBe('2d ago')
})

test('"hôm kia" is the day before yesterday', () => {
  i18n.activate('vi')
  expect(formatAgo(at(28, 13), noon)).toBe('hôm kia')
  i18n.activate('en')
})
