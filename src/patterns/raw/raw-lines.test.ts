/** Unit tests of `raw-lines`. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Json } from '~/api/transport/parse-body'
import { maskedJson, rawLines } from './raw-lines'

const record: Json = {
  name: 'analytics',
  connection: { host: 'db', password: 'hunter2', ports: [1, null] },
  credentials: { user: 'u', value: { inner: 'hunter2' } },
  note: 'postgres://u:hunter2@db/x',
  empty: {},
}

describe('a record line by line', () => {
  test('has each field under its path, in the order of the record', () => {
    expect(rawLines(record).map(({ path, depth, value }) => `${depth} ${path} ${value}`)).toEqual([
      '0 name "analytics"',
      '0 connection { }',
      '1 connection.host "db"',
      '1 connection.password "hunter2"',
      '1 connection.ports [ ]',
      '2 connection.ports.0 1',
      '2 connection.ports.1 null',
      '0 credentials { }',
      '1 credentials.user "u"',
      '1 credentials.value { }',
      '2 credentials.value.inner "hunter2"',
      '0 note "postgres://u:hunter2@db/x"',
      '0 empty { }',
    ])
  })

  test('F129 hides what looks secret, also inside a connection string and under a secret name', () => {
    const masked = rawLines(record).map((line) => line.masked)
    expect(masked.join()).not.toContain('hunter2')
    expect(masked).toContain('"postgres://u:••••••@db/x"')
    expect(maskedJson(record)).not.toContain('hunter2')
    expect(JSON.parse(maskedJson(record))).toMatchObject({ name: 'analytics', empty: {} })
  })

  test.each<[string, Json, string[]]>([
    ['a bare value', 'db', ['"db"']],
    ['null', null, ['null']],
    ['an empty object', {}, []],
    ['a list', ['a'], ['"a"']],
  ])('takes %s', (_, json, values) => {
    expect(rawLines(json).map(({ value }) => value)).toEqual(values)
  })

  test('F065 is cut at depth 64', () => {
    let deep: Json = 1
    for (let depth = 0; depth < 100_000; depth++) deep = { a: deep }
    expect(rawLines(deep)).toHaveLength(65)
    expect(maskedJson(deep)).toContain('…')
  })

  test('shows nothing that a terminal or a browser would execute', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        for (const { value } of rawLines(json as Json)) expect(value).not.toMatch(/[\p{Cc}\u202E]/u)
      }),
      { seed: 2, numRuns: 500 },
    )
  })
})
