/** What is exported of a list: its columns, their values, the name of the file. */
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
  /** The value with its secrets masked, where more is known of them than the text shows. */
  masked?: (row: Row) => ExportValue
  /** A column of secrets is exported only on request; so is one whose `id` looks secret. */
  secret?: boolean
}

/** The columns to export. Without `secrets`, columns of secrets are left out, and secrets inside other values are masked. */
export function leavingColumns<Row>(
  columns: readonly ExportColumn<Row>[],
  secrets: boolean,
): readonly ExportColumn<Row>[] {
  if (secrets) return columns
  return columns.filter((column) => !holdsSecrets(column)).map(withoutSecrets)
}

/** Whether something is left out of the file unless secrets are included. */
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
