/** The rate limiter's lanes in words. */
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Lane } from '~/api/rate-limit/limiter'

export const laneWords: Record<Lane, MessageDescriptor> = {
  write: msg`Write`,
  read: msg`Read`,
  background: msg`Background`,
}
