/** The bulk run of a session: one at a time, shown among the notifications on every screen. */
import type { QueryClient } from '@tanstack/react-query'
import { useStore } from '~/use-store'
import { createStore, type Store } from '~/store'
import { notify } from '~/patterns/screen/notifications'
import { isWaiting } from './bulk-item'
import { startRun, type BulkPlan, type BulkRun, type BulkState } from './bulk-run'
import { BulkPanel } from './BulkPanel'

const runs = new WeakMap<QueryClient, Store<BulkRun | null>>()

/** The run that was started last in this session; null before the first. */
function lastRun(client: QueryClient): Store<BulkRun | null> {
  const known = runs.get(client) ?? createStore<BulkRun | null>(null)
  runs.set(client, known)
  return known
}

/** Starts a run, unless one is at work; it goes on whichever screen is in view. */
export function startBulk(client: QueryClient, key: string, plan: BulkPlan): void {
  const last = lastRun(client)
  if (last.get()?.state.get().over === false || plan.names.length === 0) return
  const run = startRun(client, key, plan)
  last.set(run)
  notify({
    id: 'bulk',
    client,
    Show: ({ onClose }) => <BulkPanel run={run} onClose={onClose} />,
  })
}

/** Whether a run is at work in this session: a second one waits for its end. */
export function useBulkAtWork(client: QueryClient): boolean {
  return !useBulkState(client).over
}

/** How many of the run at work have not begun. */
export function useBulkWaiting(client: QueryClient): number {
  return useBulkState(client).items.filter(isWaiting).length
}

const none = createStore<BulkState>({ items: [], hold: null, over: true })

function useBulkState(client: QueryClient): BulkState {
  const run = useStore(lastRun(client))
  return useStore(run?.state ?? none)
}
