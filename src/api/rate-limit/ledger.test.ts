/** Unit tests of `ledger`. */
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { parseRateRecord, type RateRecord } from './record'
import { wholeRecord } from './rate-test-world'

// The page's own events, which Node does not have; the ledger adds its listeners when it is loaded.
const events = new EventTarget()
vi.stubGlobal('addEventListener', events.addEventListener.bind(events))
vi.resetModules()
const { openLedger } = await import('./ledger')
vi.unstubAllGlobals()
const tellPage = (type: 'pagehide' | 'pageshow', persisted: boolean) =>
  events.dispatchEvent(Object.assign(new Event(type), { persisted }))

const now = Date.now()
const call = { at: now, lane: 'read', limited: false } as const
const calm = {
  until: 0,
  cause: 'retry-after',
  far: false,
  repeats: 0,
  background: 60,
  early: false,
  limit: null,
} as const
const addCall = (stored: unknown): RateRecord => {
  const record = parseRateRecord(stored) ?? wholeRecord(now)
  return { ...record, calls: [...record.calls, call] }
}

/** Another transaction on the same store, which does not end before the returned function is called. */
function holdStore(factory: IDBFactory): Promise<() => void> {
  return new Promise((resolve) => {
    const opening = factory.open('rate-ledger')
    opening.onsuccess = () => {
      const store = opening.result.transaction('tokens', 'readwrite').objectStore('tokens')
      let isHeld = true
      const goOn = () => {
        resolve(() => (isHeld = false))
        if (isHeld) store.get('a').onsuccess = goOn
      }
      goOn()
    }
  })
}

/** As when the user clears the site's data: every connection ends. */
function closeAll(factory: IDBFactory): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const deleting = factory.deleteDatabase('rate-ledger')
    deleting.onsuccess = resolve
    deleting.onerror = reject
  })
}

/** A database factory that calls `ask` before it opens a database, and `opened` with each one that it opened. */
function followed(
  factory: IDBFactory,
  opened: (database: IDBDatabase) => void,
  ask = () => {},
): IDBFactory {
  const open = (...args: [string, number]) => {
    ask()
    const opening = factory.open(...args)
    opening.addEventListener('success', () => opened(opening.result))
    return opening
  }
  return Object.assign(new IDBFactory(), { open })
}

/** The record that another tab finds after all earlier transactions. */
function storedAt(factory: IDBFactory, key: string): Promise<unknown> {
  return new Promise((resolve) => {
    const opening = factory.open('rate-ledger')
    opening.onsuccess = () => {
      const reading = opening.result.transaction('tokens').objectStore('tokens').get(key)
      reading.onsuccess = () => resolve(reading.result)
    }
  })
}

// On a machine that stalls for seconds a database would seem to hang.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('IndexedDB', () => {
  test('updates of several tabs at once are never lost', async () => {
    const factory = new IDBFactory()
    const tabs = await Promise.all([1, 2, 3, 4].map(() => openLedger(factory)))
    await Promise.all(
      tabs.flatMap((tab) => Array.from({ length: 50 }, () => tab.update('a', addCall))),
    )
    const last = await tabs[0]?.update('a', addCall)
    expect(last?.calls).toHaveLength(201)
    expect(tabs.every((tab) => tab.shared)).toBe(true)
  })

  test('each token has its own record, and it outlives the tab', async () => {
    const factory = new IDBFactory()
    const first = await openLedger(factory)
    await first.update('a', addCall)
    await first.update('b', addCall)
    const second = await openLedger(factory)
    expect((await second.update('a', addCall)).calls).toHaveLength(2)
  })

  test('tokens that were not used for a week are forgotten', async () => {
    const factory = new IDBFactory()
    const first = await openLedger(factory)
    await first.update('old', () => ({ ...wholeRecord(now - 8 * 86_400_000), calls: [] }))
    await first.update('new', addCall)
    const next = await openLedger(factory)
    await next.update('new', addCall)
    const records = () =>
      new Promise<IDBValidKey[]>((resolve, reject) => {
        const opening = factory.open('rate-ledger')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const keys = opening.result.transaction('tokens').objectStore('tokens').getAllKeys()
          keys.onsuccess = () => resolve(keys.result)
        }
      })
    await vi.waitFor(async () => expect(await records()).toEqual(['new']), 15_000)
  })

  test('F146 the user clears the site’s data: the ledger begins anew and stays shared', async () => {
    const factory = new IDBFactory()
    const ledger = await openLedger(factory)
    await ledger.update('a', addCall)
    await closeAll(factory)
    expect((await ledger.update('a', addCall)).calls).toHaveLength(1)
    expect(ledger.shared).toBe(true)
  })
})

describe('a page that the browser keeps for the way back', () => {
  test('takes back what it has not written, so that other tabs go on, and writes it when it is shown again', async () => {
    const factory = new IDBFactory()
    const ledger = await openLedger(factory)
    const release = await holdStore(factory)
    const updates = [ledger.update('a', addCall)]
    tellPage('pagehide', true)
    // A transaction that begins after the page was left waits as well.
    updates.push(ledger.update('a', addCall))
    release()
    expect(await storedAt(factory, 'a')).toBeUndefined()

    tellPage('pageshow', true)
    await Promise.all(updates)
    expect((await ledger.update('a', addCall)).calls).toHaveLength(3)
    expect(ledger.shared).toBe(true)
  })

  test('a page that ends writes what it has begun', async () => {
    const factory = new IDBFactory()
    const ledger = await openLedger(factory)
    const update = ledger.update('a', addCall)
    tellPage('pagehide', false)
    expect((await update).calls).toHaveLength(1)
  })
})

test('F091 one that is slow to open: a share of its own until then, half the capacity after it', async () => {
  const factory = new IDBFactory()
  const other = await openLedger(factory)
  await other.update('a', addCall)
  const opening = factory.open('rate-ledger', 1)
  let succeed = () => {}
  const slow = Object.assign(new IDBFactory(), {
    open: () => ({
      get result() {
        return opening.result
      },
      set onsuccess(run: () => void) {
        succeed = run
      },
    }),
  })
  const opened = openLedger(slow)
  await vi.advanceTimersByTimeAsync(3000)
  const ledger = await opened
  const refusal = { ...calm, until: now + 20_000 }
  await ledger.update('a', (stored) => ({ ...addCall(stored), refusal }))
  expect(ledger.shared).toBe(false)

  await vi.waitFor(() => expect(opening.readyState).toBe('done'), 15_000)
  succeed()
  await vi.waitFor(() => expect(ledger.shared).toBe(true), 15_000)
  // The other tab's calls are there, the pause of this one counts, and the missing call is allowed for.
  const { calls, halfUntil } = await ledger.update('a', addCall)
  expect(calls).toHaveLength(2)
  expect(halfUntil).toBeGreaterThan(now)
  expect((await other.update('a', addCall)).refusal).toEqual(refusal)
})

describe('F091 without IndexedDB each tab counts for itself', () => {
  const refusing = (open: () => never) => Object.assign(new IDBFactory(), { open })

  test.each<[string, () => Promise<IDBFactory | undefined>]>([
    ['missing', async () => undefined],
    [
      'refused',
      async () =>
        refusing(() => {
          throw new DOMException('Denied', 'SecurityError')
        }),
    ],
    [
      'a newer version of it',
      async () => {
        const factory = new IDBFactory()
        await new Promise((resolve) => {
          factory.open('rate-ledger', 9).onsuccess = (event) => {
            resolve(event)
          }
        })
        return factory
      },
    ],
  ])('%s', async (_name, factory) => {
    vi.stubGlobal('indexedDB', undefined)
    const ledger = await openLedger(await factory())
    expect(ledger.shared).toBe(false)
    await ledger.update('a', addCall)
    expect((await ledger.update('a', addCall)).calls).toHaveLength(2)
  })

  test('it hangs while in use', async () => {
    const factory = new IDBFactory()
    const ledger = await openLedger(factory)
    const release = await holdStore(factory)
    const update = ledger.update('a', addCall)
    for (let step = 0; step < 4; step++) {
      await vi.advanceTimersByTimeAsync(3000)
      await new Promise((resolve) => setImmediate(resolve))
    }
    expect((await update).calls).toHaveLength(1)
    expect(ledger.shared).toBe(false)
    release()
  })

  test('it breaks for several updates at once, and again when it is opened anew', async () => {
    const factory = new IDBFactory()
    let breaks = false
    const ledger = await openLedger(
      followed(factory, (database) => {
        const begin = database.transaction.bind(database)
        database.transaction = (...names) => {
          const transaction = begin(...names)
          if (breaks) queueMicrotask(() => transaction.abort())
          return transaction
        }
      }),
    )
    await ledger.update('a', addCall)
    breaks = true
    await Promise.all(['a', 'a', 'b'].map((key) => ledger.update(key, addCall)))
    expect(ledger.shared).toBe(false)
    expect((await ledger.update('a', addCall)).calls).toHaveLength(3)
  })

  test('it breaks while in use, and again when it is opened anew', async () => {
    const factory = new IDBFactory()
    let database: IDBDatabase | undefined
    let breaks = false
    const opened = (next: IDBDatabase) => (database = next)
    const ask = () => {
      if (breaks) throw new DOMException('Broken', 'UnknownError')
    }
    const ledger = await openLedger(followed(factory, opened, ask))
    await ledger.update('a', addCall)
    breaks = true
    database?.close()
    expect((await ledger.update('a', addCall)).calls).toHaveLength(1)
    expect(ledger.shared).toBe(false)
  })
})
