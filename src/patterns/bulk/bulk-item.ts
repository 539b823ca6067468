/** One name of a bulk run: its progress and its result. */
import type { Write } from '../write/write'
import { isBusy, type WriteState } from '../write/write-state'

export interface BulkItem {
  name: string
  /** `called-off`: the person cancelled the run before anything was sent for this name. */
  turn: 'waiting' | 'begun' | 'called-off'
  state: WriteState<unknown>
  /** Null until it has begun. */
  write: Write<unknown> | null
}

/** The result of an item. `failed` is known not to have been done; `unknown` is not. */
export type ItemEnd = 'done' | 'failed' | 'unknown' | 'not-sent' | 'working' | 'waiting'

export function isWaiting({ turn }: BulkItem): boolean {
  return turn === 'waiting'
}

/** Whether the item is still to be sent: it waits, or what precedes its write is being done. */
export function isToBeSent({ turn, state }: BulkItem): boolean {
  return (
    turn === 'waiting' || state.step === 'preparing' || (state.step === 'sending' && !state.left)
  )
}

/** The present result of an item. */
export function endOfItem({ turn, state }: BulkItem): ItemEnd {
  if (turn === 'waiting') return 'waiting'
  if (turn === 'called-off') return 'not-sent'
  if (isBusy(state)) return 'working'
  if (state.step === 'confirmed') return 'done'
  // A resource that should be deleted and is gone needs nothing more.
  if (state.step === 'hindered' && state.hindrance.why === 'gone') return 'done'
  // Another resource has the name now: an automatic retry would change one that nobody chose.
  if (state.step === 'hindered' && state.hindrance.why === 'changed') return 'not-sent'
  return state.step === 'unknown' ? 'unknown' : 'failed'
}

/** How many items have each result. */
export function countItems(items: readonly BulkItem[]): Record<ItemEnd, number> {
  const counts = { done: 0, failed: 0, unknown: 0, 'not-sent': 0, working: 0, waiting: 0 }
  for (const item of items) counts[endOfItem(item)]++
  return counts
}
