/** What is exported of a list: its columns, the cells that may leave, the name of the file. */
import { redact } from '~/api/transport/redact'
import { maskText } from '~/api/readers/mask'
import { looksSecret } from '~/api/readers/secrets'

export type ExportValue = string | number | boolean | null

export interface ExportColumn<Row> {
  /** The field's name in JSON, in English and always the same. */
  id: string
  /** The heading in CSV, in the language of the page. */
  header: string
  value: (row: Row) => ExportValue
  /** The value without the secrets in it, where more is known of them than its text tells. */
  masked?: (row: Row) => ExportValue
  /** A column of secrets leaves only when it is asked for; so does one whose `id` says that it holds them. */
  secret?: boolean
}

/** The columns that leave. Without `secrets` those of secrets are left out, and secrets inside of others are hidden. */
export function leavingColumns<Row>(
  columns: readonly ExportColumn<Row>[],
  secrets: boolean,
): readonly ExportColumn<Row>[] {
  if (secrets) return columns
  return columns.filter((column) => !holdsSecrets(column)).map(withoutSecrets)
}

/** Whether something stays out of the file unless secrets are asked for. */
export function holdsAnySecret<Row>(
  columns: readonly ExportColumn<Row>[],
  rows: readonly Row[],
): boolean {
  return columns.some(
    (column) =>
      holdsSecrets(column) || rows.some((row) => column.value(row) !== maskedCell(column, row)),
  )
}

function holdsSecrets<Row>({ id, secret }: ExportColumn<Row>): boolean {
  return secret ?? looksSecret(id)
}

function withoutSecrets<Row>(column: ExportColumn<Row>): ExportColumn<Row> {
  return { ...column, value: (row) => maskedCell(column, row) }
}

function maskedCell<Row>({ value, masked }: ExportColumn<Row>, row: Row): ExportValue {
  if (masked) return masked(row)
  const cell = value(row)
  return typeof cell === 'string' ? maskText(cell) : cell
}

/**
 * A file name that every system takes, with what was exported, when (UTC) and by which filter:
 * `proxies-20261120T090312Z-hn-active.csv`.
 */
export function fileName(
  what: string,
  at: number,
  filter: Readonly<Record<string, string>>,
  ending: string,
): string {
  const time = new Date(at).toISOString().replace(/[-:]|\.\d+/g, '')
  const words = Object.values(filter)
    .map((value) =>
      redact(value)
        .replace(/[^\p{L}\p{N}]+/gu, '-')
        .replace(/^-|-$/g, ''),
    )
    .filter((word) => word !== '')
  return `${[what, time, ...words].join('-').slice(0, 100)}.${ending}`
}
