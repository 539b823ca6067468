/** A session: one token with its connection, cache and evidence, and whatever else lives as long as it does. */
import type { QueryClient } from '@tanstack/react-query'
import { createCallLog } from '~/api/call-log'
import { createQueryClient } from '~/api/query-client'
import { openLedger } from '~/api/rate-ledger'
import { createRateLimiter, tokenKey } from '~/api/rate-limiter'
import { openConnection, type Connection } from '~/api/request'
import { settings } from '~/settings'
import { createStore, type Store } from '~/store'
import { evidenceOf, withEvidence, type Evidence } from './scope'

export interface Session {
  /** A short hash that tells tokens apart without giving one away. */
  readonly key: string
  readonly connection: Connection
  readonly queryClient: QueryClient
  readonly evidence: Store<Evidence[]>
  /** What `create` makes for this session: made when it is first asked for, and the same ever after. */
  service<Service>(create: (session: Session) => Service): Service
  /** Set on signing in: may the next call leave? Throws if not. */
  guard: () => void
  /** Set on signing in: the portal answered 401. */
  onUnauthorized: () => void
  close(): void
}

type Send = Parameters<typeof openConnection>[0]['fetch']

/** What carries the calls in place of the browser; undefined: the browser does. */
let transport: Send

/** Lets the sessions that are opened from now on send their calls with `send`; undefined: over the network again. */
export function sendWith(send: Send): void {
  transport = send
}

/** Opens a session for a token that is to be tried, or, with its evidence, for one that was accepted before. */
export async function openSession(token: string, evidence?: Evidence[]): Promise<Session> {
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
    guard: () => session.guard(),
    onEnd(call, error) {
      const piece = evidenceOf(call)
      if (piece) seen.set(withEvidence(seen.get(), piece))
      if (error?.kind === 'unauthorized') session.onUnauthorized()
    },
  })
  const session = createSession(key, connection, seen)
  return session
}

/** A session on an open connection. */
export function createSession(
  key: string,
  connection: Connection,
  evidence: Store<Evidence[]> = createStore<Evidence[]>([]),
): Session {
  const queryClient = createQueryClient(connection)
  const services = new Map<unknown, unknown>()
  const session: Session = {
    key,
    connection,
    queryClient,
    evidence,
    service<Service>(create: (session: Session) => Service) {
      if (!services.has(create)) services.set(create, create(session))
      // A cast, because one map holds the services of all types: each under what made it.
      return services.get(create) as Service
    },
    guard: () => undefined,
    onUnauthorized: () => undefined,
    close() {
      connection.close()
      queryClient.clear()
    },
  }
  return session
}

/** What the site's settings say of the limit. */
export function limiterOptions() {
  const { rateLimit } = settings()
  return rateLimit === null ? {} : { limit: rateLimit, limitFrom: 'settings' as const }
}
