/** Reads the backups of every database for the board, one call each: outside React, so that it survives leaving the screen. */
import type { ApiError } from '~/api/errors'
import type { Session } from '~/session/session'
import { createStore, type Store } from '~/store'
import { createQueue } from './reading/board-queue'
import { collectReadings, type Readings } from './reading/readings'

/** How often the board is checked for data that has become too old, in milliseconds. */
const lookEvery = 5000
/** How long after the start of a pass over all names the next one starts, in milliseconds. */
const passEvery = 15 * 60_000
/** How long after all reads have failed they are tried again, in milliseconds. */
const tryAfter = 30_000
/** How many calls are forecast one by one; for more, the pace of the last of these is assumed. */
const forecastOf = 400
const paceOf = 80

export interface BoardState {
  /** Changes with every reading. */
  version: number
  /** Databases whose backups are known and recent enough, and their total. */
  done: number
  total: number
  /** By the person. */
  paused: boolean
  /** Why reading has stopped; it is tried again automatically, except after a refusal. */
  trouble: ApiError | null
}

export interface Board {
  readonly state: Pick<Store<BoardState>, 'get' | 'subscribe'>
  readonly reading: Readings['get']
  /** While it is open, reads the names that are not known; returns a function that closes it. */
  open(): () => void
  /** All names, the first ones to be read first. */
  want(names: readonly string[]): void
  /** A row has come into view, or left it. */
  inView(name: string, isIn: boolean): void
  /** Refreshes for the person: one name at once, or all except those that this pass has read already. */
  again(name?: string): void
  /** Whether the person waits for this name. */
  isAsked(name: string): boolean
  pause(paused: boolean): void
  /** Tries again after a failure. */
  goOn(): void
  /** Milliseconds until the rest is read (an estimate). */
  timeLeft(): number
}

/** The board of a session. */
export function boardOf(session: Session): Board {
  return session.service(createBoard)
}

/** A board that knows only what the query cache holds. */
export function createBoard({ queryClient, connection }: Session): Board {
  const state = createStore<BoardState>({
    version: 0,
    done: 0,
    total: 0,
    paused: false,
    trouble: null,
  })
  const readings = collectReadings(queryClient, () => {
    changed()
    pump()
  })
  const queue = createQueue(queryClient, readings, (name, error, began) => {
    judge(name, error, began)
    changed()
    pump()
  })
  let openings = 0
  let telling: ReturnType<typeof setTimeout> | undefined
  let timer: ReturnType<typeof setInterval> | undefined
  let retry: ReturnType<typeof setTimeout> | undefined
  /** When the portal last answered one of these reads, by the monotonic clock. */
  let answeredAt = -Infinity
  /** Names whose reads got no answer, although no other read was answered since. */
  const silent = new Set<string>()

  function pump(): void {
    const { paused, trouble } = state.get()
    if (openings === 0 || document.visibilityState === 'hidden' || trouble) return
    queue.fill(paused ? 'asked' : undefined)
  }

  /** Stops where the next database would fail as well. A read without an answer counts only for its own database. */
  function judge(name: string, error: ApiError | null, began: number): void {
    if (error && ['timeout', 'unreachable', 'unauthorized'].includes(error.kind)) {
      if (began >= answeredAt) silent.add(name)
      const { done, total } = queue.tally()
      if (silent.size > 1 && done < total) stop(error)
      return
    }
    answeredAt = performance.now()
    silent.clear()
    if (!error) return
    const isRefused = error.kind === 'forbidden' && !readings.any()
    if (isRefused || error.kind === 'offline' || error.kind === 'limited') stop(error)
  }

  function stop(error: ApiError): void {
    if (state.get().trouble) return
    state.set({ ...state.get(), trouble: error })
    queue.callOff()
    if (error.kind !== 'forbidden') retry = setTimeout(goOn, tryAfter)
  }

  function goOn(): void {
    clearTimeout(retry)
    silent.clear()
    if (state.get().trouble) state.set({ ...state.get(), trouble: null })
    pump()
  }

  function begin(): void {
    queue.begin()
    tell()
    pump()
  }

  /** The tab has come into view or left it. */
  function turned(): void {
    if (document.visibilityState === 'hidden') queue.callOff()
    else begin()
  }

  /** Some time has passed. */
  function look(): void {
    const { done, total } = state.get()
    if (done === total && performance.now() - queue.passAt() >= passEvery) begin()
    else pump()
  }

  /** Reports readings in batches, because rendering many rows takes a moment. */
  function changed(): void {
    telling ??= setTimeout(tell, state.get().total / 10)
  }

  function tell(): void {
    clearTimeout(telling)
    telling = undefined
    const { done, total } = queue.tally()
    const { version } = state.get()
    state.set({ ...state.get(), version: version + 1, done, total })
  }

  return {
    state,
    reading: readings.get,
    open() {
      if (openings++ === 0) {
        timer = setInterval(look, lookEvery)
        document.addEventListener('visibilitychange', turned)
        addEventListener('online', goOn)
        begin()
      }
      return () => {
        if (--openings > 0) return
        clearInterval(timer)
        document.removeEventListener('visibilitychange', turned)
        removeEventListener('online', goOn)
        queue.callOff()
      }
    },
    want(names) {
      queue.want(names)
      tell()
      pump()
    },
    inView(name, isIn) {
      queue.inView(name, isIn)
      pump()
    },
    again(name) {
      if (name !== undefined) queue.ask(name)
      else {
        queue.refresh()
        state.set({ ...state.get(), paused: false })
      }
      tell()
      goOn()
    },
    isAsked: queue.isAsked,
    pause(paused) {
      state.set({ ...state.get(), paused })
      if (paused) queue.callOff('not asked')
      else goOn()
    },
    goOn,
    timeLeft() {
      const { done, total, underWay } = queue.tally()
      const { limiter } = connection
      const forecast = (calls: number) => limiter.forecast(calls, 'background')
      const left = Math.max(1, total - done - underWay)
      if (left <= forecastOf) return forecast(left)
      const near = forecast(forecastOf)
      return near + ((left - forecastOf) / paceOf) * (near - forecast(forecastOf - paceOf))
    },
  }
}
