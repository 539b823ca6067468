/** What a session is doing, for the questions that are asked before it is left. */
import { useSession } from '~/session/use-session'
import { useBulkWaiting } from '../bulk/bulk-runs'
import { lastWrite } from './journal'
import { isBusy } from './write-state'
import { writeOf } from './writes'

/** `sent`: it has left, and leaving does not call it off. */
export function useUnderWay() {
  const session = useSession()
  const waiting = useBulkWaiting(session)
  const last = lastWrite()
  const state = last && writeOf(session, last.op, last.name).state.get()
  return { waiting, last, state, sent: waiting === 0 && state !== undefined && isBusy(state) }
}
