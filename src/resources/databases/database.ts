/** One database: every call about it, as query and mutation options. Apart from the list's, which comes with the first load. */
import { mutationOptions, queryOptions, type QueryClient } from '@tanstack/react-query'
import { ApiError } from '~/api/errors'
import { sameName } from '~/api/names'
import { polling } from '~/api/polling'
import { connectionOf, read } from '~/api/query-client'
import { readWith, refuseDenial, type Answer } from '~/api/transport/read-answer'
import { readBackups, readStartedBackup, type Backup } from '~/api/readers/backups'
import { readDatabaseDetail, type DatabaseDetail } from '~/api/readers/database-detail'
import type { ItemList } from '~/api/readers/list'
import type { OperationInput, OperationName } from '~/api/operations'
import { request, type RequestOptions } from '~/api/request'
import type { components } from '~/api/schema'
import { isChanging } from '~/patterns/record/status'
import { databases } from '~/products/registry'

/** How a call is called off while it waits, and who is told of it. */
export type Asking = Pick<RequestOptions, 'signal' | 'onQueued' | 'onSent'>

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
        readWith(await read(context, 'getDatabase', { params: { name } }), readDatabaseDetail),
      refetchInterval: pollDetail,
    }),

  backups: (name: string) =>
    queryOptions({
      queryKey: ['databases', name, 'backups'],
      queryFn: async (context) =>
        readWith(await read(context, 'listBackups', { params: { name } }), readBackups),
      refetchInterval: pollBackups,
    }),

  /** Resolves to the new database, or to null where the portal accepted without saying more. */
  create: (asking: Asking = {}) =>
    mutationOptions({
      mutationFn: async (body: NewDatabase, { client }) =>
        readCreated(await change(client, 'createDatabase', { body, ...asking }), body.name),
      meta: { invalidates: [databases.list().queryKey] },
    }),

  /** `quietly`: the list is not read anew. */
  remove: ({ quietly = false, ...asking }: Asking & { quietly?: boolean } = {}) =>
    mutationOptions({
      mutationFn: async (name: string, { client }) => {
        await change(client, 'deleteDatabase', { params: { name }, ...asking })
      },
      meta: { invalidates: quietly ? [] : [databases.list().queryKey] },
    }),

  /** Starts a backup of the database; resolves to what the portal tells of it, which may be nothing. */
  backup: (name: string, asking: Asking = {}) =>
    mutationOptions({
      mutationFn: async (_: void, { client }) => {
        const { body } = await change(client, 'startBackup', { params: { name }, ...asking })
        return readStartedBackup(body)
      },
      meta: { invalidates: [['databases', name, 'backups']] },
    }),
}

/** A call that changes something. */
async function change<Name extends OperationName>(
  client: QueryClient,
  operation: Name,
  input: OperationInput<Name> & Asking,
): Promise<Answer> {
  return refuseDenial(await request(connectionOf(client), operation, input))
}

/** Whether the portal itself says that there is none: with this status a gateway, too, may answer. */
export function isGone(error: unknown): boolean {
  return isMissing(error) && error.reason === undefined
}

/** Whether somebody says so: the portal, or a gateway that does not find the portal. */
export function isMissing(error: unknown): error is ApiError {
  return error instanceof ApiError && error.kind === 'not-found'
}

/** An answer about another name is none about this one. */
function readCreated(answer: Answer, name: string): DatabaseDetail | null {
  const created = readDatabaseDetail(answer.body)
  if (created === null || created.name === null) return null
  if (sameName(created.name, name)) return created
  throw new ApiError('broken', { status: answer.status, call: answer.call, reason: 'shape' })
}
