/** Unit tests of `format-end`. */
import { i18n } from '@lingui/core'
import { expect, test } from 'vitest'
import { formatEnd } from './format-end'

i18n.load('en', {})
i18n.activate('en')
const at = (...date: [number, number, number, number, number]) => new Date(...date).getTime()
const now = at(2026, 2, 10, 14, 20)

test.each<[string, number, string]>([
  ['F082 later today', at(2026, 2, 10, 23, 59), '23:59'],
  ['F083 tomorrow', at(2026, 2, 11, 14, 20), 'tomorrow 14:20'],
  ['F083 just after midnight', at(2026, 2, 11, 0, 1), 'tomorrow 00:01'],
  ['F082 in centuries', at(2299, 10, 20, 3, 46), 'Nov 20, 2299'],
])('%s', (_, end, words) => {
  expect(formatEnd(end, now)).toBe(words)
})

test('within a week, with its time', () => {
  expect(formatEnd(at(2026, 2, 13, 9, 5), now)).toMatch(/^Mar 13, 2026, 09:05/)
})
