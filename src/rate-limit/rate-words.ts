/** The rate limiter's terms in words. */
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { RateLimiterState } from '~/api/rate-limit/limiter'

/** Where the limit's number comes from. */
export const limitSources: Record<RateLimiterState['limitFrom'], MessageDescriptor> = {
  default: msg`What the portal gives unless the vendor set another; nothing has told otherwise.`,
  settings: msg`From this site's settings.`,
  header: msg`Told by the portal in its rate-limit headers.`,
  learned: msg`Learned from a refusal (429): evenly paced calls were too many at a higher rate.`,
}

export const pauseCauses: Record<NonNullable<RateLimiterState['pauseCause']>, MessageDescriptor> = {
  'retry-after': msg`The portal answered 429 and said how long to wait (Retry-After).`,
  'no-retry-after': msg`The portal answered 429 without a readable Retry-After: a minute is waited, more if it repeats.`,
  unreadable: msg`The portal cannot be read (network, CORS, or rate limit).`,
}
