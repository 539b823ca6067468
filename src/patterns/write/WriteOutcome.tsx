/** The state of a write, next to its button: what happened, the portal's own words, and what can be done. */
import { Trans, useLingui } from '@lingui/react/macro'
import { useState, type ReactNode } from 'react'
import { isRefusal } from '~/api/errors'
import { QueuedNotice } from '~/patterns/list/QueuedNotice'
import { Button } from '~/ui/Button'
import { Notice } from '~/ui/Notice'
import { pressOnce } from '~/ui/press-once'
import { Ticking } from '~/ui/time/Ticking'
import { useStore } from '~/use-store'
import { OfferWords, SwitchTo } from '~/patterns/errors/ProfileOffer'
import { useOffer } from '~/session/profile-offers'
import { PortalQuote } from '~/patterns/errors/PortalQuote'
import { Aim, Checking, Despite, Named, NotDoneWords, UnknownOutcome } from './OutcomeWords'
import { journalKept } from './journal'
import { useSecondsTo } from './use-write'
import type { Write } from './write'
import { productOfKind } from './write-kind'
import { errorOf, type Confirmed, type NotDone } from './write-state'

/** What is shown for a write that was done, and how that is known. */
export type ShowConfirmed<Result> = (result: Result, how: Confirmed) => ReactNode

interface WriteOutcomeProps<Result> {
  write: Write<Result>
  /** Shown while another write has to be finished first, such as a backup. */
  preparing?: ReactNode
  /** Whether the kind and name of the write are shown: outside its own form nothing else shows them. */
  isApart?: boolean
  /** Shown once it is done, where the kind's own words are not enough. */
  confirmed?: ShowConfirmed<Result> | undefined
}

/** Renders nothing for a write that has not begun. */
export function WriteOutcome<Result>({
  write,
  preparing,
  isApart = false,
  confirmed,
}: WriteOutcomeProps<Result>) {
  const { kind, name } = write
  const it = <Named>{name}</Named>
  const state = useStore(write.state)
  const aim = isApart && <Aim kind={kind} names={[name]} />
  switch (state.step) {
    case 'idle':
      return null
    case 'preparing':
      return state.waitsUntil ? (
        <QueuedNotice until={state.waitsUntil} onCancel={write.cancel} />
      ) : (
        <Notice tone="info" role="status">
          {preparing ?? <Trans>Checking…</Trans>}
        </Notice>
      )
    case 'sending':
      return state.waitsUntil ? (
        <Notice tone="info">
          <p>
            <Trans>Queued, not sent yet.</Trans>
          </p>
          <QueuedNotice until={state.waitsUntil} onCancel={write.cancel} />
        </Notice>
      ) : (
        <Notice tone="info" role="status">
          <p>{kind.sending(it)}</p>
          {state.left && (
            <p className="text-muted">
              <Trans>The request was already sent; its result will be checked.</Trans>
            </p>
          )}
          {state.left && <NotKept />}
        </Notice>
      )
    case 'confirmed':
      if (confirmed) return confirmed(state.result, state)
      return (
        <Notice tone="good" role="status">
          {kind.done(it, state.result, state.despite !== undefined)}
          <Despite error={state.despite} />
        </Notice>
      )
    case 'hindered':
    case 'rejected':
    case 'not-sent':
    case 'limited':
      return <NotDoneNotice write={write} end={state} aim={aim} />
    case 'checking':
      return (
        <Notice tone="warn" role="status">
          <p className="font-medium">
            <Checking kind={kind} name={name} error={state.error} />
          </p>
          <p className="text-muted">
            <Trans>Checking whether the request went through. Nothing is sent again.</Trans>
          </p>
          <NotKept />
        </Notice>
      )
    case 'unknown':
      return (
        <Notice tone="warn" role="alert">
          <p className="font-medium">
            <UnknownOutcome kind={kind} name={name} why={state.why} at={state.at} />
          </p>
          {aim}
          <PortalQuote error={state.error} />
          <NotKept />
          <DoubtActions write={write} />
        </Notice>
      )
  }
}

/** Where the browser refuses storage, a reload forgets the open question. */
function NotKept() {
  if (useStore(journalKept)) return null
  return (
    <p className="text-muted">
      <Trans>
        This browser keeps no note of it: after a reload, check whether it went through before you
        do it again.
      </Trans>
    </p>
  )
}

interface NotDoneNoticeProps<Result> {
  write: Write<Result>
  end: NotDone
  aim: ReactNode
}

function NotDoneNotice<Result>({ write, end, aim }: NotDoneNoticeProps<Result>) {
  const { kind, name } = write
  const offer = useOffer(productOfKind(kind) ?? '', 'write')
  const error = errorOf(end)
  const mayNot = end.step === 'rejected' && isRefusal(end.error)
  const isUnread = end.step === 'hindered' && end.hindrance.why === 'unread'
  const isFirm = end.step === 'rejected' || end.step === 'limited'
  return (
    <Notice
      tone={end.step === 'rejected' ? 'bad' : 'warn'}
      role="alert"
      actions={
        mayNot && offer ? (
          <SwitchTo offer={offer} small />
        ) : (
          isUnread && kind.anyway && <Anyway write={write} />
        )
      }
    >
      <p className={isFirm ? 'font-medium' : ''}>
        <NotDoneWords kind={kind} name={name} end={end} />
      </p>
      {aim}
      <PortalQuote error={error} />
      {mayNot && (
        <p className="text-muted">{offer ? <OfferWords offer={offer} /> : kind.whoMay(null)}</p>
      )}
      {end.step === 'rejected' && end.error.kind === 'quota' && (
        <p className="text-muted">
          <Trans>
            Delete databases you no longer need, or ask your provider for a larger plan.
          </Trans>
        </p>
      )}
      {end.step === 'limited' && <PressAgain at={end.retryAt} />}
    </Notice>
  )
}

function Anyway<Result>({ write }: { write: Write<Result> }) {
  const { anyway } = write.kind
  return (
    anyway && (
      <Button small onClick={() => write.again({ unprepared: true })} {...pressOnce}>
        {anyway(null)}
      </Button>
    )
  )
}

/** When the rate limit allows another press. */
function PressAgain({ at }: { at: number }) {
  const { t } = useLingui()
  const seconds = useSecondsTo(at)
  return (
    <p className="text-muted">
      {seconds > 0 ? (
        <Ticking still={<Trans>It won't be resent automatically.</Trans>}>
          <Trans>It won't be resent automatically. You can try again in {seconds} s.</Trans>
        </Ticking>
      ) : (
        t`It won't be resent automatically. You can try again now.`
      )}
    </p>
  )
}

/** What can be done about an unknown outcome: look it up again, or do it again after a question. */
export function DoubtActions<Result>({ write }: { write: Write<Result> }) {
  const { t } = useLingui()
  const { kind, name } = write
  const it = <Named>{name}</Named>
  const state = useStore(write.state)
  const [asking, setAsking] = useState(false)
  // Another resource has the name now: a write to that one has to be started on its own.
  const mayRepeat = state.step === 'unknown' && state.why !== 'changed'
  const again = state.step === 'unknown' ? state.again : undefined
  const isUnread = again?.step === 'hindered' && again.hindrance.why === 'unread'
  return (
    <>
      {again && (
        <p>
          <Trans>Tried again:</Trans> <NotDoneWords kind={kind} name={name} end={again} />
        </p>
      )}
      {asking && <p>{kind.twice(it)}</p>}
      <div className="flex flex-wrap gap-2 pt-1.5">
        {asking ? (
          <>
            <Button small onClick={() => write.again()} {...pressOnce}>
              {kind.again(it)}
            </Button>
            <Button small look="quiet" onClick={() => setAsking(false)}>{t`Cancel`}</Button>
          </>
        ) : (
          <>
            {isUnread && <Anyway write={write} />}
            <Button small onClick={write.checkAgain}>{t`Check again`}</Button>
            {mayRepeat && (
              <Button small look="quiet" onClick={() => setAsking(true)}>
                {kind.askAgain(it)}
              </Button>
            )}
          </>
        )}
      </div>
    </>
  )
}
