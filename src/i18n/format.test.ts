/** Unit tests of `format`. */
import { i18n } from '@lingui/core'
import { expect, test } from 'vitest'
import { capitalise, formatAgo, formatRelative } from './format'

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

test.each([
  ['en', -15, 'minute', '15m ago', '15m ago'],
  ['en', 12, 'second', 'in 12s', 'In 12s'],
  ['en', 0, 'second', 'now', 'Now'],
  ['en', -1, 'day', 'yesterday', 'Yesterday'],
  ['vi', -15, 'minute', '15 phút trước', '15 phút trước'],
  ['vi', 12, 'second', 'sau 12 giây nữa', 'Sau 12 giây nữa'],
  ['vi', 0, 'second', 'bây giờ', 'Bây giờ'],
  ['vi', -2, 'day', 'hôm kia', 'Hôm kia'],
  ['vi', 1, 'day', 'ngày mai', 'Ngày mai'],
] as const)(
  'in %s, %d %ss from now: in a sentence and alone',
  (language, count, unit, words, alone) => {
    i18n.activate(language)
    expect(formatRelative(count, unit)).toBe(words)
    expect(capitalise(formatRelative(count, unit))).toBe(alone)
    i18n.activate('en')
  },
)
