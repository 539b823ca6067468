/** Durations, and the readers of backups: how long one took, and entries that occur twice. */
import { describe, expect, test } from 'vitest'
import type { Json } from '~/api/transport/parse-body'
import { readBackups, unknownBackupFields } from './backups'
import { readDuration } from './duration'

test.each<[Json, number | null]>([
  [62, 62_000],
  ['62', 62_000],
  [0.5, 500],
  ['62s', 62_000],
  ['1m2.5s', 62_500],
  ['1h 2m', 3_720_000],
  ['PT1M2S', 62_000],
  ['450ms', 450],
  ['00:01:02', 62_000],
  ['1:02', 62_000],
  [-1, null],
  ['-5s', null],
  ['soon', null],
  ['', null],
  [1e12, null],
  [null, null],
  [{}, null],
])('a duration of %j is %s ms', (json, ms) => {
  expect(readDuration(json)).toBe(ms)
})

describe('a backup', () => {
  test.each<[Json, number | null]>([
    [{ duration: 62 }, 62_000],
    [{ duration_ms: 450 }, 450],
    [{ DurationSeconds: '62' }, 62_000],
    [{ durationInMinutes: 2 }, 120_000],
    [{ started_at: '2026-11-20T02:00:00Z', completed_at: '2026-11-20T02:03:20Z' }, 200_000],
    [{ status: { startTime: 1763776800, completionTime: 1763776860 } }, 60_000],
    [{ started_at: '2026-11-20T02:00:00Z', completed_at: '2026-11-20T01:00:00Z' }, null],
    [{ completed_at: '2026-11-20T02:03:20Z' }, null],
    [{}, null],
  ])('%j took %s ms', (record, ms) => {
    const [backup] = readBackups([record])?.items ?? []
    expect(backup?.durationMs).toBe(ms)
    expect(backup && unknownBackupFields(backup)).toEqual([])
  })

  test('F063 the same entry twice is told from two of one name', () => {
    const one = { id: 'b', created_at: '2026-11-20T02:00:00Z', status: 'completed' }
    const later = { ...one, created_at: '2026-11-21T02:00:00Z' }
    const items = readBackups([one, later, one, {}, {}])?.items ?? []
    expect(items.map(({ repeated }) => repeated)).toEqual([false, false, true, false, false])
  })
})
