/** What is stored of one database's backups: enough for its row on the board and for its picture. */
import type { ApiError } from '~/api/errors'
import type { Backup } from '~/api/readers/backups'
import type { ItemList } from '~/api/readers/list'
import { clockOffset } from '~/portal-clock'
import { backupOutcome, type Outcome } from '~/resources/databases/backup-outcome'

/** What started a backup: `other` where the portal does not say, or says something else. */
type Kind = 'scheduled' | 'on-demand' | 'other'

/** A backup with a valid time. */
export interface BackupMark {
  /** In milliseconds since the epoch. */
  at: number
  outcome: Outcome
  /** The portal's own words. */
  status: string | null
  kind: Kind
  kindText: string | null
  sizeBytes: number | null
  durationMs: number | null
}

/** The latest reading of one database's backups. */
export interface Reading {
  /**
   * When it was read or last tried, in milliseconds of the monotonic clock (`performance.now()`). -Infinity where a
   * write has changed the list since.
   */
  triedAt: number
  /** Null until the first success. */
  found: Found | null
  /** Why the last try failed; earlier results stay. */
  error: ApiError | null
}

export interface Found {
  /** When it was read, in milliseconds since the epoch, to show its age. */
  at: number
  count: number
  /** The portal has more than it sent. */
  more: boolean
  /** The latest backup is in the answer: the answer is complete, or newest first (that the rest is older is inferred). */
  upToDate: boolean
  /** The latest of all, and the latest that is complete. */
  newest: BackupMark | null
  good: BackupMark | null
  /** When the oldest was made, in milliseconds since the epoch. */
  oldest: number | null
  /** The portal's words for a time that cannot be read, of the first such backup. */
  undated: string | null
  /** Those of the last month, newest first. */
  marks: readonly BackupMark[]
}

/** How far back marks are kept, in milliseconds: 30 days in every time zone. */
const kept = 32 * 86_400_000
/** The time of a backup that is further in the future is not valid, in milliseconds. */
const skew = 86_400_000

export function kindOf(kind: string | null): Kind {
  if (kind !== null && /sched|auto|cron|period|daily|hourly|weekly|system/i.test(kind))
    return 'scheduled'
  if (kind !== null && /demand|manual|user|hoc|api/i.test(kind)) return 'on-demand'
  return 'other'
}

/** When it was made; null where its time is not valid. Both in milliseconds since the epoch. */
export function timeOf({ createdAt }: Backup, now: number): number | null {
  const at = createdAt === null ? NaN : Date.parse(createdAt)
  return at <= now + skew ? at : null
}

/** The backup as a mark; null where its time is not valid. `now` in milliseconds. */
function markOf(backup: Backup, now: number): BackupMark | null {
  const at = timeOf(backup, now)
  if (at === null) return null
  return {
    at,
    outcome: backupOutcome(backup.status),
    status: backup.status,
    kind: kindOf(backup.kind),
    kindText: backup.kind,
    sizeBytes: backup.sizeBytes,
    durationMs: backup.durationMs,
  }
}

/** The facts about a list; `readAt`, in milliseconds since the epoch, is when it was read by this device's clock. */
export function found({ items, more }: ItemList<Backup>, readAt: number): Found {
  const now = readAt + clockOffset.get()
  const own = items.filter(({ repeated }) => !repeated)
  const marks: BackupMark[] = []
  let undated: string | null = null
  for (const backup of own) {
    const mark = markOf(backup, now)
    if (mark) marks.push(mark)
    else undated ??= backup.createdAtText
  }
  const upToDate = !more || (marks.length > 1 && isNewestFirst(marks))
  marks.sort((one, other) => other.at - one.at)
  return {
    at: readAt,
    count: own.length,
    more,
    upToDate,
    newest: marks[0] ?? null,
    good: marks.find(({ outcome }) => outcome === 'done') ?? null,
    oldest: marks.at(-1)?.at ?? null,
    undated,
    marks: marks.filter(({ at }) => at > now - kept),
  }
}

function isNewestFirst(marks: readonly BackupMark[]): boolean {
  return marks.every(({ at }, place) => at <= (marks[place - 1]?.at ?? Infinity))
}
