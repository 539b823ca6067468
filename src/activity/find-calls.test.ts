/** Finding calls by product, outcome and text, and the key of a call in an address. */
import { expect, test } from 'vitest'
import { createCallLog } from '~/api/call-log/call-log'
import { callKey, failedBefore, matches, subjectOf } from './find-calls'

const everything = { text: '', method: '', product: '', status: '', writesOnly: false }

test.each([
  ['/api/portal/databases', 'databases'],
  ['/api/portal/databases/backups', 'databases'],
  ['/api/portal/databases/shop', 'databases'],
  ['/api/portal/databases/shop/backups', 'backups'],
  ['/api/portal/databases/backups/backups?x=1', 'backups'],
  ['/api/portal/functions', 'functions'],
  ['/api/portal/proxies', 'proxies'],
  ['/api/openapi', 'other'],
])('%s is about %s', (path, subject) => {
  expect(subjectOf({ method: 'GET', path })).toBe(subject)
})

test('a call is found by its text, method, product, status and outcome', () => {
  const log = createCallLog()
  const { id } = log.start({
    at: 1,
    method: 'POST',
    path: '/api/portal/databases/d%E1%BB%AF-li%E1%BB%87u/backups',
    lane: 'write',
    screen: '/backups',
  })
  const call = log.update(id, { state: 'failed', status: 403, error: 'forbidden' })
  for (const fits of [
    {},
    { text: ' DỮ-liệu ' },
    { text: 'post /api' },
    { text: 'forbidden' },
    { text: '/backups' },
    { method: 'POST', product: 'backups', status: '403', writesOnly: true },
    { status: 'failed' },
  ])
    expect(matches(call, { ...everything, ...fits }), JSON.stringify(fits)).toBe(true)
  for (const misses of [
    { text: 'shop' },
    { method: 'GET' },
    { product: 'databases' },
    { status: '200' },
    { status: 'answered' },
  ])
    expect(matches(call, { ...everything, ...misses }), JSON.stringify(misses)).toBe(false)
})

test('a failed call is told to the next of its kind, and to no other', () => {
  const log = createCallLog()
  const start = (path: string) => log.start({ at: 1, method: 'GET', path, lane: 'read' })
  const first = log.update(start('/a').id, { state: 'failed', status: 502, error: 'broken' })
  const other = start('/b')
  const second = log.update(start('/a').id, { state: 'answered', status: 200 })
  const third = start('/a')
  expect(failedBefore(second, log.get())).toBe(first)
  expect(failedBefore(other, log.get())).toBeNull()
  expect(failedBefore(third, log.get())).toBeNull()
  expect(failedBefore(first, log.get())).toBeNull()
})

test('two calls of one moment, and two of one number, have different addresses', () => {
  const keys = [
    { at: 5, id: 1 },
    { at: 5, id: 2 },
    { at: 6, id: 1 },
  ].map(callKey)
  expect(new Set(keys).size).toBe(3)
})
