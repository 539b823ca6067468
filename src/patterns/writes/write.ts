/** One write, from the press of a button to its end. It is sent at most once, and never again by itself. */
import { ApiError } from '~/api/errors'
import { createStore, type Store } from '~/store'
import { alone } from './alone'
import { checkLater, checkOnce } from './check-later'
import { noteWrite, strikeWrite, type JournalEntry } from './journal'
import { guardLeaving } from './leave-guard'
import { endOf, endOfPreparing, isBusy, type Finding, type Hindrance } from './write-state'
import type { WriteOp, WriteState } from './write-state'

/** What a write does. */
export interface WritePlan<Result> {
  op: WriteOp
  name: string
  /** Reads what has to be known before sending; resolves to what stands in the way, or null. Sends nothing itself. */
  prepare?: (signal: AbortSignal) => Promise<Hindrance | null>
  send: () => Promise<Result>
  /** Reads whether it was done. Throws an ApiError where the portal does not answer. */
  check: () => Promise<Finding<Result>>
  /** See JournalEntry; asked for after `prepare`. */
  mark?: () => string | null
  onConfirmed?: (result: Result) => void
}

export interface Write<Result> {
  readonly op: WriteOp
  readonly name: string
  readonly state: Pick<Store<WriteState<Result>>, 'get' | 'subscribe'>
  /** Starts, unless it is at work already: decided before anything is awaited. */
  start(plan: WritePlan<Result>): void
  /** Starts what was started last, because the person asks for it; `unprepared`: without reading anything first. */
  again(how?: { unprepared: boolean }): void
  /** Looks up once more whether it was done. */
  checkAgain(): void
  /** Calls off what has not been sent; what has been sent goes on. */
  cancel(): void
}

/** A write that has not been started. `key` is the epoch's: tabs of one token exclude each other. */
export function createWrite<Result>(op: WriteOp, name: string, key: string): Write<Result> {
  const state = createStore<WriteState<Result>>({ step: 'idle' })
  let plan: WritePlan<Result> | undefined
  let entry: JournalEntry | null = null
  let preparing = new AbortController()

  function settle(next: WriteState<Result>): void {
    // What may or may not have been done stays in the journal: a reload must not forget the question.
    if (entry && next.step !== 'checking' && next.step !== 'unknown') {
      strikeWrite(entry)
      entry = null
    }
    if (next.step === 'confirmed') plan?.onConfirmed?.(next.result)
    state.set(next)
  }

  function settleFinding(finding: Finding<Result>): void {
    settle(
      finding.done
        ? { step: 'confirmed', result: finding.result, checked: true }
        : { step: 'unknown', why: finding.why },
    )
  }

  /** Whether nothing stands in the way. */
  async function prepare(plan: WritePlan<Result>, signal: AbortSignal): Promise<boolean> {
    if (!navigator.onLine) settle({ step: 'not-sent', why: 'offline' })
    else {
      const hindrance = (await plan.prepare?.(signal)) ?? null
      if (signal.aborted) settle({ step: 'idle' })
      else if (hindrance) settle({ step: 'hindered', hindrance })
      else return true
    }
    return false
  }

  async function run(plan: WritePlan<Result>): Promise<void> {
    const { signal } = preparing
    try {
      if (!(await prepare(plan, signal))) return
    } catch (error) {
      if (signal.aborted) return settle({ step: 'idle' })
      if (!(error instanceof ApiError)) throw error
      return settle(endOfPreparing(error, Date.now()))
    }

    if (entry) strikeWrite(entry)
    entry = { op, name, at: Date.now(), key, mark: plan.mark?.() ?? null }
    noteWrite(entry)
    state.set({ step: 'sending' })
    const stay = guardLeaving()
    try {
      const result = await plan.send()
      settle({ step: 'confirmed', result, checked: false })
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      const end = endOf(error, Date.now())
      if (end) return settle(end)
      settle({ step: 'checking', error })
    } finally {
      stay()
    }
    if (state.get().step === 'checking') settleFinding(await checkLater(plan.check))
  }

  function start(next: WritePlan<Result>): void {
    if (isBusy(state.get())) return
    plan = next
    // Decided at the press: by the time the lock is granted the network may be back, and what was pressed
    // without it must not leave then.
    if (!navigator.onLine) return settle({ step: 'not-sent', why: 'offline' })
    preparing = new AbortController()
    state.set({ step: 'preparing' })
    void untilSessionEnds(async () => {
      const ran = await alone(`htx.write.${key}.${op}.${name}`, () => run(next))
      if (ran === 'taken') settle({ step: 'not-sent', why: 'other-tab' })
    })
  }

  return {
    op,
    name,
    state,
    start,
    again(how) {
      if (!plan) return
      const { prepare, ...rest } = plan
      start(how?.unprepared || !prepare ? rest : { ...rest, prepare })
    },
    checkAgain() {
      if (!plan || state.get().step !== 'unknown') return
      state.set({ step: 'checking', error: new ApiError('broken') })
      const { check } = plan
      void untilSessionEnds(async () => settleFinding(await checkOnce(check)))
    },
    cancel() {
      if (state.get().step === 'preparing') preparing.abort()
    },
  }
}

/** Once the session has ended nothing is shown any more; the journal keeps the question. */
async function untilSessionEnds(task: () => Promise<void>): Promise<void> {
  try {
    await task()
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'AbortError')) throw error
  }
}
