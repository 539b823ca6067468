/** The databases' backups as far as they are known: a cell each, the latest and the oldest. Reads nothing itself. */
import { Trans, useLingui } from '@lingui/react/macro'
import { paths } from '~/paths'
import { Link } from '~/patterns/screen/Link'
import { FreshnessCells } from '~/resources/backups/FreshnessCells'
import { callable, type BoardRow } from '~/resources/backups/rows'
import { Section } from '~/ui/Section'
import { DataText } from '~/ui/text/DataText'
import { Time } from '~/ui/time/Time'
import { latestOf } from './concerns'

export function BackupsAtAGlance({ rows }: { rows: readonly BoardRow[] }) {
  const { t } = useLingui()
  const total = rows.filter((row) => callable(row) !== null).length
  const { read: count, latest } = latestOf(rows)
  const [newest, oldest] = [latest[0], latest.at(-1)]
  return (
    <Section
      title={t`Backups`}
      actions={
        <Link to={paths.backups()} className="text-accent hover:underline">
          {count < total ? <Trans>Check backups</Trans> : <Trans>View all</Trans>}
        </Link>
      }
    >
      <p className="text-sm text-muted">
        <Trans>
          Backups checked for {count} of {total} databases.
        </Trans>{' '}
        {count < total && (
          <Trans>
            Checking uses one request per database, so it only runs on the Backups page.
          </Trans>
        )}
      </p>
      <div className="mt-3">
        <FreshnessCells rows={rows} />
      </div>
      {newest && oldest && (
        <dl className="mt-3 flex flex-wrap gap-x-6 gap-y-1 text-sm">
          <Latest term={t`Latest`} {...newest} />
          <Latest term={t`Oldest`} {...oldest} />
        </dl>
      )}
    </Section>
  )
}

function Latest({ term, name, at }: { term: string; name: string; at: number }) {
  const iso = new Date(at).toISOString()
  return (
    <div className="flex min-w-0 items-baseline gap-2">
      <dt className="text-muted">{term}</dt>
      <dd className="flex min-w-0 items-baseline gap-2">
        <Link
          to={paths.database(name, 'backups')}
          className="min-w-0 py-1 font-medium hover:underline"
        >
          <DataText>{name}</DataText>
        </Link>
        <span className="shrink-0 text-muted">
          <Time short iso={iso} text={iso} />
        </span>
      </dd>
    </div>
  )
}
