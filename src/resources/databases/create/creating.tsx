/** Creating a database as a kind of write: all its sentences. */
import { msg } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Named } from '~/patterns/write/OutcomeWords'
import type { WriteKind } from '~/patterns/write/write-kind'
import { ofDatabases } from '../writing/write-words'
import { findCreated, type Created } from './create-plan'

export const creating: WriteKind<Created> = {
  ...ofDatabases,
  op: 'create',
  operation: 'createDatabase',
  async lookUp({ queryClient }, { name }) {
    const found = await findCreated(queryClient, name)
    return found.done ? { done: true, says: exists(<Named>{name}</Named>) } : found
  },
  title: () => <Trans>Create</Trans>,
  mayNot: msg`This token can't create databases (403).`,
  forbidden: () => <Trans>Not created: this token can't create databases (403).</Trans>,
  sending: (it) => <Trans>Creating {it}…</Trans>,
  done: (it, created) =>
    // The portal may accept it without details.
    created === null ? <Trans>Accepted. {it} will appear in the list soon.</Trans> : exists(it),
  doneShort: () => <Trans>Created.</Trans>,
  rejected: (status) => <Trans>Couldn't create the database ({status}).</Trans>,
  overQuota: () => <Trans>Not created: you've reached your plan's quota (402).</Trans>,
  inOtherTab: () => <Trans>Already being created in another tab.</Trans>,
  checking: (it) => <Trans>No clear response. Checking whether {it} exists…</Trans>,
  checkingAfterError: () => (
    <Trans>The portal reported an error. Checking whether it was created anyway…</Trans>
  ),
  checkingAfterNo: (it, status) => (
    <Trans>
      The response was {status}. Checking whether {it} exists anyway…
    </Trans>
  ),
  hindered: {
    ...ofDatabases.hindered,
    unread: () => <Trans>Couldn't check existing names. Create anyway?</Trans>,
  },
  anyway: () => <Trans>Create anyway</Trans>,
  askAgain: () => <Trans>Create again…</Trans>,
  twice: () => <Trans>This may create a second database.</Trans>,
  again: () => <Trans>Create again</Trans>,
  inProgress: (it) => <Trans>Creating {it} was interrupted.</Trans>,
  aim: (they) => <Trans>To be created: {they}</Trans>,
  leaveChecking: () => (
    <Trans>The result of a create request is still being checked. Sign out anyway?</Trans>
  ),
  leaveSending: () => <Trans>A create request is still being sent. Sign out anyway?</Trans>,
}

function exists(it: ReactNode) {
  return <Trans>{it} now exists.</Trans>
}
