/** toJson(): a table as JSON, with what was exported, when and by which filter. */
import { redact } from '~/api/transport/redact'
import type { ExportColumn } from './table'

interface Exported<Row> {
  /** Such as "proxies". */
  what: string
  /** Milliseconds since the epoch. */
  at: number
  /** What the list was filtered by; empty values are left out. */
  filter: Readonly<Record<string, string>>
  columns: readonly ExportColumn<Row>[]
  rows: readonly Row[]
}

/** `{"exported": time, "filter": {…}, "<what>": [{…}]}`, each row with its columns' ids; unknown values are null. */
export function toJson<Row>({ what, at, filter, columns, rows }: Exported<Row>): string {
  const used = Object.fromEntries(
    Object.entries(filter).flatMap(([key, value]) => (value ? [[key, redact(value)]] : [])),
  )
  const records = rows.map((row) =>
    Object.fromEntries(columns.map(({ id, value }) => [id, value(row)])),
  )
  const exported = new Date(at).toISOString()
  return `${JSON.stringify({ exported, filter: used, [what]: records }, null, 2)}\n`
}
