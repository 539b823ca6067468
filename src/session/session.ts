/** A session: one token with its connection, cache, evidence, and all services that live as long. */
import type { QueryClient } from '@tanstack/react-query'
import { createQueryClient } from '~/api/query-client'
import type { Connection } from '~/api/connection'
import { createStore, type Store } from '~/store'
import type { Evidence } from './scope'
import type { StoredSession } from './storage/stored-session'

/** What is stored of an accepted token, besides the token itself. */
export type KeptProfile = Omit<StoredSession, 'token'>

export interface Session {
  /** A short hash that identifies a token without revealing it. */
  readonly key: string
  readonly connection: Connection
  readonly queryClient: QueryClient
  readonly evidence: Store<Evidence[]>
  /** Null while the token is on trial. */
  readonly profile: Store<KeptProfile | null>
  /** The profile with its token, for storage and for other tabs only, not for screens. */
  stored(): StoredSession | null
  /** The service that `create` makes for this session: made at the first call, and kept. */
  service<Service>(create: (session: Session) => Service): Service
  close(): void
}

interface SessionOptions {
  token?: string
  evidence?: Store<Evidence[]>
}

/** A session on an open connection. */
export function createSession(
  key: string,
  connection: Connection,
  { token = '', evidence = createStore<Evidence[]>([]) }: SessionOptions = {},
): Session {
  const queryClient = createQueryClient(connection)
  const profile = createStore<KeptProfile | null>(null)
  const services = new Map<unknown, unknown>()
  const session: Session = {
    key,
    connection,
    queryClient,
    evidence,
    profile,
    stored() {
      const kept = profile.get()
      return kept && { ...kept, token }
    },
    service<Service>(create: (session: Session) => Service) {
      if (!services.has(create)) services.set(create, create(session))
      // A cast, because one map holds services of all types: each under the function that made it.
      return services.get(create) as Service
    },
    close() {
      connection.close()
      queryClient.clear()
    },
  }
  return session
}
