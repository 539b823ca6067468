/** One write, from the press of a button to its end. It is sent at most once, and never repeated automatically. */
import { ApiError } from '~/api/errors'
import { mayBeOffline } from '~/api/transport/network'
import type { RequestOptions } from '~/api/request'
import { createStore, type Store } from '~/store'
import { lockOf, withLock } from './with-lock'
import { checkLater, checkOnce } from './look-up'
import { adoptWrite, noteWrite, openQuestions, removeEntry, type JournalEntry } from './journal'
import { guardLeaving } from './leave-guard'
import {
  endOf,
  endOfPreparing,
  isBusy,
  isNotDone,
  isOpen,
  isQuestion,
  isTrace,
  looksAfterNo,
  type Doubt,
  type Finding,
  type Hindrance,
  type Open,
} from './write-state'
import type { WriteState } from './write-state'
import type { WriteKind } from './write-kind'

/** What a plan passes to the request: the signal that cancels it, and callbacks for waiting and sending. */
export interface Sending {
  signal: AbortSignal
  onQueued: NonNullable<RequestOptions['onQueued']>
  onSent: NonNullable<RequestOptions['onSent']>
}

/** What a write does. */
export interface WritePlan<Result> {
  /** Reads what has to be known before sending; resolves to a hindrance, or null. Does not send the write. */
  prepare?: (signal: AbortSignal, onQueued: Sending['onQueued']) => Promise<Hindrance | null>
  /** The signal cancels it while it waits for the rate limit; once it is sent, nothing cancels it. */
  send: (sending: Sending) => Promise<Result>
  /** Reads whether it was done. Throws an ApiError where the portal does not answer. */
  check: () => Promise<Finding<Result>>
  /** See JournalEntry; called after `prepare`. */
  identity?: () => string | null
  /** Continues with a write that another page has sent: `check` then looks for that one. */
  resume?: (entry: JournalEntry) => void
  /** A method, so that a run can hold plans with different results. `checked`: found by a later read. */
  onConfirmed?(result: Result, checked: boolean): void
}

export interface Write<Result> {
  readonly kind: WriteKind<Result>
  readonly name: string
  readonly state: Pick<Store<WriteState<Result>>, 'get' | 'subscribe'>
  /** Starts, unless it is running or its last outcome is unknown; this is decided synchronously. */
  start(plan: WritePlan<Result>): void
  /**
   * Starts the last write again after the person has confirmed it, also where its outcome is unknown; `unprepared`:
   * without reading anything first.
   */
  again(how?: { unprepared: boolean }): void
  /** Checks once more whether it was done. */
  checkAgain(): void
  /** Cancels a write that has not been sent; one in flight is not cancelled. */
  cancel(): void
}

/**
 * A write that has not been started. `key` is the session's: tabs of one token exclude each other. `stay` keeps the
 * session open until the returned function is called.
 */
export function createWrite<Result>(
  kind: WriteKind<Result>,
  name: string,
  key: string,
  stay: () => () => void = () => () => undefined,
): Write<Result> {
  const { op } = kind
  const state = createStore<WriteState<Result>>({ step: 'idle' })
  let lastPlan: WritePlan<Result> | undefined
  let entry: JournalEntry | null = null
  let preparing = new AbortController()
  /** Whether the last start was sent. */
  let sent = false
  /** The open question of an earlier start. It stays open where a new start was not sent. */
  let open: { state: Open; entry: JournalEntry | null } | null = null

  function settle(next: WriteState<Result>): void {
    if (open && isNotDone(next)) {
      if (sent) note(open.entry)
      return state.set({ ...open.state, again: next })
    }
    // A write whose outcome is unknown stays in the journal, so that a reload does not forget it.
    if (entry && !isQuestion(next)) {
      removeEntry(entry)
      entry = null
    }
    // This answer may end the session: the journal shows it after the next sign-in.
    if (next.step === 'rejected' && next.error.kind === 'unauthorized')
      noteWrite({ op, name, at: Date.now(), key, identity: null, undone: 'token' })
    if (next.step === 'confirmed') lastPlan?.onConfirmed?.(next.result, next.checked)
    state.set(next)
  }

  /** Checks whether it was done; meanwhile the session does not end. `error`: the unclear answer. */
  async function look(check: () => Promise<Finding<Result>>, error?: ApiError): Promise<void> {
    const leave = stay()
    try {
      settle(endOfLook(await check(), error))
    } finally {
      leave()
    }
  }

  /** Shows in the state whether the call waits for the rate limit. */
  function onQueued(waitsUntil: number | undefined): void {
    const now = state.get()
    if (now.step !== 'preparing' && now.step !== 'sending') return
    if (now.waitsUntil !== waitsUntil) state.set({ ...now, waitsUntil })
  }

  /** Notes a write whose outcome is unknown, in place of the earlier note. */
  function note(next: JournalEntry | null): void {
    if (entry) removeEntry(entry)
    entry = next
    if (entry) noteWrite(entry)
  }

  /** Notes the write that is being sent, in place of an earlier one with an unknown outcome. */
  function leaves(identity: string | null): void {
    sent = true
    note({ op, name, at: Date.now(), key, identity })
    state.set({ step: 'sending', left: true })
  }

  /** Whether nothing stops the write. */
  async function prepare(plan: WritePlan<Result>, signal: AbortSignal): Promise<boolean> {
    if (mayBeOffline()) settle({ step: 'not-sent', why: 'offline' })
    else {
      const hindrance = (await plan.prepare?.(signal, onQueued)) ?? null
      if (signal.aborted) settle({ step: 'not-sent', why: 'called-off' })
      else if (hindrance && open && isTrace(hindrance)) await look(() => checkOnce(plan.check))
      else if (hindrance) settle({ step: 'hindered', hindrance })
      else return true
    }
    return false
  }

  /** If another page of this token has sent the same write and does not know its outcome, that is looked up first. */
  function asksFirst(plan: WritePlan<Result>): boolean {
    const before = open
      ? undefined
      : openQuestions({ key, op }).findLast((each) => each.name === name)
    if (!before) return false
    entry = before
    adoptWrite(before)
    plan.resume?.(before)
    state.set({ step: 'unknown', why: 'sent-before', at: before.at })
    return true
  }

  async function run(plan: WritePlan<Result>): Promise<void> {
    if (asksFirst(plan)) return
    const { signal } = preparing
    try {
      if (!(await prepare(plan, signal))) return
    } catch (error) {
      if (signal.aborted) return settle({ step: 'not-sent', why: 'called-off' })
      if (!(error instanceof ApiError)) throw error
      return settle(endOfPreparing(error, Date.now()))
    }

    state.set({ step: 'sending', left: false })
    const letGo = guardLeaving()
    try {
      const result = await plan.send({
        signal,
        onQueued,
        // Not earlier: a call that waits for the rate limit has not been sent.
        onSent: () => leaves(plan.identity?.() ?? null),
      })
      settle({ step: 'confirmed', result, checked: false })
    } catch (error) {
      if (!(error instanceof ApiError)) {
        // Only a write that has not been sent can be cancelled.
        if (error === signal.reason) return settle({ step: 'not-sent', why: 'called-off' })
        throw error
      }
      const end = endOf(error, Date.now())
      if (end && !looksAfterNo(error)) return settle(end)
      settle({ step: 'checking', error })
    } finally {
      letGo()
    }
    const now = state.get()
    if (now.step !== 'checking') return
    const times = looksAfterNo(now.error) ?? undefined
    await look(() => checkLater(plan.check, times), now.error)
  }

  function begin(next: WritePlan<Result>): void {
    const now = state.get()
    open = now.step === 'unknown' && isQuestion(now) ? { state: now, entry } : null
    sent = false
    // Decided when the button is pressed: the network may be back by the time the lock is granted, and a write that was
    // started offline must not be sent then.
    if (mayBeOffline()) return settle({ step: 'not-sent', why: 'offline' })
    preparing = new AbortController()
    state.set({ step: 'preparing' })
    void untilSessionEnds(async () => {
      const ran = await withLock(lockOf({ key, op, name }), () => run(next))
      if (ran === 'taken') settle({ step: 'not-sent', why: 'other-tab' })
    })
  }

  /** After the end of the session nothing is shown any more; the journal keeps the question. */
  async function untilSessionEnds(task: () => Promise<void>): Promise<void> {
    try {
      await task()
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') return
      // A bug of ours must not block the button; if the call was sent, its outcome is unknown.
      settle(sent ? { step: 'unknown', why: 'no-answer' } : { step: 'not-sent', why: 'fault' })
      throw error
    }
  }

  return {
    kind,
    name,
    state,
    start(next) {
      if (isOpen(state.get())) return
      lastPlan = next
      begin(next)
    },
    again(how) {
      if (!lastPlan || isBusy(state.get())) return
      const { prepare: _, ...unprepared } = lastPlan
      // The plan itself is kept: only this start skips the read before it.
      begin(how?.unprepared ? unprepared : lastPlan)
    },
    checkAgain() {
      const now = state.get()
      if (!lastPlan || now.step !== 'unknown') return
      state.set({ step: 'checking', error: now.error ?? new ApiError('broken') })
      const { check } = lastPlan
      void untilSessionEnds(() => look(() => checkOnce(check), now.error))
    },
    cancel() {
      const { step } = state.get()
      if (step === 'preparing' || step === 'sending') preparing.abort()
    },
  }
}

/** The state of a write after a look-up; `error` is the answer before it, where there was one. */
function endOfLook<Result>(finding: Finding<Result>, error?: ApiError): WriteState<Result> {
  const saidNo = error !== undefined && looksAfterNo(error) !== null
  if (finding.done) {
    const { result } = finding
    return { step: 'confirmed', result, checked: true, ...(saidNo && { despite: error }) }
  }
  const { why } = finding
  // Where the look-up finds that nothing was done, or cannot tell, the portal's answer counts, unless it contradicts what
  // was read before.
  const isBelieved = saidNo && (isNothing(why) || looksAfterNo(error)?.length === 1)
  if (isBelieved) return { step: 'rejected', error }
  const says = saidNo || (error?.portalMessage ?? null) !== null
  return { step: 'unknown', why, ...(says && { error }) }
}

/** Whether a look-up found that nothing has changed. */
function isNothing(why: Doubt): boolean {
  return why === 'not-seen' || why === 'still-there' || why === 'not-new'
}
