/** Reads the backups of every database for the board, one call each: outside React, so that leaving and coming back go on. */
import type { ApiError } from '~/api/errors'
import type { Session } from '~/session/session'
import { createStore, type Store } from '~/store'
import { createQueue } from './reading/board-queue'
import { collectReadings, type Readings } from './reading/readings'

/** The board is looked through so often: whether something is no longer as young as it should be, in milliseconds. */
const lookEvery = 5000
/** So long after a pass over all names has begun the next begins by itself, in milliseconds. */
const passEvery = 15 * 60_000
/** So long after a failure of all reads it is tried again, in milliseconds. */
const tryAfter = 30_000
/** At most so many calls are forecast one by one; more go at the pace of the last of these. */
const forecastOf = 400
const paceOf = 80

export interface BoardState {
  /** Changes with every reading. */
  version: number
  /** Databases whose backups are known and young enough, of how many. */
  done: number
  total: number
  /** By the person. */
  paused: boolean
  /** Why reading has stopped; it is tried again by itself, but for a refusal. */
  trouble: ApiError | null
}

export interface Board {
  readonly state: Pick<Store<BoardState>, 'get' | 'subscribe'>
  readonly reading: Readings['get']
  /** Reads, while it is open, what is not known of the names; returns what closes it. */
  open(): () => void
  /** Which names there are, those first that are to be read first. */
  want(names: readonly string[]): void
  /** A row has come into view, or left it. */
  inView(name: string, isIn: boolean): void
  /** Reads again because the person asked for it: one name at once, or all, but for what this pass has read already. */
  again(name?: string): void
  /** Whether the person has asked for this name and waits for it. */
  isAsked(name: string): boolean
  pause(paused: boolean): void
  /** Tries again after trouble. */
  goOn(): void
  /** Milliseconds until the rest has been read (an estimate). */
  timeLeft(): number
}

/** The board of a session. */
export function boardOf(session: Session): Board {
  return session.service(createBoard)
}

/** A board that has read nothing yet but what the query cache holds. */
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
  /** When the portal last answered one of these reads, on the steady clock. */
  let answeredAt = -Infinity
  /** Names whose reads ended without an answer, although nothing else was answered meanwhile. */
  const silent = new Set<string>()

  function pump(): void {
    const { paused, trouble } = state.get()
    if (openings === 0 || document.visibilityState === 'hidden' || trouble) return
    queue.fill(paused ? 'asked' : undefined)
  }

  /** Stops where the next database would fare no better. One that gives no answer is that one's own trouble. */
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

  /** Tells of readings, all that came within a moment together: many rows take a moment to draw. */
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
