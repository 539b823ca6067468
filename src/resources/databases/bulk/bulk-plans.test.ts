/** The question before a bulk run over very many databases: counts only, because a text for each would freeze the page. */
import { beforeEach, expect, test, vi } from 'vitest'
import { stubStorage } from '~/patterns/write/testing'
import { startedWrite } from '~/patterns/write/writes'
import { testSession } from '~/session/testing'
import { backingUp } from '../backup/backing-up'
import { deleting } from '../delete/deleting'
import { bulkBackupPlan, bulkDeletePlan, chooseNames } from './bulk-plans'

const names = Array.from({ length: 50_000 }, (_, place) => `db-${place}`)

beforeEach(() => {
  stubStorage()
  return () => {
    vi.restoreAllMocks()
    vi.unstubAllGlobals()
  }
})

test.each([backingUp, deleting])(
  'to ask about $op of 50,000 builds no text and begins no write for each',
  (kind) => {
    const { session } = testSession()
    const built = [
      vi.spyOn(globalThis, 'encodeURIComponent'),
      vi.spyOn(JSON, 'stringify'),
      vi.spyOn(JSON, 'parse'),
      vi.spyOn(localStorage, 'getItem'),
    ]
    const choice = chooseNames({ session, names }, kind)
    const plan =
      kind === backingUp
        ? bulkBackupPlan({ session, names: choice.names })
        : bulkDeletePlan({ session, names: choice.names }, { seen: new Map(), backUpFirst: true })
    const calls = plan.callsFor(choice.names)
    for (const spy of built) expect(spy.mock.calls.length).toBeLessThan(20)
    expect(startedWrite(session, kind, 'db-0')).toBeUndefined()
    expect(calls).toBe(names.length * (kind === backingUp ? 2 : 5))
  },
)

test('names with a write in flight or an unknown outcome are left out', () => {
  const { session } = testSession()
  const entry = { op: 'backup', name: 'db-2', at: Date.now(), key: 'key', identity: null }
  localStorage.setItem('htx.writes', JSON.stringify([entry, { ...entry, name: 'db-1', key: 'x' }]))
  const choice = chooseNames({ session, names: ['db-2', 'a/b', 'db-1'] }, backingUp)
  expect(choice).toEqual({ names: ['db-1'], unsafe: ['a/b'], open: ['db-2'] })
})
