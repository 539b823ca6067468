/** How a database is created: not over a name in use, at most once, and looked up if the answer is unclear. */
import type { QueryClient } from '@tanstack/react-query'
import { sameName } from '~/api/names'
import type { DatabaseDetail } from '~/api/readers/database-detail'
import type { Finding } from '~/patterns/write/write-state'
import type { WritePlan } from '~/patterns/write/write'
import type { Session } from '~/session/session'
import { createDatabase, database, isGone, type CallOptions, type NewDatabase } from '../database'
import { databases } from '~/products/registry'
import { forgetDeleted } from '../delete/deletions'
import { recentList, readDetail } from '../writing/reads-before-write'
import { expectCreated } from '../list/pending-rows'
import { noteAccepted } from './creation-steps'

/** The new database, or null where the portal accepted it without saying more. */
export type Created = DatabaseDetail | null

export function createPlan(session: Session, wanted: NewDatabase): WritePlan<Created> {
  const { queryClient: client } = session
  const { name } = wanted
  return {
    async prepare(signal, onQueued) {
      const options = { signal, onQueued }
      const { items, more } = await recentList(client, options)
      if (items.some((row) => sameName(row.name, name))) return { why: 'exists' }
      // What the list does not show may have the name, too.
      return more && (await exists(client, name, options)) ? { why: 'exists' } : null
    },
    send: (options) => createDatabase(client, wanted, options),
    check: () => findCreated(client, name),
    onConfirmed(created, checked) {
      forgetDeleted(session, name)
      // Found by looking it up, nobody knows when it was accepted.
      if (!checked) noteAccepted(session, name)
      // What the detail screen shows until it has been read: the answer need not hold all that a read does.
      if (created) client.setQueryData(database.detail(name).queryKey, created, { updatedAt: 0 })
      expectCreated(session, wanted, created)
      // Found later than the call itself made it be read.
      if (checked)
        void client.invalidateQueries({ queryKey: databases.list().queryKey, exact: true })
    },
  }
}

async function exists(client: QueryClient, name: string, options: CallOptions): Promise<boolean> {
  try {
    await readDetail(client, name, options)
    return true
  } catch (error) {
    if (isGone(error)) return false
    throw error
  }
}

/** Whether a database of this name is there. */
export async function findCreated(client: QueryClient, name: string): Promise<Finding<Created>> {
  try {
    const found = await readDetail(client, name)
    return sameName(found.name, name)
      ? { done: true, result: found }
      : { done: false, why: 'no-answer' }
  } catch (error) {
    if (isGone(error)) return { done: false, why: 'not-seen' }
    throw error
  }
}
