/** The words and the tone of each state of freshness. */
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { StatusTone } from '~/ui/StatusPill'
import type { State } from '../reading/freshness'

export const stateWords: Record<State, MessageDescriptor> = {
  never: msg`No backup`,
  failed: msg`Failed`,
  stale: msg`Stale`,
  unknown: msg`Unknown`,
  ageing: msg`Due soon`,
  running: msg`Running`,
  fresh: msg`Fresh`,
}

export const stateTones: Record<State, StatusTone> = {
  never: 'bad',
  failed: 'bad',
  stale: 'bad',
  unknown: 'neutral',
  ageing: 'warn',
  running: 'busy',
  fresh: 'good',
}
