/** What the list shows beyond what the portal lists. Set by code that comes later than the list. */
import type { ReactNode } from 'react'
import type { Database } from '~/api/readers/database'
import type { Session } from '~/session/session'
import { createStore } from '~/store'

export interface Row extends Database {
  /** Stands where its status would, and then the row has no actions. */
  instead?: ReactNode
  /** When its last backup was made, in milliseconds since the epoch, where that is known. */
  backedUpAt?: number
}

type Change = (rows: readonly Row[]) => readonly Row[]

export const createListChanges = () => createStore<Change>((rows) => rows)

const createParts = () => new Map<string, Change>()

/** Sets one of the changes; the others stay. */
export function changeList(session: Session, part: string, change: Change): void {
  const parts = session.service(createParts).set(part, change)
  session
    .service(createListChanges)
    .set((rows) => [...parts.values()].reduce((changed, one) => one(changed), rows))
}
