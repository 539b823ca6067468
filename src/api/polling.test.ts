/** Unit tests of `polling`. */
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { ApiError, type ErrorKind } from './errors'
import { polling } from './polling'
import { noteReading } from './transport/read-answer'

const second = 1000
const minute = 60 * second
const start = Date.UTC(2026, 10, 22, 8)

type State = Parameters<ReturnType<typeof polling<string>>>[0]['state']

/** A query whose data is the status of one resource. */
function setUp() {
  const poll = polling<string>((status) => status === 'creating')
  const query: { state: State } = {
    state: { data: undefined, error: null, status: 'pending', errorUpdatedAt: 0 },
  }
  const succeed = (data: string) => {
    query.state = { ...query.state, data, error: null, status: 'success' }
    return poll(query)
  }
  const fail = (error: Error) => {
    query.state = { ...query.state, error, status: 'error', errorUpdatedAt: Date.now() }
    return poll(query)
  }
  return { poll, query, succeed, fail }
}

beforeEach(() => {
  vi.useFakeTimers({ now: start })
  return () => vi.useRealTimers()
})

describe('polling', () => {
  test('is every minute while nothing changes', () => {
    const { poll, query, succeed } = setUp()
    expect(poll(query)).toBe(minute)
    expect(succeed('running')).toBe(minute)
    vi.setSystemTime(start + 10 * minute)
    expect(succeed('running')).toBe(minute)
  })

  test('is every 5 s for a minute while something changes, then 15 s, then a minute', () => {
    const { succeed } = setUp()
    const at = (ms: number) => {
      vi.setSystemTime(start + ms)
      return succeed('creating')
    }
    expect(at(0)).toBe(5 * second)
    expect(at(minute - 1)).toBe(5 * second)
    expect(at(minute)).toBe(15 * second)
    expect(at(5 * minute - 1)).toBe(15 * second)
    expect(at(5 * minute)).toBe(minute)
    expect(at(60 * minute)).toBe(minute)
  })

  test('begins again at 5 s with the next change', () => {
    const { succeed } = setUp()
    succeed('creating')
    vi.setSystemTime(start + 10 * minute)
    expect(succeed('creating')).toBe(minute)
    expect(succeed('running')).toBe(minute)
    expect(succeed('creating')).toBe(5 * second)
  })

  test('keeps the time of each query for itself', () => {
    const poll = polling(() => true)
    const state: State = { data: '', error: null, status: 'success', errorUpdatedAt: 0 }
    const [first, second_] = [{ state }, { state }]
    poll(first)
    vi.setSystemTime(start + minute)
    expect(poll(first)).toBe(15 * second)
    expect(poll(second_)).toBe(5 * second)
  })

  test.each<ErrorKind>(['forbidden', 'not-found'])('F036 stops after: %s', (kind) => {
    const { succeed, fail } = setUp()
    succeed('running')
    expect(fail(new ApiError(kind))).toBe(false)
    expect(succeed('running')).toBe(minute)
  })

  test('F020 goes on after a 401: the token is checked, and what is looked at is no worse for it', () => {
    const { succeed, fail } = setUp()
    succeed('running')
    expect(fail(new ApiError('unauthorized'))).toBe(30 * second)
  })

  test('F137 a list that takes long to parse and read is read less often', () => {
    const poll = polling<object>(() => true)
    const state = { error: null, status: 'success', errorUpdatedAt: 0 }
    const read = {}
    noteReading(read, 800)
    expect(poll({ state: { ...state, data: read } })).toBe(20 * 800)
    expect(poll({ state: { ...state, data: {} } })).toBe(5 * second)
    noteReading(read, 4000)
    expect(polling<object>(() => false)({ state: { ...state, data: read } })).toBe(20 * 4000)
  })

  test.each<['with' | 'without']>([['with'], ['without']])(
    'F096 backs off after failures, %s data from before: 30, 60, 120 s',
    (data) => {
      const { poll, query, succeed, fail } = setUp()
      if (data === 'with') succeed('running')
      const failAt = (ms: number) => {
        vi.setSystemTime(start + ms)
        // TanStack calls a query without data pending while it is read again.
        query.state = { ...query.state, status: data === 'with' ? 'error' : 'pending' }
        if (data === 'without') poll(query)
        return fail(new ApiError('timeout'))
      }
      expect(failAt(0)).toBe(30 * second)
      expect(failAt(2 * minute - 1)).toBe(30 * second)
      expect(failAt(2 * minute)).toBe(minute)
      expect(failAt(5 * minute)).toBe(2 * minute)
      expect(failAt(60 * minute)).toBe(2 * minute)
      expect(succeed('running')).toBe(minute)
      expect(fail(new ApiError('timeout'))).toBe(30 * second)
    },
  )
})
