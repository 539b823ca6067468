/** How many databases are known to lack a backup, for the navigation; reads nothing itself. */
import { useQueryClient } from '@tanstack/react-query'
import { formatNumber } from '~/i18n/format'
import { preferences } from '~/preferences'
import { databases } from '~/products/registry'
import { useSession } from '~/session/use-session'
import { usePortalNow } from '~/ui/time/use-now'
import { useStore } from '~/use-store'
import { boardOf } from './board'
import { boardRows } from './rows'

const MINUTE_MS = 60_000

export function StaleBackups() {
  const board = boardOf(useSession())
  // With each version of the board, `reading` returns new results.
  useStore(board.state)
  const { staleHours } = useStore(preferences)
  const now = usePortalNow(MINUTE_MS)
  const items = useQueryClient().getQueryData(databases.list().queryKey)?.items ?? []
  const count = boardRows(items, board.reading, staleHours, now).filter(({ lacks }) => lacks).length
  if (count === 0) return null
  return (
    <span aria-hidden="true" className="frame-count">
      {formatNumber(count)}
      <i />
    </span>
  )
}
