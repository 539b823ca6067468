/** What deletions promises, as tests. */
import { QueryClient } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { readDatabase } from '~/api/readers/database'
import { deletedAt, noteDeleted } from './deletions'

const old = readDatabase({ id: 'db_1', name: 'prod', status: 'deleting' })
const anew = readDatabase({ id: 'db_2', name: 'prod', status: 'creating' })

test('F142 what was deleted here stays deleted, until one of its name is made anew', () => {
  const client = new QueryClient()
  const later = Date.now() + 60_000
  expect(deletedAt(client, 'prod', { database: old, readAt: 0 })).toBeNull()
  noteDeleted(client, 'prod', 'db_1')
  expect(deletedAt(client, 'prod', { database: old, readAt: 0 })).not.toBeNull()
  expect(deletedAt(client, 'prod', { database: undefined, readAt: 0 })).not.toBeNull()
  expect(deletedAt(client, 'prod', { database: old, readAt: later })).not.toBeNull()
  expect(deletedAt(client, 'prod', { database: anew, readAt: later })).toBeNull()
  expect(deletedAt(client, 'shop', { database: undefined, readAt: 0 })).toBeNull()
  expect(deletedAt(new QueryClient(), 'prod', { database: old, readAt: 0 })).toBeNull()
})

test('without anything that tells the two apart, one that is not being deleted is a new one', () => {
  const client = new QueryClient()
  noteDeleted(client, 'prod', null)
  const readAt = Date.now() + 60_000
  expect(deletedAt(client, 'prod', { database: old, readAt })).not.toBeNull()
  expect(deletedAt(client, 'prod', { database: anew, readAt })).toBeNull()
})
