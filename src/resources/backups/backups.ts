/** Backups over all databases: how the board reads each of them. One database's own calls are in `databases/database.ts`. */
import { queryOptions } from '@tanstack/react-query'
import { ApiError } from '~/api/errors'
import { connectionOf } from '~/api/query-client'
import { readWith } from '~/api/transport/read-answer'
import { readBackups } from '~/api/readers/backups'
import { request, type RequestOptions } from '~/api/request'
import { database } from '~/resources/databases/database'

/** How the board asks: behind what the person does, or at once because they have pressed for it. */
export type Asking = Pick<RequestOptions, 'lane' | 'onScreen' | 'onSent'>

export const backups = {
  /** The same list as `database.backups(name)`, asked for as the board does. */
  asked: (name: string, asking: Asking) =>
    queryOptions({
      ...database.backups(name),
      queryFn: async ({ client, signal }) => {
        const input = { params: { name }, ...asking, signal }
        const ask = () => request(connectionOf(client), 'listBackups', input)
        const answer = await ask().catch((error: unknown) => {
          // The token is being checked, and the second call waits for what comes of it.
          if (error instanceof ApiError && error.kind === 'unauthorized') return ask()
          throw error
        })
        return readWith(answer, readBackups)
      },
      // Whether it is young enough is for the board to say, which keeps what the cache lets go.
      staleTime: 0,
      gcTime: 60_000,
    }),
}
