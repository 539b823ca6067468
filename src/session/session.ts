/** A session: one token with its connection, cache and evidence, and whatever else lives as long as it does. */
import type { QueryClient } from '@tanstack/react-query'
import { createQueryClient } from '~/api/query-client'
import type { Connection } from '~/api/connection'
import { createStore, type Store } from '~/store'
import type { Evidence } from './scope'
import type { StoredSession } from './storage/stored-session'

/** What is kept of an accepted token, beside the token itself. */
export type KeptProfile = Omit<StoredSession, 'token'>

export interface Session {
  /** A short hash that tells tokens apart without giving one away. */
  readonly key: string
  readonly connection: Connection
  readonly queryClient: QueryClient
  readonly evidence: Store<Evidence[]>
  /** Null while the token is on trial. */
  readonly profile: Store<KeptProfile | null>
  /** The profile with its token, for what keeps it or hands it to another tab. No screen asks for it. */
  stored(): StoredSession | null
  /** What `create` makes for this session: made when it is first asked for, and the same ever after. */
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
      // A cast, because one map holds the services of all types: each under what made it.
      return services.get(create) as Service
    },
    close() {
      connection.close()
      queryClient.clear()
    },
  }
  return session
}
