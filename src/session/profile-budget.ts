/** The rate limit of a profile that is not in use: only looked at, nothing of it leaves. */
import { openLedger } from '~/api/rate-ledger'
import { createRateLimiter, type RateLimiterState } from '~/api/rate-limiter'
import { limiterOptions } from './session'

/** Tells the state of a token's limit, by its key, and each change of it, until the returned function is called. */
export function budgetOf(key: string, tell: (state: RateLimiterState) => void): () => void {
  const watch = new AbortController()
  void follow(key, tell, watch.signal)
  return () => watch.abort()
}

async function follow(
  key: string,
  tell: (state: RateLimiterState) => void,
  until: AbortSignal,
): Promise<void> {
  const ledger = await openLedger()
  const limiter = createRateLimiter({ ...limiterOptions(), key, ledger, usedBefore: true })
  const look = () => tell(limiter.state())
  limiter.subscribe(look)
  look()
  if (until.aborted) limiter.close()
  else until.addEventListener('abort', () => limiter.close())
}
