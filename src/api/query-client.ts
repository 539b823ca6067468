/** The query client of one epoch: which calls are repeated, how long data is fresh, what a write invalidates. */
import {
  MutationCache,
  onlineManager,
  QueryClient,
  type QueryFunctionContext,
  type QueryKey,
} from '@tanstack/react-query'
import { ApiError, mayReadAgain } from './errors'
import type { Answer } from './read-answer'
import type { Connection, PortalCall } from './request'

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: Error
    mutationMeta: { invalidates?: readonly QueryKey[] }
  }
}

/** A failed read is repeated by itself if that may be within this time, in milliseconds. */
const longestWait = 60_000

const connections = new WeakMap<QueryClient, Connection>()
const askedFor = new WeakMap<QueryClient, Set<string>>()

/** A query client whose calls all leave through `connection`. */
export function createQueryClient(connection: Connection): QueryClient {
  // TanStack takes a page that starts without a network to be online, and would not notice when there is one.
  onlineManager.setOnline(navigator.onLine)
  const client = new QueryClient({
    mutationCache: new MutationCache({
      onSettled: (_data, _error, _variables, _context, mutation) => {
        for (const queryKey of mutation.meta?.invalidates ?? [])
          // What has a longer key is something else: a list that changes does not make each of its details be read.
          void client.invalidateQueries({ queryKey, exact: true })
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        // TanStack assumes that it knows whether there is a network; the door knows better.
        networkMode: 'always',
        // What has failed is read again at once, the rest where it is stale.
        refetchOnReconnect: ({ state }) => state.status !== 'error' || 'always',
        // Sharing structure copies keys such as `__proto__` from one body into the next.
        structuralSharing: false,
        retry: (failures, error) => error instanceof ApiError && mayTryAgain(failures, error),
        retryDelay: (_failures, error) => waitBeforeRetry(error),
        // A bug of ours goes to the route's error screen; what the portal did is shown in its place.
        throwOnError: (error) => !(error instanceof ApiError),
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
  connections.set(client, connection)
  askedFor.set(client, new Set())
  return client
}

/** The connection behind a query client of `createQueryClient`. */
export function connectionOf(client: QueryClient): Connection {
  const connection = connections.get(client)
  if (!connection) throw new Error('This query client has no connection')
  return connection
}

/**
 * One read, for a query function. The first read of something and one that the person asked for take the
 * `read` lane; polling and refreshing behind the person's back take `background`.
 */
export function read(context: QueryFunctionContext, call: PortalCall): Promise<Answer> {
  const { client, queryKey, signal } = context
  const first = client.getQueryData(queryKey) === undefined
  const asked = askedFor.get(client)?.delete(JSON.stringify(queryKey)) ?? false
  const lane = first || asked ? 'read' : 'background'
  return connectionOf(client).request({ lane, signal }, call)
}

/** Reads again because the person asked for it; a read already under way is the answer. */
export async function refresh(client: QueryClient, queryKey: QueryKey): Promise<void> {
  askedFor.get(client)?.add(JSON.stringify(queryKey))
  await client.refetchQueries({ queryKey, exact: true }, { cancelRefetch: false })
}

function mayTryAgain(failures: number, error: ApiError): boolean {
  // The limiter holds the next try until the pause is over; a few in a row mean that others use the token.
  if (error.kind === 'limited') return failures < 5
  return failures < 1 && mayReadAgain(error) && pauseOf(error) <= longestWait
}

function waitBeforeRetry(error: Error): number {
  if (!(error instanceof ApiError) || error.kind === 'limited') return 0
  return pauseOf(error) + 1000 + Math.random() * 1000
}

/** How long the portal still asks not to come back, in milliseconds. */
function pauseOf({ retryAt }: ApiError): number {
  return retryAt === undefined ? 0 : Math.max(0, retryAt - Date.now())
}
