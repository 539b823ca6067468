/** The query client of one session: which calls are repeated, how long data is fresh. */
import {
  hashKey,
  type Query,
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

/** A failed read is repeated by itself if that may be within this time, in milliseconds. */
const longestWait = 60_000

/** What the person asked for is not asked for again within this time, in milliseconds: it would bring the same. */
const rest = 3000

// TanStack would believe the browser.
onlineManager.setEventListener((setOnline) => offline.subscribe(() => setOnline(!offline.get())))

interface Asked {
  /** What the person asked for and is still to be read. */
  open: Set<string>
  /** When what was asked for last came, by the steady clock. */
  came: Map<string, number>
  /** What failed and was asked for so soon after that it is read when it has rested. */
  due: Set<string>
}

/** Each by query hash. */
class PortalQueryClient extends QueryClient {
  readonly asked: Asked = { open: new Set(), came: new Map(), due: new Set() }

  readonly connection: Connection

  constructor(connection: Connection, config: QueryClientConfig) {
    super(config)
    this.connection = connection
  }
}

/** A query client whose calls all leave through `connection`. */
export function createQueryClient(connection: Connection): QueryClient {
  const client = new PortalQueryClient(connection, {
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
 * One read, for a query function. The first read of something, one that the person asked for, and what a hidden
 * tab polls because the person wants to be told, take the `read` lane; what else happens behind the person's back
 * takes `background`.
 */
export function readForQuery<Name extends OperationName>(
  context: QueryFunctionContext,
  operation: Name,
  input: OperationInput<Name>,
): Promise<Answer> {
  const { client, queryKey, signal } = context
  const query = hashKey(queryKey)
  const isFirst = client.getQueryData(queryKey) === undefined
  const isAsked = own(client).asked.open.delete(query)
  const isWanted = client
    .getQueryCache()
    .get(query)
    ?.observers.some(({ options }) => options.refetchIntervalInBackground)
  const lane = isFirst || isAsked || isWanted ? 'read' : 'background'
  return request(connectionOf(client), operation, { ...input, lane, signal, query })
}

/**
 * Reads again because the person asked for it. A read already under way is the answer; for a moment so is what came
 * of the last one, unless it failed: then it is read when the moment is over.
 */
export async function refresh(client: QueryClient, queryKey: QueryKey): Promise<void> {
  const query = hashKey(queryKey)
  const found = client.getQueryCache().get(query)
  if (!found) return
  const { open, came, due } = own(client).asked
  const left = rest - (performance.now() - (came.get(query) ?? -Infinity))
  if (left > 0) {
    if (hasFailed(found) && !due.has(query)) {
      due.add(query)
      setTimeout(() => due.delete(query) && hasFailed(found) && void ask(), left)
    }
    return
  }
  await ask()

  async function ask(): Promise<void> {
    came.set(query, performance.now())
    open.add(query)
    await found?.fetch(undefined, { cancelRefetch: false }).catch(() => undefined)
    came.set(query, performance.now())
  }
}

/** Whether it could not be read, or what came could not be used by the screen that selects from it. */
function hasFailed({ state, observers }: Query): boolean {
  return state.status === 'error' || observers.some((one) => one.getCurrentResult().isError)
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
