/** All backups of one database, newest first, and the picture of its last month. */
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { callTo } from '~/api/operations'
import type { Backup } from '~/api/readers/backups'
import { formatNumber } from '~/i18n/format'
import { LastUpdated } from '~/patterns/list/LastUpdated'
import { EmptyState } from '~/patterns/list/EmptyState'
import { ListStates } from '~/patterns/list/ListStates'
import { useListAddress } from '~/patterns/table/use-list-address'
import { ApiCalls } from '~/patterns/raw/ApiCalls'
import { CurlBlock } from '~/patterns/raw/CurlBlock'
import { clockOffset, portalNow } from '~/portal-clock'
import { Button } from '~/ui/Button'
import { usePortalMinute } from '~/ui/time/use-now'
import { database } from '~/resources/databases/database'
import { BackupTable } from './BackupTable'
import { Calendar } from './calendar/Calendar'
import { found, timeOf } from './reading/reading'
import { Standing } from './board/Standing'
import { useThreshold } from './board/use-threshold'
import { useUnchanged } from './reading/use-unchanged'
import { ZoneChoice, zoneOf } from './calendar/ZoneChoice'

/** How many rows are shown at first, and how many more at each press. */
const step = 50

export function DatabaseBackups({ name }: { name: string }) {
  const { t } = useLingui()
  const options = database.backups(name)
  const query = useQuery(options)
  const { dataUpdatedAt } = query
  const data = useUnchanged(query.data)
  const address = useListAddress()
  const zone = zoneOf(address)
  const [hours] = useThreshold(address)
  const now = usePortalMinute()
  const [most, setMost] = useState(step)
  const sorted = useMemo(() => newestFirst(data?.items ?? []), [data])
  const shown = useMemo(() => sorted.slice(0, most), [sorted, most])
  const own = useMemo(() => data && found(data, dataUpdatedAt), [data, dataUpdatedAt])
  const [some, all] = [formatNumber(shown.length), formatNumber(sorted.length)]
  return (
    <div className="space-y-3">
      <div
        className={`flex flex-wrap items-center justify-end gap-x-4 gap-y-2 ${query.isLoading ? 'until-settled' : ''}`}
      >
        <div className="mr-auto">
          {own && own.count > 0 && (
            <Standing
              found={own}
              hours={hours}
              zone={zone}
              now={Math.max(now, own.at + clockOffset.get())}
            />
          )}
        </div>
        <ZoneChoice address={address} />
        <LastUpdated query={query} queryKey={options.queryKey} />
      </div>
      <ListStates
        query={query}
        queryKey={options.queryKey}
        matching={sorted.length}
        onClearFilters={() => undefined}
        refused={t`This token can't read backups.`}
        empty={
          data?.more ? (
            <EmptyState title={t`No backups received`}>
              <Trans>The portal has more backups than it returned.</Trans>
            </EmptyState>
          ) : (
            <EmptyState title={t`No backups yet`}>
              <Trans>
                The portal lists no backup of this database. Use “Back up now” above to make the
                first one.
              </Trans>
            </EmptyState>
          )
        }
      >
        {own && <Calendar name={name} found={own} zone={zone} now={now} />}
        <BackupTable rows={shown} zone={zone} />
        {sorted.length > most && (
          <div className="flex items-center justify-center gap-4">
            <span className="text-muted">
              <Trans>
                Latest {some} of {all}
              </Trans>
            </span>
            <Button onClick={() => setMost(most + step)}>{t`Show more`}</Button>
          </div>
        )}
      </ListStates>
      {!query.isLoading && (
        <ApiCalls>
          <CurlBlock {...callTo('listBackups', { name })} />
        </ApiCalls>
      )}
    </div>
  )
}

/** Backups without a valid time come last, in their order in the list. */
function newestFirst(items: readonly Backup[]): Backup[] {
  const now = portalNow()
  return items
    .map((backup) => ({ backup, at: timeOf(backup, now) ?? -Infinity }))
    .toSorted((one, other) => (one.at === other.at ? 0 : other.at - one.at))
    .map(({ backup }) => backup)
}
