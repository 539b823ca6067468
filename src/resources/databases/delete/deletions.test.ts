/** Unit tests of `deletions`. */
import { expect, test } from 'vitest'
import { readDatabase } from '~/api/readers/database'
import { testSession } from '~/session/testing'
import { deletedAt, noteDeleted } from './deletions'

const old = readDatabase({ id: 'db_1', name: 'prod', status: 'deleting' })
const anew = readDatabase({ id: 'db_2', name: 'prod', status: 'creating' })

test('F142 a database that was deleted here stays deleted until another one gets its name', () => {
  const { session } = testSession()
  const later = Date.now() + 60_000
  expect(deletedAt(session, 'prod', { database: old, readAt: 0 })).toBeNull()
  noteDeleted(session, 'prod', 'db_1')
  expect(deletedAt(session, 'prod', { database: old, readAt: 0 })).not.toBeNull()
  expect(deletedAt(session, 'prod', { database: undefined, readAt: 0 })).not.toBeNull()
  expect(deletedAt(session, 'prod', { database: old, readAt: later })).not.toBeNull()
  expect(deletedAt(session, 'prod', { database: anew, readAt: later })).toBeNull()
  expect(deletedAt(session, 'shop', { database: undefined, readAt: 0 })).toBeNull()
  expect(deletedAt(testSession().session, 'prod', { database: old, readAt: 0 })).toBeNull()
})

test('without anything to distinguish the two, one that is not being deleted is a new one', () => {
  const { session } = testSession()
  noteDeleted(session, 'prod', null)
  const readAt = Date.now() + 60_000
  expect(deletedAt(session, 'prod', { database: old, readAt })).not.toBeNull()
  expect(deletedAt(session, 'prod', { database: anew, readAt })).toBeNull()
})
