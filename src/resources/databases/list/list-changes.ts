/** Changes to the list that the portal's answer does not have. Set by code that is loaded after the list. */
import type { ReactNode } from 'react'
import type { Database } from '~/api/readers/database'
import type { Session } from '~/session/session'
import { createStore } from '~/store'

export interface Row extends Database {
  /** Shown in place of its status; the row then has no actions. */
  instead?: ReactNode
  /** When its last backup was made, in milliseconds since the epoch, where that is known. */
  backedUpAt?: number
}

type Change = (rows: readonly Row[]) => readonly Row[]

export const createListChanges = () => createStore<ReadonlyMap<string, Change>>(new Map())

/** Replaces one of the changes; the others stay. */
export function changeList(session: Session, part: string, change: Change): void {
  const changes = session.service(createListChanges)
  changes.set(new Map(changes.get()).set(part, change))
}
