/** The newest and the oldest of the databases' latest backups, as far as they have been read; nothing is read for it. */
import { Trans, useLingui } from '@lingui/react/macro'
import { paths } from '~/paths'
import { Link } from '~/patterns/screen/Link'
import { buttonClass } from '~/ui/Button'
import { DataText } from '~/ui/text/DataText'
import { Time } from '~/ui/time/Time'
import { callable, type BoardRow } from '~/resources/backups/rows'
import { latestOf } from './concerns'

export function BackupsAtAGlance({ rows }: { rows: readonly BoardRow[] }) {
  const { t } = useLingui()
  const total = rows.filter((row) => callable(row) !== null).length
  const { read: count, latest } = latestOf(rows)
  const [newest, oldest] = [latest[0], latest.at(-1)]
  return (
    <section aria-label={t`Backups`} className="card min-w-0 p-5">
      <h2 className="font-semibold">
        <Trans>Backups</Trans>
      </h2>
      <p className="mt-1 text-muted">
        <Trans>
          Backups checked for {count} of {total} databases. Checking uses one request per database,
          so it only runs on the Backups page.
        </Trans>
      </p>
      {newest && oldest && (
        <dl className="mt-2 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
          <Latest term={t`Latest`} {...newest} />
          <Latest term={t`Oldest`} {...oldest} />
        </dl>
      )}
      <Link to={paths.backups()} className={`${buttonClass('plain', true)} mt-3`}>
        <Trans>Check backups</Trans>
      </Link>
    </section>
  )
}

function Latest({ term, name, at }: { term: string; name: string; at: number }) {
  const iso = new Date(at).toISOString()
  return (
    <>
      <dt className="text-muted">{term}</dt>
      <dd className="min-w-0">
        <Link to={paths.database(name, 'backups')} className="font-medium hover:underline">
          <DataText>{name}</DataText>
        </Link>
        <Time iso={iso} text={iso} />
      </dd>
    </>
  )
}
