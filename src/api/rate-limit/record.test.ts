/** Unit tests of `record`. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { emptyRecord, parseRateRecord, recordAt, WINDOW_MS, type RateRecord } from './record'
import { START, wholeRecord } from './rate-test-world'

const callAt = (at: number) => ({ at, lane: 'read', limited: false }) as const
const full: RateRecord = {
  ...wholeRecord(START, [callAt(START - 2000), { at: START - 1000, lane: 'write', limited: true }]),
  limit: 60,
  refusal: {
    until: START + 7000,
    cause: 'retry-after',
    far: false,
    repeats: 0,
    background: 30,
    early: true,
    limit: null,
  },
}

describe('F090 what comes from storage', () => {
  test('a sound record is read as it is', () => {
    expect(parseRateRecord(structuredClone(full))).toEqual(full)
    expect(parseRateRecord(emptyRecord(START))).toEqual(emptyRecord(START))
  })

  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['text', 'used: 3'],
    ['an empty object', {}],
    ['no calls', { ...full, calls: undefined }],
    ['a time that is none', { ...full, at: Number.NaN }],
    ['calls out of order', { ...full, calls: full.calls.toReversed() }],
    ['a call later than the record', { ...full, calls: [callAt(START + 1)] }],
    ['a call of no lane', { ...full, calls: [{ ...callAt(START), lane: 'sideways' }] }],
    ['a call that is text', { ...full, calls: ['now'] }],
    ['a half that never ends', { ...full, halfUntil: START + 2 * WINDOW_MS }],
    ['a silence that never ends', { ...full, quietUntil: Infinity }],
    ['a limit of 0', { ...full, limit: 0 }],
    ['a refusal that is text', { ...full, refusal: 'yes' }],
    ['a near pause that is far', { ...full, refusal: { ...full.refusal, until: START + 9e7 } }],
    ['a pause without end', { ...full, refusal: { ...full.refusal, far: true, until: Infinity } }],
    ['a pause of no known cause', { ...full, refusal: { ...full.refusal, cause: 'mood' } }],
  ])('%s is no record', (_name, stored) => expect(parseRateRecord(stored)).toBeNull())

  test('nothing that is stored makes it throw', () => {
    fc.assert(
      fc.property(
        fc.anything({ withNullPrototype: true }),
        (stored) => parseRateRecord(stored) === null,
      ),
    )
  })
})

describe('F147 time in a record', () => {
  test('passes', () => {
    const later = recordAt(full, START + 500, 0, 2500)
    expect(later).toEqual({ ...full, at: START + 500 })
  })

  test('never goes back: a clock set back an hour frees nothing and freezes nothing', () => {
    const back = recordAt(full, START - 3_600_000)
    expect(back.calls.map((call) => call.at - back.at)).toEqual([-2000, -1000])
    expect(back.refusal?.until).toBe(back.at + 7000)
    expect(back.halfUntil).toBe(back.at + WINDOW_MS)
    const known = recordAt(full, START - 3_600_000, 500)
    expect(known.calls.map((call) => call.at - known.at)).toEqual([-2500, -1500])
  })

  test('never runs ahead: a clock set forward a day frees nothing', () => {
    const ahead = recordAt(full, START + 86_400_000, 0, 300)
    expect(ahead.calls.map((call) => call.at - ahead.at)).toEqual([-2300, -1300])
    expect(ahead.refusal?.until).toBe(ahead.at + 6700)
  })

  test('calls are kept for 15 minutes, and what a refusal taught for an hour after its pause', () => {
    const minutes = (count: number) => recordAt(full, START + count * 60_000)
    expect(minutes(14).calls).toHaveLength(2)
    expect(minutes(15).calls).toHaveLength(0)
    expect(minutes(60).refusal).not.toBeNull()
    expect(minutes(61).refusal).toBeNull()
  })

  test('however the clock is set, a record stays sound and no call grows older than the time that passed', () => {
    const walks = fc.array(
      fc.tuple(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 60_000 })),
    )
    fc.assert(
      fc.property(walks, (steps) => {
        let record = wholeRecord(START, [callAt(START)])
        let passed = 0
        for (const [jump, most] of steps) {
          record = recordAt(record, record.at + jump, 0, most)
          passed += most
          expect(parseRateRecord(record)).toEqual(record)
          if (passed < 600_000)
            expect(record.calls[0]?.at).toBeGreaterThanOrEqual(record.at - passed)
        }
      }),
    )
  })
})
