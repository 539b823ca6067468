/** toCsv(): a table as comma-separated values that a spreadsheet does not execute. */
import type { ExportValue, ExportColumn } from './table'

/**
 * The rows under their headers as CSV (RFC 4180): every cell quoted, lines ended by CRLF. A text that a spreadsheet
 * would take for a formula gets an apostrophe in front (OWASP, CSV injection); numbers, also negative ones, are
 * unchanged.
 */
export function toCsv<Row>(columns: readonly ExportColumn<Row>[], rows: readonly Row[]): string {
  const lines = [
    columns.map(({ header }) => header),
    ...rows.map((row) => columns.map(({ value }) => value(row))),
  ]
  return lines.map((cells) => `${cells.map(quote).join(',')}\r\n`).join('')
}

/** How many cells get that apostrophe. */
export function guardedCells<Row>(
  columns: readonly ExportColumn<Row>[],
  rows: readonly Row[],
): number {
  return rows.reduce(
    (sum, row) => sum + columns.filter(({ value }) => isFormula(String(value(row) ?? ''))).length,
    0,
  )
}

function quote(cell: ExportValue): string {
  const text = cell === null ? '' : String(cell)
  const safe = isFormula(text) ? `'${text}` : text
  return `"${safe.replaceAll('"', '""')}"`
}

/** Spreadsheets ignore leading blanks and invisible characters, and some treat full-width signs as the plain ones. */
function isFormula(text: string): boolean {
  if (/^-?\d+(?:\.\d+)?(?:e[-+]?\d+)?$/i.test(text)) return false
  return /^[\t\r\n\0]|^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]/u.test(text)
}
