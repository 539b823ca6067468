/** What a bulk run promises, as tests: a few at a time, each once, and what stops it. */
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { ApiError, type ErrorKind } from '~/api/errors'
import { noteAnswer, noteNoAnswer } from '~/api/transport/network'
import { testSession } from '~/session/testing'
import { endOfItem, countItems } from './bulk-item'
import { journalKey } from '~/patterns/write/journal-used'
import type { JournalEntry } from '../write/journal'
import { stubStorage, testKind } from '../write/testing'
import type { Hindrance } from '../write/write-state'
import { startRun, type BulkPlan } from './bulk-run'

const listeners = new Map<string, (() => void)[]>()

beforeEach(() => {
  stubStorage()
  vi.stubGlobal('navigator', { onLine: true })
  listeners.clear()
  vi.stubGlobal('addEventListener', (event: string, listener: () => void) =>
    // As the browser does: the same listener once.
    listeners.set(event, [...new Set([...(listeners.get(event) ?? []), listener])]),
  )
  vi.stubGlobal('removeEventListener', (event: string, listener: () => void) =>
    listeners.set(
      event,
      (listeners.get(event) ?? []).filter((one) => one !== listener),
    ),
  )
  vi.useFakeTimers()
  return () => {
    vi.useRealTimers()
    // What one test has learned about the network must not affect the next.
    vi.stubGlobal('navigator', { onLine: true })
    noteAnswer()
    vi.unstubAllGlobals()
  }
})

/** A run over so many names; `send` gets the name and how often it was sent before. */
function setUp(count: number, send: (name: string, before: number) => Promise<unknown>) {
  const { session, connection, told } = testSession()
  const sent: string[] = []
  let [atOnce, most] = [0, 0]
  const plan: BulkPlan = {
    kind: testKind('backup'),
    title: { id: 'run' },
    each: { id: 'each' },
    names: Array.from({ length: count }, (_, place) => `db-${place}`),
    callsFor: (names) => 2 * names.length,
    planOf: (name) => ({
      async send({ onSent }) {
        onSent()
        const before = sent.filter((one) => one === name).length
        sent.push(name)
        most = Math.max(most, ++atOnce)
        try {
          return await send(name, before)
        } finally {
          atOnce--
        }
      },
      check: () => Promise.resolve({ done: false, why: 'not-seen' }),
    }),
  }
  const run = startRun(session, plan)
  const counts = () => countItems(run.state.get().items)
  return { run, session, plan, sent, told, connection, counts, most: () => most }
}

const slowly = () => new Promise((resolve) => setTimeout(resolve, 100))
const fail = (kind: ErrorKind, status?: number) => Promise.reject(new ApiError(kind, { status }))

/** The names that are recorded as not done because the session ended. */
function undone(): string[] {
  const noted: JournalEntry[] = JSON.parse(sessionStorage.getItem(journalKey()) ?? '[]')
  return noted.filter((entry) => entry.undone === 'session').map(({ name }) => name)
}

describe('a bulk run', () => {
  test('does each once, at most three at a time', async () => {
    const { run, sent, counts, most } = setUp(20, slowly)
    expect(run.callsLeft()).toBe(34)
    expect(listeners.get('beforeunload')).toHaveLength(1)
    await vi.runAllTimersAsync()
    expect(sent.toSorted()).toEqual(
      run.state
        .get()
        .items.map(({ name }) => name)
        .toSorted(),
    )
    expect(most()).toBe(3)
    expect(counts()).toMatchObject({ done: 20, waiting: 0 })
    expect(run.state.get().over).toBe(true)
    expect(listeners.get('beforeunload')).toEqual([])
  })

  test('keeps the session open while it runs, and not while it is paused or over', async () => {
    const { run, connection } = setUp(9, slowly)
    expect(connection.writesUnderWay()).toBe(1)
    run.pause()
    expect(connection.writesUnderWay()).toBe(0)
    run.resume()
    expect(connection.writesUnderWay()).toBe(1)
    await vi.runAllTimersAsync()
    expect(connection.writesUnderWay()).toBe(0)
  })

  test('F078 a 429 puts an item back into the queue, and nothing is sent before the pause is over', async () => {
    const { run, sent, told, counts } = setUp(1, (_, before) => {
      if (before > 0) return slowly()
      told.pausedUntil = Date.now() + 20_000
      return fail('limited', 429)
    })
    await vi.advanceTimersByTimeAsync(5000)
    expect(sent).toHaveLength(1)
    expect(counts()).toMatchObject({ waiting: 1, failed: 0 })
    told.pausedUntil = null
    run.resume()
    await vi.runAllTimersAsync()
    expect(sent).toHaveLength(2)
    expect(counts()).toMatchObject({ done: 1 })
  })

  test('a refusal stops it; other answers do not', async () => {
    const refused = setUp(20, () => fail('forbidden', 403))
    await vi.runAllTimersAsync()
    expect(refused.run.state.get().hold).toBe('refused')
    expect(refused.sent.length).toBeLessThanOrEqual(3)
    refused.run.cancel()

    const rejected = setUp(20, () => fail('rejected', 409))
    await vi.runAllTimersAsync()
    expect(rejected.counts()).toMatchObject({ failed: 20 })
  })

  test.each<[string, Hindrance, object]>([
    [
      'F039 a refused backup that was to come first stops it as well',
      { why: 'first-failed', error: new ApiError('forbidden', { status: 403 }) },
      { hold: 'refused', waiting: 17, failed: 3 },
    ],
    ['a failed one does not', { why: 'first-failed' }, { hold: null, waiting: 0, failed: 20 }],
    [
      'F110 what has made way for another is not among the failed, which may be tried again',
      { why: 'changed' },
      { hold: null, waiting: 0, failed: 0, 'not-sent': 20 },
    ],
  ])('%s', async (_, hindrance, { hold, ...expected }: { hold?: unknown }) => {
    const { session, plan, sent } = setUp(0, slowly)
    const planOf = (name: string) => ({ ...plan.planOf(name), prepare: async () => hindrance })
    const names = Array.from({ length: 20 }, (_each, place) => `db-${place}`)
    const run = startRun(session, { ...plan, names, planOf })
    await vi.runAllTimersAsync()
    expect(run.state.get().hold).toBe(hold)
    expect(countItems(run.state.get().items)).toMatchObject(expected)
    expect(sent).toEqual([])
    run.cancel()
  })

  test('F095 offline stops it, and being online again does not start it', async () => {
    const { run, sent } = setUp(20, slowly)
    await vi.advanceTimersByTimeAsync(50)
    vi.stubGlobal('navigator', { onLine: false })
    noteNoAnswer()
    await vi.runAllTimersAsync()
    expect(sent).toHaveLength(3)
    run.resume()
    expect(run.state.get().hold).toBe('offline')
    vi.stubGlobal('navigator', { onLine: true })
    await vi.runAllTimersAsync()
    expect(sent).toHaveLength(3)
    run.resume()
    await vi.runAllTimersAsync()
    expect(sent).toHaveLength(20)
  })

  test('cancelled, writes in flight end as usual and the rest is not sent', async () => {
    const { run, counts, sent } = setUp(20, slowly)
    await vi.advanceTimersByTimeAsync(50)
    run.cancel()
    await vi.runAllTimersAsync()
    expect(sent).toHaveLength(3)
    expect(counts()).toMatchObject({ done: 3, 'not-sent': 17 })
    run.tryFailedAgain()
    await vi.runAllTimersAsync()
    expect(sent).toHaveLength(3)
  })

  test('cancelled, nothing goes back into the queue: a write that gets a 429 is not sent later', async () => {
    const { run, counts, sent, told } = setUp(5, async () => {
      await slowly()
      told.pausedUntil = Date.now() + 20_000
      return fail('limited', 429)
    })
    await vi.advanceTimersByTimeAsync(50)
    run.cancel()
    await vi.advanceTimersByTimeAsync(1000)
    expect(counts()).toMatchObject({ waiting: 0, 'not-sent': 5 })
    expect(run.state.get().over).toBe(true)
    told.pausedUntil = null
    run.resume()
    await vi.runAllTimersAsync()
    expect(sent).toHaveLength(3)
  })

  test('an item whose outcome became unknown elsewhere is not sent, and the run continues', async () => {
    const { session, plan, sent, counts } = setUp(2, (name) =>
      name === 'db-0' ? fail('unreachable') : slowly(),
    )
    await vi.runAllTimersAsync()
    expect(counts()).toMatchObject({ done: 1, unknown: 1 })
    const again = startRun(session, plan)
    await vi.runAllTimersAsync()
    expect(sent.filter((name) => name === 'db-0')).toHaveLength(1)
    expect(countItems(again.state.get().items)).toMatchObject({ done: 1, unknown: 1 })
  })

  test('only known failures are tried again', async () => {
    const { run, sent, counts } = setUp(3, (name, before) =>
      before > 0
        ? slowly()
        : name === 'db-0'
          ? fail('rejected', 409)
          : name === 'db-1'
            ? fail('unreachable')
            : slowly(),
    )
    await vi.runAllTimersAsync()
    expect(counts()).toMatchObject({ done: 1, failed: 1, unknown: 1 })
    run.tryFailedAgain()
    await vi.runAllTimersAsync()
    expect(sent.toSorted()).toEqual(['db-0', 'db-0', 'db-1', 'db-2'])
    expect(run.state.get().items.map(endOfItem)).toEqual(['done', 'unknown', 'done'])
  })

  test('F023 a write that had begun but was not sent when the session ended is noted, too', async () => {
    const { session, plan, sent, connection } = setUp(0, slowly)
    const { closed } = connection
    const untilClosed = () =>
      new Promise<never>((_, reject) =>
        closed.addEventListener('abort', () => reject(closed.reason)),
      )
    startRun(session, {
      ...plan,
      names: ['looked-at', 'held', 'left', 'waiting'],
      planOf: (name) => ({
        ...plan.planOf(name),
        prepare: () => (name === 'looked-at' ? untilClosed() : Promise.resolve(null)),
        send({ onSent }) {
          sent.push(name)
          if (name === 'left') onSent()
          return untilClosed()
        },
      }),
    })
    await vi.advanceTimersByTimeAsync(50)
    expect(sent).toEqual(['held', 'left'])
    connection.close()
    await vi.runAllTimersAsync()
    expect(undone()).toEqual(['looked-at', 'held', 'waiting'])
  })

  test('F023 ends with the session: nothing further is sent, and unsent writes are noted', async () => {
    const { sent, connection } = setUp(20, slowly)
    await vi.advanceTimersByTimeAsync(50)
    connection.close()
    await vi.runAllTimersAsync()
    expect(sent).toHaveLength(3)
    expect(listeners.get('beforeunload')).toEqual([])
    expect(undone()).toHaveLength(17)
    expect(undone()[0]).toBe('db-3')
  })
})
