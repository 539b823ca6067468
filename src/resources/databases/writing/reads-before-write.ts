/** Reads before a write: known data may be at most ten seconds old. */
import type { QueryClient, QueryKey } from '@tanstack/react-query'
import { connectionOf } from '~/api/query-client'
import { readWith } from '~/api/transport/read-answer'
import { readBackups } from '~/api/readers/backups'
import { readDatabases } from '~/api/readers/database'
import { readDatabaseDetail } from '~/api/readers/database-detail'
import { request } from '~/api/request'
import { database, type CallOptions } from '../database'
import { databases } from '~/products/registry'

const FRESH_FOR_MS = 10_000

/** The list of databases, at most ten seconds old. */
export async function recentList(client: QueryClient, options: CallOptions = {}) {
  const { queryKey } = databases.list()
  const known = isFresh(client, queryKey) ? client.getQueryData(queryKey) : undefined
  return known ?? readListNow(client, options)
}

/** The list of databases as it is now. */
export async function readListNow(client: QueryClient, options: CallOptions = {}) {
  const answer = await request(connectionOf(client), 'listDatabases', options)
  const list = readWith(answer, readDatabases)
  client.setQueryData(databases.list().queryKey, list)
  return list
}

/** The present database, read in any case. */
export async function readDetail(client: QueryClient, name: string, options: CallOptions = {}) {
  const input = { params: { name }, ...options }
  return readWith(await request(connectionOf(client), 'getDatabase', input), readDatabaseDetail)
}

/** The database's backups, at most ten seconds old. */
export async function recentBackups(client: QueryClient, name: string, options: CallOptions = {}) {
  const { queryKey } = database.backups(name)
  const known = isFresh(client, queryKey) ? client.getQueryData(queryKey) : undefined
  return known ?? readBackupsNow(client, name, options)
}

/** The database's backups as they are now. */
export async function readBackupsNow(client: QueryClient, name: string, options: CallOptions = {}) {
  const input = { params: { name }, ...options }
  const list = readWith(await request(connectionOf(client), 'listBackups', input), readBackups)
  client.setQueryData(database.backups(name).queryKey, list)
  return list
}

function isFresh(client: QueryClient, queryKey: QueryKey): boolean {
  const state = client.getQueryState(queryKey)
  if (!state || state.isInvalidated) return false
  const age = Date.now() - state.dataUpdatedAt
  return age >= 0 && age <= FRESH_FOR_MS
}
