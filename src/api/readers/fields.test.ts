/** Unit tests of `fields`. */
import { describe, expect, test } from 'vitest'
import type { Json } from '~/api/transport/parse-body'
import { fieldsOf, readNumber, readText, readTime, textOf, time } from './fields'
import { readSize, size } from './size'

describe('fieldsOf', () => {
  test.each(['created_at', 'createdAt', 'created-at', 'CreatedAt', 'CREATED_AT', 'created at'])(
    '%s is the same field in every letter case style',
    (name) => {
      expect(time(fieldsOf({ [name]: 1763776800 }), ['createdat'])).toBe('2025-11-22T02:00:00.000Z')
    },
  )

  test('Kubernetes keeps fields in metadata, spec and status', () => {
    const fields = fieldsOf({
      apiVersion: 'db/v1',
      kind: 'Database',
      metadata: { name: 'shop' },
      spec: { engine: 'mysql' },
      status: { phase: 'Ready' },
    })
    expect(textOf(fields, ['name'])).toBe('shop')
    expect(textOf(fields, ['engine'])).toBe('mysql')
    expect(textOf(fields, ['status', 'phase'])).toBe('Ready')
    expect(textOf(fields, ['kind'])).toBeNull()
  })

  test('F059 a null gives way to a synonym and to an inner field', () => {
    expect(textOf(fieldsOf({ name: null, title: 'a' }), ['name', 'title'])).toBe('a')
    expect(textOf(fieldsOf({ name: null, metadata: { name: 'b' } }), ['name'])).toBe('b')
  })

  test('F064 what every object inherits is no field', () => {
    for (const name of ['toString', 'constructor', '__proto__', 'hasOwnProperty'])
      expect(textOf(fieldsOf({}), [name, name.toLowerCase()])).toBeNull()
  })
})

describe('text', () => {
  test.each<[Json, string | null]>([
    ['a', 'a'],
    [' a ', ' a '],
    ['', null],
    [' ', null],
    [7, '7'],
    [0, '0'],
    [false, 'false'],
    [null, null],
    [{}, null],
    [['a'], null],
    [Infinity, null],
  ])('F059 F061 %j reads %j', (json, expected) => {
    expect(readText(json)).toBe(expected)
  })
})

describe('readNumber', () => {
  test.each<[Json, number | null]>([
    [5, 5],
    ['5', 5],
    [' 5.5 ', 5.5],
    ['-1e3', -1000],
    ['', null],
    ['5 MB', null],
    ['0x10', null],
    ['1e999', null],
    ['NaN', null],
    [true, null],
    [[5], null],
  ])('%j reads %j', (json, expected) => {
    expect(readNumber(json)).toBe(expected)
  })
})

describe('readTime', () => {
  test.each<[Json, string]>([
    ['2026-11-22T02:00:00Z', '2026-11-22T02:00:00.000Z'],
    ['2026-11-22T02:00:00.123456789Z', '2026-11-22T02:00:00.123Z'],
    ['2026-11-22t02:00z', '2026-11-22T02:00:00.000Z'],
    ['2026-11-22T09:00:00+07:00', '2026-11-22T02:00:00.000Z'],
    ['2026-11-22T09:00:00+0700', '2026-11-22T02:00:00.000Z'],
    ['2026-11-21 20:30:00-05', '2026-11-22T01:30:00.000Z'],
    ['2026-11-21T22:30:00-03:30', '2026-11-22T02:00:00.000Z'],
    ['2026-11-22 02:00:00.5 +0000 UTC', '2026-11-22T02:00:00.500Z'],
    ['2026-11-22 02:00:00 UTC', '2026-11-22T02:00:00.000Z'],
    ['2026-11-22 02:00:00', '2026-11-22T02:00:00.000Z'],
    ['2026-11-22', '2026-11-22T00:00:00.000Z'],
    ['Sun, 22 Nov 2026 02:00:00 GMT', '2026-11-22T02:00:00.000Z'],
    ['Sun, 22 Nov 2026 09:00:00 +0700', '2026-11-22T02:00:00.000Z'],
    ['22 Nov 2026 02:00 UT', '2026-11-22T02:00:00.000Z'],
    ['Sun, 22 Nov 2026 09:00:00 +0700 (ICT)', '2026-11-22T02:00:00.000Z'],
    ['Sun,  1 Nov 2026 02:00:00 GMT', '2026-11-01T02:00:00.000Z'],
    ['Sun, 1 Nov 2026 02:00:00 -0330', '2026-11-01T05:30:00.000Z'],
    ['20261122T020000Z', '2026-11-22T02:00:00.000Z'],
    ['20261122T090000.25+0700', '2026-11-22T02:00:00.250Z'],
    ['20261122T0200', '2026-11-22T02:00:00.000Z'],
    ['2026-11-22 09:00:00 +0700', '2026-11-22T02:00:00.000Z'],
    [1763776800, '2025-11-22T02:00:00.000Z'],
    [1763776800000, '2025-11-22T02:00:00.000Z'],
    [1763776800.5, '2025-11-22T02:00:00.500Z'],
    ['1763776800', '2025-11-22T02:00:00.000Z'],
    ['1763776800000', '2025-11-22T02:00:00.000Z'],
  ])('F067 %j is %s', (json, expected) => {
    expect(readTime(json)).toBe(expected)
  })

  const unread = `yesterday|2026-02-30|2026-13-01|2026-11-22T25:00:00Z|2026-11-22T02:00:60Z|2026-11-22 09:00:00 ICT
    |2026-11-22T02:00:00+24:00|2026-11-22T02:00:00+07:60
    |22/11/2026|20261122|20260230T090000Z|20261122T250000Z|Mon, 30 Feb 2026 09:00:00 GMT|22 Foo 2026 02:00:00 GMT|0001-01-01T00:00:00Z|9999-12-31|+056000-01-01T00:00:00Z|Invalid Date`
  const others: Json[] = [
    '',
    0,
    -1,
    7,
    1e15,
    1e300,
    Infinity,
    NaN,
    null,
    true,
    {},
    [],
    ['2026-11-22'],
  ]
  test.each<Json>([...unread.split(/\s*\|/), ...others])('F067 %j is no time', (json) => {
    expect(readTime(json)).toBeNull()
  })
})

describe('size', () => {
  test.each<[Json, number]>([
    [0, 0],
    [2048, 2048],
    ['2048', 2048],
    ['512 MB', 512e6],
    ['512M', 512e6],
    ['1.5Gi', 1.5 * 2 ** 30],
    ['1.5 GiB', 1.5 * 2 ** 30],
    ['1 kB', 1000],
    ['1 KiB', 1024],
    ['2 TB', 2e12],
    ['7 bytes', 7],
    ['7B', 7],
  ])('%j is %d bytes', (json, expected) => {
    expect(readSize(json)).toBe(expected)
  })

  test.each<Json>([
    '',
    'big',
    '5 apples',
    '1,5 GB',
    '1.2.3',
    -5,
    '-5',
    '9e99',
    '1e300 PB',
    null,
    true,
    {},
    [5],
    NaN,
  ])('%j is no size', (json) => {
    expect(readSize(json)).toBeNull()
  })

  test.each<[string, Json, number]>([
    ['size', 5, 5],
    ['size_bytes', '5', 5],
    ['size_mb', 5, 5e6],
    ['sizeInGiB', '5', 5 * 2 ** 30],
    ['size-gb', 0.5, 5e8],
    ['SizeKB', '5 MB', 5e6],
  ])('the unit of %s: %j is %d bytes', (name, value, expected) => {
    expect(size(fieldsOf({ [name]: value }), ['size'])).toBe(expected)
  })
})
