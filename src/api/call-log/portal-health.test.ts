/** Unit tests of `portal-health`. */
import { describe, expect, test } from 'vitest'
import type { CallEntry } from './call-log'
import { troubleOf } from './portal-health'

const list = '/api/portal/databases'
const call = (change: Partial<CallEntry>): CallEntry => ({
  id: 1,
  at: 1000,
  method: 'GET',
  path: list,
  lane: 'read',
  state: 'failed',
  waitedMs: 0,
  ...change,
})
const good = call({ state: 'answered', status: 200 })
const page = call({ status: 200, error: 'broken', reason: 'html' })
const silent = call({ error: 'timeout', at: 2000 })

describe('F054 F073 the wrong server', () => {
  test('is two web pages in a row, and not one, nor two apart', () => {
    expect(troubleOf([good, page])).toBeNull()
    expect(troubleOf([page, good, page])).toBeNull()
    expect(troubleOf([good, page, page])).toEqual({ kind: 'wrong-server', path: list, status: 200 })
    expect(troubleOf([page, page, good])).toBeNull()
  })

  test('is a list that is not there, and not a database that is not', () => {
    const missing = { status: 404, error: 'not-found' } as const
    expect(troubleOf([good, call(missing)])).toMatchObject({ kind: 'wrong-server', status: 404 })
    expect(troubleOf([good, call({ ...missing, path: `${list}/shop` })])).toBeNull()
    expect(troubleOf([good, call({ ...missing, path: '/api/openapi' })])).toBeNull()
  })

  test.each<Partial<CallEntry>>([
    { status: 403, error: 'forbidden', reason: 'html' },
    { status: 502, error: 'broken', reason: 'html' },
    { status: 500, error: 'broken', reason: 'server' },
  ])('is not %o', (change) => {
    expect(troubleOf([call(change), call(change), call(change)])).toBeNull()
  })

  test('is not ended by a call that waits or is under way', () => {
    const open = [call({ state: 'waiting' }), call({ state: 'sending' })]
    expect(troubleOf([page, page, ...open])).not.toBeNull()
  })
})

describe('F096 no answer', () => {
  test('is two in a row without any, since the first of them', () => {
    const later = call({ error: 'unreachable', at: 9000 })
    expect(troubleOf([good, silent])).toBeNull()
    expect(troubleOf([good, silent, later])).toEqual({ kind: 'no-answer', since: 2000 })
    expect(troubleOf([silent, later, good])).toBeNull()
  })

  test('is not being offline, which is known', () => {
    const offline = call({ error: 'offline' })
    expect(troubleOf([offline, offline, offline])).toBeNull()
  })
})

test('nothing is the matter before the first call', () => {
  expect(troubleOf([])).toBeNull()
})
