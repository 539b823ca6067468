/** Unit tests of `portal-clock`. */
import { beforeEach, expect, test } from 'vitest'
import { clockOffset, noteClock } from './portal-clock'

const second = 1000
const hour = 3600 * second
const now = Date.UTC(2026, 10, 30, 12)

beforeEach(() => clockOffset.set(0))

test.each([
  ['to the second', 0],
  ['in the same second', -800],
  ['by less than the call took', 1500],
])('a clock that is right %s is believed', (_, difference) => {
  noteClock(now + difference, now, now + 2 * second)
  expect(clockOffset.get()).toBe(0)
})

test.each([26 * hour, -26 * hour, 90 * second])(
  'a difference of %d ms is known to the second',
  (ahead) => {
    noteClock(now + ahead, now, now + 200)
    expect(Math.abs(clockOffset.get() - ahead)).toBeLessThan(second)
  },
)

test('what is known does not waver with each answer, and goes where the clock is set right', () => {
  noteClock(now + hour, now, now + 200)
  const known = clockOffset.get()
  noteClock(now + hour + second, now + second - 300, now + second + 400)
  expect(clockOffset.get()).toBe(known)
  noteClock(now + hour, now + hour, now + hour + 200)
  expect(clockOffset.get()).toBe(0)
})
