/** Unit tests of `rate-picture`. */
import { expect, test } from 'vitest'
import type { Lane } from '~/api/rate-limit/limiter'
import { countLanes, minutesOf, pointsOf } from './rate-picture'

const now = 10_000_000
const call = (ago: number, lane: Lane = 'read', limited = false) => ({
  at: now - ago * 1000,
  lane,
  limited,
})

test('fifteen minutes, oldest first, each call in one of them', () => {
  const history = [call(899, 'background'), call(61), call(59, 'write', true), call(0)]
  const minutes = minutesOf(history, now)
  expect(minutes).toHaveLength(15)
  expect(minutes[0]).toMatchObject({ from: now - 900_000, background: 1, limited: 0 })
  expect(minutes.at(-2)).toMatchObject({ read: 1 })
  expect(minutes.at(-1)).toMatchObject({ write: 1, read: 1, limited: 1 })
})

test('each point counts the minute before it', () => {
  const points = pointsOf([call(125), call(70), call(30, 'write')], now)
  expect(points.at(-1)).toEqual({ at: now, write: 1, read: 0, background: 0 })
  expect(points.at(-2)).toMatchObject({ write: 1, read: 0 })
  expect(points.at(-4)).toMatchObject({ write: 1, read: 1 })
  expect(points.at(-8)).toMatchObject({ at: now - 70_000, write: 0, read: 2 })
  expect(points[0]).toEqual({ at: now - 900_000, write: 0, read: 0, background: 0 })
})

test('lanes are counted apart', () => {
  expect(countLanes([call(1), call(2), call(3, 'write')])).toEqual({
    write: 1,
    read: 2,
    background: 0,
  })
})
