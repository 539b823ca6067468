/** The steps of a create as they were observed: accepted, then each status of the portal until a final one. */
import type { QueryKey } from '@tanstack/react-query'
import { sameName } from '~/api/names'
import { isChanging } from '~/patterns/record/status'
import type { Session } from '~/session/session'
import { createStore, type Store } from '~/store'
import { database } from '../database'

interface CreationStep {
  /** The portal's status; null for the acceptance of the create itself. */
  status: string | null
  /** When it was first seen, in milliseconds since the epoch. */
  at: number
}

type Creations = Store<ReadonlyMap<string, readonly CreationStep[]>>

function followCreations({ queryClient }: Session): Creations {
  const creations: Creations = createStore(new Map())
  queryClient.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'success') return
    const name = databaseOf(event.query.queryKey)
    const steps = creations.get().get(name)
    if (!steps || hasEnded(steps)) return
    const read = queryClient.getQueryData(database.detail(name).queryKey)
    const status = sameName(read?.name ?? null, name) ? (read?.status ?? null) : null
    if (status === null || steps.some((step) => step.status === status)) return
    creations.set(new Map(creations.get()).set(name, [...steps, { status, at: Date.now() }]))
  })
  return creations
}

/** The creates of a session that were accepted, by name. */
export function creationsOf(session: Session): Creations {
  return session.service(followCreations)
}

/** The portal has accepted the create of a database. */
export function noteAccepted(session: Session, name: string): void {
  const creations = creationsOf(session)
  creations.set(new Map(creations.get()).set(name, [{ status: null, at: Date.now() }]))
}

/** Whether the status is final, so that no further step is expected. */
export function hasEnded(steps: readonly CreationStep[]): boolean {
  const last = steps.at(-1)?.status ?? null
  return last !== null && !isChanging(last)
}

/** The database whose detail a query holds; empty for any other query. */
function databaseOf([list, name, ...rest]: QueryKey): string {
  return list === 'databases' && typeof name === 'string' && rest.length === 0 ? name : ''
}
