/** The board as a file: the rows that the filter lets through, with filter and time in its name. */
import { useLingui } from '@lingui/react/macro'
import { ExportMenu } from '~/patterns/export/ExportMenu'
import type { ExportColumn } from '~/patterns/export/table'
import type { BoardRow } from '../rows'

interface BoardExportProps {
  rows: readonly BoardRow[]
  filter: Readonly<Record<string, string>>
  refusal: string | null
}

const hour = 3_600_000

export function BoardExport({ rows, filter, refusal }: BoardExportProps) {
  const { t } = useLingui()
  const columns: ExportColumn<BoardRow>[] = [
    { id: 'database', header: t`Database`, value: ({ name }) => name },
    { id: 'engine', header: t`Engine`, value: ({ engine }) => engine },
    { id: 'latest_backup', header: t`Latest backup`, value: (row) => iso(good(row)?.at) },
    { id: 'state', header: t`Status`, value: ({ state }) => state },
    {
      id: 'age_hours',
      header: t`Age (hours)`,
      value: ({ age }) => (age === null ? null : Math.round((age / hour) * 10) / 10),
    },
    { id: 'backups', header: t`Backups`, value: (row) => row.reading?.found?.count ?? null },
    {
      id: 'size_bytes',
      header: t`Size (bytes)`,
      value: (row) => good(row)?.sizeBytes ?? null,
    },
    {
      id: 'duration_seconds',
      header: t`Duration (seconds)`,
      value: (row) => seconds(good(row)?.durationMs),
    },
    { id: 'read_at', header: t`Checked at`, value: (row) => iso(row.reading?.found?.at) },
  ]
  return (
    <ExportMenu what="backups" columns={columns} rows={rows} filter={filter} refusal={refusal} />
  )
}

function good({ reading }: BoardRow) {
  return reading?.found?.good
}

function iso(at: number | undefined): string | null {
  return at === undefined ? null : new Date(at).toISOString()
}

function seconds(ms: number | null | undefined): number | null {
  return ms === null || ms === undefined ? null : Math.round(ms / 1000)
}
