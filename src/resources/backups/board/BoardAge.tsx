/** The age of the oldest data on the board, and the button that refreshes all of it. */
import { useRef } from 'react'
import { refreshCooldownMs } from '~/api/query-client'
import { UpdatedAgo } from '~/patterns/list/UpdatedAgo'
import type { Board } from '../board'
import { RefreshButton } from '~/patterns/list/RefreshButton'

interface BoardAgeProps {
  board: Board
  names: readonly string[]
  /** Why there is nothing to read. */
  refusal: string | null
  onRefresh: () => void
}

export function BoardAge({ board, names, refusal, onRefresh }: BoardAgeProps) {
  const pressedAt = useRef(-Infinity)
  const { done, total } = board.state.get()
  // Of successful reads: a failed one makes the data no younger.
  const oldest = names.reduce(
    (least, name) => Math.min(least, board.reading(name)?.found?.at ?? Infinity),
    Infinity,
  )
  const press = () => {
    if (performance.now() - pressedAt.current < refreshCooldownMs) return
    pressedAt.current = performance.now()
    onRefresh()
  }
  return (
    <div className="flex items-center gap-1">
      <UpdatedAgo at={oldest < Infinity ? oldest : 0} />
      <RefreshButton isReading={done < total} onPress={press} reason={refusal} />
    </div>
  )
}
