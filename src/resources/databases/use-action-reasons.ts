/** Why something cannot be done to a database now, in words; null where it can. */
import { useLingui } from '@lingui/react/macro'
import { offline } from '~/api/transport/network'
import type { Database } from '~/api/readers/database'
import type { ItemList } from '~/api/readers/list'
import type { ProfileOffer } from '~/session/profile-offers'
import { isDeleting } from '~/patterns/record/status'
import { useOpenReason, useWriteRefusal } from '~/patterns/write/use-write'
import { writeOf } from '~/patterns/write/writes'
import { useSession } from '~/session/use-session'
import { useStore } from '~/use-store'
import { databases } from '~/products/registry'
import { isPendingDelete, pendingRows } from './list/pending-rows'
import { backingUp } from './backup/backing-up'
import { deleting } from './delete/deleting'

interface ActionReasons {
  backup: string | null
  remove: string | null
  /** The other profile that may do it. */
  offer: ProfileOffer | null
  /** Allows one try of what was refused; null where nothing was. */
  tryAnyway: (() => void) | null
}

/** `database`: what is known of it; by default the row of the list as it was last read. */
export function useActionReasons(name: string, database?: Database): ActionReasons {
  const { t } = useLingui()
  const session = useSession()
  const backing = useStore(writeOf(session, backingUp, name).state)
  const pending = useStore(pendingRows(session))
  const [backup, remove] = [useWriteRefusal(backingUp), useWriteRefusal(deleting)]
  const isOffline = useStore(offline)
  const open = useOpenReason(backing)
  const listed = session.queryClient.getQueryData(databases.list().queryKey)
  const row = listed && session.service(createRowIndex)(listed).get(name)
  const now = database ?? row
  const either = isOffline
    ? t`You're offline.`
    : row?.nameProblem === 'duplicate'
      ? t`Two entries share this name.`
      : now && (isDeleting(now.status) || isPendingDelete(pending, now))
        ? t`This database is being deleted.`
        : null
  const insist = [backup.tryAnyway, remove.tryAnyway].filter((one) => one !== null)
  return {
    // While the last outcome is unknown, a press shows that question again, and sends nothing.
    backup: either ?? backup.reason ?? (backing.step === 'unknown' ? null : open),
    remove: either ?? remove.reason,
    offer: backup.offer ?? remove.offer,
    tryAnyway: insist.length > 0 ? () => insist.forEach((one) => one()) : null,
  }
}

/** The rows of a list by name, built once for all callers. */
function createRowIndex() {
  let of: ItemList<Database> | null = null
  let rows = new Map<string | null, Database>()
  return (list: ItemList<Database>) => {
    if (list !== of) rows = new Map(list.items.map((row) => [row.name, row]))
    of = list
    return rows
  }
}
