/** Which backups the board reads next, and which reads are in flight: requested by the person, in view, the rest. */
import { CancelledError, type QueryClient } from '@tanstack/react-query'
import { ApiError } from '~/api/errors'
import { connectionOf } from '~/api/query-client'
import { database, type LaneOptions } from '~/resources/databases/database'
import type { Readings } from './readings'

/** More recent data is not read again, in milliseconds. */
const young = 5 * 60_000
/** How often a running backup is looked at, in milliseconds: in view, and out of view. */
const lookEvery = 15_000
const lookSeldom = 60_000
/** The least time between two such looks, however many backups run, in milliseconds: twenty looks a minute. */
const lookGap = 3000
/** How many reads may wait or be in flight; as many again for rows in view, which the limiter sends first. */
const atOnce = 6

interface BoardQueue {
  want(names: readonly string[]): void
  /** A row has come into view, or left it. */
  inView(name: string, isIn: boolean): void
  /** Starts a pass over all names: data that is not recent any more is read again in it. */
  begin(): void
  /** Reads all again for the person. In a pass that is running, names that it has read are not repeated. */
  refresh(): void
  /** Reads one name at once for the person, also while the rest is paused. */
  ask(name: string): void
  isAsked(name: string): boolean
  /** Starts as many reads as are allowed; `asked`: only those that the person requested. */
  fill(only?: 'asked'): void
  /**
   * Cancels waiting reads, or only those that the person did not request. Reads in flight continue, as they are counted
   * already.
   */
  callOff(only?: 'not asked'): void
  /** How many names have been read, or tried, in this pass, of how many; and how many of those are in flight. */
  tally(): { done: number; total: number; underWay: number }
  /** When this pass began, in milliseconds of the monotonic clock. */
  passAt(): number
}

interface UnderWay extends LaneOptions {
  /** By the monotonic clock. */
  began: number
  /** It has been sent, and cannot be taken back. */
  left: boolean
}

/** The result of a read: null for an answer that could be read. `began`: see UnderWay. */
type Ended = (name: string, error: ApiError | null, began: number) => void

/** A queue that reads only on command; `ended` is called for each read that was not cancelled. */
export function createQueue(client: QueryClient, readings: Readings, ended: Ended): BoardQueue {
  const { closed } = connectionOf(client)
  const underWay = new Map<string, UnderWay>()
  const view = new Set<string>()
  const asked = new Set<string>()
  let names: readonly string[] = []
  /** How many of them were running at the last count. */
  let running = 0
  let passAt = 0
  /** Data that was read before this is read again in this pass. */
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

  /** Rows in view are kept up to date. */
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
    // Running backups out of view are looked at, too, but rarely.
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
      // Cancelled: its place is free, and it keeps its turn. Or the session is over, and nothing more may be sent.
      if (underWay.get(name) !== call || closed.aborted) return
      // Another observer that shared this read has cancelled it: it is read again.
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
    // A read that another screen shares is not cancelled.
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
      // Pressed repeatedly, a pass must still come to its end. A single requested name is no pass.
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
