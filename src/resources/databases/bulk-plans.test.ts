/** The question before something is done to very many: counted, because a page that builds a text for each stands still. */
import { beforeEach, expect, test, vi } from 'vitest'
import { createQueryClient } from '~/api/query-client'
import { testConnection } from '~/api/testing'
import { stubStorage } from '~/patterns/writes/testing'
import { startedWrite } from '~/patterns/writes/writes'
import { bulkBackupPlan, bulkDeletePlan, chooseNames } from './bulk-plans'

const names = Array.from({ length: 50_000 }, (_, place) => `db-${place}`)

beforeEach(() => {
  stubStorage()
  return () => {
    vi.restoreAllMocks()
    vi.unstubAllGlobals()
  }
})

test.each(['backup', 'delete'] as const)(
  'to ask about the %s of 50,000 builds no text and begins no write for each',
  (op) => {
    const { connection } = testConnection({ fetch: () => Promise.reject(new Error('no call')) })
    const client = createQueryClient(connection)
    const built = [
      vi.spyOn(globalThis, 'encodeURIComponent'),
      vi.spyOn(JSON, 'stringify'),
      vi.spyOn(JSON, 'parse'),
      vi.spyOn(localStorage, 'getItem'),
    ]
    const choice = chooseNames({ client, key: 'key', names }, op)
    const plan =
      op === 'backup'
        ? bulkBackupPlan(client, choice.names)
        : bulkDeletePlan(
            { client, key: 'key', names: choice.names },
            { seen: new Map(), backUpFirst: true },
          )
    const calls = plan.callsFor(choice.names)
    for (const spy of built) expect(spy.mock.calls.length).toBeLessThan(20)
    expect(startedWrite(client, op, 'db-0')).toBeUndefined()
    expect(calls).toBe(names.length * (op === 'backup' ? 2 : 5))
  },
)

test('what is under way, or not known to have ended, is left out', () => {
  const { connection } = testConnection({ fetch: () => Promise.reject(new Error('no call')) })
  const client = createQueryClient(connection)
  const entry = { op: 'backup', name: 'db-2', at: Date.now(), key: 'key', mark: null }
  localStorage.setItem('htx.writes', JSON.stringify([entry, { ...entry, name: 'db-1', key: 'x' }]))
  const choice = chooseNames({ client, key: 'key', names: ['db-2', 'a/b', 'db-1'] }, 'backup')
  expect(choice).toEqual({ names: ['db-1'], unsafe: ['a/b'], open: ['db-2'] })
})
