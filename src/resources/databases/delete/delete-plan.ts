/** How a database is deleted: read first, backed up first if asked for, sent once, and looked up if unclear. */
import type { QueryClient } from '@tanstack/react-query'
import { sameName } from '~/api/names'
import { isDeleting } from '~/patterns/record/status'
import type { WritePlan } from '~/patterns/write/write'
import type { Finding, Hindrance } from '~/patterns/write/write-state'
import type { Session } from '~/session/session'
import { backUpFully } from './backup-first'
import { deleteDatabase, isGone, isMissing, type CallOptions } from '../database'
import { databases } from '~/products/registry'
import { noteDeleted } from './deletions'
import { readDetail, readListNow } from '../writing/reads-before-write'
import { compareIdentities, databaseIdentity } from '../writing/database-identity'
import { expectDeleted } from '../list/pending-rows'

interface DeleteOptions {
  session: Session
  name: string
  /**
   * Distinguishes the database that the person saw from a later one of the same name; null where the portal sends
   * nothing for that.
   */
  seen: string | null
  /** A new backup must complete, or nothing is deleted. */
  backUpFirst: boolean
  /** One of many: the list is not read again after each. */
  quietly?: boolean
}

export function deletePlan({
  session,
  name,
  seen,
  backUpFirst,
  quietly = false,
}: DeleteOptions): WritePlan<void> {
  const { queryClient: client } = session
  /** The identity of the database to delete: as the person saw it, else as it was first read here. */
  let before = seen
  /** Reads the database, and returns the hindrance to deleting it. */
  async function look(options: CallOptions): Promise<Hindrance | null> {
    try {
      const now = await readDetail(client, name, options)
      if (!sameName(now.name, name)) return { why: 'other-name' }
      const another = compareIdentities(before, databaseIdentity(now)) === 'another'
      before ??= databaseIdentity(now)
      // The list still shows the old database: a person who starts again must see the present one.
      if (another) refreshList()
      return another ? { why: 'changed' } : null
    } catch (error) {
      if (isGone(error)) {
        refreshList()
        return { why: 'gone' }
      }
      throw error
    }
  }
  function refreshList(refetchType: 'none' | 'active' = 'active'): void {
    const { queryKey } = databases.list()
    void client.invalidateQueries({ queryKey, exact: true, refetchType })
  }
  return {
    async prepare(signal, onQueued) {
      // The database that was read first is the one to delete, also when the delete is repeated.
      const hindrance = await look({ signal, onQueued })
      if (hindrance || !backUpFirst) return hindrance
      // A backup may take minutes: afterwards the name must still belong to the same database.
      return (await backUpFully({ session, name, signal })) ?? look({ signal, onQueued })
    },
    send: (options) => deleteDatabase(client, name, { quietly, ...options }),
    check: () => findDeleted(client, name, before),
    identity: () => before,
    resume({ identity }) {
      before = identity
    },
    onConfirmed(_, checked) {
      noteDeleted(session, name, before)
      expectDeleted(session, name, before)
      // Found done by a look-up, after the call had the list read; or a quiet call, which does not have it read.
      if (checked || quietly) refreshList(quietly ? 'none' : 'active')
    },
  }
}

/** Whether this database is deleted, or being deleted. Without an identity only its absence shows that. */
export async function findDeleted(
  client: QueryClient,
  name: string,
  identity: string | null,
): Promise<Finding<void>> {
  try {
    const now = await readDetail(client, name)
    if (!sameName(now.name, name)) return { done: false, why: 'no-answer' }
    if (compareIdentities(identity, databaseIdentity(now)) === 'another')
      return { done: false, why: 'changed' }
    return isDeleting(now.status)
      ? { done: true, result: undefined }
      : { done: false, why: 'still-there' }
  } catch (error) {
    if (isGone(error)) return { done: true, result: undefined }
    // A gateway that cannot find the portal gives the same answer: the list decides, if it is complete.
    if (!isMissing(error)) throw error
    const { items, more } = await readListNow(client)
    const isListed = items.some((row) => sameName(row.name, name))
    return isListed || more ? { done: false, why: 'no-answer' } : { done: true, result: undefined }
  }
}
