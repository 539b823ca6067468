/** How a backup is started: at most once, told from all the backups that were there before. */
import type { QueryClient } from '@tanstack/react-query'
import { ApiError } from '~/api/errors'
import { sameName } from '~/api/names'
import type { Backup } from '~/api/readers/backups'
import type { JournalEntry } from '~/patterns/write/journal'
import type { WritePlan } from '~/patterns/write/write'
import { portalNow } from '~/portal-clock'
import type { Finding } from '~/patterns/write/write-state'
import { startBackupOf } from '../database'
import { freshBackups, readBackupsNow, readDetail } from '../writing/reads-before-write'

/** A backup that was started. `before`: the backups that were there; null where they could not be read. */
export interface StartedBackup {
  backup: Backup
  before: ReadonlySet<string> | null
  /** In milliseconds since the epoch. */
  at: number
}

const minute = 60_000
/** The portal's clock may be behind ours by so much, in milliseconds. */
const clockSkew = 2 * minute
/** A backup that no list shows for so long cannot be told from one that is lost, in milliseconds. */
export const unseenFor = 5 * minute

/** So many backups of before are noted for a page that comes after this one. */
const mostKept = 300

export function backupPlan(client: QueryClient, name: string): WritePlan<StartedBackup> {
  let before: ReadonlySet<string> | null = null
  /** What was there when it was last looked at. One that is not sent then says nothing of the one before it. */
  let seen: ReadonlySet<string> | null = null
  let at = 0
  /** The portal named a backup that was there before: it started none, or says nothing of the one that it started. */
  let isOld = false
  return {
    async prepare(signal, onQueued) {
      const asking = { signal, onQueued }
      seen = null
      if (needsEcho(name)) {
        const detail = await readDetail(client, name, asking)
        if (!sameName(detail.name, name)) return { why: 'other-name' }
      }
      try {
        seen = new Set((await freshBackups(client, name, asking)).items.map(printOf))
      } catch (error) {
        if (!(error instanceof ApiError) || mustWait(error)) throw error
        // A token that may not list backups may still make one; only its outcome is then harder to tell.
      }
      return null
    },
    async send(options) {
      before = seen
      at = portalNow()
      const backup = await startBackupOf(client, name, options)
      isOld = hasOwnId(backup) && wasThere(backup, { before })
      if (isOld) throw new ApiError('broken', { reason: 'shape' })
      return { backup, before, at }
    },
    identity: () => (before && before.size <= mostKept ? JSON.stringify([...before]) : null),
    resume(entry) {
      before = backupsBefore(entry)
      at = entry.at
    },
    async check(): Promise<Finding<StartedBackup>> {
      const { items } = await readBackupsNow(client, name)
      if (!before) return { done: false, why: 'no-answer' }
      const [backup] = newBackups(items, { before, at })
      if (backup) return { done: true, result: { backup, before, at } }
      return { done: false, why: isOld ? 'not-new' : 'not-seen' }
    },
  }
}

/** The backups that were there before one was started, as the journal has them; null where it has none. */
export function backupsBefore({ identity }: JournalEntry): ReadonlySet<string> | null {
  try {
    const prints: unknown = JSON.parse(identity ?? 'null')
    return Array.isArray(prints) ? new Set(prints.filter((one) => typeof one === 'string')) : null
  } catch {
    return null
  }
}

/** Whether a name is encoded in a request: a careless proxy may make another of it, so it is read first. */
export function needsEcho(name: string): boolean {
  return !/^[\w.!~*'()-]*$/.test(name)
}

/**
 * The backup that a started one has become in a list: by its id, or the one that was not there before. The answer may
 * hold the id of something else, such as a task; and a mere name may be that of older backups, too.
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

/** What one start can have brought into a list: more than one backup where the call was sent again on its way. */
export function newBackups(
  items: readonly Backup[],
  started: Pick<StartedBackup, 'before' | 'at'>,
): Backup[] {
  return items.filter((one) => isNew(one, started) && !/sched|auto|cron/i.test(one.kind ?? ''))
}

/** Whether a backup was there before. */
export function wasThere(backup: Backup, { before }: Pick<StartedBackup, 'before'>): boolean {
  return before?.has(printOf(backup)) ?? false
}

function isNew(backup: Backup, { before, at }: Pick<StartedBackup, 'before' | 'at'>): boolean {
  const { createdAt } = backup
  const isYoung = createdAt === null || Date.parse(createdAt) >= at - clockSkew
  return isYoung && !wasThere(backup, { before })
}

/** What tells a backup from others. Its id alone does: a time that comes only with its end makes no other of it. */
function printOf(backup: Backup): string {
  const { id, name, createdAtText } = backup
  return JSON.stringify(hasOwnId(backup) ? [id] : [name, createdAtText])
}

/** Whether it has an id, and not its name in place of one. */
function hasOwnId({ id, name }: Backup): boolean {
  return id !== null && id !== name
}

/** Whether the failure of a read is no answer to what was asked. */
export function mustWait({ kind }: ApiError): boolean {
  return kind === 'limited' || kind === 'offline' || kind === 'unauthorized'
}
