/** Exports of a list: CSV that no spreadsheet executes, JSON with its filter, secrets left out, names of files. */
import { describe, expect, test } from 'vitest'
import { guardedCells, toCsv } from './csv'
import { toJson } from './json'
import { fileName, leavingColumns, type ExportValue, type ExportColumn } from './table'

const one = (value: ExportValue) => toCsv([{ id: 'a', header: 'A', value: () => value }], [0])
const cell = (value: ExportValue) => one(value).slice('"A"\r\n"'.length, -'"\r\n'.length)

test('the cells that the protection against formulas changes are counted', () => {
  const columns: ExportColumn<ExportValue[]>[] = [0, 1].map((place) => ({
    id: `a${place}`,
    header: 'A',
    value: (row) => row[place] ?? null,
  }))
  expect(
    guardedCells(columns, [
      ['-s3cret', 'x'],
      ['=1', '@x'],
      [-5, null],
    ]),
  ).toBe(3)
})

describe('toCsv', () => {
  test('quotes every cell, doubles quotes and ends lines with CRLF (RFC 4180)', () => {
    const columns: ExportColumn<ExportValue[]>[] = [
      { id: 'name', header: 'Name', value: (row) => row[0] ?? null },
      { id: 'size', header: 'Size "MB"', value: (row) => row[1] ?? null },
    ]
    const rows = [
      ['a,b', 1.5],
      ['say "hi"\nthere', null],
      ['Đà Nẵng', false],
    ]
    expect(toCsv(columns, rows)).toBe(
      [
        '"Name","Size ""MB"""',
        '"a,b","1.5"',
        '"say ""hi""\nthere",""',
        '"Đà Nẵng","false"',
        '',
      ].join('\r\n'),
    )
  })

  test.each([
    '=1+1',
    '+cmd',
    '-cmd|calc',
    '@SUM(A1)',
    '\t=1',
    '\rx',
    '\nx',
    '\0x',
    '＝1+1',
    '＋1+1',
    '－cmd',
    '＠x',
    ' =1+1',
    '\u200B=1+1',
    '\uFEFF@x',
    '-1+2',
    '--1',
    '+84 24 3333',
  ])('F128 %j is shown and not run', (text) => {
    expect(cell(text)).toBe(`'${text}`)
  })

  test.each<[ExportValue, string]>([
    [-5, '-5'],
    [-0.5, '-0.5'],
    [-1e21, '-1e+21'],
    ['-5', '-5'],
    ['-12.75', '-12.75'],
    ['a=b', 'a=b'],
    ["'=1", "'=1"],
    ['', ''],
  ])('F128 the cell %j stays as it is', (value, text) => {
    expect(cell(value)).toBe(text)
  })

  test('F128 headers are cells, too', () => {
    expect(toCsv([{ id: 'a', header: '=A', value: () => null }], [])).toBe('"\'=A"\r\n')
  })
})

const columns: ExportColumn<{ name: string; url: string; password: string; note: string }>[] = [
  { id: 'name', header: 'Name', value: ({ name }) => name },
  { id: 'url', header: 'URL', value: ({ url }) => url },
  { id: 'password', header: 'Password', value: ({ password }) => password },
  { id: 'note', header: 'Note', value: ({ note }) => note, secret: true },
]
const row = { name: 'a', url: 'socks5://u:s3cret@h:1080', password: 's3cret', note: 's3cret' }

test('F129 secrets are left out unless they are included', () => {
  const without = leavingColumns(columns, false)
  expect(without.map(({ id }) => id)).toEqual(['name', 'url'])
  expect(toCsv(without, [row])).not.toContain('s3cret')
  expect(toJson({ what: 'x', at: 0, filter: {}, columns: without, rows: [row] })).not.toContain(
    's3cret',
  )
  expect(toCsv(leavingColumns(columns, true), [row]).match(/s3cret/g)).toHaveLength(3)
})

test('JSON contains what it is, when it was made and by which filter', () => {
  const at = Date.UTC(2026, 10, 20, 9, 3, 12)
  const filter = { q: 'hn', status: '' }
  const text = toJson({ what: 'rows', at, filter, columns: columns.slice(0, 1), rows: [row] })
  expect(JSON.parse(text)).toEqual({
    exported: '2026-11-20T09:03:12.000Z',
    filter: { q: 'hn' },
    rows: [{ name: 'a' }],
  })
})

test('a token that was pasted into a filter is in no exported file or file name', () => {
  const filter = { q: 'htx_live_AbC123' }
  expect(fileName('proxies', 0, filter, 'csv')).toBe('proxies-19700101T000000Z-htx-removed.csv')
  expect(toJson({ what: 'rows', at: 0, filter, columns: [], rows: [] })).not.toContain('AbC123')
})

test('the name of a file has content, time and filter, and no character that a system forbids', () => {
  const at = Date.UTC(2026, 10, 20, 9, 3, 12)
  expect(fileName('proxies', at, {}, 'csv')).toBe('proxies-20261120T090312Z.csv')
  expect(fileName('proxies', at, { q: ' ../Đà Nẵng:*?', status: 'active' }, 'json')).toBe(
    'proxies-20261120T090312Z-Đà-Nẵng-active.json',
  )
  expect(fileName('x', at, { q: 'a'.repeat(500) }, 'csv').length).toBeLessThan(110)
})
