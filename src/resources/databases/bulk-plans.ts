/** Backing up and deleting many databases: which may be in it, and what one of them costs. */
import type { QueryClient } from '@tanstack/react-query'
import { nameProblem } from '~/api/names'
import type { BulkPlan } from '~/patterns/bulk/bulk-run'
import { openQuestion } from '~/patterns/writes/journal'
import { isBusy, type WriteOp } from '~/patterns/writes/write-state'
import { writeOf } from '~/patterns/writes/writes'
import { backupPlan, needsEcho, type Started } from './backup-plan'
import { database } from './database'
import { databases } from './databases'
import { deletePlan } from './delete-plan'
import { followRun } from './RunEnds'

interface Bulk {
  client: QueryClient
  /** The epoch's key. */
  key: string
  names: readonly string[]
}

/** Which of the names a run takes, each once, and which it leaves out. */
export interface Choice {
  names: string[]
  /** Those that cannot be in a request, or that two entries share. */
  unsafe: string[]
  /** Those of which the same is under way, or whose last outcome is not known: nothing is done twice by itself. */
  open: string[]
}

export function chooseNames({ client, key, names }: Bulk, op: WriteOp): Choice {
  const listed = client.getQueryData(databases.list().queryKey)?.items ?? []
  const twins = new Set(
    listed.filter((row) => row.nameProblem === 'duplicate').map(({ name }) => name),
  )
  const choice: Choice = { names: [], unsafe: [], open: [] }
  const collator = new Intl.Collator(undefined, { numeric: true })
  for (const name of [...new Set(names)].toSorted(collator.compare)) {
    const state = writeOf(client, key, op, name).state.get()
    if (nameProblem(name) !== null || twins.has(name)) choice.unsafe.push(name)
    else if (isBusy(state) || state.step === 'unknown' || openQuestion({ key, op, name }))
      choice.open.push(name)
    else choice.names.push(name)
  }
  return choice
}

/**
 * For each: the backups that are there, the backup, and its list once more where a screen shows it; before them the
 * database itself where its name is encoded. How it ends is looked up afterwards, behind what the person does.
 */
export function bulkBackupPlan(client: QueryClient, names: readonly string[]): BulkPlan {
  const follow = followRun(client)
  return {
    op: 'backup',
    names,
    planOf: (name) => ({
      ...backupPlan(client, name),
      onConfirmed: (started: Started) => follow(name, started),
    }),
    callsOf: (name) => 2 + (needsEcho(name) ? 1 : 0) + (isShown(client, name) ? 1 : 0),
  }
}

/**
 * `seen`: the mark of each database when it was selected. For each: the database as it is now and the delete; between them,
 * if asked for, the list, the backup, the database again.
 */
export function bulkDeletePlan(
  { client, key, names }: Bulk,
  { seen, backUpFirst }: { seen: ReadonlyMap<string, string | null>; backUpFirst: boolean },
): BulkPlan {
  return {
    op: 'delete',
    names,
    planOf: (name) =>
      deletePlan({ client, key, name, seen: seen.get(name) ?? null, backUpFirst, quietly: true }),
    callsOf: (name) => (backUpFirst ? 5 + (needsEcho(name) ? 1 : 0) : 2),
    // Until a backup is complete it is looked at every few seconds.
    openEnded: backUpFirst,
  }
}

/** How many calls a plan makes. */
export function callsOfPlan({ names, callsOf }: BulkPlan): number {
  return names.reduce((sum, name) => sum + callsOf(name), 0)
}

function isShown(client: QueryClient, name: string): boolean {
  const { queryKey } = database.backups(name)
  return client.getQueryCache().find({ queryKey })?.isActive() ?? false
}
