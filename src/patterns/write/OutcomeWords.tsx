/** A write's state as text: sentences for every kind of write, completed by those of its kind. */
import { Trans } from '@lingui/react/macro'
import { Fragment } from 'react'
import { isRefusal, type ApiError } from '~/api/errors'
import { formatClock } from '~/i18n/format'
import { visibleText } from '~/ui/text/visible-text'
import type { WriteKind } from './write-kind'
import {
  looksAfterNo,
  type Doubt,
  type Hindrance,
  type NotDone,
  type NotSentWhy,
} from './write-state'

/**
 * A resource's name in a sentence. Put it into a variable, and that into the sentence: Lingui interprets tags in the
 * text between the tags of a sentence, and a name may contain some.
 */
export function Named({ children }: { children: string }) {
  return (
    <strong translate="no" className="[overflow-wrap:anywhere]">
      {visibleText(children)}
    </strong>
  )
}

/** What a sentence is about. */
interface Of {
  kind: WriteKind
  name: string
}

/** Why nothing was done. */
export function NotDoneWords({ kind, name, end }: Of & { end: NotDone }) {
  switch (end.step) {
    case 'hindered':
      return <Hindered kind={kind} name={name} why={end.hindrance.why} />
    case 'rejected':
      return <Rejected kind={kind} name={name} error={end.error} />
    case 'not-sent':
      return <NotSent kind={kind} name={name} why={end.why} />
    case 'limited':
      return <Trans>Not sent: rate limit reached.</Trans>
  }
}

/** The portal has refused the write. */
function Rejected({ kind, name, error }: Of & { error: ApiError }) {
  const it = <Named>{name}</Named>
  if (error.kind === 'unauthorized')
    return <Trans>Not done: the portal rejected the token (401).</Trans>
  if (error.kind === 'forbidden')
    return isRefusal(error) ? (
      kind.forbidden(it)
    ) : (
      <Trans>Blocked by something in front of the API (403).</Trans>
    )
  return error.kind === 'quota' ? kind.overQuota(it) : kind.rejected(error.status ?? 0)
}

/** Nothing was sent. */
function NotSent({ kind, name, why }: Of & { why: NotSentWhy }) {
  switch (why) {
    case 'offline':
      return <Trans>Not sent: you're offline.</Trans>
    case 'read-only':
      return <Trans>Not sent: this profile is set to read-only.</Trans>
    case 'called-off':
      return <Trans>Cancelled before sending.</Trans>
    case 'fault':
      return <Trans>Not sent: this page hit an error. Reload it and try again.</Trans>
    case 'other-tab':
      return kind.inOtherTab(<Named>{name}</Named>)
  }
}

/** What was read before sending stopped the write. */
function Hindered({ kind, name, why }: Of & { why: Hindrance['why'] }) {
  const it = <Named>{name}</Named>
  if (why === 'exists') return <Trans>Not sent: a database named {it} already exists.</Trans>
  return why === 'gone' ? <Trans>It no longer exists.</Trans> : kind.hindered[why](it)
}

/** The write is being looked up; `error` is the unclear answer. */
export function Checking({ kind, name, error }: Of & { error: ApiError }) {
  const it = <Named>{name}</Named>
  if (looksAfterNo(error) !== null) return kind.checkingAfterNo(it, error.status)
  const isOwnError = error.reason === 'server' && error.status === 500
  return isOwnError ? kind.checkingAfterError(it) : kind.checking(it)
}

interface UnknownProps {
  kind: WriteKind
  name: string
  why: Doubt
  at?: number | undefined
}

export function UnknownOutcome({ kind, name, why, at }: UnknownProps) {
  switch (why) {
    case 'not-seen':
      return <Trans>Not listed after 60 s. It may still appear.</Trans>
    case 'still-there':
      return <Trans>The database still exists.</Trans>
    case 'refused':
      return (
        <Trans>
          Result unknown, and this token can't check it. Check with another token before you try
          again.
        </Trans>
      )
    case 'sent-before':
      return at === undefined ? (
        <Trans>Sent before; the result is unknown.</Trans>
      ) : (
        <Trans>Already sent at {formatClock(at)}; the result is unknown.</Trans>
      )
    case 'changed':
    case 'not-new':
      return kind.unknown[why](<Named>{name}</Named>)
    case 'no-answer':
      return <Trans>Result unknown: the check got no clear response either.</Trans>
  }
}

/** Why a write was found done although the portal refused it. Nothing without such an answer. */
export function Despite({ error }: { error: ApiError | undefined }) {
  if (!error) return null
  const { status } = error
  return (
    <p className="text-muted">
      <Trans>
        The portal returned {status}. Either the request was repeated on its way, or someone else
        just did the same.
      </Trans>
    </p>
  )
}

/** What was to be done, and to which resource. */
export function Aim({ kind, names }: { kind: WriteKind; names: readonly string[] }) {
  const they = names.map((name, index) => (
    <Fragment key={name}>
      {index > 0 && ', '}
      <Named>{name}</Named>
    </Fragment>
  ))
  return <p className="text-muted">{kind.aim(they)}</p>
}
