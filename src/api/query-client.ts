/** The query client of one session: which calls are repeated, how long data is fresh. */
import {
  hashKey,
  onlineManager,
  QueryClient,
  type QueryClientConfig,
  type QueryFunctionContext,
  type QueryKey,
} from '@tanstack/react-query'
import { ApiError, mayReadAgain } from './errors'
import { offline } from './transport/network'
import type { Answer } from './transport/read-answer'
import type { Connection } from './connection'
import type { OperationInput, OperationName } from './operations'
import { request } from './request'

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: Error
  }
}

/** A failed read is repeated automatically if the portal allows it within this time. */
const longestRetryMs = 60_000

/** Within this time after a refresh another one reads nothing: the answer would be the same. */
export const refreshCooldownMs = 3000

// By default TanStack Query trusts the browser's word on whether there is a network, which may be wrong.
onlineManager.setEventListener((setOnline) => offline.subscribe(() => setOnline(!offline.get())))

class PortalQueryClient extends QueryClient {
  /** Hashes of the queries that the person has refreshed and that are still to be read. */
  readonly refreshing = new Set<string>()
  /** When each query was last read because of a refresh, by the monotonic clock. */
  readonly refreshedAt = new Map<string, number>()
  /** Queries that failed and were refreshed within the cooldown: they are read after it. */
  readonly refreshLater = new Set<string>()

  readonly connection: Connection

  constructor(connection: Connection, config: QueryClientConfig) {
    super(config)
    this.connection = connection
  }
}

/** A query client whose calls all use `connection`. */
export function createQueryClient(connection: Connection): QueryClient {
  const client = new PortalQueryClient(connection, {
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        // Calls are always tried: only they show whether there is a network.
        networkMode: 'always',
        // When the network is back, failed queries are read again at once, the others where they are stale.
        refetchOnReconnect: ({ state }) => state.status !== 'error' || 'always',
        // Sharing structure copies keys such as `__proto__` from one body into the next.
        structuralSharing: false,
        retry: (failures, error) => error instanceof ApiError && mayTryAgain(failures, error),
        retryDelay: (_failures, error) => waitBeforeRetry(error),
        // A bug of ours goes to the route's error screen; a failure of the portal is shown where the data would be.
        throwOnError: (error) => !(error instanceof ApiError),
      },
    },
  })
  return client
}

/** The connection behind a query client of `createQueryClient`. */
export function connectionOf(client: QueryClient): Connection {
  return own(client).connection
}

function own(client: QueryClient): PortalQueryClient {
  if (!(client instanceof PortalQueryClient)) throw new Error('This query client has no connection')
  return client
}

/**
 * One read, for a query function. The first read of something, a refresh by the person, and the polls of a hidden tab
 * that the person asked to watch take the `read` lane; all other polls take `background`.
 */
export function readForQuery<Name extends OperationName>(
  context: QueryFunctionContext,
  operation: Name,
  input: OperationInput<Name>,
): Promise<Answer> {
  const { client, queryKey, signal } = context
  const query = hashKey(queryKey)
  const isFirst = client.getQueryData(queryKey) === undefined
  const isAsked = own(client).refreshing.delete(query)
  const isWanted = client
    .getQueryCache()
    .get(query)
    ?.observers.some(({ options }) => options.refetchIntervalInBackground)
  const lane = isFirst || isAsked || isWanted ? 'read' : 'background'
  return request(connectionOf(client), operation, { ...input, lane, signal, query })
}

/**
 * Reads again because the person asked for it. A read under way serves for it, and so does the last one during the
 * cooldown; if that failed, the read follows after the cooldown.
 */
export async function refresh(client: QueryClient, queryKey: QueryKey): Promise<void> {
  const query = hashKey(queryKey)
  const found = client.getQueryCache().get(query)
  if (!found) return
  const { refreshing, refreshedAt, refreshLater } = own(client)
  const fetchNow = async () => {
    refreshedAt.set(query, performance.now())
    refreshing.add(query)
    await found.fetch(undefined, { cancelRefetch: false }).catch(() => undefined)
    refreshedAt.set(query, performance.now())
  }
  const hasFailed = () => found.state.status === 'error'
  const left = refreshCooldownMs - (performance.now() - (refreshedAt.get(query) ?? -Infinity))
  if (left <= 0) return fetchNow()
  if (!hasFailed() || refreshLater.has(query)) return
  refreshLater.add(query)
  setTimeout(() => refreshLater.delete(query) && hasFailed() && void fetchNow(), left)
}

function mayTryAgain(failures: number, error: ApiError): boolean {
  // The limiter delays the next try until the pause is over; several 429s in a row mean that others use the token.
  if (error.kind === 'limited') return failures < 5
  return failures < 1 && mayReadAgain(error) && pauseOf(error) <= longestRetryMs
}

function waitBeforeRetry(error: Error): number {
  if (!(error instanceof ApiError) || error.kind === 'limited') return 0
  return pauseOf(error) + 1000 + Math.random() * 1000
}

/** How long the portal still asks to wait, in milliseconds. */
function pauseOf({ retryAt }: ApiError): number {
  return retryAt === undefined ? 0 : Math.max(0, retryAt - Date.now())
}
