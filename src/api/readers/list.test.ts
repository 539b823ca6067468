/** Unit tests of `list`. */
import { describe, expect, test } from 'vitest'
import type { Json } from '~/api/transport/parse-body'
import { readItems, readList } from './list'

const shop = { name: 'shop' }
const read = (body: Json | undefined) => readList(body, ['databases', 'database'])

describe('readList', () => {
  const empty: [string, Json][] = [
    ['F056 null', null],
    ['an empty array', []],
    ['F056 null under its own word', { databases: null }],
    ['F056 null under a common word', { data: null, error: null }],
    ['an empty envelope', { items: [] }],
  ]
  test.each(empty)('%s is an empty list', (_, body) => {
    expect(read(body)).toEqual({ records: [], more: false })
  })

  const envelopes: Json[] = [
    [shop],
    { databases: [shop] },
    { Databases: [shop], count: 1 },
    { items: [shop] },
    { data: [shop], total: 1 },
    { results: [shop], next: null },
    { records: [shop] },
    { Rows: [shop] },
    { list: [shop] },
    { databases: [shop], items: ['another', 'list'] },
    { items: [shop], tags: ['a'] },
    { dbs: [shop] },
    { data: null, items: [shop] },
    { items: [shop], warnings: [{ message: 'slow' }] },
    { data: { items: [shop] } },
    { data: { databases: [shop], total: 1 }, success: true },
    { result: { data: [shop] } },
    { databases: { items: [shop] } },
    { databases: { data: [shop], total: 1 } },
    { page: { items: [shop], number: 1 } },
    { list: { items: [shop] } },
    { value: { databases: [shop] } },
    { meta: { page: 1 }, Databases: { Items: [shop] } },
    { edges: [{ node: shop, cursor: 'x' }] },
    { databases: { nodes: [shop], pageInfo: { hasNextPage: false } } },
    [{ database: shop }],
    { items: [{ Database: shop }] },
    { _embedded: { databases: [shop] }, _links: { self: { href: '/' } } },
    { kind: 'DatabaseList', apiVersion: 'v1', metadata: { continue: '' }, items: [shop] },
  ]
  test.each(envelopes)('F058 the one fitting array of %j', (body) => {
    expect(read(body)).toEqual({ records: [shop], more: false })
  })

  const none: (Json | undefined)[] = [
    undefined,
    {},
    'x',
    7,
    true,
    { message: 'coming soon' },
    { message: 'nothing here', tags: [] },
    { errors: [{ message: 'broken' }] },
    { error: 'broken', data: [] },
    { success: false, data: null },
    { items: [shop], results: [shop] },
    { items: ['a'], results: ['b'], more: [shop] },
    { a: [shop], b: [shop] },
    { data: { deeper: { items: [shop] } } },
    { database: shop },
    { database: { ...shop, replicas: [shop] } },
    { ...shop, replicas: [shop] },
    { status: 'maintenance', incidents: [{ name: 'outage' }] },
    { env: [{ name: 'REGION', value: 'hn' }] },
    { databases: {} },
  ]
  test.each(none)('F057 %j is no list', (body) => {
    expect(read(body)).toBeNull()
  })

  const incomplete: { [key: string]: Json }[] = [
    { next: 'https://portal.test/?page=2' },
    { next: { href: '/?page=2' } },
    { next_cursor: 'abc' },
    { nextPageToken: 'abc' },
    { cursor: 'abc' },
    { has_more: true },
    { hasNextPage: 'true' },
    { total: 31 },
    { total_count: '31' },
    { totalDocs: 31 },
    { page: 1, pages: 3 },
    { meta: { total: 31 } },
    { pagination: { page: 1, total_pages: 2 } },
    { links: { next: '/?page=2' } },
    { page_info: { has_next: true } },
    { metadata: { continue: 'abc', remainingItemCount: 30 } },
    { '@odata.nextLink': 'https://portal.test/?skip=1' },
    { errors: ['one region did not answer'] },
  ]
  test.each(incomplete)('F058 %j says that there is more', (paging) => {
    expect(read({ databases: [shop], ...paging })?.more).toBe(true)
    expect(read({ data: { databases: [shop], ...paging } })?.more).toBe(true)
  })

  const complete: { [key: string]: Json }[] = [
    { next: null },
    { next: '' },
    { next: {} },
    { cursor: { next: null, previous: 'abc' } },
    { has_more: false },
    { has_more: 'false' },
    { total: 1 },
    { total_pages: 1, page: 1 },
    { prev_cursor: 'abc' },
    { next_backup_at: '2026-11-22T02:00:00Z' },
    { total_size: 4096 },
    { error: null, success: true, status: 'ok' },
  ]
  test.each(complete)('F058 %j says nothing of more', (paging) => {
    expect(read({ databases: [shop], ...paging })?.more).toBe(false)
  })
})

test('F063 keys are unique, however entries are named', () => {
  const keys = ['a', 'a', '', '', '1:a', '2:a', 'a', '\n', 'a:2']
  const list = readItems(keys, [], (record) => ({ key: JSON.stringify(record) }))
  expect(new Set(list?.items.map((item) => item.key)).size).toBe(keys.length)
})
