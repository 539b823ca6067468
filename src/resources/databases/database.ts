/** One database: all calls about it. The list has its own file, because it is in the first load. */
import { queryOptions, type QueryClient, type QueryKey } from '@tanstack/react-query'
import { ApiError } from '~/api/errors'
import { sameName } from '~/api/names'
import { polling } from '~/api/polling'
import { connectionOf, readForQuery } from '~/api/query-client'
import { readWith, type Answer } from '~/api/transport/read-answer'
import { refuseDenial } from '~/api/transport/refuse-denial'
import { readBackups, readStartedBackup, type Backup } from '~/api/readers/backups'
import { readDatabaseDetail, type DatabaseDetail } from '~/api/readers/database-detail'
import type { ItemList } from '~/api/readers/list'
import type { OperationInput, OperationName } from '~/api/operations'
import { request, type RequestOptions } from '~/api/request'
import type { components } from '~/api/schema'
import { isChanging } from '~/patterns/record/status'
import { databases } from '~/products/registry'

/** How a waiting call is cancelled, and who is informed about it. */
export type CallOptions = Pick<RequestOptions, 'signal' | 'onQueued' | 'onSent'>

/** How urgent a read is. */
export type LaneOptions = Pick<RequestOptions, 'lane' | 'onScreen' | 'onSent'>

export type NewDatabase = components['schemas']['CreateDatabase']

const pollDetail = polling<DatabaseDetail>(({ status }) => isChanging(status))
const pollBackups = polling<ItemList<Backup>>(({ items }) =>
  items.some(({ status }) => isBackupRunning(status)),
)

/** Whether a backup is in progress: "running" is a final status for a database, but not for a backup. */
export function isBackupRunning(status: string | null): boolean {
  return status !== null && (isChanging(status) || /^(running|started|queued)$/i.test(status))
}

export const database = {
  detail: (name: string) =>
    queryOptions({
      queryKey: ['databases', name],
      queryFn: async (context) =>
        readWith(
          await readForQuery(context, 'getDatabase', { params: { name } }),
          readDatabaseDetail,
        ),
      refetchInterval: pollDetail,
    }),

  backups: (name: string) =>
    queryOptions({
      queryKey: ['databases', name, 'backups'],
      queryFn: async (context) =>
        readWith(await readForQuery(context, 'listBackups', { params: { name } }), readBackups),
      refetchInterval: pollBackups,
    }),

  /** The same list in another lane, and cached for a minute only: for screens that read many. */
  backupsInLane: (name: string, how: LaneOptions) =>
    queryOptions({
      ...database.backups(name),
      queryFn: async ({ client, signal }) => {
        const input = { params: { name }, ...how, signal }
        const ask = () => request(connectionOf(client), 'listBackups', input)
        const answer = await ask().catch((error: unknown) => {
          // While the token is checked, the second call waits for the result.
          if (error instanceof ApiError && error.kind === 'unauthorized') return ask()
          throw error
        })
        return readWith(answer, readBackups)
      },
      // The caller decides whether it is recent enough.
      staleTime: 0,
      gcTime: 60_000,
    }),
}

/** Resolves to the new database, or to null where the portal accepted without saying more. */
export async function createDatabase(
  client: QueryClient,
  body: NewDatabase,
  options: CallOptions,
): Promise<DatabaseDetail | null> {
  const { queryKey } = databases.list()
  const answer = await change(client, 'createDatabase', { body, ...options }, queryKey)
  const created = readDatabaseDetail(answer.body)
  if (created === null || created.name === null) return null
  if (sameName(created.name, body.name)) return created
  // An answer about another name does not count.
  throw new ApiError('broken', { status: answer.status, call: answer.call, reason: 'shape' })
}

/** `quietly`: the list is not read again. */
export async function deleteDatabase(
  client: QueryClient,
  name: string,
  { quietly = false, ...options }: CallOptions & { quietly?: boolean },
): Promise<void> {
  const input = { params: { name }, ...options }
  await change(client, 'deleteDatabase', input, quietly ? null : databases.list().queryKey)
}

/** Starts a backup of the database; resolves to what the portal returns, which may be nothing. */
export async function startBackupOf(
  client: QueryClient,
  name: string,
  options: CallOptions,
): Promise<Backup> {
  const input = { params: { name }, ...options }
  const { body } = await change(client, 'startBackup', input, database.backups(name).queryKey)
  return readStartedBackup(body)
}

/** A call that changes something: queries with the key `changed` are read again, whatever its result. */
async function change<Name extends OperationName>(
  client: QueryClient,
  operation: Name,
  input: OperationInput<Name> & CallOptions,
  changed: QueryKey | null,
): Promise<Answer> {
  try {
    return refuseDenial(await request(connectionOf(client), operation, input))
  } finally {
    // Exact keys only: a change of the list must not read each detail again.
    if (changed) void client.invalidateQueries({ queryKey: changed, exact: true })
  }
}

/** Whether the portal itself says that there is none: a gateway may answer with this status, too. */
export function isGone(error: unknown): boolean {
  return isMissing(error) && error.reason === undefined
}

/** Whether any server says so: the portal, or a gateway that cannot find the portal. */
export function isMissing(error: unknown): error is ApiError {
  return error instanceof ApiError && error.kind === 'not-found'
}
