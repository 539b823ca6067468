/** What a write's state reads like: one sentence for each operation and each of its ends. */
import { Trans } from '@lingui/react/macro'
import { Fragment } from 'react'
import type { ApiError } from '~/api/errors'
import { formatClock } from '~/i18n/format'
import { visibleText } from '~/ui/visible-text'
import {
  looksAfterNo,
  type Doubt,
  type Hindrance,
  type NotSentWhy,
  type WriteOp,
} from './write-state'

/**
 * A resource's name in a sentence. Put it into a variable, and that into the sentence: what stands between the tags
 * of a sentence is searched for further tags, and a name may look like one.
 */
export function Named({ children }: { children: string }) {
  return (
    <strong translate="no" className="[overflow-wrap:anywhere]">
      {visibleText(children)}
    </strong>
  )
}

export function Sending({ op, name }: { op: WriteOp; name: string }) {
  const it = <Named>{name}</Named>
  if (op === 'create') return <Trans>Creating {it}…</Trans>
  if (op === 'delete') return <Trans>Deleting {it}…</Trans>
  return <Trans>Starting a backup of {it}…</Trans>
}

/** The portal said no. */
export function Rejected({ op, error }: { op: WriteOp; error: ApiError }) {
  const status = error.status ?? 0
  if (error.kind === 'unauthorized')
    return <Trans>Not done: the portal rejected the token (401).</Trans>
  if (error.kind === 'forbidden' && error.reason === 'html')
    return <Trans>Refused (403) by something in front of the API.</Trans>
  if (error.kind === 'forbidden') return <Forbidden op={op} />
  if (error.kind === 'quota')
    return op === 'create' ? (
      <Trans>Not created: your plan's quota is used up (402).</Trans>
    ) : (
      <Trans>Not done: your plan's quota is used up (402).</Trans>
    )
  if (op === 'create') return <Trans>Not created ({status}).</Trans>
  if (op === 'delete') return <Trans>Not deleted ({status}).</Trans>
  return <Trans>Not backed up ({status}).</Trans>
}

function Forbidden({ op }: { op: WriteOp }) {
  if (op === 'create') return <Trans>Not created. This token may not create databases (403).</Trans>
  if (op === 'delete') return <Trans>Not deleted. This token may not delete databases (403).</Trans>
  return <Trans>Not backed up. This token may not back up databases (403).</Trans>
}

/** Nothing has left this browser. */
export function NotSent({ op, why }: { op: WriteOp; why: NotSentWhy }) {
  if (why === 'offline') return <Trans>Not sent: you are offline.</Trans>
  if (why === 'read-only') return <Trans>Not sent: this profile is set to read-only.</Trans>
  if (why === 'called-off') return <Trans>Not sent: called off.</Trans>
  if (why === 'fault')
    return <Trans>Not sent: this page made a mistake of its own. Reload it, then try again.</Trans>
  if (op === 'create') return <Trans>Already being created in another tab.</Trans>
  if (op === 'delete') return <Trans>Already being deleted in another tab.</Trans>
  return <Trans>Already being backed up in another tab.</Trans>
}

export function Checking({ op, name, error }: { op: WriteOp; name: string; error: ApiError }) {
  const it = <Named>{name}</Named>
  const { status } = error
  if (looksAfterNo(error) !== null) {
    if (op === 'create')
      return (
        <Trans>
          The answer was {status}. Checking whether {it} exists all the same…
        </Trans>
      )
    if (op === 'delete')
      return (
        <Trans>
          The answer was {status}. Checking whether {it} is gone…
        </Trans>
      )
    return (
      <Trans>
        The answer was {status}. Checking whether a new backup of {it} exists…
      </Trans>
    )
  }
  if (error.reason === 'server' && error.status === 500) {
    if (op === 'create')
      return <Trans>The portal reported an error. Checking whether it was created anyway…</Trans>
    if (op === 'delete')
      return <Trans>The portal reported an error. Checking whether it was deleted anyway…</Trans>
    return <Trans>The portal reported an error. Checking whether a backup began anyway…</Trans>
  }
  if (op === 'create') return <Trans>No clear answer. Checking whether {it} exists…</Trans>
  if (op === 'delete') return <Trans>No clear answer. Checking whether {it} still exists…</Trans>
  return <Trans>No clear answer. Checking whether a new backup of {it} exists…</Trans>
}

export function Unknown({ why, at }: { why: Doubt; at?: number | undefined }) {
  switch (why) {
    case 'not-seen':
      return <Trans>Not visible after 60 s. It may still appear.</Trans>
    case 'not-new':
      return <Trans>The portal named a backup that was there before, and lists no new one.</Trans>
    case 'still-there':
      return <Trans>Still there.</Trans>
    case 'changed':
      return <Trans>A database with this name exists, but it is not the one you deleted.</Trans>
    case 'refused':
      return (
        <Trans>
          Outcome unknown, and this token cannot check. Look with another token before trying again.
        </Trans>
      )
    case 'sent-before':
      return at === undefined ? (
        <Trans>It was sent before; its outcome is not known.</Trans>
      ) : (
        <Trans>It was sent at {formatClock(at)} already; its outcome is not known.</Trans>
      )
    case 'no-answer':
      return <Trans>Outcome unknown: the portal gives no clear answer to the check either.</Trans>
  }
}

/** Why what the portal refused was found done. Nothing without such an answer. */
export function Despite({ error }: { error: ApiError | undefined }) {
  if (!error) return null
  const { status } = error
  return (
    <p className="text-muted">
      <Trans>
        The portal answered {status}. Either the request was sent a second time on its way, or
        somebody else did the same just now.
      </Trans>
    </p>
  )
}

/** Something that was read before sending stands in the way. */
export function Hindered({
  op,
  name,
  hindrance,
}: {
  op: WriteOp
  name: string
  hindrance: Hindrance
}) {
  const it = <Named>{name}</Named>
  switch (hindrance.why) {
    case 'exists':
      return <Trans>Not sent: {it} is in use already.</Trans>
    case 'gone':
      return <Trans>Already gone.</Trans>
    case 'other-name':
      return <Trans>Not sent: the answer is about another database.</Trans>
    case 'no-backup':
      return <Trans>Not deleted: the backup that was to come first did not complete.</Trans>
    case 'backup-unclear':
      return (
        <Trans>
          Not deleted: whether the backup that was to come first is complete cannot be told. Look at
          the backups of {it}.
        </Trans>
      )
    case 'changed':
      return <Trans>Not deleted: by now another database has the name {it}.</Trans>
    case 'unread':
      return op === 'create' ? (
        <Trans>Could not check existing names. Create anyway?</Trans>
      ) : (
        <Trans>Not sent: could not look at the database first.</Trans>
      )
  }
}

/** The name of the button that does it once more, and the question that comes before. */
export function Again({ op, asks }: { op: WriteOp; asks: boolean }) {
  if (op === 'create') return asks ? <Trans>Create again…</Trans> : <Trans>Create again</Trans>
  if (op === 'delete') return asks ? <Trans>Delete again…</Trans> : <Trans>Delete again</Trans>
  return asks ? <Trans>Back up again…</Trans> : <Trans>Back up again</Trans>
}

export function Twice({ op }: { op: WriteOp }) {
  if (op === 'create') return <Trans>This may create it twice.</Trans>
  if (op === 'delete') return <Trans>This deletes whatever has this name now.</Trans>
  return <Trans>This may make two backups.</Trans>
}

/** Of a write that was under way when the page, or the session, was left. */
export function InProgress({ op, name }: { op: WriteOp; name: string }) {
  const it = <Named>{name}</Named>
  if (op === 'create') return <Trans>A create of {it} was in progress.</Trans>
  if (op === 'delete') return <Trans>A delete of {it} was in progress.</Trans>
  return <Trans>A backup of {it} was in progress.</Trans>
}

/** What was to be done, and to which. */
export function Aim({ op, names }: { op: WriteOp; names: readonly string[] }) {
  const they = names.map((name, place) => (
    <Fragment key={name}>
      {place > 0 && ', '}
      <Named>{name}</Named>
    </Fragment>
  ))
  return (
    <p className="text-muted">
      {op === 'delete' ? (
        <Trans>To be deleted: {they}</Trans>
      ) : op === 'backup' ? (
        <Trans>To be backed up: {they}</Trans>
      ) : (
        <Trans>To be created: {they}</Trans>
      )}
    </p>
  )
}

/** What was not done because the session ended, and which it was. */
export function Undone({
  why,
  op,
  names,
}: {
  why: 'token' | 'session'
  op: WriteOp
  names: string[]
}) {
  return (
    <>
      <p className="font-medium">
        {why === 'token' ? (
          <Trans>Not done: the portal rejected the token (401).</Trans>
        ) : (
          <Trans>Not sent: the session ended first.</Trans>
        )}
      </p>
      <Aim op={op} names={names} />
    </>
  )
}

/** Asked before the session is ended while it is being looked up whether a write went through. */
export function LeaveUnchecked({ op }: { op: WriteOp }) {
  if (op === 'create')
    return <Trans>The outcome of a create is still being checked. Sign out anyway?</Trans>
  if (op === 'delete')
    return <Trans>The outcome of a delete is still being checked. Sign out anyway?</Trans>
  return <Trans>The outcome of a backup is still being checked. Sign out anyway?</Trans>
}

/** Asked before the session is ended while something is to be sent that has not left yet. */
export function LeaveUnsent() {
  return <Trans>Something that was begun is not done yet. Sign out anyway?</Trans>
}

/** Asked before the session is ended in the middle of a write. */
export function LeaveAnyway({ op }: { op: WriteOp }) {
  if (op === 'create') return <Trans>A create is still being sent. Sign out anyway?</Trans>
  if (op === 'delete') return <Trans>A delete is still being sent. Sign out anyway?</Trans>
  return <Trans>A backup is still being sent. Sign out anyway?</Trans>
}
