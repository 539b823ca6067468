/** Unit tests of `plan`. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { departures, earliest } from './plan'
import { lanes, WINDOW_MS, type CountedCall, type Lane, type RateRecord } from './record'
import { mostWithin, START, wholeRecord } from './rate-test-world'

const shared = { limit: 120, shared: true }
const made = (count: number, lane: Lane, at: number): CountedCall[] =>
  Array.from({ length: count }, () => ({ at, lane, limited: false }))
const waitOf = (record: RateRecord, lane: Lane, policy = shared) =>
  earliest(record, lane, record.at, policy) - record.at

describe('shares of a limit of 120', () => {
  const earlier = START - 30_000
  test.each<[Lane, number, number]>([
    ['write', 109, 0],
    ['write', 110, 32_000],
    ['read', 104, 0],
    ['read', 105, 32_000],
    ['background', 99, 0],
    ['background', 100, 32_000],
  ])('a %s after %i reads waits %i ms', (lane, count, wait) => {
    expect(waitOf(wholeRecord(START, made(count, 'read', earlier)), lane)).toBe(wait)
  })

  test('background takes at most 80', () => {
    expect(waitOf(wholeRecord(START, made(79, 'background', earlier)), 'background')).toBe(0)
    const record = wholeRecord(START, made(80, 'background', earlier))
    expect(waitOf(record, 'background')).toBe(32_000)
    expect(waitOf(record, 'read')).toBe(0)
  })

  test('F090 half of it while calls may be missing, and all of it afterwards', () => {
    const half = { ...wholeRecord(START, made(55, 'read', earlier)), halfUntil: START + 10_000 }
    expect(waitOf(half, 'write')).toBe(10_000)
    expect(waitOf({ ...half, calls: half.calls.slice(1) }, 'write')).toBe(0)
    expect(waitOf({ ...half, halfUntil: START + WINDOW_MS }, 'write')).toBe(32_000)
  })

  test('F091 a tab by itself: 20 a minute for the user and 10 for background', () => {
    const alone = { limit: 120, shared: false }
    expect(waitOf(wholeRecord(START, made(19, 'write', earlier)), 'write', alone)).toBe(0)
    expect(waitOf(wholeRecord(START, made(20, 'write', earlier)), 'write', alone)).toBe(32_000)
    expect(waitOf(wholeRecord(START, made(20, 'write', earlier)), 'background', alone)).toBe(0)
    expect(waitOf(wholeRecord(START, made(10, 'background', earlier)), 'background', alone)).toBe(
      32_000,
    )
    expect(waitOf(wholeRecord(START, made(10, 'background', earlier)), 'read', alone)).toBe(0)
  })
})

test('more than a burst of ten leaves at short distances', () => {
  const times = departures(wholeRecord(START), Array<Lane>(13).fill('read'), START, shared)
  expect(times.map((time) => time - START)).toEqual([...Array<number>(10).fill(0), 250, 500, 750])
})

test('whatever is asked for in whatever order, the shares hold at every limit', () => {
  const orders = fc.array(fc.constantFrom(...lanes), { minLength: 150, maxLength: 300 })
  fc.assert(
    fc.property(orders, fc.integer({ min: 1, max: 400 }), (order, limit) => {
      const times = departures(wholeRecord(START), order, START, { limit, shared: true })
      expect(mostWithin(times, WINDOW_MS)).toBeLessThanOrEqual(Math.max(1, (110 * limit) / 120))
      const background = times.filter((_time, i) => order[i] === 'background')
      expect(mostWithin(background, WINDOW_MS)).toBeLessThanOrEqual(Math.max(1, (80 * limit) / 120))
    }),
    { numRuns: 40 },
  )
})
