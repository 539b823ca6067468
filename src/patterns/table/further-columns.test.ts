/** Fields unknown to us as columns and in files: secrets are in neither unless they are requested. */
import { expect, test } from 'vitest'
import type { Json } from '~/api/transport/parse-body'
import { readProxies } from '~/api/readers/proxies'
import { holdsAnySecret, leavingColumns, type ExportColumn } from '~/patterns/export/table'
import { furtherPaths, furtherValue, maskedValue, type HasFurther } from './further-columns'
import { maskedJson, rawLines } from '~/patterns/raw/raw-lines'

function columnsOf(rows: readonly HasFurther[]): ExportColumn<HasFurther>[] {
  return furtherPaths(rows).map((path) => ({
    id: path,
    header: path,
    value: (row) => furtherValue(row, path),
    masked: (row) => maskedValue(row, path),
  }))
}

const records: Json[] = [
  'h:1080:u:hunter2',
  { proxy: 'h:1080:u:hunter2', note: 'try hunter2' },
  { host: 'h', password: 'hunter2', memo: 'it is hunter2', tags: ['hunter2'] },
  { host: 'h', password: 'hunter/2', memo: 'it is hunter/2 or hunter%2F2' },
  { host: 'h', auth: 'u:hunter2' },
  { host: 'h', auth: { username: 'u', password: 'hunter2' } },
  { host: 'h', api_key: 'hunter2', line: 'curl -x socks5://u:hunter2@h:1' },
]

test.each(records)('F129 %j: the secret is in no line, column or file', (record) => {
  const [row] = readProxies([record])?.items ?? []
  if (!row) throw new Error('no proxy')
  const columns = columnsOf([row])
  const shown = [
    ...rawLines(record, row.secrets).map(({ masked }) => masked),
    maskedJson(record, row.secrets),
    ...leavingColumns(columns, false).map(({ value }) => value(row)),
  ]
  expect(shown.join('\n')).not.toMatch(/hunter/)
  const whole = rawLines(record).map(({ value }) => value)
  expect(whole.join('\n')).toMatch(/hunter/)
})

test('F129 a field that is secret as a whole leaves when it is asked for, and is offered', () => {
  const rows = [{ unknown: [{ path: 'api_key', value: 'hunter2' }] }]
  const columns = columnsOf(rows)
  expect(leavingColumns(columns, false)).toEqual([])
  expect(leavingColumns(columns, true).map(({ value }) => rows.map(value))).toEqual([['hunter2']])
  expect(holdsAnySecret(columns, rows)).toBe(true)
})

test('F129 so is one with a secret in some of its cells, and nothing is offered where there is none', () => {
  const row = (note: string) => ({ unknown: [{ path: 'note', value: note }] })
  const rows = [row('plain'), row('mysql://u:hunter2@h/d')]
  const columns = columnsOf(rows)
  expect(holdsAnySecret(columns, rows)).toBe(true)
  expect(holdsAnySecret(columns, rows.slice(0, 1))).toBe(false)
  const cells = (secrets: boolean) =>
    leavingColumns(columns, secrets).flatMap(({ value }) => rows.map(value))
  expect(cells(false)).toEqual(['plain', 'mysql://u:••••••@h/d'])
  expect(cells(true)).toEqual(['plain', 'mysql://u:hunter2@h/d'])
})
