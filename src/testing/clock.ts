/**
 * The page's clock in tests of screens. It never runs faster than the page itself: each turn of the event loop moves it
 * by a few milliseconds at most, so nothing expires while the machine stalls.
 */
import { vi } from 'vitest'

/** Kept before they are replaced. */
const realNow = performance.now.bind(performance)
const realInterval = setInterval
const realClearInterval = clearInterval
const realTimeout = setTimeout

/** When every test begins: a Wednesday, 10:00 in Ho Chi Minh City. */
export const startOfTest = Date.parse('2026-05-20T03:00:00Z')

const TURN_MS = 4
/** The most that one turn moves the clock. */
const LONGEST_TURN_MS = 20

let speed = 1
let isBusy = false
let turns: ReturnType<typeof setInterval> | undefined

/** Replaces the page's clock. Called before every test. */
export function installClock(): void {
  vi.useFakeTimers({
    now: startOfTest,
    toFake: [
      'Date',
      'performance',
      'setTimeout',
      'clearTimeout',
      'setInterval',
      'clearInterval',
      'requestIdleCallback',
      'cancelIdleCallback',
    ],
  })
  speed = 1
  let last = realNow()
  turns = realInterval(() => {
    const passed = Math.min(realNow() - last, LONGEST_TURN_MS)
    last = realNow()
    if (!isBusy) vi.advanceTimersByTime(speed === 1 ? passed : speed)
  }, TURN_MS)
}

/** Restores the browser's clock. */
export function removeClock(): void {
  realClearInterval(turns)
  vi.useRealTimers()
}

/**
 * Stops the clock as far as possible: what is due at once still happens, but a second takes ten seconds or more. For
 * things that are shown for some seconds only.
 */
export function stopClock(): void {
  speed = 0.4
}

/** Lets the clock run again. */
export function resumeClock(): void {
  speed = 1
}

/** Jumps by `ms`, as after sleep: each timer that is due runs once. */
export async function forward(ms: number): Promise<void> {
  await alone(async () => {
    await settle()
    fakeClock().jump(ms)
    await settle()
  })
}

/** Sets the computer's clock, as a person or a time server does, without any time passing. */
export function setComputerClock(ms: number): void {
  vi.setSystemTime(Date.now() + ms)
}

/** The clock behind the replaced timers, because the test runner has no function to jump. */
function fakeClock(): { jump(ms: number): void } {
  if (!('clock' in Date)) throw new Error('The clock is not replaced')
  // A cast, because the runner does not declare the type of it (fake-timers, "clock.jump").
  return Date.clock as { jump(ms: number): void }
}

/** Lets time pass in steps, each timer as often as it is due; calls are sent meanwhile, and their answers come. */
export async function pass(seconds: number, stepSeconds = 1): Promise<void> {
  await alone(async () => {
    for (let left = seconds; left > 0; left -= stepSeconds) {
      await settle()
      await vi.advanceTimersByTimeAsync(Math.min(left, stepSeconds) * 1000)
      await settle()
    }
  })
}

/** What no fake clock moves: the rate limiter's transactions and locks, and the page's rendering. */
export async function settle(): Promise<void> {
  for (let round = 0; round < 2; round++) {
    await ledgerIsIdle()
    await navigator.locks.query()
    await turn()
    await vi.advanceTimersByTimeAsync(0)
  }
}

async function alone(work: () => Promise<void>): Promise<void> {
  isBusy = true
  try {
    await work()
  } finally {
    isBusy = false
  }
}

/** One turn of the page's event loop. */
export function turn(): Promise<void> {
  return new Promise((resolve) => realTimeout(resolve, 0))
}

/** The transactions of the rate limiter run in order, and this one is the last. */
async function ledgerIsIdle(): Promise<void> {
  const database = await openedLedger()
  if (!database) return
  return new Promise((resolve) => {
    const transaction = database.transaction('tokens', 'readwrite')
    // Without a request it would not be queued.
    transaction.objectStore('tokens').count()
    transaction.oncomplete = transaction.onabort = () => resolve()
  })
}

/** Forgets calls and pauses of an earlier run: in watch mode a test has the same token again. */
export async function forgetLedger(): Promise<void> {
  const database = await openedLedger()
  database?.transaction('tokens', 'readwrite').objectStore('tokens').clear()
}

/** Kept open, because opening is slow on a busy machine. */
let ledger: IDBDatabase | null = null

function openedLedger(): Promise<IDBDatabase | null> {
  if (ledger) return Promise.resolve(ledger)
  return new Promise((resolve) => {
    const opening = indexedDB.open('rate-ledger')
    // It does not exist yet, and is not to be created here.
    opening.onupgradeneeded = () => opening.transaction?.abort()
    opening.onerror = () => resolve(null)
    opening.onsuccess = () => {
      const database = opening.result
      ledger = database
      database.onclose = () => (ledger = null)
      database.onversionchange = () => {
        database.close()
        ledger = null
      }
      resolve(database)
    }
  })
}
