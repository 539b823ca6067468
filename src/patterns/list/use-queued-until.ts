/** Until when the call of a query waits for the rate limit. */
import { hashKey, useQueryClient, type QueryKey } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { connectionOf } from '~/api/query-client'

/** The time in milliseconds since the epoch (an estimate); undefined while no call waits for over a second. */
export function useQueuedUntil(queryKey: QueryKey): number | undefined {
  const { log } = connectionOf(useQueryClient())
  const hash = hashKey(queryKey)
  return useSyncExternalStore(
    log.subscribe,
    () =>
      log
        .get()
        .findLast(
          ({ query, state, waitsUntil = 0, at }) =>
            query === hash && state === 'waiting' && waitsUntil > at + 1000,
        )?.waitsUntil,
  )
}
