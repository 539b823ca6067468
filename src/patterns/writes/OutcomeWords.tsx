/** What a write's state reads like: one sentence for each operation and each of its ends. */
import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import type { ApiError } from '~/api/errors'
import { visibleText } from '~/ui/visible-text'
import type { Doubt, Hindrance, WriteOp } from './write-state'

/** A resource's name in a sentence. */
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
export function NotSent({ op, why }: { op: WriteOp; why: 'offline' | 'other-tab' }) {
  if (why === 'offline') return <Trans>Not sent: you are offline.</Trans>
  if (op === 'create') return <Trans>Already being created in another tab.</Trans>
  if (op === 'delete') return <Trans>Already being deleted in another tab.</Trans>
  return <Trans>Already being backed up in another tab.</Trans>
}

export function Checking({ op, name, error }: { op: WriteOp; name: string; error: ApiError }) {
  const it = <Named>{name}</Named>
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

export function Unknown({ why }: { why: Doubt }) {
  switch (why) {
    case 'not-seen':
      return <Trans>Not visible after 60 s. It may still appear.</Trans>
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
    case 'no-answer':
      return <Trans>Outcome unknown: the portal gives no clear answer to the check either.</Trans>
  }
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
    case 'unread':
      return unread(op)
  }
}

function unread(op: WriteOp): ReactNode {
  if (op === 'create') return <Trans>Could not check existing names. Create anyway?</Trans>
  if (op === 'delete') return <Trans>Not sent: could not look at the database first.</Trans>
  return <Trans>Not sent: could not look at the existing backups first.</Trans>
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

/** Asked before the session is ended in the middle of a write. */
export function LeaveAnyway({ op }: { op: WriteOp }) {
  if (op === 'create') return <Trans>A create is still being sent. Sign out anyway?</Trans>
  if (op === 'delete') return <Trans>A delete is still being sent. Sign out anyway?</Trans>
  return <Trans>A backup is still being sent. Sign out anyway?</Trans>
}
