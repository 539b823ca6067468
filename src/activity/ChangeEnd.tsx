/** How a change ended, in a word and a sentence: confirmed, rejected, not sent, unknown. */
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { formatClock } from '~/i18n/format'
import { NotDoneWords, UnknownOutcome } from '~/patterns/write/OutcomeWords'
import type { RecordedWrite } from '~/patterns/write/write-record'
import type { WriteState } from '~/patterns/write/write-state'
import { StatusPill, type StatusTone } from '~/ui/StatusPill'

type Step = WriteState<unknown>['step']
type End = 'under-way' | 'checking' | 'confirmed' | 'rejected' | 'not-sent' | 'unknown'

const ends: Record<Step, End> = {
  idle: 'not-sent',
  preparing: 'under-way',
  hindered: 'not-sent',
  sending: 'under-way',
  confirmed: 'confirmed',
  rejected: 'rejected',
  'not-sent': 'not-sent',
  // A 429: the portal has not handled it.
  limited: 'not-sent',
  checking: 'checking',
  unknown: 'unknown',
}

const words: Record<End, { word: MessageDescriptor; tone: StatusTone }> = {
  'under-way': { word: msg`Sending`, tone: 'busy' },
  checking: { word: msg`Checking`, tone: 'busy' },
  confirmed: { word: msg`Confirmed`, tone: 'good' },
  rejected: { word: msg`Rejected`, tone: 'bad' },
  'not-sent': { word: msg`Not sent`, tone: 'neutral' },
  unknown: { word: msg`Unknown`, tone: 'warn' },
}

/** The end that a step is, or that the write is still under way. */
export function endOfChange(step: Step): End {
  return ends[step]
}

export function ChangeEnd({ change }: { change: RecordedWrite }) {
  const { i18n } = useLingui()
  const { word, tone } = words[endOfChange(change.state.step)]
  return (
    <>
      <StatusPill tone={tone}>{i18n._(word)}</StatusPill>
      <div className="text-sm whitespace-normal text-muted">
        <Why change={change} />
      </div>
    </>
  )
}

/** Details beyond the word. */
function Why({ change: { kind, name, state } }: { change: RecordedWrite }) {
  const { t } = useLingui()
  switch (state.step) {
    case 'idle':
      return <Trans>Cancelled before sending.</Trans>
    case 'hindered':
    case 'rejected':
    case 'not-sent':
      return <NotDoneWords kind={kind} name={name} end={state} />
    case 'confirmed':
      return state.checked ? t`Confirmed by a later check; the first response was unclear.` : null
    case 'limited':
      return (
        <Trans>Rate limit reached; you can try again after {formatClock(state.retryAt)}.</Trans>
      )
    case 'unknown':
      return <UnknownOutcome kind={kind} name={name} why={state.why} />
    case 'preparing':
    case 'sending':
    case 'checking':
      return null
  }
}
