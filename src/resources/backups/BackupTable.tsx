/** The backups of one database as a table: the same facts as the picture, and the raw record of each. */
import { useLingui } from '@lingui/react/macro'
import { memo, useState } from 'react'
import { unknownBackupFields, type Backup } from '~/api/readers/backups'
import { RawView } from '~/patterns/raw/RawView'
import { ColumnsMenu } from '~/patterns/table/ColumnsMenu'
import {
  isColumnShown,
  useColumnChoice,
  type ChoosableColumn,
} from '~/patterns/table/column-choice'
import { ResourceTable, type Column } from '~/patterns/table/ResourceTable'
import { RowMenu } from '~/patterns/table/RowMenu'
import { NoValue, PortalWord, Status } from '~/patterns/record/Status'
import { useSortedRows } from '~/patterns/table/sort-rows'
import { useListAddress } from '~/patterns/table/use-list-address'
import { DataText } from '~/ui/text/DataText'
import { Dialog } from '~/ui/Dialog'
import type { StatusTone } from '~/ui/StatusPill'
import { usePortalNow } from '~/ui/time/use-now'
import { visibleText } from '~/ui/text/visible-text'
import type { Zone } from './calendar/days'
import { Glyph } from './calendar/Glyph'
import { backupOutcome, type Outcome } from '~/resources/databases/backup-outcome'
import { kindOf, timeOf } from './reading/reading'
import { shapeOf } from './calendar/shapes'
import { formatFull, formatSize, formatSpan } from './board/words'

interface BackupTableProps {
  rows: readonly Backup[]
  zone: Zone
}

const defaultSort = '-time'

const tones: Record<Outcome, StatusTone> = {
  done: 'good',
  failed: 'bad',
  running: 'busy',
  unclear: 'neutral',
}

/** Rendered again only if its rows change: there may be a thousand, and they are read again every minute. */
export const BackupTable = memo(function BackupTable({ rows, zone }: BackupTableProps) {
  const { t } = useLingui()
  const address = useListAddress()
  // Hourly is enough to recognise a time in the far future.
  const now = usePortalNow(3_600_000)
  const [raw, setRaw] = useState<Backup | null>(null)
  const [changed] = useColumnChoice('backups-of-one')
  const columns: (Column<Backup> & ChoosableColumn)[] = [
    {
      id: 'time',
      always: true,
      header: t`Time`,
      cell: (backup) => <Started backup={backup} zone={zone} now={now} />,
      sortBy: (backup) => timeOf(backup, now),
    },
    {
      id: 'kind',
      header: t`Kind`,
      cell: ({ kind }) => (kind === null ? <NoValue /> : <PortalWord>{kind}</PortalWord>),
      sortBy: ({ kind }) => kind,
    },
    {
      id: 'status',
      phone: 'state',
      header: t`Status`,
      cell: (backup) => <BackupStatus backup={backup} />,
      sortBy: ({ status }) => status,
    },
    {
      id: 'size',
      header: t`Size`,
      cell: ({ sizeBytes }) => (
        <Measure>{sizeBytes === null ? null : formatSize(sizeBytes)}</Measure>
      ),
      sortBy: ({ sizeBytes }) => sizeBytes,
    },
    {
      id: 'duration',
      header: t`Duration`,
      cell: ({ durationMs }) => (
        <Measure>{durationMs === null ? null : formatSpan(durationMs)}</Measure>
      ),
      sortBy: ({ durationMs }) => durationMs,
    },
    {
      id: 'name',
      phone: 'hidden',
      header: t`Name`,
      cell: ({ id, name }) => <Named name={name ?? id} />,
      sortBy: ({ id, name }) => name ?? id,
    },
    {
      id: 'actions',
      always: true,
      header: t`Actions`,
      cell: (backup) => {
        const { id, name, createdAtText } = backup
        return (
          <RowMenu
            name={name ?? id ?? createdAtText}
            actions={[{ label: t`View raw record`, onSelect: () => setRaw(backup) }]}
            copies={[
              { label: t`Copy name`, text: name },
              { label: t`Copy ID`, text: id },
            ]}
          />
        )
      },
    },
  ]
  const sorted = useSortedRows(rows, columns, address, defaultSort)
  return (
    <>
      <div className="flex justify-end gap-2">
        <ColumnsMenu list="backups-of-one" columns={columns} />
      </div>
      <div className="board sm:overflow-x-auto">
        <ResourceTable
          label={t`Backups`}
          columns={columns.filter((column) => isColumnShown(column, changed))}
          rows={sorted}
          rowKey={({ key }) => key}
          address={address}
          defaultSort={defaultSort}
          pageSize={Infinity}
        />
      </div>
      {raw && (
        <Dialog title={visibleText(raw.name ?? raw.id ?? t`Raw`)} onClose={() => setRaw(null)}>
          <RawView record={raw.raw} unknown={unknownBackupFields(raw).map(({ path }) => path)} />
        </Dialog>
      )}
    </>
  )
})

function Measure({ children }: { children: string | null }) {
  return children === null ? <NoValue /> : <span className="whitespace-nowrap">{children}</span>
}

/** A time that cannot be read is shown as it is. */
function Started({ backup, zone, now }: { backup: Backup; zone: Zone; now: number }) {
  const { t } = useLingui()
  const { createdAtText, kind, status } = backup
  const at = timeOf(backup, now)
  if (at === null)
    return createdAtText === null ? (
      <NoValue />
    ) : (
      <bdi translate="no" title={t`Unrecognised date`} className="block max-w-44 truncate">
        {visibleText(createdAtText.slice(0, 80))}
      </bdi>
    )
  const iso = new Date(at).toISOString()
  return (
    <span className="inline-flex items-center gap-2 whitespace-nowrap">
      <Glyph shape={shapeOf({ outcome: backupOutcome(status), kind: kindOf(kind) })} />
      <time dateTime={iso} title={iso}>
        {formatFull(at, zone)}
      </time>
    </span>
  )
}

function BackupStatus({ backup: { status, repeated } }: { backup: Backup }) {
  const { t } = useLingui()
  return (
    <>
      <Status status={status} tone={tones[backupOutcome(status)]} />
      {repeated && <span className="block text-xs text-warn">{t`Listed more than once`}</span>}
    </>
  )
}

function Named({ name }: { name: string | null }) {
  return name === null ? (
    <NoValue />
  ) : (
    <DataText className="max-w-56 max-sm:max-w-36">{name}</DataText>
  )
}
