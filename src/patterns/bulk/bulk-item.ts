/** One name of a bulk run: where it stands, and what it counts as. */
import type { Write } from '../write/write'
import { isBusy, type WriteState } from '../write/write-state'

export interface BulkItem {
  name: string
  /** `called-off`: the person ended the run before anything of it was sent. */
  turn: 'waiting' | 'begun' | 'called-off'
  state: WriteState<unknown>
  /** Null until it has begun. */
  write: Write<unknown> | null
}

/** What an item counts as. `failed` is known not to have been done; `unknown` is not. */
export type ItemEnd = 'done' | 'failed' | 'unknown' | 'not-sent' | 'working' | 'waiting'

export function isWaiting({ turn }: BulkItem): boolean {
  return turn === 'waiting'
}

/** Whether nothing of it has left yet, and it was to: it waits, or what comes before it is being done. */
export function isToBeSent({ turn, state }: BulkItem): boolean {
  return (
    turn === 'waiting' || state.step === 'preparing' || (state.step === 'sending' && !state.left)
  )
}

/** What an item counts as now. */
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

/** How many items count as each. */
export function countItems(items: readonly BulkItem[]): Record<ItemEnd, number> {
  const counts = { done: 0, failed: 0, unknown: 0, 'not-sent': 0, working: 0, waiting: 0 }
  for (const item of items) counts[endOfItem(item)]++
  return counts
}
