/** Unit tests of `lessons`. */
import { expect, test } from 'vitest'
import { refuse } from './lessons'
import { backgroundRate } from './plan'
import { recordAt } from './record'
import { START, wholeRecord } from './rate-test-world'

const policy = { limit: 120, shared: true }
const why = { cause: 'retry-after', wait: 1000, random: 0.5 } as const

test('F086 background halves with each 429: 60, 30, 15, 6 a minute, then 6 more with each clean minute', () => {
  let record = wholeRecord(START)
  const rates = [backgroundRate(record, START)]
  for (let i = 0; i < 4; i++) {
    record = refuse(record, record.at, why, policy)
    record = recordAt(record, record.at + 10_000)
    rates.push(backgroundRate(record, record.at))
  }
  expect(rates).toEqual([60, 30, 15, 6, 6])
  const later = (minutes: number) => backgroundRate(record, record.at + minutes * 60_000)
  expect([1, 2, 5, 9, 30].map(later)).toEqual([12, 18, 36, 60, 60])
})
