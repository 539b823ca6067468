/** Unit tests of `call-log`. */
import { describe, expect, test, vi } from 'vitest'
import { createCallLog } from './call-log'

const call = (path: string) => ({ at: 1, method: 'GET', path, lane: 'read' as const })

describe('the call log', () => {
  test('holds what was sent, newest last, waiting until more is known', () => {
    const log = createCallLog()
    log.start(call('/a'))
    log.start(call('/b'))
    expect(log.get().map(({ path, state, waitedMs }) => [path, state, waitedMs])).toEqual([
      ['/a', 'waiting', 0],
      ['/b', 'waiting', 0],
    ])
  })

  test('tells its listeners of each change until they stop listening', () => {
    const log = createCallLog()
    const listener = vi.fn<() => void>()
    const stop = log.subscribe(listener)
    const { id } = log.start(call('/a'))
    log.update(id, { state: 'answered', status: 200 })
    expect(listener).toHaveBeenCalledTimes(2)
    stop()
    log.clear()
    expect(listener).toHaveBeenCalledTimes(2)
  })

  test('changes one entry only, and never in place', () => {
    const log = createCallLog()
    const first = log.start(call('/a'))
    const second = log.start(call('/b'))
    const changed = log.update(first.id, { state: 'failed', error: 'timeout' })
    expect(changed).toEqual({ ...first, state: 'failed', error: 'timeout' })
    expect(first.state).toBe('waiting')
    expect(log.get()).toEqual([changed, second])
  })

  test('F139 keeps the newest 500', () => {
    const log = createCallLog()
    for (let n = 1; n <= 501; n++) log.start(call(`/${n}`))
    expect(log.get()).toHaveLength(500)
    expect(log.get()[0]?.path).toBe('/2')
    expect(log.get().at(-1)?.path).toBe('/501')
  })

  test('lets a call end that it has forgotten, without remembering it again', () => {
    const log = createCallLog()
    const { id } = log.start(call('/a'))
    log.clear()
    expect(log.update(id, { state: 'answered', status: 200 })).toMatchObject({ id, status: 200 })
    expect(log.get()).toEqual([])
  })

  test('gives no number twice', () => {
    const log = createCallLog()
    const before = log.start(call('/a'))
    log.clear()
    expect(log.start(call('/b')).id).not.toBe(before.id)
  })
})
