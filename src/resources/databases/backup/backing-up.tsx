/** Backing a database up as a kind of write: all its sentences. */
import { msg } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { formatTime } from '~/i18n/format'
import { Named } from '~/patterns/write/OutcomeWords'
import type { WriteKind } from '~/patterns/write/write-kind'
import { portalTimeOf } from '~/portal-clock'
import { readBackupsNow } from '../writing/reads-before-write'
import { ofDatabases } from '../writing/write-words'
import { backupsBefore, newBackups, type StartedBackup } from './backup-plan'

export const backingUp: WriteKind<StartedBackup> = {
  ...ofDatabases,
  op: 'backup',
  operation: 'startBackup',
  async lookUp({ queryClient }, entry) {
    const { items } = await readBackupsNow(queryClient, entry.name)
    const times = items.map(({ createdAt }) => Date.parse(createdAt ?? '')).filter(Number.isFinite)
    const before = backupsBefore(entry)
    const isNew =
      before !== null && newBackups(items, { before, at: portalTimeOf(entry.at) }).length > 0
    const says = newest(<Named>{entry.name}</Named>, Math.max(...times))
    return isNew ? { done: true, says } : { done: false, why: 'not-seen', says }
  },
  title: () => <Trans>Back up</Trans>,
  mayNot: msg`This token can't back up databases (403).`,
  forbidden: () => <Trans>Not backed up: this token can't back up databases (403).</Trans>,
  sending: (it) => <Trans>Starting a backup of {it}…</Trans>,
  done: (it) => <Trans>A backup of {it} has started.</Trans>,
  doneShort: () => <Trans>Backup started.</Trans>,
  rejected: (status) => <Trans>Couldn't start the backup ({status}).</Trans>,
  inOtherTab: () => <Trans>Already being backed up in another tab.</Trans>,
  checking: (it) => <Trans>No clear response. Checking whether a new backup of {it} exists…</Trans>,
  checkingAfterError: () => (
    <Trans>The portal reported an error. Checking whether a backup began anyway…</Trans>
  ),
  checkingAfterNo: (it, status) => (
    <Trans>
      The response was {status}. Checking whether a new backup of {it} exists…
    </Trans>
  ),
  askAgain: () => <Trans>Back up again…</Trans>,
  twice: () => <Trans>This may make two backups.</Trans>,
  again: () => <Trans>Back up again</Trans>,
  inProgress: (it) => <Trans>Backing up {it} was interrupted.</Trans>,
  aim: (they) => <Trans>To be backed up: {they}</Trans>,
  leaveChecking: () => (
    <Trans>The result of a backup is still being checked. Sign out anyway?</Trans>
  ),
  leaveSending: () => <Trans>A backup request is still being sent. Sign out anyway?</Trans>,
}

/** `at`: -Infinity if no backup has a time. */
function newest(it: ReactNode, at: number) {
  if (at === -Infinity) return <Trans>The portal lists no backup of {it} with a date.</Trans>
  return (
    <Trans>
      Latest backup of {it}: {formatTime(at)}.
    </Trans>
  )
}
