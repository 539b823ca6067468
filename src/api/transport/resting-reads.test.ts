/** Unit tests of `resting-reads`. */
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { ApiError } from '../errors'
import { createRestingReads } from './resting-reads'

const start = Date.UTC(2026, 10, 22, 8)
const call = (method = 'GET', path = '/databases') => ({ method, path })
const comeBackIn = (ms: number) => new ApiError('broken', { status: 503, retryAt: Date.now() + ms })

beforeEach(() => {
  vi.useFakeTimers({ now: start })
  return () => vi.useRealTimers()
})

describe('a read that the portal asked to leave alone', () => {
  test('F053 rests until then, with the portal’s last word, and not longer', () => {
    const resting = createRestingReads()
    const error = comeBackIn(20_000)
    resting.note(call(), error)
    vi.advanceTimersByTime(19_999)
    expect(() => resting.check(call())).toThrow(error)
    vi.advanceTimersByTime(1)
    expect(() => resting.check(call())).not.toThrow()
  })

  test('rests alone: not another read, not a write', () => {
    const resting = createRestingReads()
    resting.note(call(), comeBackIn(20_000))
    expect(() => resting.check(call('GET', '/functions'))).not.toThrow()
    expect(() => resting.check(call('POST'))).not.toThrow()
  })

  test('is never a write, nor one whose failure says nothing of coming back', () => {
    const resting = createRestingReads()
    resting.note(call('POST'), comeBackIn(20_000))
    resting.note(call(), new ApiError('broken', { status: 503 }))
    expect(() => resting.check(call('POST'))).not.toThrow()
    expect(() => resting.check(call())).not.toThrow()
  })

  test('F147 does not rest longer because the clock was set back', () => {
    const resting = createRestingReads()
    resting.note(call(), comeBackIn(20_000))
    vi.setSystemTime(start - 60 * 60_000)
    vi.advanceTimersByTime(20_000)
    expect(() => resting.check(call())).not.toThrow()
  })

  test('F053 F160 the other tabs of the token are told; what has another form is ignored', async () => {
    vi.useRealTimers()
    const [one, other, stranger] = ['key', 'key', 'another'].map((key) => createRestingReads(key))
    const noise = new BroadcastChannel('resting:key')
    for (const data of [null, 7, {}, { path: 7 }, { path: 'x', status: '503', retryAt: 1 }])
      noise.postMessage(data)
    one?.note(call(), comeBackIn(20_000))
    await vi.waitFor(() => expect(() => other?.check(call())).toThrow('broken (503)'), 15_000)
    expect(() => stranger?.check(call())).not.toThrow()
    for (const open of [one, other, stranger, noise]) open?.close()
  })
})
