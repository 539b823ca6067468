/** Whose backups the board reads next, and which reads are under way: what was pressed for, what is in view, the rest. */
import { CancelledError, type QueryClient } from '@tanstack/react-query'
import { ApiError } from '~/api/errors'
import { connectionOf } from '~/api/query-client'
import { database, type LaneOptions } from '~/resources/databases/database'
import type { Readings } from './readings'

/** What is younger is not read again, in milliseconds. */
const young = 5 * 60_000
/** A backup in view that is running is looked at so often, in milliseconds; one out of view so often. */
const lookEvery = 15_000
const lookSeldom = 60_000
/** However many run, the looks at them are at least so far apart, in milliseconds: twenty a minute. */
const lookGap = 3000
/** At most so many wait or are under way; as many again for rows in view, which the limiter lets go first. */
const atOnce = 6

interface BoardQueue {
  want(names: readonly string[]): void
  /** A row has come into view, or left it. */
  inView(name: string, isIn: boolean): void
  /** Begins a pass over all names: what is no longer young is read again in it. */
  begin(): void
  /** Reads all again, because the person asks for it. In a pass that is under way, what it has read stays read. */
  refresh(): void
  /** One name that the person has pressed for: it is read at once, also while the rest is paused. */
  ask(name: string): void
  isAsked(name: string): boolean
  /** Lets as many reads begin as may; `asked`: only what was pressed for. */
  fill(only?: 'asked'): void
  /** Calls off what waits, or only what was not pressed for. What has left goes on: it is counted already. */
  callOff(only?: 'not asked'): void
  /** How many names have been read, or tried, in this pass, of how many; and how many of those are under way. */
  tally(): { done: number; total: number; underWay: number }
  /** When this pass began, in milliseconds of the steady clock. */
  passAt(): number
}

interface UnderWay extends LaneOptions {
  /** Steady clock. */
  began: number
  /** It has left, and cannot be taken back. */
  left: boolean
}

/** How a read has ended: null for an answer that could be read. `began`: see UnderWay. */
type Ended = (name: string, error: ApiError | null, began: number) => void

/** A queue that reads only when it is told to; `ended` is told of each read that was not called off. */
export function createQueue(client: QueryClient, readings: Readings, ended: Ended): BoardQueue {
  const { closed } = connectionOf(client)
  const underWay = new Map<string, UnderWay>()
  const view = new Set<string>()
  const asked = new Set<string>()
  let names: readonly string[] = []
  /** How many of them were running when they were last counted. */
  let running = 0
  let passAt = 0
  /** What was read before is read again in this pass. */
  let dueBefore = -Infinity

  function isOld(name: string, before = dueBefore): boolean {
    return (readings.get(name)?.triedAt ?? -Infinity) < before
  }

  function isDue(name: string, before = dueBefore): boolean {
    return asked.has(name) || isOld(name, before)
  }

  function isRunning(name: string): boolean {
    return readings.get(name)?.found?.newest?.outcome === 'running'
  }

  const isFree = (name: string) => !underWay.has(name)

  /** Rows in view are kept young. */
  function nextInView(now: number): string | undefined {
    for (const name of view) {
      const age = isRunning(name) ? Math.max(lookEvery, running * lookGap) : young
      if (isFree(name) && (isDue(name) || isDue(name, now - age))) return name
    }
    return undefined
  }

  function nextInTurn(now: number): string | undefined {
    const due = names.find((name) => isFree(name) && isDue(name))
    if (due !== undefined || running === 0) return due
    // Backups that run out of sight are looked at, too, but seldom.
    const age = Math.max(lookSeldom, running * lookGap)
    return names.find((name) => isFree(name) && isRunning(name) && isDue(name, now - age))
  }

  function takeNext(only?: 'asked'): [string, LaneOptions] | null {
    for (const name of asked) if (isFree(name)) return [name, { lane: 'read', onScreen: true }]
    if (only || underWay.size >= 2 * atOnce) return null
    const now = performance.now()
    const seen = nextInView(now)
    if (seen !== undefined) return [seen, { lane: 'background', onScreen: true }]
    if ([...underWay.values()].filter(({ onScreen }) => !onScreen).length >= atOnce) return null
    const name = nextInTurn(now)
    return name === undefined ? null : [name, { lane: 'background', onScreen: false }]
  }

  async function read(name: string, how: LaneOptions): Promise<void> {
    const call: UnderWay = { ...how, began: performance.now(), left: false }
    underWay.set(name, call)
    let error: ApiError | null = null
    try {
      const onSent = () => (call.left = true)
      await client.fetchQuery(database.backupsInLane(name, { ...how, onSent }))
    } catch (reason) {
      // Called off: it has given its place away, and keeps its turn. Or the session is over: nothing more may leave.
      if (underWay.get(name) !== call || closed.aborted) return
      // Whoever else waited for it has left, and took it along: it is read anew.
      if (!(reason instanceof ApiError || reason instanceof CancelledError)) throw reason
      if (reason instanceof ApiError) error = reason
    }
    if (underWay.get(name) !== call) return
    underWay.delete(name)
    asked.delete(name)
    ended(name, error, call.began)
  }

  function drop(name: string): void {
    underWay.delete(name)
    const { queryKey } = database.backups(name)
    // A read that somebody else follows, too, goes on.
    if (client.getQueryCache().find({ queryKey, exact: true })?.getObserversCount() === 0)
      void client.cancelQueries({ queryKey, exact: true }, { silent: true })
  }

  return {
    want(next) {
      names = next
    },
    inView(name, isIn) {
      if (isIn) view.add(name)
      else view.delete(name)
    },
    begin() {
      passAt = performance.now()
      dueBefore = Math.max(dueBefore, passAt - young)
    },
    refresh() {
      // Pressed again and again, a pass must still come to its end. One name that was pressed for is none.
      if (!names.some((name) => isOld(name))) passAt = performance.now()
      dueBefore = Math.max(dueBefore, passAt)
    },
    ask(name) {
      asked.add(name)
      const call = underWay.get(name)
      if (call && !call.left && call.lane !== 'read') drop(name)
    },
    isAsked: (name) => asked.has(name),
    fill(only) {
      for (let one = takeNext(only); one && !closed.aborted; one = takeNext(only)) void read(...one)
    },
    callOff(only) {
      for (const [name, { left }] of underWay) if (!left && !(only && asked.has(name))) drop(name)
    },
    tally() {
      running = names.filter(isRunning).length
      const done = names.filter((name) => !isDue(name)).length
      return { done, total: names.length, underWay: underWay.size }
    },
    passAt: () => passAt,
  }
}
