/** Starts a backup now; its result is shown among the notifications, on every screen. */
import { Trans, useLingui } from '@lingui/react/macro'
import type { ComponentProps } from 'react'
import { formatClock } from '~/i18n/format'
import { paths } from '~/paths'
import { Link } from '~/patterns/screen/Link'
import { followWrite } from '~/patterns/write/FollowedWrite'
import { Despite, Named } from '~/patterns/write/OutcomeWords'
import type { Write } from '~/patterns/write/write'
import { isBusy, type Confirmed } from '~/patterns/write/write-state'
import { writeOf } from '~/patterns/write/writes'
import type { Session } from '~/session/session'
import { useSession } from '~/session/use-session'
import { Notice } from '~/ui/Notice'
import { visibleText } from '~/ui/text/visible-text'
import { useStore } from '~/use-store'
import { backingUp } from './backup/backing-up'
import { backupPlan, type StartedBackup } from './backup/backup-plan'
import { NotifyMe, useBrowserNotice } from '~/patterns/screen/browser-notice'
import { followerOf, isUnderWay, type Followed } from './backup/follow-backups'

export function startBackup(session: Session, name: string): void {
  const write = writeOf(session, backingUp, name)
  if (isBusy(write.state.get())) return
  const onConfirmed = (started: StartedBackup) => followerOf(session).add(name, started)
  write.start({ ...backupPlan(session.queryClient, name), onConfirmed })
  followBackup(session, write)
}

/** Shows the result of a backup among the notifications. */
export function followBackup(session: Session, write: Write<StartedBackup>): void {
  const { name } = write
  followWrite(session, write, (started, how) => (
    <BackupProgress name={name} started={started} how={how} />
  ))
}

interface BackupProgressProps {
  name: string
  started: StartedBackup
  how: Confirmed
}

/** A backup that began: running, complete or failed. */
function BackupProgress({ name, started, how }: BackupProgressProps) {
  const { t } = useLingui()
  const followed = useStore(followerOf(useSession()).state).find((one) => one.started === started)
  const to = paths.database(name, 'backups')
  const outcome = followed?.outcome
  useBrowserNotice(useEndInWords(name, outcome), to)
  return (
    <Notice
      tone={(outcome && tones[outcome]) ?? 'info'}
      role={outcome === 'failed' ? 'alert' : 'status'}
    >
      <BackupWords name={name} followed={followed} foundAt={how.checked ? timeOf(started) : null} />
      <Despite error={how.despite} />
      {(followed?.count ?? 1) > 1 && <Several count={followed?.count ?? 1} />}
      <p className="flex flex-wrap items-center gap-x-3">
        <Link to={to} className="text-accent hover:underline">{t`View backups`}</Link>
        {(!followed || isUnderWay(followed)) && <NotifyMe />}
      </p>
    </Notice>
  )
}

/** The portal lists more new backups than were requested. */
function Several({ count }: { count: number }) {
  return (
    <p className="font-medium">
      <Trans>
        {count} backups were started: the request was sent more than once on its way, or somebody
        else started one, too.
      </Trans>
    </p>
  )
}

type Outcome = Followed['outcome']

/** Only if it is not simply running. */
const tones: Partial<Record<Outcome, ComponentProps<typeof Notice>['tone']>> = {
  done: 'good',
  failed: 'bad',
  unseen: 'warn',
  untold: 'warn',
  unreadable: 'warn',
}

interface BackupWordsProps {
  name: string
  followed: Followed | undefined
  /** When it was made, in milliseconds since the epoch, if a look-up has found it. */
  foundAt: number | null
}

function BackupWords({ name, followed, foundAt }: BackupWordsProps) {
  const it = <Named>{name}</Named>
  const word = <span translate="no">{visibleText(followed?.status ?? '—')}</span>
  switch (followed?.outcome) {
    case 'done':
      return <Trans>The backup of {it} is complete.</Trans>
    case 'failed':
      return <Trans>The backup of {it} has failed.</Trans>
    case 'unclear':
      return (
        <Trans>
          The backup of {it}: {word}
        </Trans>
      )
    case 'unseen':
      return <Trans>The backup of {it} hasn't been listed for 5 min; its result is unknown.</Trans>
    case 'untold':
      return (
        <Trans>
          The backup of {it} is listed, but the portal doesn't say whether it completed.
        </Trans>
      )
    case 'unreadable':
      return <Trans>The backup of {it} started, but its result can't be read.</Trans>
    case 'running':
    case 'coming':
    case undefined:
      if (foundAt !== null) return <Trans>Found a new backup from {formatClock(foundAt)}.</Trans>
      return followed?.outcome === 'running' ? (
        <Trans>The backup of {it} is running…</Trans>
      ) : (
        <Trans>Backup of {it} accepted; it will start soon.</Trans>
      )
  }
}

/** The browser notification about its end; null before that. */
function useEndInWords(name: string, outcome: Outcome | undefined): string | null {
  const { t } = useLingui()
  if (outcome === 'done') return t`The backup of ${name} is complete.`
  if (outcome === 'failed') return t`The backup of ${name} has failed.`
  return outcome === 'unclear' ? t`The backup of ${name} has finished.` : null
}

function timeOf({ backup, at }: StartedBackup): number {
  return backup.createdAt === null ? at : Date.parse(backup.createdAt)
}
