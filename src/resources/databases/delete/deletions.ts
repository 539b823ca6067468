/** Which databases were deleted from here, and when, because Back may lead to one of them. */
import type { Database } from '~/api/readers/database'
import { isDeleting } from '~/patterns/record/status'
import type { Session } from '~/session/session'
import { compareIdentities, databaseIdentity } from '../writing/database-identity'

interface Deletion {
  /** When the portal accepted it, in milliseconds since the epoch. */
  at: number
  /** Distinguishes the deleted database from a later one of the same name. */
  identity: string | null
}

const createDeletions = () => new Map<string, Deletion>()

/** A delete was accepted. */
export function noteDeleted(session: Session, name: string, identity: string | null): void {
  session.service(createDeletions).set(name, { at: Date.now(), identity })
}

/** A database of this name was created: earlier deletes of the name are dropped. */
export function forgetDeleted(session: Session, name: string): void {
  session.service(createDeletions).delete(name)
}

/** When this database was deleted from here; null if it was not, or if `now`, which was read later, is another one. */
export function deletedAt(
  session: Session,
  name: string,
  now: { database: Database | undefined; readAt: number },
): number | null {
  const deletion = session.service(createDeletions).get(name)
  if (!deletion) return null
  const { database, readAt } = now
  if (!database || readAt <= deletion.at) return deletion.at
  const match = compareIdentities(databaseIdentity(database), deletion.identity)
  const isAnew = match === 'unclear' ? !isDeleting(database.status) : match === 'another'
  return isAnew ? null : deletion.at
}
