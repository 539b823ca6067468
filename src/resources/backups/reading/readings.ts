/** The results of every read of a database's backups, by any screen; kept longer than the query cache keeps lists. */
import type { QueryClient } from '@tanstack/react-query'
import { ApiError } from '~/api/errors'
import type { Backup } from '~/api/readers/backups'
import type { ItemList } from '~/api/readers/list'
import { found, type Reading } from './reading'

export interface Readings {
  get(name: string): Reading | undefined
  /** Whether any database's backups could be read. */
  any(): boolean
}

/** Follows the query cache while it exists; `onChange` runs after each reading. */
export function collectReadings(client: QueryClient, onChange: () => void): Readings {
  const readings = new Map<string, Reading>()
  let any = false

  function note(name: string, data: ItemList<Backup>, at: number, triedAt: number): void {
    any = true
    readings.set(name, { triedAt, found: found(data, at), error: null })
  }

  for (const query of client.getQueryCache().getAll()) {
    const name = nameOf(query.queryKey)
    const { data, dataUpdatedAt, isInvalidated } = query.state
    if (name === null || data === undefined) continue
    const age = Math.max(0, Date.now() - dataUpdatedAt)
    const triedAt = isInvalidated ? -Infinity : performance.now() - age
    // A cast, because the keys of the cache do not give the type of their data: this one holds lists of backups.
    note(name, data as ItemList<Backup>, dataUpdatedAt, triedAt)
  }

  client.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated') return
    const { queryKey, state } = event.query
    const name = nameOf(queryKey)
    if (name === null) return
    const known = readings.get(name)
    const triedAt = performance.now()
    if (event.action.type === 'success')
      note(name, state.data as ItemList<Backup>, Date.now(), triedAt)
    else if (event.action.type === 'error' && state.error instanceof ApiError)
      readings.set(name, { triedAt, found: known?.found ?? null, error: state.error })
    // A write has changed the list: the reading is out of date.
    else if (event.action.type === 'invalidate') {
      if (known) readings.set(name, { ...known, triedAt: -Infinity })
    } else return
    onChange()
  })

  return { get: (name) => readings.get(name), any: () => any }
}

/** The database whose backups a query holds; null for any other query. */
function nameOf(queryKey: readonly unknown[]): string | null {
  const [list, name, what, ...rest] = queryKey
  const isIt = list === 'databases' && what === 'backups' && rest.length === 0
  return isIt && typeof name === 'string' ? name : null
}
