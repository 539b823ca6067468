/** How a database is created: not if the name is in use, at most once, and looked up if the answer is unclear. */
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

/** The new database, or null where the portal accepted it without details. */
export type Created = DatabaseDetail | null

export function createPlan(session: Session, wanted: NewDatabase): WritePlan<Created> {
  const { queryClient: client } = session
  const { name } = wanted
  return {
    async prepare(signal, onQueued) {
      const options = { signal, onQueued }
      const { items, more } = await recentList(client, options)
      if (items.some((row) => sameName(row.name, name))) return { why: 'exists' }
      // The list is incomplete, so the name may be in use elsewhere.
      return more && (await exists(client, name, options)) ? { why: 'exists' } : null
    },
    send: (options) => createDatabase(client, wanted, options),
    check: () => findCreated(client, name),
    onConfirmed(created, checked) {
      forgetDeleted(session, name)
      // A create that was found by a look-up has no known time.
      if (!checked) noteAccepted(session, name)
      // What the detail screen shows until the first read: the answer may hold less than a read.
      if (created) client.setQueryData(database.detail(name).queryKey, created, { updatedAt: 0 })
      expectCreated(session, wanted, created)
      // A look-up is later than the read that the call itself has triggered.
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

/** Whether a database of this name exists. */
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
