/** For tests: a clock that is moved by hand, tabs that share a ledger, and portals with a limit. */
import type { Channel } from './book'
import type { Clock } from './clock'
import type { Ledger } from './ledger'
import { createRateLimiter, type Lane, type RateLimiter } from './limiter'
import type { RateLimiterOptions } from './limiter'
import { emptyRecord, type CountedCall, type RateRecord } from './record'

export const START = Date.UTC(2026, 10, 22, 14, 0, 0)

/** What a portal answers at a time (ms since the epoch). */
export type Portal = (at: number) => { status: number; headers: Headers }

type TabOptions = Partial<
  Pick<RateLimiterOptions, 'limit' | 'usedBefore' | 'visibility'> & { channel: null }
>

export interface World extends Clock {
  /** Lets time pass, with everything that happens meanwhile in its order. */
  pass(ms: number): Promise<void>
  /** Runs everything that takes no time. */
  rest(): Promise<void>
  sleep(ms: number): Promise<void>
  /** Sets the wall clock forward or back, as a person or a time server does. */
  jump(ms: number): void
  ledger: Ledger
  /** How many transactions there have been. */
  transactions(): number
  tab(options?: TabOptions): RateLimiter
  /** A whole call, with 40 ms to the portal and 40 ms back; resolves to the status. */
  call(tab: RateLimiter, lane: Lane, portal?: Portal, onScreen?: boolean): Promise<number>
  /** Every call that reached a portal: when it left, how long it had waited, and what it got. */
  calls: { at: number; lane: Lane; waitedMs: number; status: number }[]
}

/** A ledger in memory; `shared` when all limiters of a token use this one. */
export function memoryLedger(shared = true): Ledger {
  const records = new Map<string, RateRecord>()
  return {
    shared,
    async update(key, change) {
      const record = change(records.get(key))
      records.set(key, record)
      return record
    },
  }
}

/** A world over one ledger; its random numbers are one half. */
export function createWorld(stored: Ledger = memoryLedger()): World {
  let steady = 0
  let ahead = START
  let busy = 0
  let transactions = 0
  const timers = new Set<{ at: number; run: () => void }>()
  const channels = new Set<(data: unknown) => void>()
  const immediate = () => new Promise((resolve) => setImmediate(resolve))

  function openTestChannel(): Channel {
    const target = new EventTarget()
    const receive = (data: unknown) =>
      target.dispatchEvent(new MessageEvent('message', { data: structuredClone(data) }))
    channels.add(receive)
    return {
      postMessage(data) {
        for (const other of channels) if (other !== receive) queueMicrotask(() => other(data))
      },
      addEventListener: target.addEventListener.bind(target),
      close: () => void channels.delete(receive),
    }
  }

  const world: World = {
    now: () => steady + ahead,
    steady: () => steady,
    after(ms, run) {
      // A browser's timer would fire at once.
      if (ms >= 2 ** 31) throw new RangeError(`A timer of ${ms} ms overflows`)
      const timer = { at: steady + ms, run }
      timers.add(timer)
      return () => timers.delete(timer)
    },
    async rest() {
      for (let idle = 0; idle < 2;) {
        await immediate()
        idle = busy > 0 ? 0 : idle + 1
      }
    },
    async pass(ms) {
      const end = steady + ms
      await world.rest()
      for (;;) {
        const due = [...timers].filter((timer) => timer.at <= end)
        if (due.length === 0) break
        const next = due.reduce((a, b) => (b.at < a.at ? b : a))
        timers.delete(next)
        steady = Math.max(steady, next.at)
        next.run()
        await world.rest()
      }
      steady = end
    },
    sleep: (ms) => new Promise((resolve) => world.after(ms, resolve)),
    jump: (ms) => void (ahead += ms),
    ledger: {
      get shared() {
        return stored.shared
      },
      async update(key, change) {
        busy++
        transactions++
        try {
          return await stored.update(key, change)
        } finally {
          busy--
        }
      },
    },
    transactions: () => transactions,
    tab: (options) =>
      createRateLimiter({
        key: 'token',
        ledger: world.ledger,
        clock: world,
        random: () => 0.5,
        channel: openTestChannel(),
        ...options,
      }),
    async call(
      tab,
      lane,
      portal = () => ({ status: 200, headers: new Headers() }),
      onScreen = true,
    ) {
      const pass = await tab.enter(lane, { onScreen })
      const entry = { at: world.now(), lane, waitedMs: pass.waitedMs, status: 0 }
      world.calls.push(entry)
      await world.sleep(40)
      const answer = portal(world.now())
      entry.status = answer.status
      await world.sleep(40)
      tab.answered({ ...answer, lane })
      pass.done()
      return answer.status
    },
    calls: [],
  }
  return world
}

/** A record that misses nothing: the whole capacity is free but for these calls. */
export function wholeRecord(now: number, calls: readonly CountedCall[] = []): RateRecord {
  return { ...emptyRecord(now), halfUntil: 0, calls }
}

/** A world whose ledger already knows the token and misses nothing. */
export async function settledWorld(
  calls: readonly CountedCall[] = [],
  ledger: Ledger = memoryLedger(),
): Promise<World> {
  await ledger.update('token', () => wholeRecord(START, calls))
  return createWorld(ledger)
}

const refuse = (ms: number) => ({
  status: 429,
  headers: new Headers({ 'Retry-After': String(Math.max(1, Math.ceil(ms / 1000))) }),
})
const accept = () => ({ status: 200, headers: new Headers() })

/** At most `limit` in the last minute. */
export function slidingWindow(limit = 120): Portal {
  let accepted: number[] = []
  return (at) => {
    accepted = accepted.filter((time) => time > at - 60_000)
    if (accepted.length >= limit) return refuse((accepted[0] ?? at) + 60_000 - at)
    accepted.push(at)
    return accept()
  }
}

/** At most `limit` in each minute of the clock. */
export function fixedWindow(limit = 120): Portal {
  let minute = 0
  let used = 0
  return (at) => {
    if (Math.floor(at / 60_000) !== minute) [minute, used] = [Math.floor(at / 60_000), 0]
    if (used >= limit) return refuse((minute + 1) * 60_000 - at)
    used++
    return accept()
  }
}

/** A bucket that refills with `perSecond` and holds `burst`. */
export function bucket(perSecond = 2, burst = 10): Portal {
  let level = burst
  let last = -Infinity
  return (at) => {
    level = Math.min(burst, level + ((at - last) / 1000) * perSecond)
    last = at
    if (level < 1) return refuse(((1 - level) / perSecond) * 1000)
    level--
    return accept()
  }
}

/** The most calls in any span of `ms`. */
export function mostWithin(times: readonly number[], ms: number): number {
  const sorted = times.toSorted((a, b) => a - b)
  let most = 0
  let first = 0
  for (const [i, time] of sorted.entries()) {
    while ((sorted[first] ?? time) <= time - ms) first++
    most = Math.max(most, i - first + 1)
  }
  return most
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
