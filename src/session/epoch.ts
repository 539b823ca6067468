/** An epoch: one accepted token with its own connection, query cache and evidence. Closed, it leaves nothing. */
import type { QueryClient } from '@tanstack/react-query'
import { createCallLog } from '~/api/call-log'
import { createQueryClient } from '~/api/query-client'
import { openLedger } from '~/api/rate-ledger'
import { createRateLimiter, tokenKey } from '~/api/rate-limiter'
import { openConnection, type Connection } from '~/api/request'
import { settings } from '~/settings'
import { createStore, type Store } from '~/store'
import { evidenceOf, withEvidence, type Evidence } from './scope'

export interface Epoch {
  /** A short hash that tells tokens apart without giving one away. */
  readonly key: string
  readonly connection: Connection
  readonly queryClient: QueryClient
  readonly evidence: Store<Evidence[]>
  /** Set by the session: may the next call leave? Throws if not. */
  guard: () => void
  /** Set by the session: the portal answered 401. */
  onUnauthorized: () => void
  close(): void
}

type Send = Parameters<typeof openConnection>[0]['fetch']

/** What carries the calls in place of the browser; undefined: the browser does. */
let transport: Send

/** Lets the epochs that are opened from now on send their calls with `send`; undefined: over the network again. */
export function sendWith(send: Send): void {
  transport = send
}

/** Opens an epoch for a token that is to be tried, or, with its evidence, for one that was accepted before. */
export async function openEpoch(token: string, evidence?: Evidence[]): Promise<Epoch> {
  const [key, ledger] = await Promise.all([tokenKey(token), openLedger()])
  const seen = createStore(evidence ?? [])
  const usedBefore = evidence !== undefined
  const limiter = createRateLimiter({ ...limiterOptions(), key, ledger, usedBefore })
  const connection = openConnection({
    portalUrl: settings().portalUrl,
    token,
    key,
    limiter,
    log: createCallLog(),
    ...(transport && { fetch: transport }),
    guard: () => epoch.guard(),
    onEnd(call, error) {
      const piece = evidenceOf(call)
      if (piece) seen.set(withEvidence(seen.get(), piece))
      if (error?.kind === 'unauthorized') epoch.onUnauthorized()
    },
  })
  const queryClient = createQueryClient(connection)

  const epoch: Epoch = {
    key,
    connection,
    queryClient,
    evidence: seen,
    guard: () => undefined,
    onUnauthorized: () => undefined,
    close() {
      connection.close()
      queryClient.clear()
    },
  }
  return epoch
}

/** What the site's settings say of the limit. */
export function limiterOptions() {
  const { rateLimit } = settings()
  return rateLimit === null ? {} : { limit: rateLimit, limitFrom: 'settings' as const }
}
