/** The bulk run of a session: one at a time, shown among the notifications on every screen. */
import type { Session } from '~/session/session'
import { useSession } from '~/session/use-session'
import { useStore } from '~/use-store'
import { createStore } from '~/store'
import { notify } from '~/session/notifications'
import { sessionWrites } from '../write/writes'
import { isWaiting } from './bulk-item'
import { startRun, type BulkPlan, type BulkRun, type BulkState } from './bulk-run'
import { BulkPanel } from './BulkPanel'

const createLastRun = () => createStore<BulkRun | null>(null)

/** The session's latest run; null before the first. */
const lastRun = (session: Session) => session.service(createLastRun)

/** Starts a run, unless one is running; it continues on every screen. */
export function startBulk(session: Session, plan: BulkPlan): void {
  const last = lastRun(session)
  if (last.get()?.state.get().over === false || plan.names.length === 0) return
  const run = startRun(session, plan)
  last.set(run)
  notify(session, {
    id: 'bulk',
    Show: ({ onClose }) => <BulkPanel run={run} onClose={onClose} />,
  })
}

/** Whether a run is running in this session: a second one has to wait. */
export function useBulkAtWork(session: Session): boolean {
  return !useBulkState(session).over
}

/**
 * What the session is doing, for the question before it is left. `waiting`: how many items of a run have not begun;
 * `sent`: the write that leaving does not cancel.
 */
export function useUnderWay() {
  const session = useSession()
  const waiting = useBulkState(session).items.filter(isWaiting).length
  const sent = [...sessionWrites(session).all.values()].findLast(({ state }) => {
    const now = state.get()
    return now.step === 'checking' || (now.step === 'sending' && now.left)
  })
  return { waiting, sent: waiting === 0 ? sent : undefined }
}

const none = createStore<BulkState>({ items: [], hold: null, over: true })

function useBulkState(session: Session): BulkState {
  const run = useStore(lastRun(session))
  return useStore(run?.state ?? none)
}
