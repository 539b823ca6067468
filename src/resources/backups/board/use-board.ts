/** The board in React: it reads while its screen is shown. */
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { inPlace, placesOf, type Places } from '~/patterns/table/use-kept-order'
import { useSession } from '~/session/use-session'
import { boardOf, type Board, type BoardState } from '../board'
import type { BoardRow } from '../rows'

/** `names`: the databases to read, the most likely to be looked at first. */
export function useBoard(names: readonly string[]): { board: Board; state: BoardState } {
  const board = boardOf(useSession())
  const state = useSyncExternalStore(board.state.subscribe, board.state.get)
  useEffect(() => board.open(), [board])
  useEffect(() => board.want(names), [board, names])
  return { board, state }
}

/** Rows wait so long for a reading that is complete soon, in milliseconds. */
const SOON_MS = 3000

/**
 * Whether the rows are shown. Where the first reading is complete soon, they are shown only then: otherwise each would
 * change its height, its columns and its place. `isThere`: the list of databases has been read.
 */
export function useRowsShown(board: Board, isThere: boolean, isReading: boolean): boolean {
  const [isShown, setShown] = useState(false)
  useEffect(() => {
    if (!isThere) return
    const timer = setTimeout(() => setShown(true), SOON_MS)
    return () => clearTimeout(timer)
  }, [isThere])
  if (!isShown && isThere && !(isReading && board.timeLeft() < SOON_MS)) setShown(true)
  return isShown
}

/** Rows keep their places while more is read: as long as `order` is the same, and not null. */
export function useHeldOrder(
  sorted: readonly BoardRow[],
  order: string | null,
): readonly BoardRow[] {
  const [held, setHeld] = useState<{ order: string | null; places: Places } | null>(null)
  const isHeld = held !== null && held.order === order
  if (!isHeld && order !== null) setHeld({ order, places: placesOf(sorted, keyOf) })
  return useMemo(
    () => (isHeld && order !== null ? inPlace(sorted, keyOf, held.places) : sorted),
    [isHeld, order, sorted, held],
  )
}

const keyOf = ({ key }: BoardRow) => key
