/** Which databases were deleted from here, and when: Back must not lead to what is gone. */
import type { Database } from '~/api/readers/database'
import { isDeleting } from '~/patterns/record/status'
import type { Session } from '~/session/session'
import { compareIdentities, databaseIdentity } from '../writing/database-identity'

interface Deletion {
  /** When the portal accepted it, in milliseconds since the epoch. */
  at: number
  /** What tells the deleted database from one made anew. */
  identity: string | null
}

const createDeletions = () => new Map<string, Deletion>()

/** A delete was accepted. */
export function noteDeleted(session: Session, name: string, identity: string | null): void {
  session.service(createDeletions).set(name, { at: Date.now(), identity })
}

/** One of this name was created: what was deleted before it is of no interest any more. */
export function forgetDeleted(session: Session, name: string): void {
  session.service(createDeletions).delete(name)
}

/** When this database was deleted from here; null if it was not, or if `now`, read later, is one made anew. */
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
