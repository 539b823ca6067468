/** The board in React: it reads while its screen is shown. */
import { useEffect, useSyncExternalStore } from 'react'
import { useSession } from '~/session/use-session'
import { boardOf, type Board, type BoardState } from '../board'

/** `names`: the databases to read, the most likely to be looked at first. */
export function useBoard(names: readonly string[]): { board: Board; state: BoardState } {
  const board = boardOf(useSession())
  const state = useSyncExternalStore(board.state.subscribe, board.state.get)
  useEffect(() => board.open(), [board])
  useEffect(() => board.want(names), [board, names])
  return { board, state }
}
