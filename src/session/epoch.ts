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

/** Opens an epoch for a token that is to be tried, or was accepted before. */
export async function openEpoch(token: string, evidence: Evidence[] = []): Promise<Epoch> {
  const { portalUrl, rateLimit } = settings()
  const [key, ledger] = await Promise.all([tokenKey(token), openLedger()])
  const seen = createStore(evidence)
  const limiter = createRateLimiter({
    key,
    ledger,
    ...(rateLimit === null ? {} : { limit: rateLimit, limitFrom: 'settings' }),
  })
  const connection = openConnection({
    portalUrl,
    token,
    limiter,
    log: createCallLog(),
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
