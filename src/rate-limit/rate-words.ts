/** The rate limiter's terms in words. */
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { RateLimiterState } from '~/api/rate-limit/limiter'

/** Where the limit's number comes from. */
export const limitSources: Record<RateLimiterState['limitFrom'], MessageDescriptor> = {
  default: msg`The portal's default; nothing has shown otherwise.`,
  settings: msg`From this site's configuration.`,
  header: msg`Reported in the portal's rate-limit headers.`,
  learned: msg`Learned from a 429: evenly paced requests above this rate were refused.`,
}

export const pauseCauses: Record<NonNullable<RateLimiterState['pauseCause']>, MessageDescriptor> = {
  'retry-after': msg`The portal returned 429 and said how long to wait (Retry-After).`,
  'no-retry-after': msg`The portal returned 429 without a valid Retry-After: waiting one minute, longer if it repeats.`,
  unreadable: msg`No readable response from the portal (network, CORS or rate limit).`,
}
