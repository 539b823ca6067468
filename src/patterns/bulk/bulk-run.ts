/** The same write for many names: a few at a time, outside React, each at most once. */
import type { MessageDescriptor } from '@lingui/core'
import type { ReactNode } from 'react'
import { isRefusal } from '~/api/errors'
import { mayBeOffline, offline } from '~/api/transport/network'
import type { Session } from '~/session/session'
import { createStore, type Store } from '~/store'
import { noteWrite } from '../write/journal'
import { guardLeaving } from '../write/leave-guard'
import type { Write, WritePlan } from '../write/write'
import type { WriteKind } from '../write/write-kind'
import { errorOf, isBusy, isNotDone, type WriteState } from '../write/write-state'
import { writeOf } from '../write/writes'
import { endOfItem, isToBeSent, isWaiting, type BulkItem } from './bulk-item'

export interface BulkPlan {
  kind: WriteKind
  /** The titles of the run, and of the list of results. */
  title: MessageDescriptor
  each: MessageDescriptor
  /** Without duplicates, and only names that can be used in a request. */
  names: readonly string[]
  /** The write of one name; created again for each try. */
  planOf: (name: string) => WritePlan<unknown>
  /** How many calls these names take, including the reads before each write. */
  callsFor: (names: readonly string[]) => number
  /**
   * The text for an item whose write has to wait for another one, such as a backup: then more calls may follow than are
   * counted.
   */
  doneFirst?: () => ReactNode
}

/**
 * Why nothing further is sent: `person` paused the run, `offline` there was no network (nothing is sent automatically
 * once it is back), `refused` the portal refused it to this token.
 */
type Hold = 'person' | 'offline' | 'refused'

export interface BulkState {
  items: readonly BulkItem[]
  hold: Hold | null
  /** Nothing waits or runs. */
  over: boolean
}

export interface BulkRun {
  readonly plan: BulkPlan
  readonly state: Pick<Store<BulkState>, 'get' | 'subscribe'>
  /** Pauses: items in flight are finished, no further ones are sent. */
  pause(): void
  resume(): void
  /** Cancels: items in flight are finished, the rest is not sent. */
  cancel(): void
  /** Puts items that are known to have failed back into the queue. */
  tryFailedAgain(): void
  /** How many calls are still to be made, at most. */
  callsLeft(): number
}

/** Few at once, so that the person's own calls do not wait. */
const AT_ONCE = 3

/** Starts a run. It ends with the session. */
export function startRun(session: Session, plan: BulkPlan): BulkRun {
  const { kind } = plan
  const { limiter, closed, stay } = session.connection
  const waiting = (name: string): BulkItem => ({
    name,
    turn: 'waiting',
    state: { step: 'idle' },
    write: null,
  })
  const store = createStore<BulkState>({ items: plan.names.map(waiting), hold: null, over: false })
  let timer: ReturnType<typeof setTimeout> | undefined
  let cancelled = false

  /** While items are to be sent, leaving the page asks, and the run follows the limiter and the network. */
  const going = whileWanted(() => {
    const unguard = guardLeaving()
    const stop = limiter.subscribe(step)
    const stopFollowing = offline.subscribe(() => offline.get() && holdFor('offline'))
    return () => {
      unguard()
      stop()
      stopFollowing()
      clearTimeout(timer)
    }
  })
  const staying = whileWanted(stay)

  function set(next: Partial<BulkState>): void {
    const { items, hold } = { ...store.get(), ...next }
    const over = items.every(({ turn, state }) => turn !== 'waiting' && !isBusy(state))
    store.set({ items, hold, over })
    going(!over && !closed.aborted)
    staying(!over && !closed.aborted && !hold)
  }

  function change(name: string, next: Partial<BulkItem>, hold = store.get().hold): void {
    const items = store
      .get()
      .items.map((item) => (item.name === name ? { ...item, ...next } : item))
    set({ items, hold })
  }

  const itemOf = (name: string) => store.get().items.find((item) => item.name === name)

  function begin(name: string): void {
    const write = writeOf(session, kind, name)
    if (itemOf(name)?.write !== write) write.state.subscribe(() => follow(name, write))
    change(name, { turn: 'begun', state: { step: 'preparing' }, write })
    write.start(plan.planOf(name))
    // Where the write did not start, because another screen has started it, the item shows that one's state.
    follow(name, write)
  }

  function follow(name: string, write: Write<unknown>): void {
    const state = write.state.get()
    const item = itemOf(name)
    if (item?.turn !== 'begun' || item.write !== write || closed.aborted) return
    const isOffline = state.step === 'not-sent' && state.why === 'offline'
    if (wasCalledOff(state) || (cancelled && (isOffline || state.step === 'limited')))
      change(name, { turn: 'called-off', state })
    else if (state.step === 'limited') change(name, { turn: 'waiting', state })
    else if (isOffline) change(name, { turn: 'waiting', state: { step: 'idle' } }, 'offline')
    else if (isRefused(state)) change(name, { state }, 'refused')
    else change(name, { state })
    if (!isBusy(state)) step()
  }

  /** Starts the next items, as many as are allowed. */
  function step(): void {
    clearTimeout(timer)
    if (closed.aborted) return
    for (const { name } of store.get().items.filter(isWaiting)) {
      const { items, hold } = store.get()
      if (hold || items.filter(({ state }) => isBusy(state)).length >= AT_ONCE) return
      if (limiter.state().pausedUntil !== null) return
      // The background lane keeps the last calls of the limit for the person.
      const wait = limiter.forecast(1, 'background')
      if (wait > 0) {
        timer = setTimeout(step, wait)
        return
      }
      begin(name)
    }
  }

  function holdFor(next: Hold | null): void {
    set({ hold: next && mayBeOffline() ? 'offline' : next })
    step()
  }

  closed.addEventListener('abort', () => {
    for (const { name } of store.get().items.filter(isToBeSent))
      noteWrite({
        op: kind.op,
        name,
        at: Date.now(),
        key: session.key,
        identity: null,
        undone: 'session',
      })
    set({})
  })
  set({})
  step()

  return {
    plan,
    state: store,
    pause: () => holdFor('person'),
    resume: () => holdFor(mayBeOffline() ? 'offline' : null),
    cancel() {
      cancelled = true
      const { items } = store.get()
      set({
        items: items.map((item) => (isWaiting(item) ? { ...item, turn: 'called-off' } : item)),
        hold: null,
      })
      for (const { turn, write } of items) if (turn === 'begun') write?.cancel()
    },
    tryFailedAgain() {
      cancelled = false
      const { items } = store.get()
      set({
        items: items.map((item) =>
          endOfItem(item) === 'failed'
            ? { ...item, turn: 'waiting', state: { step: 'idle' } }
            : item,
        ),
        hold: mayBeOffline() ? 'offline' : null,
      })
      step()
    },
    callsLeft: () =>
      plan.callsFor(store.get().items.flatMap((item) => (isWaiting(item) ? item.name : []))),
  }
}

/**
 * Switches something on when it is first wanted, and off when it is not any more; `on` returns the function that
 * switches it off.
 */
function whileWanted(on: () => () => void): (wanted: boolean) => void {
  let off: (() => void) | null = null
  return (wanted) => {
    if (wanted) off ??= on()
    else {
      off?.()
      off = null
    }
  }
}

/** The token is not allowed to do it: the write itself, or what precedes it. */
function isRefused(state: BulkItem['state']): boolean {
  if (state.step === 'hindered' && state.hindrance.why !== 'first-failed') return false
  return isNotDone(state) && isRefusal(errorOf(state))
}

/** Cancelled by the person before anything was sent: during the reads before it, or while it waited for the rate limit. */
function wasCalledOff(state: WriteState<unknown>): boolean {
  return state.step === 'not-sent' && state.why === 'called-off'
}
