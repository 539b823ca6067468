/** What reading, freshness, days and shapes compute. */
import { describe, expect, test } from 'vitest'
import { readBackups } from '~/api/readers/backups'
import type { Json } from '~/api/transport/parse-body'
import { dayStarts, daysOf } from '../calendar/days'
import { freshnessOf, urgency, type State } from './freshness'
import { backupOutcome } from '~/resources/databases/backup-outcome'
import { found, kindOf } from './reading'
import { draw, drawDays, shapeOf } from '../calendar/shapes'
import { readHours } from '../board/use-threshold'

const now = Date.parse('2026-11-24T09:00:00Z')
const hour = 3_600_000
const ago = (hours: number) => new Date(now - hours * hour).toISOString()

function look(body: Json) {
  const list = readBackups(body)
  if (!list) throw new Error('no list')
  return found(list, now)
}
const state = (body: Json, hours = 24) => freshnessOf(look(body), hours, now)

describe('the outcome of a status', () => {
  test.each([
    ['completed', 'done'],
    ['SUCCEEDED', 'done'],
    ['Success', 'done'],
    ['done', 'done'],
    ['available', 'done'],
    [null, 'done'],
    ['running', 'running'],
    ['in-progress', 'running'],
    ['queued', 'running'],
    ['failed', 'failed'],
    ['error', 'failed'],
    ['Partially failed', 'failed'],
    ['cancelled', 'failed'],
    ['timed out', 'failed'],
    ['incomplete', 'failed'],
    ['archived', 'unclear'],
    ['completed\u0000', 'unclear'],
    ['?', 'unclear'],
  ])('%j means %s', (word, outcome) => {
    expect(backupOutcome(word)).toBe(outcome)
  })

  test.each([
    ['scheduled', 'scheduled'],
    ['AUTOMATED', 'scheduled'],
    ['daily', 'scheduled'],
    ['on-demand', 'on-demand'],
    ['Manual', 'on-demand'],
    ['full', 'other'],
    [null, 'other'],
  ])('the kind %j is %s', (word, kind) => {
    expect(kindOf(word)).toBe(kind)
  })
})

describe('freshness', () => {
  const backup = (hours: number, status = 'completed') => ({ created_at: ago(hours), status })
  test.each<[Json, State, boolean]>([
    [[], 'never', true],
    [null, 'never', true],
    [{ data: [], next: 'more' }, 'unknown', false],
    [[backup(1)], 'fresh', false],
    [[backup(19)], 'ageing', false],
    [[backup(25)], 'stale', true],
    [[backup(25), backup(0.01, 'running')], 'running', false],
    // A backup that has been running for longer does not count any more.
    [[backup(60), backup(30, 'running')], 'stale', true],
    [[backup(30, 'running')], 'stale', true],
    [[backup(25), backup(1, 'failed')], 'failed', true],
    [[backup(5), backup(1, 'failed')], 'failed', false],
    [[backup(1, 'failed')], 'failed', true],
    [[backup(5), backup(1, 'archived')], 'unknown', false],
    [[{ created_at: 'yesterday', status: 'completed' }], 'unknown', false],
    [[{ created_at: ago(-48), status: 'completed' }], 'unknown', false],
    [['shop-1.sql.gz'], 'unknown', false],
    // The clocks may differ by a second.
    [[backup(-0.01)], 'fresh', false],
    [[{ created_at: ago(2) }], 'fresh', false],
  ])('%j is %s', (body, expected, lacks) => {
    expect(state(body)).toMatchObject({ state: expected, lacks })
  })

  test('F147 an age is never negative', () => {
    expect(state([backup(-1)]).age).toBe(0)
  })

  test('a longer threshold makes fresh what a shorter makes stale', () => {
    expect(state([backup(25)], 24).state).toBe('stale')
    expect(state([backup(25)], 48).state).toBe('fresh')
    expect(state([backup(2)], 1).state).toBe('stale')
  })

  test('a failed read is unknown; without a read there is no state', () => {
    expect(freshnessOf(null, 24, now).state).toBe('unknown')
    expect(freshnessOf(undefined, 24, now).state).toBeNull()
  })

  test('a backup that runs for longer than the threshold still runs; after a day it does not count', () => {
    expect(state([backup(3), backup(2, 'running')], 1)).toMatchObject({
      state: 'running',
      lacks: false,
    })
    expect(state([backup(200), backup(25, 'running')], 168).state).toBe('stale')
  })

  test('an incomplete list claims nothing that the rest may change', () => {
    const page = (...data: Json[]) => ({ data, next: 'more' })
    const oldestFirst = page(backup(60), backup(30))
    expect(state(oldestFirst)).toMatchObject({ state: 'unknown', lacks: false })
    expect(daysOf(look(oldestFirst), dayStarts(now, 'utc')).some(({ gap }) => gap)).toBe(false)
    expect(state(page(backup(30)))).toMatchObject({ state: 'unknown', lacks: false })
    expect(state(page(backup(9), backup(2, 'failed')))).toMatchObject({ state: 'unknown' })
    expect(state(page(backup(2)))).toMatchObject({ state: 'fresh' })
    // After the first ones, newest first, only older ones follow.
    expect(state(page(backup(30), backup(60)))).toMatchObject({ state: 'stale', lacks: true })
  })

  test('databases without a backup come first, then the oldest; unread ones come last', () => {
    const bodies: Json[] = [
      [backup(1)],
      [backup(19)],
      [backup(25)],
      [backup(90), backup(1, 'failed')],
      [backup(300)],
      [],
    ]
    const order = bodies
      .map((body) => urgency(state(body)))
      .toSorted((a, b) => Number(a) - Number(b))
    expect(order).toEqual(bodies.map((body) => urgency(state(body))).toReversed())
    expect(urgency(freshnessOf(undefined, 24, now))).toBeNull()
  })

  test('F063 an entry that is listed twice counts once; the size and time are of the newest complete one', () => {
    const one = { id: 'a', created_at: ago(5), status: 'completed', size: '2 GB' }
    const two = { id: 'b', created_at: ago(1), status: 'failed' }
    const { count, good, newest } = look([one, two, one])
    expect(count).toBe(2)
    expect(good).toMatchObject({ sizeBytes: 2e9 })
    expect(newest?.outcome).toBe('failed')
  })

  test('F067 an unreadable time is kept as it was sent', () => {
    expect(look([{ created_at: 'tomorrow' }]).undated).toBe('tomorrow')
  })
})

describe('the picture', () => {
  const starts = dayStarts(now, 'utc')
  test('has thirty days that begin at midnight, the last of them today', () => {
    expect(starts).toHaveLength(31)
    expect(new Date(starts[29] ?? 0).toISOString()).toBe('2026-11-24T00:00:00.000Z')
    expect(new Date(starts[0] ?? 0).toISOString()).toBe('2026-10-26T00:00:00.000Z')
  })

  test('puts each backup on its day; a day in between without a complete one is a gap', () => {
    const days = daysOf(
      look([
        { created_at: '2026-11-24T02:00:00Z' },
        { created_at: '2026-11-22T23:59:59Z', status: 'failed' },
        { created_at: '2026-11-21T00:00:00Z', type: 'manual' },
        { created_at: '2026-11-21T12:00:00Z', type: 'scheduled' },
        { created_at: '2026-10-01T00:00:00Z' },
      ]),
      starts,
    )
    expect(days.map(({ marks }) => marks.length).slice(-5)).toEqual([0, 2, 1, 0, 1])
    expect(days.map(({ gap }) => gap).slice(-5)).toEqual([true, false, true, true, false])
    expect(days[26]?.marks.map(({ kind }) => kind)).toEqual(['on-demand', 'scheduled'])
  })

  test('days before the first backup are no gaps; without any backup all days except today are', () => {
    const young = daysOf(look([{ created_at: '2026-11-22T02:00:00Z' }]), starts)
    expect(young.filter(({ gap }) => gap).map(({ start }) => start)).toEqual([starts[28]])
    expect(daysOf(look([]), starts).filter(({ gap }) => gap)).toHaveLength(29)
  })

  test('shows by shape what started a backup, whatever its result', () => {
    const outcomes = ['done', 'failed', 'running', 'unclear'] as const
    const shapes = outcomes.flatMap((outcome) =>
      (['scheduled', 'on-demand'] as const).map((kind) => shapeOf({ outcome, kind })),
    )
    expect(new Set(shapes).size).toBe(8)
    for (const shape of shapes)
      expect(draw(shape, { x: 0, y: 0, width: 4, height: 4 })).toMatch(/^M[^N]+$/)
  })

  test('has a few paths, however many backups there are', () => {
    const many = Array.from({ length: 1000 }, (_, index) => ({
      id: String(index),
      created_at: ago(index * 0.7),
      status: index % 9 ? 'completed' : 'failed',
      type: index % 5 ? 'scheduled' : 'manual',
    }))
    const paths = drawDays(daysOf(look(many), starts), { width: 6, height: 22 })
    expect(paths.size).toBeLessThanOrEqual(4)
    expect([...paths.values()].join('')).not.toMatch(/NaN|undefined/)
  })
})

test.each([
  ['24', 24],
  ['1', 1],
  ['8760', 8760],
  ['8761', null],
  ['0', null],
  ['', null],
  ['-5', null],
  ['1.5', null],
  ['1e3', null],
])('a threshold of %j hours is %s', (text, hours) => {
  expect(readHours(text)).toBe(hours)
})
