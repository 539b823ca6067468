/** Unit tests of `write`. */
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { ApiError, kindOfStatus, type ErrorKind } from '~/api/errors'
import { disownWrites, journalKept, removeUndone } from './journal'
import { stubStorage, testKind } from './testing'
import { journalKey, oldJournalKey } from './journal-used'
import { createWrite, type Sending, type WritePlan } from './write'
import { endOf, endOfPreparing } from './write-state'
import type { Finding, Hindrance, NotDone } from './write-state'

/** What a tab has: storage, a connection, and a page that can be left. */
beforeEach(() => {
  stubStorage()
  vi.stubGlobal('navigator', { onLine: true })
  vi.stubGlobal('addEventListener', vi.fn())
  vi.stubGlobal('removeEventListener', vi.fn())
  vi.useFakeTimers()
  return () => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  }
})

const journal = () => localStorage.getItem(journalKey())
/** State of this tab only. */
const ofTab = () => sessionStorage.getItem(journalKey())
const lost = new ApiError('unreachable')

function planned(change: Partial<WritePlan<string>> = {}, name = 'prod') {
  const plan = {
    send: vi.fn(async () => 'made'),
    check: vi.fn(async (): Promise<Finding<string>> => ({ done: false, why: 'not-seen' })),
    ...change,
  }
  return { plan, write: createWrite<string>(testKind(), name, 'key') }
}

describe('the end of a write for each error', () => {
  test.each<[ErrorKind, string | null]>([
    ['offline', null],
    ['unreachable', null],
    ['timeout', null],
    ['broken', null],
    ['unauthorized', 'rejected'],
    ['forbidden', 'rejected'],
    ['quota', 'rejected'],
    ['not-found', 'rejected'],
    ['rejected', 'rejected'],
    ['limited', 'limited'],
  ])('%s after sending: %s', (kind, step) => {
    expect(endOf(new ApiError(kind), 0)?.step ?? null).toBe(step)
  })

  test('a 408 is no refusal, and an unsent write is not sent', () => {
    expect(endOf(new ApiError('rejected', { status: 408 }), 0)).toBeNull()
    expect(endOf(new ApiError('offline', { sent: false }), 0)?.step).toBe('not-sent')
  })

  test('a write of a read-only profile was not sent', () => {
    const error = new ApiError('rejected', { sent: false, reason: 'read-only' })
    expect(endOf(error, 0)).toEqual({ step: 'not-sent', why: 'read-only' })
  })

  test('a refused read before sending is no refusal of the write', () => {
    expect(endOfPreparing(new ApiError('forbidden'), 0).step).toBe('hindered')
    expect(endOfPreparing(new ApiError('limited'), 0).step).toBe('limited')
    expect(endOfPreparing(new ApiError('offline'), 0).step).toBe('not-sent')
  })
})

describe('a write', () => {
  test('F111 F113 started many times at once is sent once', async () => {
    const { plan, write } = planned()
    for (let press = 0; press < 5; press++) write.start(plan)
    await vi.runAllTimersAsync()
    expect(plan.send).toHaveBeenCalledTimes(1)
    expect(write.state.get()).toEqual({ step: 'confirmed', result: 'made', checked: false })
    expect(journal()).toBeNull()
  })

  test('F106 without an answer is looked up at 2, 5, 10, 20, 40 and 60 s, and never sent again', async () => {
    const times: number[] = []
    const since = Date.now()
    const { plan, write } = planned({
      send: vi.fn(() => Promise.reject(lost)),
      check: vi.fn(async () => {
        times.push((Date.now() - since) / 1000)
        return { done: false, why: 'not-seen' } as const
      }),
    })
    write.start(plan)
    await vi.runAllTimersAsync()
    expect(times).toEqual([2, 5, 10, 20, 40, 60])
    expect(write.state.get()).toEqual({ step: 'unknown', why: 'not-seen' })
    expect(plan.send).toHaveBeenCalledTimes(1)
  })

  test('F105 found by looking it up is confirmed', async () => {
    const { plan, write } = planned({
      send: () => Promise.reject(lost),
      check: async () => ({ done: true, result: 'found' }),
    })
    write.start(plan)
    await vi.runAllTimersAsync()
    expect(write.state.get()).toEqual({ step: 'confirmed', result: 'found', checked: true })
  })

  test('F107 is not looked up again where the token is not allowed to look', async () => {
    const check = vi.fn(() => Promise.reject(new ApiError('forbidden')))
    const { plan, write } = planned({ send: () => Promise.reject(lost), check })
    write.start(plan)
    await vi.runAllTimersAsync()
    expect(write.state.get()).toEqual({ step: 'unknown', why: 'refused' })
    expect(check).toHaveBeenCalledTimes(1)
  })

  describe('answered with a refusal that may belong to a second sending', () => {
    const no = (status: number) => new ApiError(kindOfStatus(status), { status })
    const rejecting = (error: ApiError, check: () => Promise<Finding<string>>) => {
      const looks = vi.fn(check)
      const { plan, write } = planned({
        send: vi.fn(async () => {
          throw error
        }),
        check: looks,
      })
      write.start(plan)
      return { plan, write, looks }
    }

    test.each([400, 402, 404, 409, 410, 422])('%i: found done, it is confirmed', async (status) => {
      const error = no(status)
      const { plan, write } = rejecting(error, async () => ({ done: true, result: 'found' }))
      await vi.runAllTimersAsync()
      const end = { step: 'confirmed', result: 'found', checked: true, despite: error }
      expect(write.state.get()).toEqual(end)
      expect(plan.send).toHaveBeenCalledTimes(1)
    })

    test.each([
      [402, 1],
      [422, 1],
      [404, 2],
      [409, 2],
    ])('%i: not found done in %i looks, it is rejected', async (status, times) => {
      const error = no(status)
      const { write, looks } = rejecting(error, async () => ({ done: false, why: 'not-seen' }))
      await vi.runAllTimersAsync()
      expect(write.state.get()).toEqual({ step: 'rejected', error })
      expect(looks).toHaveBeenCalledTimes(times)
    })

    test('if it cannot be looked up, a 409 leaves the outcome unknown, and a 422 counts', async () => {
      for (const [status, step] of [
        [409, 'unknown'],
        [422, 'rejected'],
      ] as const) {
        const error = no(status)
        const { write } = rejecting(error, () => Promise.reject(lost))
        await vi.runAllTimersAsync()
        expect(write.state.get()).toMatchObject({ step, error })
      }
    })

    test.each([401, 403, 429])('%i is about the token, and counts', async (status) => {
      const { write, looks } = rejecting(no(status), async () => ({ done: true, result: 'x' }))
      await vi.runAllTimersAsync()
      expect(write.state.get().step).toBe(status === 429 ? 'limited' : 'rejected')
      expect(looks).not.toHaveBeenCalled()
    })
  })

  test('F114 is in the journal from its sending until its outcome is known', async () => {
    const seen: (string | null)[] = []
    const { plan, write } = planned({
      send: ({ onQueued, onSent }) => {
        seen.push(journal())
        onQueued(20_000)
        seen.push(journal())
        onSent()
        seen.push(journal())
        return Promise.reject(lost)
      },
    })
    write.start(plan)
    await vi.runAllTimersAsync()
    expect(seen.slice(0, 2)).toEqual([null, null])
    expect(seen[2]).toContain('"name":"prod"')
    expect(journal()).toContain('"name":"prod"')
  })

  test('F106 F109 F110 after an unknown outcome only an explicit repeat sends again', async () => {
    const { plan, write } = planned({ send: vi.fn(() => Promise.reject(lost)) })
    write.start(plan)
    await vi.runAllTimersAsync()
    write.start(plan)
    await vi.runAllTimersAsync()
    expect(plan.send).toHaveBeenCalledTimes(1)
    write.again()
    await vi.runAllTimersAsync()
    expect(plan.send).toHaveBeenCalledTimes(2)
  })

  test('F108 a start without the read before it is for once: the next one reads', async () => {
    const unread = { why: 'unread' } as const
    const prepare = vi.fn(async (): Promise<Hindrance | null> => unread)
    const { plan, write } = planned({ prepare, send: vi.fn(() => Promise.reject(lost)) })
    write.start(plan)
    await vi.runAllTimersAsync()
    expect(write.state.get()).toEqual({ step: 'hindered', hindrance: unread })
    write.again({ unprepared: true })
    await vi.runAllTimersAsync()
    expect(prepare).toHaveBeenCalledTimes(1)
    expect(plan.send).toHaveBeenCalledTimes(1)
    write.again()
    await vi.runAllTimersAsync()
    expect(prepare).toHaveBeenCalledTimes(2)
    expect(plan.send).toHaveBeenCalledTimes(1)
  })

  test('F110 a resource that was replaced is no question any more', async () => {
    const { plan, write } = planned({
      send: ({ onSent }) => {
        onSent()
        return Promise.reject(lost)
      },
      check: async () => ({ done: false, why: 'changed' }),
    })
    write.start(plan)
    await vi.runAllTimersAsync()
    expect(write.state.get()).toEqual({ step: 'unknown', why: 'changed' })
    expect(journal()).toBeNull()
  })

  test('F023 a rejected token is noted, for the next session to show', async () => {
    const error = new ApiError('unauthorized', { status: 401 })
    const { plan, write } = planned({
      send: ({ onSent }) => {
        onSent()
        return Promise.reject(error)
      },
    })
    write.start(plan)
    await vi.runAllTimersAsync()
    expect(write.state.get()).toEqual({ step: 'rejected', error })
    expect(JSON.parse(ofTab() ?? '[]')).toMatchObject([{ name: 'prod', undone: 'token' }])
    removeUndone({ op: 'create', name: 'prod' })
    expect([journal(), ofTab()]).toEqual([null, null])
  })

  test('F144 is sent without a lock where the browser refuses all storage', async () => {
    const request = vi.fn(() => Promise.reject(new DOMException('refused', 'SecurityError')))
    vi.stubGlobal('navigator', { onLine: true, locks: { request } })
    const { plan, write } = planned()
    write.start(plan)
    await vi.runAllTimersAsync()
    expect(request).toHaveBeenCalled()
    expect(write.state.get().step).toBe('confirmed')
    expect(plan.send).toHaveBeenCalledTimes(1)
  })

  test.each([
    ['before it has left: not sent', false, { step: 'not-sent', why: 'fault' }],
    ['after: unknown', true, { step: 'unknown', why: 'no-answer' }],
  ] as const)('a mistake of the page itself leaves no button dead; %s', async (_, left, end) => {
    const thrown: unknown[] = []
    const catching = (error: unknown) => thrown.push(error)
    process.on('unhandledRejection', catching)
    const { plan, write } = planned({
      send: ({ onSent }) => {
        if (left) onSent()
        return Promise.reject(new TypeError('ours'))
      },
    })
    write.start(plan)
    await vi.runAllTimersAsync()
    expect(write.state.get()).toEqual(end)
    await vi.waitFor(() => expect(thrown).toHaveLength(1), 15_000)
    process.off('unhandledRejection', catching)
  })

  test('F112 F116 is not sent offline, nor while another tab sends it', async () => {
    vi.stubGlobal('navigator', { onLine: false })
    const { plan, write } = planned()
    write.start(plan)
    await vi.runAllTimersAsync()
    expect(write.state.get()).toEqual({ step: 'not-sent', why: 'offline' })

    vi.stubGlobal('navigator', {
      onLine: true,
      locks: {
        request: (_name: string, _options: object, run: (lock: null) => unknown) => run(null),
      },
    })
    write.start(plan)
    await vi.runAllTimersAsync()
    expect(write.state.get()).toEqual({ step: 'not-sent', why: 'other-tab' })
    expect(plan.send).not.toHaveBeenCalled()
  })

  test('can be cancelled before it is sent, and not after', async () => {
    const { plan, write } = planned({
      prepare: (signal) =>
        new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
    })
    write.start(plan)
    await vi.advanceTimersByTimeAsync(1)
    write.cancel()
    await vi.runAllTimersAsync()
    expect(write.state.get()).toEqual({ step: 'not-sent', why: 'called-off' })
    expect(plan.send).not.toHaveBeenCalled()
  })
})

describe('repeated after an unknown outcome', () => {
  interface Next {
    before?: () => void
    prepare?: () => Promise<Hindrance | null>
    send?: () => Promise<string>
    check?: () => Promise<Finding<string>>
  }

  /** A write that was sent once without an answer; the next time it ends as `next` says. */
  async function doubted() {
    let hindrance: Required<Next>['prepare'] = async () => null
    let answer: Required<Next>['send'] = () => Promise.reject(lost)
    let found: Required<Next>['check'] = async () => ({ done: false, why: 'not-seen' })
    const { plan, write } = planned({
      prepare: () => hindrance(),
      send: vi.fn(({ onSent }: Sending) => {
        onSent()
        return answer()
      }),
      check: () => found(),
    })
    write.start(plan)
    await vi.runAllTimersAsync()
    expect(write.state.get()).toEqual({ step: 'unknown', why: 'not-seen' })
    const noted = journal()
    expect(noted).toContain('"name":"prod"')
    const next = (how: Next) => {
      hindrance = how.prepare ?? hindrance
      answer = how.send ?? answer
      found = how.check ?? found
    }
    return { plan, write, noted, next }
  }

  const offline = () => vi.stubGlobal('navigator', { onLine: false })
  const locked = (_name: string, _options: object, run: (lock: null) => unknown) => run(null)
  const otherTab = () => vi.stubGlobal('navigator', { onLine: true, locks: { request: locked } })
  const fail = (error: ApiError) => async () => {
    throw error
  }
  const unread = { why: 'unread' } as const
  const full = new ApiError('quota', { status: 402 })
  const limit = new ApiError('limited', { retryAt: 7 })

  test.each<[string, Next, NotDone, number]>([
    ['offline', { before: offline }, { step: 'not-sent', why: 'offline' }, 1],
    ['in another tab', { before: otherTab }, { step: 'not-sent', why: 'other-tab' }, 1],
    ['unread', { prepare: async () => unread }, { step: 'hindered', hindrance: unread }, 1],
    ['limited first', { prepare: fail(limit) }, { step: 'limited', retryAt: 7 }, 1],
    ['limited', { send: fail(limit) }, { step: 'limited', retryAt: 7 }, 2],
    ['rejected', { send: fail(full) }, { step: 'rejected', error: full }, 2],
  ])('F106 F109 F114 %s: the question of before stays', async (_, how, end, times) => {
    const { plan, write, noted, next } = await doubted()
    next(how)
    how.before?.()
    write.again()
    await vi.runAllTimersAsync()
    expect(write.state.get()).toEqual({ step: 'unknown', why: 'not-seen', again: end })
    expect(journal()).toBe(noted)
    expect(plan.send).toHaveBeenCalledTimes(times)
    write.start(plan)
    await vi.runAllTimersAsync()
    expect(plan.send).toHaveBeenCalledTimes(times)
  })

  test('F114 cancelled: the earlier question stays', async () => {
    const { write, noted, next } = await doubted()
    next({ prepare: () => new Promise((resolve) => setTimeout(() => resolve(null), 100)) })
    write.again()
    await vi.advanceTimersByTimeAsync(1)
    write.cancel()
    await vi.runAllTimersAsync()
    expect(write.state.get()).toMatchObject({ step: 'unknown', again: { why: 'called-off' } })
    expect(journal()).toBe(noted)
  })

  test('F106 a hindrance may be the result of the first start: it is looked up', async () => {
    const { plan, write, next } = await doubted()
    next({
      prepare: async () => ({ why: 'exists' }),
      check: async () => ({ done: true, result: 'found' }),
    })
    write.again()
    await vi.runAllTimersAsync()
    expect(write.state.get()).toEqual({ step: 'confirmed', result: 'found', checked: true })
    expect(journal()).toBeNull()
    expect(plan.send).toHaveBeenCalledTimes(1)
  })

  test('done: the earlier question is answered', async () => {
    const { write, next } = await doubted()
    next({ send: async () => 'made' })
    write.again()
    await vi.runAllTimersAsync()
    expect(write.state.get()).toEqual({ step: 'confirmed', result: 'made', checked: false })
    expect(journal()).toBeNull()
  })
})

describe('an open question of another page of the token', () => {
  /** A write that was sent without an answer by a page that is gone, or by another tab. */
  async function left(name = 'prod') {
    const { plan, write } = planned(
      {
        identity: () => 'id',
        send: vi.fn(({ onSent }: Sending) => {
          onSent()
          return Promise.reject(lost)
        }),
      },
      name,
    )
    write.start(plan)
    await vi.runAllTimersAsync()
    const noted = localStorage.getItem(journalKey()) ?? ''
    // The page is left at once, and its journal stays.
    disownWrites('key')
    sessionStorage.removeItem(journalKey())
    localStorage.setItem(journalKey(), noted)
    return { noted }
  }

  test('is shown before the write is sent again, can be looked up, and the write is then sent only on request', async () => {
    await left()
    const resume = vi.fn()
    const { plan, write } = planned({ resume })
    write.start(plan)
    await vi.runAllTimersAsync()
    expect(write.state.get()).toMatchObject({ step: 'unknown', why: 'sent-before' })
    expect(resume).toHaveBeenCalledWith(expect.objectContaining({ identity: 'id' }))
    write.checkAgain()
    await vi.runAllTimersAsync()
    expect(write.state.get()).toMatchObject({ step: 'unknown', why: 'not-seen' })
    expect(plan.send).not.toHaveBeenCalled()
    write.again()
    await vi.runAllTimersAsync()
    expect(plan.send).toHaveBeenCalledTimes(1)
    expect(journal()).toBeNull()
  })

  test('found done, it is answered', async () => {
    await left()
    const { plan, write } = planned({ check: async () => ({ done: true, result: 'found' }) })
    write.start(plan)
    await vi.runAllTimersAsync()
    write.checkAgain()
    await vi.runAllTimersAsync()
    expect(write.state.get()).toMatchObject({ step: 'confirmed', result: 'found' })
    expect(journal()).toBeNull()
  })

  test('concerns neither another name nor another token', async () => {
    await left('other')
    const { plan, write } = planned()
    write.start(plan)
    await vi.runAllTimersAsync()
    expect(write.state.get().step).toBe('confirmed')
    await left()
    const elsewhere = createWrite<string>(testKind(), 'prod', 'another key')
    elsewhere.start(plan)
    await vi.runAllTimersAsync()
    expect(elsewhere.state.get().step).toBe('confirmed')
  })

  test('leaves the shared storage with the session, and stays in this tab', async () => {
    const { noted } = await left()
    localStorage.removeItem(journalKey())
    const { plan, write } = planned({
      send: ({ onSent }) => {
        onSent()
        return Promise.reject(lost)
      },
    })
    write.start(plan)
    await vi.runAllTimersAsync()
    disownWrites('key')
    expect(journal()).toBeNull()
    expect(JSON.parse(ofTab() ?? '[]')).toMatchObject([{ name: JSON.parse(noted)[0].name }])
  })

  test('notes of an earlier version are questions, too, and then stored in the present form', async () => {
    const { noted } = await left()
    localStorage.removeItem(journalKey())
    localStorage.setItem(oldJournalKey, noted)
    const { plan, write } = planned({ check: async () => ({ done: true, result: 'found' }) })
    write.start(plan)
    await vi.runAllTimersAsync()
    expect(write.state.get()).toMatchObject({ step: 'unknown', why: 'sent-before' })
    write.checkAgain()
    await vi.runAllTimersAsync()
    expect([journal(), localStorage.getItem(oldJournalKey)]).toEqual([null, null])
  })

  test('is kept apart by folder and portal', () => {
    expect(journalKey()).toBe('htx:/:writes:https://console.example')
  })

  test('refused storage is detected', async () => {
    vi.stubGlobal('localStorage', {
      getItem: () => null,
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError')
      },
      removeItem: () => undefined,
    })
    const { plan, write } = planned({
      send: ({ onSent }) => {
        onSent()
        return Promise.reject(lost)
      },
    })
    write.start(plan)
    await vi.runAllTimersAsync()
    expect(journalKept.get()).toBe(false)
  })
})

describe('cancelling', () => {
  test('while it waits for the rate limit: the state shows it, and it is not sent', async () => {
    const { plan, write } = planned({
      send: vi.fn(
        ({ signal, onQueued }: Sending) =>
          new Promise<string>((_, reject) => {
            onQueued(20_000)
            signal.addEventListener('abort', () => reject(signal.reason))
          }),
      ),
    })
    write.start(plan)
    await vi.advanceTimersByTimeAsync(0)
    expect(write.state.get()).toEqual({ step: 'sending', left: false, waitsUntil: 20_000 })
    write.cancel()
    await vi.advanceTimersByTimeAsync(0)
    expect(write.state.get()).toEqual({ step: 'not-sent', why: 'called-off' })
    expect(journal()).toBeNull()
    expect(plan.check).not.toHaveBeenCalled()
  })

  test("F121 F122 once it is sent nothing cancels it: its end is the portal's answer", async () => {
    let answer: (error: Error) => void = () => {}
    const { plan, write } = planned({
      send: vi.fn(
        ({ onQueued, onSent }: Sending) =>
          new Promise<string>((_resolve, reject) => {
            onQueued(20_000)
            onQueued(undefined)
            onSent()
            answer = reject
          }),
      ),
    })
    write.start(plan)
    await vi.advanceTimersByTimeAsync(0)
    expect(write.state.get()).toEqual({ step: 'sending', left: true })
    write.cancel()
    answer(lost)
    await vi.advanceTimersByTimeAsync(0)
    expect(write.state.get().step).toBe('checking')
    expect(journal()).not.toBeNull()
  })
})
