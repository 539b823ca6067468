/** How a backup is started: at most once, and recognised by comparing the lists before and after. */
import type { QueryClient } from '@tanstack/react-query'
import { ApiError } from '~/api/errors'
import { sameName } from '~/api/names'
import type { Backup } from '~/api/readers/backups'
import type { JournalEntry } from '~/patterns/write/journal'
import type { WritePlan } from '~/patterns/write/write'
import { portalNow, portalTimeOf } from '~/portal-clock'
import type { Finding } from '~/patterns/write/write-state'
import { startBackupOf } from '../database'
import { recentBackups, readBackupsNow, readDetail } from '../writing/reads-before-write'

/** A backup that was started. `before`: the backups that were there; null where they could not be read. */
export interface StartedBackup {
  backup: Backup
  before: ReadonlySet<string> | null
  /** In milliseconds since the epoch. */
  at: number
}

/** The portal's clock may be this far behind ours. */
const CLOCK_SKEW_MS = 2 * 60_000
/** After this time without a sign of it, a started backup counts as lost. */
export const LOST_AFTER_MS = 5 * 60_000

/** The journal keeps at most this many earlier backups, for the page that comes after a reload. */
const MOST_NOTED = 300

export function backupPlan(client: QueryClient, name: string): WritePlan<StartedBackup> {
  let before: ReadonlySet<string> | null = null
  /** The backups at the last look; they become `before` only when the call is sent. */
  let seen: ReadonlySet<string> | null = null
  /**
   * When it was sent, by the portal's clock: a function, as for a write of an earlier page that clock is known only
   * after an answer.
   */
  let sentAt = () => 0
  /** The answer named a backup that was there before: none was started, or the answer is about another one. */
  let isOld = false
  return {
    async prepare(signal, onQueued) {
      const options = { signal, onQueued }
      seen = null
      if (needsEcho(name)) {
        const detail = await readDetail(client, name, options)
        if (!sameName(detail.name, name)) return { why: 'other-name' }
      }
      try {
        seen = new Set((await recentBackups(client, name, options)).items.map(backupIdentity))
      } catch (error) {
        if (!(error instanceof ApiError) || mustWait(error)) throw error
        // A token that is not allowed to list backups may still start one; then its outcome is harder to find.
      }
      return null
    },
    async send(options) {
      before = seen
      const at = portalNow()
      sentAt = () => at
      const backup = await startBackupOf(client, name, options)
      isOld = hasOwnId(backup) && wasThere(backup, { before })
      if (isOld) throw new ApiError('broken', { reason: 'shape' })
      return { backup, before, at }
    },
    identity: () => (before && before.size <= MOST_NOTED ? JSON.stringify([...before]) : null),
    resume(entry) {
      before = backupsBefore(entry)
      sentAt = () => portalTimeOf(entry.at)
    },
    async check(): Promise<Finding<StartedBackup>> {
      const { items } = await readBackupsNow(client, name)
      if (!before) return { done: false, why: 'no-answer' }
      const at = sentAt()
      const [backup] = newBackups(items, { before, at })
      if (backup) return { done: true, result: { backup, before, at } }
      return { done: false, why: isOld ? 'not-new' : 'not-seen' }
    },
  }
}

/** The backups before the start, from the journal; null where it has none. */
export function backupsBefore({ identity }: JournalEntry): ReadonlySet<string> | null {
  try {
    const prints: unknown = JSON.parse(identity ?? 'null')
    return Array.isArray(prints) ? new Set(prints.filter((one) => typeof one === 'string')) : null
  } catch {
    return null
  }
}

/** Whether a name is percent-encoded in a path: a faulty proxy may change it, so the database is read first. */
export function needsEcho(name: string): boolean {
  return !/^[\w.!~*'()-]*$/.test(name)
}

/**
 * Finds a started backup in a list: by its id, or as the one that was not there before. The portal's answer may hold the
 * id of something else, such as a task, and older backups may have the same name.
 */
export function findStarted(items: readonly Backup[], started: StartedBackup): Backup | undefined {
  const { backup, before } = started
  const same = items.find(
    (one) =>
      one.id !== null &&
      one.id === backup.id &&
      (hasOwnId(one) ? !wasThere(one, started) : isNew(one, started)),
  )
  return same ?? (before ? newBackups(items, started)[0] : undefined)
}

/** The backups that one start may have added to a list: more than one where the call was repeated on its way. */
export function newBackups(
  items: readonly Backup[],
  started: Pick<StartedBackup, 'before' | 'at'>,
): Backup[] {
  return items.filter((one) => isNew(one, started) && !/sched|auto|cron/i.test(one.kind ?? ''))
}

/** Whether a backup was there before. */
export function wasThere(backup: Backup, { before }: Pick<StartedBackup, 'before'>): boolean {
  return before?.has(backupIdentity(backup)) ?? false
}

function isNew(backup: Backup, { before, at }: Pick<StartedBackup, 'before' | 'at'>): boolean {
  const { createdAt } = backup
  const isYoung = createdAt === null || Date.parse(createdAt) >= at - CLOCK_SKEW_MS
  return isYoung && !wasThere(backup, { before })
}

/** What identifies a backup: only its id if it has one, because some portals add the time at the end. */
function backupIdentity(backup: Backup): string {
  const { id, name, createdAtText } = backup
  return JSON.stringify(hasOwnId(backup) ? [id] : [name, createdAtText])
}

/** Whether it has an id, not its name in place of one. */
function hasOwnId({ id, name }: Backup): boolean {
  return id !== null && id !== name
}

/** Whether a failed read has to be repeated later. */
export function mustWait({ kind }: ApiError): boolean {
  return kind === 'limited' || kind === 'offline' || kind === 'unauthorized'
}
