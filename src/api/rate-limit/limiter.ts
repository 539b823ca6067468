/** When a call may be sent: one limiter for each tab and token, one ledger for all tabs. */
import { replaceEqualDeep } from '@tanstack/react-query'
import { openBook, openLimiterChannel, type Channel, type Edit } from './book'
import { systemClock, type Clock } from './clock'
import { openGate, type EnterOptions, type Permit } from './gate'
import type { Ledger } from './ledger'
import { learn, markLimited, refuse, tryAgain, type RefusalCause } from './lessons'
import { readRateLimit } from './headers'
import { departures, share, type Policy } from './plan'
import { lanes, type Lane, type RateRecord } from './record'
import { limitOf, stateOf, staysTrue } from './state'
import type { Limit, RateLimiterState } from './state'
import { readRetryAfter } from '~/api/transport/retry-after'
import { pageVisibility, type Visibility } from './visibility'

export type { EnterOptions, Lane, Permit, RateLimiterState }

export interface RateLimiter {
  /** Resolves when the call may be sent; rejects with the signal's reason, or an AbortError once closed. */
  enter(lane: Lane, options?: EnterOptions): Promise<Permit>
  /** To be called for every answer: a 429 pauses all tabs, and rate-limit headers give the limit. `state()` has it at once. */
  answered(answer: { status: number; headers: Headers; lane: Lane }): void
  /** A call ended without a readable answer: two in 10 s with over half the limit used count as a 429. */
  failed(): void
  /** Ends a pause that is `far`. */
  tryNow(): void
  /** Milliseconds until so many further calls of the lane would have been sent (an estimate). */
  forecast(calls: number, lane: Lane): number
  /** The same object until something changes. */
  state(): RateLimiterState
  subscribe(listener: () => void): () => void
  close(): void
}

export interface RateLimiterOptions {
  /** From `tokenKey`. */
  key: string
  /** Calls a minute, from the site's settings; 120 where they do not say. */
  limit?: number
  limitFrom?: 'settings'
  ledger: Ledger
  /** The token was used in this browser before: where the ledger has lost it, calls may be missing. */
  usedBefore?: boolean
  clock?: Clock
  visibility?: Visibility
  /** 0 to 1: spreads the ends of pauses. */
  random?: () => number
  /** Informs the other tabs of changes; null for none. */
  channel?: Channel | null
}

const FAILURES_WITHIN_MS = 10_000

/** A short hash of a token: it identifies a token without revealing it. */
export async function tokenKey(token: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token))
  return Array.from(new Uint8Array(hash, 0, 8), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  )
}

/** The limiter of one token in this tab. */
export function createRateLimiter({
  key,
  limit: knownLimit,
  limitFrom = 'settings',
  ledger,
  usedBefore = false,
  clock = systemClock,
  visibility = pageVisibility,
  random = Math.random,
  channel = openLimiterChannel(key),
}: RateLimiterOptions): RateLimiter {
  const base: Limit = knownLimit
    ? { limit: knownLimit, limitFrom }
    : { limit: 120, limitFrom: 'default' }
  const policy = (record: RateRecord): Policy => ({
    limit: limitOf(record, base).limit,
    shared: ledger.shared,
  })
  const book = openBook({ key, ledger, usedBefore, clock, channel, onChange: () => gate.plan() })
  const gate = openGate({ book, clock, policy, visibility, onChange: refresh })
  const listeners = new Set<() => void>()
  let failures: number[] = []
  let stopRefresh = () => {}
  let current = look()

  function look(): RateLimiterState {
    const record = book.view()
    const waiting = { write: 0, read: 0, background: 0 }
    for (const lane of gate.waiting()) waiting[lane]++
    return { ...stateOf(record, base), waiting, shared: ledger.shared }
  }

  /** Updates the state, notifies listeners of a change, and runs again when only time changes it. */
  function refresh(): void {
    stopRefresh()
    // Equal parts stay the same objects, so that React does not render them again.
    const next = replaceEqualDeep(current, look())
    const changed = next !== current
    current = next
    if (listeners.size > 0) stopRefresh = clock.after(staysTrue(book.view()), refresh)
    if (changed) for (const listener of listeners) listener()
  }

  /** Makes a change: this tab has it at once, the others when it is in the ledger. */
  function change(edit: Edit): void {
    void book.commit(edit, 'at-once').then(gate.plan)
    gate.plan()
  }

  // An empty change reads the ledger, so that the calls of other tabs are known before the first call.
  change((record) => record)

  return {
    enter: gate.enter,

    answered({ status, headers, lane }) {
      const at = clock.now()
      const hint = readRateLimit(headers, at)
      const taught: Edit = (record) => learn(record, at, hint, policy(record))
      if (status === 429) {
        const wait = readRetryAfter(headers, at)
        const cause = wait === null ? 'no-retry-after' : 'retry-after'
        const why: RefusalCause = { cause, wait, random: random() }
        change((record) => refuse(markLimited(taught(record), lane), at, why, policy(record)))
        return
      }
      const record = book.view()
      // Most answers change nothing and cost no transaction.
      if (taught(record) !== record) change(taught)
    },

    failed() {
      const now = clock.steady()
      failures = [...failures.filter((time) => time > now - FAILURES_WITHIN_MS), now]
      const record = book.view()
      const { shared, limit } = policy(record)
      const { used, pausedUntil } = stateOf(record, base)
      const half = (shared ? limit : share(30, limit)) / 2
      if (pausedUntil !== null || failures.length < 2 || used <= half) return
      failures = []
      const at = clock.now()
      const why: RefusalCause = { cause: 'unreadable', wait: null, random: random() }
      change((latest) => refuse(latest, at, why, policy(latest)))
    },

    tryNow() {
      const at = clock.now()
      change((record) => tryAgain(record, at))
    },

    forecast(calls, lane) {
      if (calls <= 0) return 0
      const record = book.view()
      const ahead = gate.waiting().filter((other) => lanes.indexOf(other) <= lanes.indexOf(lane))
      const order = [...ahead, ...Array<Lane>(calls).fill(lane)]
      return (departures(record, order, record.at, policy(record)).at(-1) ?? record.at) - record.at
    },

    state() {
      if (listeners.size === 0) refresh()
      return current
    },

    subscribe(listener) {
      listeners.add(listener)
      refresh()
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) stopRefresh()
      }
    },

    close() {
      listeners.clear()
      stopRefresh()
      gate.close()
      book.close()
    },
  }
}
