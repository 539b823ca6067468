/** How a database is created: not over a name in use, at most once, and looked up if the answer is unclear. */
import type { QueryClient } from '@tanstack/react-query'
import { sameName } from '~/api/names'
import type { DatabaseDetail } from '~/api/readers/database-detail'
import type { Finding } from '~/patterns/writes/write-state'
import type { WritePlan } from '~/patterns/writes/write'
import { runMutation } from '~/patterns/writes/writes'
import { database, type NewDatabase } from './database'
import { databases } from './databases'
import { freshList, isGone, readDetail } from './fresh'
import { expectCreated } from './pending-rows'

/** The new database, or null where the portal accepted it without saying more. */
export type Created = DatabaseDetail | null

export function createPlan(client: QueryClient, wanted: NewDatabase): WritePlan<Created> {
  const { name } = wanted
  return {
    op: 'create',
    name,
    async prepare() {
      const { items } = await freshList(client)
      return items.some((row) => sameName(row.name, name)) ? { why: 'exists' } : null
    },
    send: () => runMutation(client, database.create(), wanted),
    check: () => findCreated(client, name),
    onConfirmed(created) {
      // The answer is the first that the detail screen shows: it costs no read of its own.
      if (created) client.setQueryData(database.detail(name).queryKey, created)
      expectCreated(client, wanted, created)
      void client.invalidateQueries({ queryKey: databases.list().queryKey, exact: true })
    },
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
