/** Reads that come before a write: what is known may be at most ten seconds old. */
import type { QueryClient, QueryKey } from '@tanstack/react-query'
import { ApiError } from '~/api/errors'
import { connectionOf } from '~/api/query-client'
import { readWith } from '~/api/read-answer'
import { readBackups } from '~/api/readers/backups'
import { readDatabases, type Database } from '~/api/readers/database'
import { readDatabaseDetail } from '~/api/readers/database-detail'
import type { PortalCall } from '~/api/request'
import { database } from './database'
import { databases } from './databases'

/** In milliseconds. */
const fresh = 10_000

/** The list of databases, at most ten seconds old. */
export function freshList(client: QueryClient) {
  const { queryKey } = databases.list()
  const known = young(client, queryKey) ? client.getQueryData(queryKey) : undefined
  return known ?? readList(client)
}

/** The database as it is now, read in any case. */
export async function readDetail(client: QueryClient, name: string, signal?: AbortSignal) {
  const answer = await connectionOf(client).request({ lane: 'read', signal }, (portal, init) =>
    portal.GET('/api/portal/databases/{name}', { ...init, params: { path: { name } } }),
  )
  return readWith(answer, readDatabaseDetail)
}

/** The database's backups, at most ten seconds old. */
export function freshBackups(client: QueryClient, name: string) {
  const { queryKey } = database.backups(name)
  const known = young(client, queryKey) ? client.getQueryData(queryKey) : undefined
  return known ?? readBackupsNow(client, name)
}

/** The database's backups as they are now. */
export async function readBackupsNow(client: QueryClient, name: string, signal?: AbortSignal) {
  const answer = await connectionOf(client).request({ lane: 'read', signal }, backupsCall(name))
  const list = readWith(answer, readBackups)
  client.setQueryData(database.backups(name).queryKey, list)
  return list
}

async function readList(client: QueryClient) {
  const answer = await connectionOf(client).request({ lane: 'read' }, (portal, init) =>
    portal.GET('/api/portal/databases', init),
  )
  const list = readWith(answer, readDatabases)
  client.setQueryData(databases.list().queryKey, list)
  return list
}

function backupsCall(name: string): PortalCall {
  return (portal, init) =>
    portal.GET('/api/portal/databases/{name}/backups', { ...init, params: { path: { name } } })
}

function young(client: QueryClient, queryKey: QueryKey): boolean {
  const state = client.getQueryState(queryKey)
  if (!state || state.isInvalidated) return false
  const age = Date.now() - state.dataUpdatedAt
  return age >= 0 && age <= fresh
}

/** Whether the portal itself says that there is none: a web page with this status is somebody else's. */
export function isGone(error: unknown): boolean {
  return error instanceof ApiError && error.kind === 'not-found' && error.reason !== 'html'
}

/** What tells a database from one that is made later under its name. */
export function markOf({ id, createdAtText }: Database): string | null {
  return id ?? createdAtText
}
