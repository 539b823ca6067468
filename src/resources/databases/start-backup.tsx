/** Starting a backup now: what becomes of it is shown among the notifications, wherever the person goes. */
import { Trans } from '@lingui/react/macro'
import { useQuery, type QueryClient } from '@tanstack/react-query'
import { formatClock } from '~/i18n/format'
import { statusTone } from '~/patterns/status'
import { followWrite } from '~/patterns/writes/FollowedWrite'
import { Named } from '~/patterns/writes/OutcomeWords'
import { isBusy } from '~/patterns/writes/write-state'
import { writeOf } from '~/patterns/writes/writes'
import { Notice } from '~/ui/Notice'
import { visibleText } from '~/ui/visible-text'
import { backupPlan, findStarted, type Started } from './backup-plan'
import { database, isBackupRunning } from './database'

/** How often a running backup is looked at, in milliseconds. */
const lookEvery = 5000

export function startBackup(client: QueryClient, key: string, name: string): void {
  const write = writeOf<Started>(client, key, 'backup', name)
  if (isBusy(write.state.get())) return
  write.start(backupPlan(client, name))
  followWrite(client, write, (started, checked) => (
    <BackupProgress key={started.at} name={name} started={started} checked={checked} />
  ))
}

interface BackupProgressProps {
  name: string
  started: Started
  /** Found by looking, not told by the portal. */
  checked: boolean
}

/** A backup that began: running, complete or failed. */
function BackupProgress({ name, started, checked }: BackupProgressProps) {
  const { data, isError } = useQuery({
    ...database.backups(name),
    refetchInterval: ({ state }) => {
      const now = state.data && findStarted(state.data.items, started)
      return state.status === 'error' || (now && !isBackupRunning(now.status)) ? false : lookEvery
    },
  })
  const now = data && findStarted(data.items, started)
  const it = <Named>{name}</Named>
  if (isError)
    return (
      <Notice tone="warn" role="status">
        <Trans>A backup of {it} has begun; how it ends cannot be read.</Trans>
      </Notice>
    )
  if (!now || isBackupRunning(now.status))
    return (
      <Notice tone="info" role="status">
        {checked ? (
          <Trans>A new backup from {formatClock(timeOf(started))} exists.</Trans>
        ) : now ? (
          <Trans>The backup of {it} is running…</Trans>
        ) : (
          <Trans>Accepted: a backup of {it} is to begin.</Trans>
        )}
      </Notice>
    )
  const { status } = now
  const tone = status === null ? 'neutral' : statusTone(status)
  if (tone === 'bad')
    return (
      <Notice tone="bad" role="alert">
        <Trans>The backup of {it} has failed.</Trans>
      </Notice>
    )
  return (
    <Notice tone={tone === 'good' ? 'good' : 'info'} role="status">
      {tone === 'good' ? (
        <Trans>The backup of {it} is complete.</Trans>
      ) : (
        <Trans>
          The backup of {it}: <span translate="no">{visibleText(status ?? '—')}</span>
        </Trans>
      )}
    </Notice>
  )
}

function timeOf({ backup, at }: Started): number {
  return backup.createdAt === null ? at : Date.parse(backup.createdAt)
}
