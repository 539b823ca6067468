/** How a database is deleted: read first, backed up first if asked for, sent once, and looked up if unclear. */
import type { QueryClient } from '@tanstack/react-query'
import { sameName } from '~/api/names'
import { isDeleting } from '~/patterns/status'
import type { WritePlan } from '~/patterns/writes/write'
import type { Finding, Hindrance } from '~/patterns/writes/write-state'
import { runMutation } from '~/patterns/writes/writes'
import { backUpFully } from './backup-first'
import { database, isGone, type Asking } from './database'
import { databases } from './databases'
import { noteDeleted } from './deletions'
import { readDetail } from './fresh'
import { compareMarks, markOf } from './mark'
import { expectDeleted } from './pending-rows'

/** `gone`: it was not there any more. */
export type Deleted = 'deleted' | 'gone'

interface DeleteOptions {
  client: QueryClient
  /** The epoch's key. */
  key: string
  name: string
  /** A fresh backup must complete, or nothing is deleted. */
  backUpFirst: boolean
  /** One of many: the list is not read anew for each. */
  quietly?: boolean
}

export function deletePlan({
  client,
  key,
  name,
  backUpFirst,
  quietly = false,
}: DeleteOptions): WritePlan<Deleted> {
  let before: string | null = null
  /** Reads the database, and says what stands in the way of deleting it. */
  async function look(asking: Asking): Promise<Hindrance | null> {
    try {
      const now = await readDetail(client, name, asking)
      if (!sameName(now.name, name)) return { why: 'other-name' }
      const another = compareMarks(before, markOf(now)) === 'another'
      before ??= markOf(now)
      return another ? { why: 'changed' } : null
    } catch (error) {
      if (isGone(error)) return { why: 'gone' }
      throw error
    }
  }
  return {
    op: 'delete',
    name,
    async prepare(signal, onCall) {
      // What was looked at first is what is meant, also when it is done once more.
      const hindrance = await look({ signal, onCall })
      if (hindrance || !backUpFirst) return hindrance
      // A backup may take minutes: what is deleted after it must still be what was looked at before.
      return (await backUpFully({ client, key, name, signal })) ?? look({ signal, onCall })
    },
    send: (signal, onCall) =>
      runMutation(client, database.remove({ quietly, signal, onCall }), name),
    check: () => findDeleted(client, name, before),
    mark: () => before,
    onConfirmed(result, checked) {
      noteDeleted(client, name, before)
      if (result === 'deleted') expectDeleted(client, name, before)
      // The mutation has not succeeded then, or was told to leave the list alone.
      if (checked || quietly)
        void client.invalidateQueries({
          queryKey: databases.list().queryKey,
          exact: true,
          refetchType: quietly ? 'none' : 'active',
        })
    },
  }
}

/** Whether the database with this mark is deleted, or on its way. Without a mark only its absence tells. */
export async function findDeleted(
  client: QueryClient,
  name: string,
  mark: string | null,
): Promise<Finding<Deleted>> {
  try {
    const now = await readDetail(client, name)
    if (!sameName(now.name, name)) return { done: false, why: 'no-answer' }
    if (compareMarks(mark, markOf(now)) === 'another') return { done: false, why: 'changed' }
    return isDeleting(now.status)
      ? { done: true, result: 'deleted' }
      : { done: false, why: 'still-there' }
  } catch (error) {
    if (isGone(error)) return { done: true, result: 'deleted' }
    throw error
  }
}
