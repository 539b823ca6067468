/** One database's latest backup and its last month, as far as its backups are known, with a button to read them. */
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useIsFetching } from '@tanstack/react-query'
import { capitalise, formatAgo } from '~/i18n/format'
import { paths } from '~/paths'
import { Link } from '~/patterns/screen/Link'
import { database } from '~/resources/databases/database'
import { useSession } from '~/session/use-session'
import { Button } from '~/ui/Button'
import { Section } from '~/ui/Section'
import { StatusPill } from '~/ui/StatusPill'
import { stateTones, stateWords } from './board/state-words'
import { formatDate } from './board/words'
import { useMarkWords } from './calendar/DayFacts'
import { gapsOf } from './calendar/days'
import { Picture } from './calendar/Picture'
import { useDayStarts } from './calendar/use-day-starts'
import { useKnownBackups } from './known-backups'
import { ReadError } from './reading/ReadError'
import type { Found, Reading } from './reading/reading'

export function LatestBackup({ name }: { name: string }) {
  const { t, i18n } = useLingui()
  const { reading, now, state } = useKnownBackups(name)
  return (
    <Section
      title={t`Backups`}
      beside={
        state && <StatusPill tone={stateTones[state]}>{i18n._(stateWords[state])}</StatusPill>
      }
      actions={
        <Link to={paths.database(name, 'backups')} className="text-accent hover:underline">
          <Trans>View all</Trans>
        </Link>
      }
    >
      {reading?.found ? (
        <Known name={name} found={reading.found} now={now} />
      ) : (
        <Unknown name={name} reading={reading} />
      )}
    </Section>
  )
}

function Known({ name, found, now }: { name: string; found: Found; now: number }) {
  const { t } = useLingui()
  const starts = useDayStarts(now, 'local')
  const words = useMarkWords('local')
  const { good } = found
  const [gaps, first] = [gapsOf(found, starts), formatDate(starts[0] ?? now, 'local')]
  return (
    <>
      {good ? (
        <p className="mb-3 flex flex-wrap items-baseline gap-x-2">
          <span className="text-xl font-semibold">{capitalise(formatAgo(good.at, now))}</span>
          <span className="text-sm text-muted">{words(good)}</span>
        </p>
      ) : (
        <p className="mb-3 text-muted">{t`No complete backup is known.`}</p>
      )}
      <Picture name={name} found={found} starts={starts} zone="local" size="card" />
      <p className="mt-1.5 flex justify-between gap-2 text-xs text-muted">
        <span aria-hidden>{first}</span>
        {found.upToDate && (
          <span>
            <Plural value={gaps} _0="No gap" one="# gap" other="# gaps" />
          </span>
        )}
        <span aria-hidden>{t`Today`}</span>
      </p>
    </>
  )
}

/** The backups are read only on request, because that costs a call. */
function Unknown({ name, reading }: { name: string; reading: Reading | undefined }) {
  const { t } = useLingui()
  const { queryClient } = useSession()
  const options = database.backups(name)
  const isReading = useIsFetching({ queryKey: options.queryKey, exact: true }) > 0
  const read = () => void queryClient.fetchQuery(options).catch(() => undefined)
  return (
    <>
      <p className="mb-3 text-muted">
        {reading?.error ? (
          <ReadError error={reading.error} readAt={null} />
        ) : (
          t`Not checked yet. It takes one request.`
        )}
      </p>
      <Button small aria-busy={isReading} onClick={isReading ? undefined : read}>
        {isReading ? <Trans>Checking…</Trans> : <Trans>Check backups</Trans>}
      </Button>
    </>
  )
}
