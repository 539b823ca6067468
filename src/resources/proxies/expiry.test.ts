/** How long a proxy is still valid. */
import { expect, test } from 'vitest'
import { readExpiry } from './expiry'

const now = Date.UTC(2026, 10, 20)
const hour = 3_600_000

test.each([
  [5 * 24 * hour + 1, 'warn', false, 5, 'day'],
  [5 * 24 * hour - 20_000, 'warn', false, 5, 'day'],
  [4.4 * 24 * hour, 'warn', false, 4, 'day'],
  [94 * 24 * hour, 'neutral', false, 94, 'day'],
  [23 * hour, 'warn', false, 23, 'hour'],
  [80_000, 'warn', false, 1, 'minute'],
  [10_000, 'warn', false, 0, 'minute'],
  [0, 'bad', true, 0, 'minute'],
  [-12 * 24 * hour, 'bad', true, -12, 'day'],
])('%i ms from now: %s', (left, tone, expired, count, unit) => {
  expect(readExpiry(now + left, now)).toEqual({ tone, expired, count: count + 0, unit })
})
