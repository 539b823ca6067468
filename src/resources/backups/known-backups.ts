/** What any screen has read of the databases' backups, inside React; no backup is read for this. */
import { useMemo } from 'react'
import type { Database } from '~/api/readers/database'
import { preferences } from '~/preferences'
import { useSession } from '~/session/use-session'
import { usePortalMinute } from '~/ui/time/use-now'
import { useStore } from '~/use-store'
import { boardOf } from './board'
import { freshnessOf } from './reading/freshness'
import { boardRows, type BoardRow } from './rows'

/** One database's backups, and how fresh they are. */
export function useKnownBackups(name: string) {
  const { board, hours, now } = useKnown()
  const reading = board.reading(name)
  return { reading, now, ...freshnessOf(reading?.found, hours, now) }
}

/** Each database with its backups. */
export function useBackupRows(items: readonly Database[] | undefined): BoardRow[] {
  const { board, version, hours, now } = useKnown()
  return useMemo(
    // With each version of the board, `reading` returns new results.
    () => (version >= 0 ? boardRows(items ?? [], board.reading, hours, now) : []),
    [items, board, version, hours, now],
  )
}

function useKnown() {
  const board = boardOf(useSession())
  const { version } = useStore(board.state)
  const { staleHours: hours } = useStore(preferences)
  return { board, version, hours, now: usePortalMinute() }
}
