/** Where the calls of one tab wait, and the one timer that releases them. */
import type { Book } from './book'
import type { Clock } from './clock'
import { departures, earliest, type Policy } from './plan'
import type { Visibility } from './visibility'
import {
  lanes,
  MINUTE_MS,
  pausedUntil,
  type CountedCall,
  type Lane,
  type RateRecord,
} from './record'

/** The right to send one call now. */
export interface Permit {
  /** How long the call waited, in ms. */
  waitedMs: number
  /** To be called when the call has ended, however it ended. */
  done(): void
  /** In place of `done`, for a call that is not sent after all: then it is not counted. */
  giveBack(): void
}

export interface EnterOptions {
  /** Cancels a call that still waits; it is not counted then. */
  signal?: AbortSignal
  /** Calls for what is on the screen are sent first. */
  onScreen?: boolean
  /** Told when the call will leave (ms since the epoch, an estimate), and again when that moves by over 1 s. */
  onWait?: ((until: number) => void) | undefined
}

interface Gate {
  /** Resolves when the call may be sent; rejects with the signal's reason, or an AbortError once closed. */
  enter(lane: Lane, options?: EnterOptions): Promise<Permit>
  /** Sets the timer again; to be called when the record has changed. */
  plan(): void
  /** The lanes of the waiting calls, in the order in which they will be sent. */
  waiting(): Lane[]
  close(): void
}

interface GateOptions {
  book: Book
  clock: Clock
  policy: (record: RateRecord) => Policy
  visibility: Visibility
  /** Runs whenever a call was added, sent or cancelled, or its time has changed. */
  onChange: () => void
}

interface Waiter {
  lane: Lane
  /** Calls with the lowest number are sent first. */
  rank: number
  /** Releases it; `at`: the time under which the record counts it. */
  leave: (at: number) => void
  reject: (reason: unknown) => void
  onWait: ((until: number) => void) | undefined
  /** The last value given to `onWait`. */
  told: number
}

const BACKGROUND_AT_ONCE = 6

/** Opens the gate of a tab. */
export function openGate({ book, clock, policy, visibility, onChange }: GateOptions): Gate {
  let waiters: Waiter[] = []
  let running = 0
  let reserving = false
  let closed = false
  let stopTimer = () => {}

  /** Whether this tab may have so many more background calls in flight; a hidden tab may have none. */
  const mayGo = (lane: Lane, more: number) =>
    lane !== 'background' || (running + more <= BACKGROUND_AT_ONCE && !visibility.isHidden())

  const remove = (waiter: Waiter) => (waiters = waiters.filter((other) => other !== waiter))

  /** When the next call may be sent (ms since the epoch); Infinity if another has to end first. */
  function nextAt(record: RateRecord): number {
    const ready = lanes.filter((lane) => mayGo(lane, 1) && waiters.some((w) => w.lane === lane))
    return Math.min(...ready.map((lane) => earliest(record, lane, record.at, policy(record))))
  }

  function plan(): void {
    stopTimer()
    if (closed) return
    if (!reserving && waiters.length > 0) {
      const record = book.view()
      const wait = nextAt(record) - record.at
      if (wait <= 0) void reserve()
      else {
        // The ledger is asked at least once a minute: the computer may have slept, or a message of another tab was lost.
        if (wait < Infinity)
          stopTimer = clock.after(Math.min(Math.ceil(wait), MINUTE_MS), () => void reserve())
        tell(record)
      }
    }
    onChange()
  }

  /** Releases, in one transaction, every call that may be sent now. */
  async function reserve(): Promise<void> {
    reserving = true
    let granted: Waiter[] = []
    let at = 0
    try {
      await book.commit((record) => {
        at = record.at
        granted = grant(record)
        const calls = granted.map(({ lane }): CountedCall => ({ at, lane, limited: false }))
        return granted.length > 0 ? { ...record, calls: [...record.calls, ...calls] } : record
      })
      // While the ledger was written, calls may have been cancelled, or a 429 may have come.
      const open = pausedUntil(book.view()) === null
      const leaving = granted.filter((waiter) => open && waiters.includes(waiter))
      for (const waiter of leaving) {
        remove(waiter)
        waiter.leave(at)
      }
      const unused = granted.filter((waiter) => !leaving.includes(waiter))
      if (unused.length > 0) await book.commit((record) => without(record, unused, at))
    } catch (reason) {
      for (const waiter of waiters.splice(0)) waiter.reject(reason)
    } finally {
      reserving = false
    }
    plan()
  }

  /** The waiting calls that may all be sent now. */
  function grant(record: RateRecord): Waiter[] {
    const granted: Waiter[] = []
    const calls = [...record.calls]
    let background = 0
    for (const waiter of waiters) {
      const { lane } = waiter
      if (!mayGo(lane, background + 1)) continue
      if (earliest({ ...record, calls }, lane, record.at, policy(record)) > record.at) continue
      if (lane === 'background') background++
      calls.push({ at: record.at, lane, limited: false })
      granted.push(waiter)
    }
    return granted
  }

  function tell(record: RateRecord): void {
    if (!waiters.some((waiter) => waiter.onWait)) return
    const order = waiters.map((waiter) => waiter.lane)
    const times = departures(record, order, record.at, policy(record))
    for (const [i, waiter] of waiters.entries()) {
      const until = times[i] ?? record.at
      if (Math.abs(until - waiter.told) <= 1000) continue
      waiter.told = until
      waiter.onWait?.(until)
    }
  }

  /** Takes a background slot if the lane needs one; returns a function that frees it, once. */
  function takeSlot(lane: Lane): () => void {
    const slots = lane === 'background' ? 1 : 0
    running += slots
    let ended = slots === 0
    return () => {
      if (ended) return
      ended = true
      running -= slots
      plan()
    }
  }

  const unwatch = visibility.subscribe(plan)

  return {
    enter(lane, { signal, onScreen = false, onWait } = {}) {
      return new Promise((resolve, reject) => {
        signal?.throwIfAborted()
        if (closed) throw closedError()
        const entered = clock.steady()
        const callOff = () => {
          remove(waiter)
          reject(signal?.reason)
          plan()
        }
        const waiter: Waiter = {
          lane,
          rank: lanes.indexOf(lane) * 2 + (onScreen ? 0 : 1),
          reject,
          onWait,
          told: 0,
          leave(at) {
            signal?.removeEventListener('abort', callOff)
            const done = takeSlot(lane)
            const giveBack = () => {
              done()
              void book.commit((record) => without(record, [waiter], at)).then(plan)
            }
            resolve({ waitedMs: clock.steady() - entered, done, giveBack })
          },
        }
        signal?.addEventListener('abort', callOff, { once: true })
        // A stable sort: among equals, first come first.
        waiters = [...waiters, waiter].toSorted((a, b) => a.rank - b.rank)
        plan()
      })
    },
    plan,
    waiting: () => waiters.map((waiter) => waiter.lane),
    close() {
      closed = true
      stopTimer()
      unwatch()
      for (const waiter of waiters.splice(0)) waiter.reject(closedError())
    },
  }
}

const closedError = () => new DOMException('The rate limiter is closed', 'AbortError')

/** The record without the calls that were released at `at` but never sent. */
function without(record: RateRecord, unused: readonly Waiter[], at: number): RateRecord {
  const left = unused.map((waiter) => waiter.lane)
  const calls = record.calls.filter((call) => {
    const place = call.at === at ? left.indexOf(call.lane) : -1
    if (place >= 0) left.splice(place, 1)
    return place < 0
  })
  return { ...record, calls }
}
