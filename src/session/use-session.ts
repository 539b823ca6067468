/** The session inside React. */
import { createContext, useContext, useSyncExternalStore } from 'react'
import type { RateLimiterState } from '~/api/rate-limit/limiter'
import { useStore } from '~/use-store'
import type { Session } from './session'
import { weighScopes, type Evidence, type Weighed } from './scope'

/** The session that a part of the page belongs to: the current one, or that of a token being checked. */
export const SessionContext = createContext<Session | null>(null)

export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('Outside any session')
  return session
}

/** The rate limit as it stands, kept current. */
export function useRateLimit(): RateLimiterState {
  const { limiter } = useSession().connection
  return useSyncExternalStore(limiter.subscribe, limiter.state)
}

/** What the calls so far have shown about the token, and which scopes that leaves. */
export function useScope(): Weighed & { evidence: readonly Evidence[] } {
  const evidence = useStore(useSession().evidence)
  return { evidence, ...weighScopes(evidence) }
}
