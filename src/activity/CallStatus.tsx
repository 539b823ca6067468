/** The state of a call as a word and a dot: the HTTP status, and the error. */
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { CallEntry } from '~/api/call-log/call-log'
import type { ErrorKind } from '~/api/errors'
import { StatusPill, type StatusTone } from '~/ui/StatusPill'
import { callOutcome, type CallOutcome } from './find-calls'

/** Each kind of error in as few words as a cell has room for; its sentence is in error-words.ts. */
const kindWords: Record<ErrorKind, MessageDescriptor> = {
  offline: msg`Offline`,
  unreachable: msg`No response`,
  timeout: msg`Timed out`,
  unauthorized: msg`Invalid token`,
  forbidden: msg`Forbidden`,
  quota: msg`Quota reached`,
  'not-found': msg`Not found`,
  limited: msg`Rate limit`,
  rejected: msg`Rejected`,
  broken: msg`Bad response`,
}

export const outcomeWords: Record<CallOutcome, MessageDescriptor> = {
  answered: msg`Succeeded`,
  failed: msg`Failed`,
  'under-way': msg`In progress`,
  'called-off': msg`Cancelled`,
}

const tones: Record<CallOutcome, StatusTone> = {
  answered: 'good',
  failed: 'bad',
  'under-way': 'busy',
  'called-off': 'neutral',
}

export function CallStatus({ call }: { call: CallEntry }) {
  const { t, i18n } = useLingui()
  const { state, status, error, reason } = call
  const word =
    state === 'waiting'
      ? t`Waiting`
      : state === 'sending'
        ? t`Sending`
        : state === 'called-off'
          ? t`Cancelled`
          : reason === 'server'
            ? t`Server error`
            : error
              ? i18n._(kindWords[error])
              : ''
  const tone = error === 'limited' ? 'warn' : tones[callOutcome(call)]
  return <StatusPill tone={tone}>{[status, word].filter(Boolean).join(' ')}</StatusPill>
}
