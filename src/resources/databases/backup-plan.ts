/** How a backup is started: at most once, told from all the backups that were there before. */
import type { QueryClient } from '@tanstack/react-query'
import { ApiError } from '~/api/errors'
import { sameName } from '~/api/names'
import type { Backup } from '~/api/readers/backups'
import type { WritePlan } from '~/patterns/writes/write'
import type { Finding } from '~/patterns/writes/write-state'
import { runMutation } from '~/patterns/writes/writes'
import { database } from './database'
import { freshBackups, readBackupsNow, readDetail } from './fresh'

/** A backup that was started. `before`: the backups that were there; null where they could not be read. */
export interface Started {
  backup: Backup
  before: ReadonlySet<string> | null
  /** In milliseconds since the epoch. */
  at: number
}

/** The portal's clock may be behind ours by so much, in milliseconds. */
const clockSkew = 2 * 60_000

export function backupPlan(client: QueryClient, name: string): WritePlan<Started> {
  let before: ReadonlySet<string> | null = null
  let at = 0
  return {
    op: 'backup',
    name,
    async prepare(signal, onCall) {
      const asking = { signal, onCall }
      before = null
      if (needsEcho(name)) {
        const detail = await readDetail(client, name, asking)
        if (!sameName(detail.name, name)) return { why: 'other-name' }
      }
      try {
        before = new Set((await freshBackups(client, name, asking)).items.map(printOf))
      } catch (error) {
        if (!(error instanceof ApiError) || mustWait(error)) throw error
        // A token that may not list backups may still make one; only its outcome is then harder to tell.
      }
      return null
    },
    async send(signal, onCall) {
      at = Date.now()
      const backup = await runMutation(client, database.backup(name, { signal, onCall }), undefined)
      return { backup, before, at }
    },
    async check(): Promise<Finding<Started>> {
      const { items } = await readBackupsNow(client, name)
      if (!before) return { done: false, why: 'no-answer' }
      const backup = newBackup(items, before, at)
      return backup
        ? { done: true, result: { backup, before, at } }
        : { done: false, why: 'not-seen' }
    },
  }
}

/** Whether a name is encoded in a request: a careless proxy may make another of it, so it is read first. */
export function needsEcho(name: string): boolean {
  return encodeURIComponent(name) !== name
}

/** The backup that a started one has become in a list: by its id, or the one that was not there before. */
export function findStarted(items: readonly Backup[], { backup, before, at }: Started) {
  return backup.id !== null
    ? items.find(({ id }) => id === backup.id)
    : before && newBackup(items, before, at)
}

function newBackup(items: readonly Backup[], before: ReadonlySet<string>, at: number) {
  return items.find(
    (one) =>
      !before.has(printOf(one)) &&
      !/sched|auto|cron/i.test(one.kind ?? '') &&
      (one.createdAt === null || Date.parse(one.createdAt) >= at - clockSkew),
  )
}

/** What tells a backup from others, also where it has no id. */
function printOf({ id, name, createdAtText }: Backup): string {
  return JSON.stringify([id, name, createdAtText])
}

function mustWait({ kind }: ApiError): boolean {
  return kind === 'limited' || kind === 'offline' || kind === 'unauthorized'
}
