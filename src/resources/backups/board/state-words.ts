/** What each state of freshness reads like, and how it is marked. */
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { StatusTone } from '~/ui/StatusPill'
import type { State } from '../reading/freshness'

export const stateWords: Record<State, MessageDescriptor> = {
  never: msg`never`,
  failed: msg`failed`,
  stale: msg`stale`,
  unknown: msg`unknown`,
  ageing: msg`ageing`,
  running: msg`running`,
  fresh: msg`fresh`,
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
