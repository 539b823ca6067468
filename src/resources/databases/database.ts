/** One database: every call about it, as query and mutation options. Apart from the list's, which comes with the first load. */
import { mutationOptions, queryOptions } from '@tanstack/react-query'
import { ApiError } from '~/api/errors'
import { sameName } from '~/api/names'
import { polling } from '~/api/polling'
import { connectionOf, read } from '~/api/query-client'
import { readWith, type Answer } from '~/api/read-answer'
import { readBackups, readStartedBackup, type Backup } from '~/api/readers/backups'
import { readDatabaseDetail, type DatabaseDetail } from '~/api/readers/database-detail'
import type { ItemList } from '~/api/readers/list'
import type { components } from '~/api/schema'
import { isChanging } from '~/patterns/status'
import { databases } from './databases'

export type NewDatabase = components['schemas']['CreateDatabase']

const pollDetail = polling<DatabaseDetail>(({ status }) => isChanging(status))
const pollBackups = polling<ItemList<Backup>>(({ items }) =>
  items.some(({ status }) => isBackupRunning(status)),
)

/** Whether a backup is still being made: "running" is where a database has come to rest, and a backup has not. */
export function isBackupRunning(status: string | null): boolean {
  return status !== null && (isChanging(status) || /^(running|started|queued)$/i.test(status))
}

export const database = {
  detail: (name: string) =>
    queryOptions({
      queryKey: ['databases', name],
      queryFn: async (context) =>
        readWith(
          await read(context, (portal, init) =>
            portal.GET('/api/portal/databases/{name}', { ...init, params: { path: { name } } }),
          ),
          readDatabaseDetail,
        ),
      refetchInterval: pollDetail,
    }),

  backups: (name: string) =>
    queryOptions({
      queryKey: ['databases', name, 'backups'],
      queryFn: async (context) =>
        readWith(
          await read(context, (portal, init) =>
            portal.GET('/api/portal/databases/{name}/backups', {
              ...init,
              params: { path: { name } },
            }),
          ),
          readBackups,
        ),
      refetchInterval: pollBackups,
    }),

  /** Resolves to the new database, or to null where the portal accepted without saying more. */
  create: () =>
    mutationOptions({
      mutationFn: async (body: NewDatabase, { client }) =>
        readCreated(
          await connectionOf(client).request({ lane: 'write' }, (portal, init) =>
            portal.POST('/api/portal/databases', { ...init, body }),
          ),
          body.name,
        ),
      meta: { invalidates: [databases.list().queryKey] },
    }),

  /** Resolves to whether it was there: a database that is gone already is deleted, too. */
  remove: () =>
    mutationOptions({
      mutationFn: async (name: string, { client }) => {
        try {
          await connectionOf(client).request({ lane: 'write' }, (portal, init) =>
            portal.DELETE('/api/portal/databases/{name}', { ...init, params: { path: { name } } }),
          )
          return 'deleted' as const
        } catch (error) {
          // A web page with this status tells that the path leads nowhere, not that the database is gone.
          if (error instanceof ApiError && error.kind === 'not-found' && error.reason !== 'html')
            return 'gone' as const
          throw error
        }
      },
      meta: { invalidates: [databases.list().queryKey] },
    }),

  /** Starts a backup of the database; resolves to what the portal tells of it, which may be nothing. */
  backup: (name: string) =>
    mutationOptions({
      mutationFn: async (_: void, { client }) => {
        const { body } = await connectionOf(client).request({ lane: 'write' }, (portal, init) =>
          portal.POST('/api/portal/databases/{name}/backups', {
            ...init,
            params: { path: { name } },
          }),
        )
        return readStartedBackup(body)
      },
      meta: { invalidates: [['databases', name, 'backups']] },
    }),
}

/** An answer about another name is none about this one. */
function readCreated(answer: Answer, name: string): DatabaseDetail | null {
  const created = readDatabaseDetail(answer.body)
  if (created === null || created.name === null) return null
  if (sameName(created.name, name)) return created
  throw new ApiError('broken', { status: answer.status, call: answer.call, reason: 'shape' })
}
