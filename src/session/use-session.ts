/** The session inside React. */
import { createContext, useContext, useSyncExternalStore } from 'react'
import type { RateLimiterState } from '~/api/rate-limiter'
import { useStore } from '~/use-store'
import type { Epoch } from './epoch'
import { weighScopes, type Evidence, type Weighed } from './scope'

/** The epoch that a part of the page belongs to: the session's, or that of a token being checked. */
export const EpochContext = createContext<Epoch | null>(null)

export function useEpoch(): Epoch {
  const epoch = useContext(EpochContext)
  if (!epoch) throw new Error('Outside any epoch')
  return epoch
}

/** The rate limit as it stands, kept current. */
export function useRateLimit(): RateLimiterState {
  const { limiter } = useEpoch().connection
  return useSyncExternalStore(limiter.subscribe, limiter.state)
}

/** What the calls so far have shown about the token, and which scopes that leaves. */
export function useScope(): Weighed & { evidence: readonly Evidence[] } {
  const evidence = useStore(useEpoch().evidence)
  return { evidence, ...weighScopes(evidence) }
}
