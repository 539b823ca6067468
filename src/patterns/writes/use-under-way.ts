/** What a session is doing, for the questions that are asked before it is left. */
import { useQueryClient } from '@tanstack/react-query'
import { useBulkWaiting } from '../bulk/bulk-runs'
import { lastWrite } from './journal'
import { isBusy } from './write-state'
import { writeOf } from './writes'

/** `key`: the session's. `sent`: it has left, and leaving does not call it off. */
export function useUnderWay(key: string) {
  const client = useQueryClient()
  const waiting = useBulkWaiting(client)
  const last = lastWrite()
  const state = last && writeOf(client, key, last.op, last.name).state.get()
  return { waiting, last, state, sent: waiting === 0 && state !== undefined && isBusy(state) }
}
