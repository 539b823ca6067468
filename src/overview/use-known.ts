/** The three lists, kept current while they are looked at, and the backups that were read elsewhere. */
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { readWith, type Answer } from '~/api/read-answer'
import { readFunctions } from '~/api/readers/functions'
import { readProxies } from '~/api/readers/proxies'
import { preferences } from '~/preferences'
import { boardOf } from '~/resources/backups/board'
import { boardRows } from '~/resources/backups/rows'
import { databases } from '~/resources/databases/databases'
import { functions } from '~/resources/functions/functions'
import { proxies } from '~/resources/proxies/proxies'
import { useSession } from '~/session/use-session'
import { usePortalNow } from '~/ui/use-now'
import { useStore } from '~/use-store'
import type { Known } from './concerns'

// Made once: a new function would read the answer anew at each render.
const asFunctions = (answer: Answer) => readWith(answer, readFunctions)
const asProxies = (answer: Answer) => readWith(answer, readProxies)

const minute = 60_000

/** The lists' queries and all that is known of them; no backup is read for it. */
export function useKnown() {
  const lists = {
    databases: useQuery(databases.list()),
    functions: useQuery({ ...functions.list(), select: asFunctions }),
    proxies: useQuery({ ...proxies.list(), select: asProxies }),
  }
  const items = lists.databases.data?.items ?? null
  const board = boardOf(useSession())
  const { version } = useStore(board.state)
  const { staleHours } = useStore(preferences)
  const now = usePortalNow(minute)
  const rows = useMemo(
    // A new version of the board is a new answer to `reading`.
    () => (version >= 0 ? boardRows(items ?? [], board.reading, staleHours, now) : []),
    [items, board, version, staleHours, now],
  )
  const known: Known = {
    databases: items,
    functions: lists.functions.data?.items ?? null,
    proxies: lists.proxies.data?.items ?? null,
    rows,
  }
  return { lists, known }
}
