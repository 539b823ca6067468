/** The ends of the backups of a run: followed among the notifications, because the run itself only starts them. */
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { paths } from '~/paths'
import { useBulkAtWork } from '~/patterns/bulk/bulk-runs'
import { Link } from '~/patterns/screen/Link'
import { notify } from '~/session/notifications'
import type { Session } from '~/session/session'
import { useSession } from '~/session/use-session'
import { createStore, type Store } from '~/store'
import { Closable } from '~/ui/CloseButton'
import { DataText } from '~/ui/text/DataText'
import { Notice } from '~/ui/Notice'
import { useStore } from '~/use-store'
import type { StartedBackup } from '../backup/backup-plan'
import { NotifyMe, useBrowserNotice } from '~/patterns/screen/browser-notice'
import { followerOf, isUnderWay, type Followed } from '../backup/follow-backups'

/** How many that did not end well are named; the board has all of them. */
const most = 6

/** Follows what a run starts; renders nothing before the first. */
export function followRun(session: Session): (name: string, started: StartedBackup) => void {
  const run = createStore<ReadonlySet<StartedBackup>>(new Set())
  return (name, started) => {
    const isFirst = run.get().size === 0
    run.set(new Set([...run.get(), started]))
    followerOf(session).add(name, started)
    if (isFirst)
      notify(session, {
        id: `backups of a run ${started.at}`,
        Show: ({ onClose }) => <RunEnds run={run} onClose={onClose} />,
      })
  }
}

interface RunEndsProps {
  run: Store<ReadonlySet<StartedBackup>>
  onClose: () => void
}

function RunEnds({ run, onClose }: RunEndsProps) {
  const { t } = useLingui()
  const session = useSession()
  const own = useStore(run)
  const followed = useStore(followerOf(session).state).filter(({ started }) => own.has(started))
  const atWork = useBulkAtWork(session)
  const count = (fits: (one: Followed) => boolean) => followed.filter(fits).length
  const [done, failed] = [count((one) => one.outcome === 'done'), count(isFailed)]
  const running = count(isUnderWay)
  const other = followed.length - done - failed - running
  const isOver = !atWork && running === 0
  const troubled = followed.filter((one) => !isUnderWay(one) && one.outcome !== 'done')
  useBrowserNotice(
    isOver ? t`Backups finished: ${done} complete, ${failed} failed.` : null,
    paths.backups(),
  )
  return (
    <Closable onClose={onClose}>
      <Notice
        tone={failed > 0 ? 'bad' : other > 0 ? 'warn' : isOver ? 'good' : 'info'}
        role={failed > 0 ? 'alert' : 'status'}
      >
        <p className="font-medium">
          {isOver ? <Trans>Backups finished.</Trans> : <Trans>Backups in progress</Trans>}
        </p>
        <p className="flex flex-wrap gap-x-3 tabular">
          <span>
            <Trans>{done} complete</Trans>
          </span>
          <span className={failed > 0 ? 'font-medium text-bad' : 'text-muted'}>
            <Trans>{failed} failed</Trans>
          </span>
          {other > 0 && (
            <span className="text-warn">
              <Plural value={other} one="# unclear" other="# unclear" />
            </span>
          )}
          {running > 0 && (
            <span className="text-muted">
              <Trans>{running} running</Trans>
            </span>
          )}
        </p>
        {troubled.length > 0 && (
          <ul>
            {troubled.slice(0, most).map(({ name }) => (
              <li key={name}>
                <Link to={paths.database(name, 'backups')} className="text-accent hover:underline">
                  <DataText>{name}</DataText>
                </Link>
              </li>
            ))}
          </ul>
        )}
        <p className="flex flex-wrap items-center gap-x-3">
          <Link to={paths.backups()} className="text-accent hover:underline">{t`All backups`}</Link>
          {!isOver && <NotifyMe />}
        </p>
      </Notice>
    </Closable>
  )
}

function isFailed({ outcome }: Followed): boolean {
  return outcome === 'failed'
}
