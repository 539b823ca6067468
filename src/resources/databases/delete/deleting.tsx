/** Deleting a database as a kind of write: all its sentences. */
import { msg } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import type { WriteKind } from '~/patterns/write/write-kind'
import { ofDatabases } from '../writing/write-words'
import { findDeleted } from './delete-plan'

export const deleting: WriteKind<void> = {
  ...ofDatabases,
  op: 'delete',
  operation: 'deleteDatabase',
  async lookUp({ queryClient }, { name, identity }) {
    const found = await findDeleted(queryClient, name, identity)
    return found.done ? { done: true, says: <Trans>Deleted.</Trans> } : found
  },
  title: () => <Trans>Delete</Trans>,
  mayNot: msg`This token can't delete databases (403).`,
  forbidden: () => <Trans>Not deleted: this token can't delete databases (403).</Trans>,
  sending: (it) => <Trans>Deleting {it}…</Trans>,
  done: (it, _, despite) =>
    despite ? <Trans>{it} is gone or being deleted.</Trans> : <Trans>Deleted {it}.</Trans>,
  doneShort: (despite) =>
    despite ? <Trans>It is gone or being deleted.</Trans> : <Trans>Deleted.</Trans>,
  rejected: (status) => <Trans>Couldn't delete the database ({status}).</Trans>,
  inOtherTab: () => <Trans>Already being deleted in another tab.</Trans>,
  checking: (it) => <Trans>No clear response. Checking whether {it} still exists…</Trans>,
  checkingAfterError: () => (
    <Trans>The portal reported an error. Checking whether it was deleted anyway…</Trans>
  ),
  checkingAfterNo: (it, status) => (
    <Trans>
      The response was {status}. Checking whether {it} is gone…
    </Trans>
  ),
  askAgain: () => <Trans>Delete again…</Trans>,
  twice: () => (
    <Trans>
      This deletes the database with this name, unless the portal shows that it's another one.
    </Trans>
  ),
  again: () => <Trans>Delete again</Trans>,
  inProgress: (it) => <Trans>Deleting {it} was interrupted.</Trans>,
  aim: (they) => <Trans>To be deleted: {they}</Trans>,
  leaveChecking: () => (
    <Trans>The result of a delete request is still being checked. Sign out anyway?</Trans>
  ),
  leaveSending: () => <Trans>A delete request is still being sent. Sign out anyway?</Trans>,
}
