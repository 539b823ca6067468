/** React hooks for the session. */
import { createContext, useContext, useSyncExternalStore } from 'react'
import type { RateLimiterState } from '~/api/rate-limit/limiter'
import { useStore } from '~/use-store'
import type { Session } from './session'
import { weighScopes, type Evidence, type Weighed } from './scope'

/** The session for a part of the page: the current one, or that of a token on trial. */
export const SessionContext = createContext<Session | null>(null)

export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('Outside any session')
  return session
}

/** The current state of the rate limit. */
export function useRateLimit(): RateLimiterState {
  const { limiter } = useSession().connection
  return useSyncExternalStore(limiter.subscribe, limiter.state)
}

/** The evidence of the calls so far, and the scopes that are still possible. */
export function useScope(): Weighed & { evidence: readonly Evidence[] } {
  const evidence = useStore(useSession().evidence)
  return { evidence, ...weighScopes(evidence) }
}
