/** Follows the backups that the person has started until they end: outside React, a few looks a minute in total. */
import { CancelledError } from '@tanstack/react-query'
import { ApiError } from '~/api/errors'
import { afterFailure, isFinal, whileChanging } from '~/api/polling'
import { pageVisibility } from '~/api/rate-limit/visibility'
import type { Session } from '~/session/session'
import { createStore, type Store } from '~/store'
import type { Backup } from '~/api/readers/backups'
import { backupOutcome, type Outcome } from '../backup-outcome'
import { database } from '../database'
import { findStarted, newBackups, LOST_AFTER_MS, wasThere, type StartedBackup } from './backup-plan'
import { mayNotify } from '~/patterns/screen/browser-notice'

/** A backup that was started, as it was last seen. */
export interface Followed {
  readonly name: string
  readonly started: StartedBackup
  /**
   * `coming`: not on the list yet; `unseen`: missing for so long that it is no longer awaited; `untold`: on it, without
   * a status; `unreadable`: its list cannot be read.
   */
  readonly outcome: Outcome | 'coming' | 'unseen' | 'untold' | 'unreadable'
  /** The portal's status. */
  readonly status: string | null
  /**
   * How many backups the list has since the start, without those started later from here: one, or more if the call was
   * repeated.
   */
  readonly count: number
}

interface Follower {
  readonly state: Pick<Store<readonly Followed[]>, 'get' | 'subscribe'>
  add(name: string, started: StartedBackup): void
}

/** The least time between two looks: at most twenty a minute, however many backups were started. */
const GAP_MS = 3000

/** The follower of a session. */
export function followerOf(session: Session): Follower {
  return session.service(createFollower)
}

/** Whether it has not ended yet, as far as is known. */
export function isUnderWay({ outcome }: Followed): boolean {
  return outcome === 'coming' || outcome === 'running'
}

/**
 * When to look for the backup again, since when it is followed, when it was last on the list, and since when reading the
 * list fails; all on the monotonic clock.
 */
interface Looks {
  due: number
  since: number
  seen: number
  failingSince: number | null
}

function createFollower({ queryClient, connection }: Session): Follower {
  const state = createStore<readonly Followed[]>([])
  const looks = new WeakMap<StartedBackup, Looks>()
  const { closed } = connection
  let timer: ReturnType<typeof setTimeout> | undefined

  const dueOf = ({ started }: Followed) => looks.get(started)?.due ?? 0

  function change(started: StartedBackup, next: Partial<Followed>): void {
    state.set(state.get().map((one) => (one.started === started ? { ...one, ...next } : one)))
  }

  /** Looks at the one that has waited longest, when it is due; in a hidden tab only if the person wants a notification. */
  async function step(): Promise<void> {
    const wanted = !pageVisibility.isHidden() || mayNotify()
    const [next] = state
      .get()
      .filter(isUnderWay)
      .toSorted((one, other) => dueOf(one) - dueOf(other))
    if (next && wanted && dueOf(next) <= performance.now()) await look(next)
    timer = undefined
    goOn()
  }

  function goOn(): void {
    if (closed.aborted || !state.get().some(isUnderWay)) return
    timer ??= setTimeout(() => void step(), GAP_MS)
  }

  /** If a later backup was started from here, only those that were there before it belong to this start. */
  function countOf(items: readonly Backup[], name: string, started: StartedBackup): number {
    const later = state
      .get()
      .find((one) => one.name === name && one.started.at > started.at && one.started.before)
    const own = newBackups(items, started)
    return (later ? own.filter((one) => wasThere(one, later.started)) : own).length
  }

  async function look({ name, started }: Followed): Promise<void> {
    const at = performance.now()
    const before = looks.get(started) ?? { since: at, seen: at, failingSince: null }
    const { since, seen, failingSince } = before
    const pace = whileChanging(at - since)
    // In a hidden tab the limiter sends no background calls. The person asked to follow this, so it takes the `read` lane.
    const lane = pageVisibility.isHidden() ? 'read' : 'background'
    const next = { due: at + pace, since, seen, failingSince: null }
    looks.set(started, next)
    try {
      const asked = database.backupsInLane(name, { lane, onScreen: false })
      // A list that another screen has just read is new enough.
      const { items } = await queryClient.fetchQuery({ ...asked, staleTime: pace })
      const now = findStarted(items, started)
      if (now) {
        looks.set(started, { ...next, seen: at })
        const { status } = now
        const count = Math.max(countOf(items, name, started), 1)
        // A backup is complete only if the portal says so.
        change(started, {
          outcome: status === null ? 'untold' : backupOutcome(status),
          status,
          count,
        })
      } else if (at - seen >= LOST_AFTER_MS) change(started, { outcome: 'unseen' })
    } catch (error) {
      if (error instanceof CancelledError || closed.aborted) return
      if (!(error instanceof ApiError)) throw error
      if (isFinal(error)) return change(started, { outcome: 'unreadable' })
      const from = failingSince ?? at
      looks.set(started, { ...next, due: at + afterFailure(at - from), failingSince: from })
    }
  }

  return {
    state,
    add(name, started) {
      const at = performance.now()
      looks.set(started, { due: at + whileChanging(0), since: at, seen: at, failingSince: null })
      const { id, status } = started.backup
      // Without an id only the list from before the start shows which backup it is.
      const isKnown = id !== null || started.before !== null
      const outcome = !isKnown
        ? 'unreadable'
        : backupOutcome(status) === 'running'
          ? 'running'
          : 'coming'
      state.set([...state.get(), { name, started, outcome, status, count: 1 }])
      goOn()
    },
  }
}
