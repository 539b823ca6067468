/** Backing up and deleting many databases: which are included, and what one of them costs. */
import { msg } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import type { QueryClient } from '@tanstack/react-query'
import { nameProblem } from '~/api/names'
import type { OperationName } from '~/api/operations'
import type { Database } from '~/api/readers/database'
import type { BulkPlan } from '~/patterns/bulk/bulk-run'
import { openQuestions } from '~/patterns/write/journal'
import type { WriteKind } from '~/patterns/write/write-kind'
import { isOpen } from '~/patterns/write/write-state'
import { startedWrite } from '~/patterns/write/writes'
import type { Session } from '~/session/session'
import { backingUp } from '../backup/backing-up'
import { backupPlan, needsEcho, type StartedBackup } from '../backup/backup-plan'
import { databases } from '~/products/registry'
import { deleting } from '../delete/deleting'
import { deletePlan } from '../delete/delete-plan'
import { databaseIdentity } from '../writing/database-identity'
import { followRun } from './RunEnds'

interface Bulk {
  session: Session
  names: readonly string[]
}

/** The names of a run, without duplicates, and those that it leaves out. */
export interface Choice {
  names: string[]
  /** Names that cannot be used in a request, or that two entries share. */
  unsafe: string[]
  /** Names with the same write in flight, or with an unknown outcome: nothing is automatically done twice. */
  open: string[]
}

export function chooseNames({ session, names }: Bulk, kind: WriteKind): Choice {
  const { key, queryClient } = session
  const listed = queryClient.getQueryData(databases.list().queryKey)?.items ?? []
  const twins = new Set(
    listed.filter((row) => row.nameProblem === 'duplicate').map(({ name }) => name),
  )
  const asked = new Set(openQuestions({ key, op: kind.op }).map(({ name }) => name))
  const choice: Choice = { names: [], unsafe: [], open: [] }
  const collator = new Intl.Collator(undefined, { numeric: true })
  for (const name of [...new Set(names)].toSorted(collator.compare)) {
    const write = startedWrite(session, kind, name)
    if (nameProblem(name) !== null || twins.has(name)) choice.unsafe.push(name)
    else if ((write && isOpen(write.state.get())) || asked.has(name)) choice.open.push(name)
    else choice.names.push(name)
  }
  return choice
}

/** The end of each backup is looked up afterwards, with lower priority than the person's own calls. */
export function bulkBackupPlan({ session, names }: Bulk): BulkPlan {
  const { queryClient: client } = session
  const follow = followRun(session)
  return {
    kind: backingUp,
    title: msg`Backing up databases`,
    each: msg`Details`,
    names,
    planOf: (name) => ({
      ...backupPlan(client, name),
      onConfirmed: (started: StartedBackup) => follow(name, started),
    }),
    callsFor(some) {
      const shown = shownBackups(client)
      return some.flatMap((name) => callsOfBackup(name, shown.has(name))).length
    },
  }
}

/** `seen`: each database as it was when it was selected. */
export function bulkDeletePlan(
  { session, names }: Bulk,
  { seen, backUpFirst }: { seen: ReadonlyMap<string | null, Database>; backUpFirst: boolean },
): BulkPlan {
  return {
    kind: deleting,
    title: msg`Deleting databases`,
    each: msg`Details`,
    names,
    planOf(name) {
      const row = seen.get(name)
      return deletePlan({
        session,
        name,
        seen: row ? databaseIdentity(row) : null,
        backUpFirst,
        quietly: true,
      })
    },
    callsFor: (some) => some.flatMap((name) => callsOfDelete(name, backUpFirst)).length,
    ...(backUpFirst && { doneFirst: () => <Trans>Backing up first…</Trans> }),
  }
}

/** The calls of a backup; a screen that shows the list of backups reads it once more. */
function callsOfBackup(name: string, isShown: boolean): OperationName[] {
  const before: OperationName[] = needsEcho(name) ? ['getDatabase', 'listBackups'] : ['listBackups']
  return [...before, 'startBackup', ...(isShown ? before.slice(-1) : [])]
}

/** The calls of a delete: the database is read before it, and once more after a backup. */
function callsOfDelete(name: string, backUpFirst: boolean): OperationName[] {
  const backup = backUpFirst ? [...callsOfBackup(name, false), 'getDatabase' as const] : []
  return ['getDatabase', ...backup, 'deleteDatabase']
}

/** The names of the databases whose backups a screen shows. */
function shownBackups(client: QueryClient): ReadonlySet<unknown> {
  const active = client.getQueryCache().findAll({ queryKey: ['databases'], type: 'active' })
  const keys = active.map(({ queryKey }) => queryKey)
  return new Set(keys.flatMap(([, name, what]) => (what === 'backups' ? [name] : [])))
}
