/** How a database is deleted: read first, backed up first if asked for, sent once, and looked up if unclear. */
import type { QueryClient } from '@tanstack/react-query'
import { ApiError } from '~/api/errors'
import { sameName } from '~/api/names'
import type { Database } from '~/api/readers/database'
import type { WritePlan } from '~/patterns/writes/write'
import { isBusy, type Finding, type Hindrance } from '~/patterns/writes/write-state'
import { runMutation, writeOf } from '~/patterns/writes/writes'
import { statusTone } from '~/patterns/status'
import { backupPlan, findStarted, type Started } from './backup-plan'
import { database, isBackupRunning } from './database'
import { databases } from './databases'
import { noteDeleted } from './deletions'
import { isGone, markOf, readBackupsNow, readDetail } from './fresh'
import { expectDeleted } from './pending-rows'

/** `gone`: it was not there any more. */
export type Deleted = 'deleted' | 'gone'

interface DeleteOptions {
  client: QueryClient
  /** The epoch's key. */
  key: string
  name: string
  /** A fresh backup must complete, or nothing is deleted. */
  backUpFirst: boolean
}

export function deletePlan({ client, key, name, backUpFirst }: DeleteOptions): WritePlan<Deleted> {
  let before: Database | null = null
  return {
    op: 'delete',
    name,
    async prepare(signal) {
      try {
        before = await readDetail(client, name, signal)
      } catch (error) {
        if (isGone(error)) return { why: 'gone' }
        throw error
      }
      if (!sameName(before.name, name)) return { why: 'other-name' }
      return backUpFirst ? backUp(client, key, name, signal) : null
    },
    send: () => runMutation(client, database.remove(), name),
    check: () => findDeleted(client, name, before && markOf(before)),
    mark: () => before && markOf(before),
    onConfirmed(result) {
      noteDeleted(client, name, before && markOf(before))
      if (result === 'deleted') expectDeleted(client, name, before && markOf(before))
      void client.invalidateQueries({ queryKey: databases.list().queryKey, exact: true })
    },
  }
}

/** Whether the database with this mark is deleted, or on its way. Without a mark only its absence tells. */
export async function findDeleted(
  client: QueryClient,
  name: string,
  mark: string | null,
): Promise<Finding<Deleted>> {
  try {
    const now = await readDetail(client, name)
    if (!sameName(now.name, name)) return { done: false, why: 'no-answer' }
    const nowMark = markOf(now)
    if (mark !== null && nowMark !== null && mark !== nowMark)
      return { done: false, why: 'changed' }
    return /delet|destroy|terminat/i.test(now.status ?? '')
      ? { done: true, result: 'deleted' }
      : { done: false, why: 'still-there' }
  } catch (error) {
    if (isGone(error)) return { done: true, result: 'deleted' }
    throw error
  }
}

/** Makes a backup and waits until it is complete; says what stands in the way of deleting otherwise. */
async function backUp(
  client: QueryClient,
  key: string,
  name: string,
  signal: AbortSignal,
): Promise<Hindrance | null> {
  const write = writeOf<Started>(client, key, 'backup', name)
  write.start(backupPlan(client, name))
  await new Promise<void>((resolve) => {
    const stop = write.state.subscribe(() => {
      if (isBusy(write.state.get())) return
      stop()
      resolve()
    })
  })
  const state = write.state.get()
  if (state.step === 'limited') throw new ApiError('limited', { retryAt: state.retryAt })
  if (state.step === 'rejected') return { why: 'no-backup', error: state.error }
  if (state.step !== 'confirmed') return { why: 'no-backup' }
  return (await completes(client, name, state.result, signal)) ? null : { why: 'no-backup' }
}

/** Looks at a backup every 5 s, after a minute every 15 s, until it is complete or is not any more. */
async function completes(
  client: QueryClient,
  name: string,
  started: Started,
  signal: AbortSignal,
): Promise<boolean> {
  for (let look = 0; ; look++) {
    await pause(look < 12 ? 5000 : 15_000, signal)
    const backup = await lookAt(client, name, started, signal)
    if (!backup || isBackupRunning(backup.status)) continue
    return backup.status !== null && statusTone(backup.status) === 'good'
  }
}

/** The backup as it is now; null where one look fails and the next may not. */
async function lookAt(client: QueryClient, name: string, started: Started, signal: AbortSignal) {
  try {
    return findStarted((await readBackupsNow(client, name, signal)).items, started)
  } catch (error) {
    const passing =
      error instanceof ApiError && !['unauthorized', 'forbidden', 'not-found'].includes(error.kind)
    if (passing) return null
    throw error
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      reject(signal.reason)
    })
  })
}
