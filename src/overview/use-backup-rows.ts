/** Each database with its backups, where they are known; no backup is read for this. */
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { preferences } from '~/preferences'
import { databases } from '~/products/registry'
import { boardOf } from '~/resources/backups/board'
import { boardRows, type BoardRow } from '~/resources/backups/rows'
import { useSession } from '~/session/use-session'
import { usePortalNow } from '~/ui/time/use-now'
import { useStore } from '~/use-store'

const MINUTE_MS = 60_000

export function useBackupRows(): BoardRow[] {
  const items = useQuery(databases.list()).data?.items
  const board = boardOf(useSession())
  const { version } = useStore(board.state)
  const { staleHours } = useStore(preferences)
  const now = usePortalNow(MINUTE_MS)
  return useMemo(
    // With each version of the board, `reading` returns new results.
    () => (version >= 0 ? boardRows(items ?? [], board.reading, staleHours, now) : []),
    [items, board, version, staleHours, now],
  )
}
