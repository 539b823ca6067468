/** The backup before a delete: it has to be complete, or nothing is deleted. */
import type { QueryClient } from '@tanstack/react-query'
import { ApiError } from '~/api/errors'
import { whileChanging } from '~/api/polling'
import { guardLeaving } from '~/patterns/write/leave-guard'
import type { Write } from '~/patterns/write/write'
import { errorOf, isBusy, isNotDone, type Hindrance } from '~/patterns/write/write-state'
import { writeOf } from '~/patterns/write/writes'
import type { Session } from '~/session/session'
import { backupOutcome } from '../backup-outcome'
import { backingUp } from '../backup/backing-up'
import {
  backupPlan,
  findStarted,
  mustWait,
  LOST_AFTER_MS,
  type StartedBackup,
} from '../backup/backup-plan'
import { isBackupRunning } from '../database'
import { followerOf } from '../backup/follow-backups'
import { recentBackups, readBackupsNow } from '../writing/reads-before-write'

interface BackupFirst {
  session: Session
  name: string
  /** Ends the waiting; the backup itself continues. */
  signal: AbortSignal
}

/** A backup that takes longer is given up. */
const LONGEST_MS = 60 * 60_000

const unclear: Hindrance = { why: 'first-unclear' }

/** Resolves to null once a new backup is complete, else to the hindrance. */
export async function backUpFully({
  session,
  name,
  signal,
}: BackupFirst): Promise<Hindrance | null> {
  const { queryClient: client } = session
  const { closed, stay } = session.connection
  const over = AbortSignal.any([signal, closed])
  const write = writeOf(session, backingUp, name)
  /** If the delete is cancelled meanwhile, the backup is followed like any other. */
  const goesOn = (started: StartedBackup) => {
    if (signal.aborted) followerOf(session).add(name, started)
  }
  // Leaving the page now would cancel the delete: the browser asks first, and the session does not end.
  const [unguard, leave] = [guardLeaving(), stay()]
  try {
    const unread = await readBefore(client, name, over)
    if (unread) return unread
    write.start({ ...backupPlan(client, name), onConfirmed: goesOn })
    await wait(ended(write), over)
    const state = write.state.get()
    if (state.step === 'confirmed') return await completes(client, name, state.result, over)
    if (state.step === 'limited') throw new ApiError('limited', { retryAt: state.retryAt })
    if (state.step === 'not-sent' && state.why === 'offline')
      throw new ApiError('offline', { sent: false })
    return isNotDone(state) ? { why: 'first-failed', error: errorOf(state) } : unclear
  } finally {
    const state = write.state.get()
    if (state.step === 'confirmed') goesOn(state.result)
    unguard()
    leave()
  }
}

/** Without the earlier list a new backup cannot be distinguished from an old one: then none is started. */
async function readBefore(
  client: QueryClient,
  name: string,
  signal: AbortSignal,
): Promise<Hindrance | null> {
  try {
    await recentBackups(client, name, { signal })
    return null
  } catch (error) {
    if (!(error instanceof ApiError) || mustWait(error)) throw error
    return { ...unclear, error }
  }
}

/** Looks at the backup, less and less often, until it has ended or its end cannot be determined. */
async function completes(
  client: QueryClient,
  name: string,
  started: StartedBackup,
  signal: AbortSignal,
): Promise<Hindrance | null> {
  // Another page may have started it, and that page did not keep the earlier list.
  if (started.before === null) return unclear
  const since = performance.now()
  let seen = since
  for (
    let now = since;
    now - since < LONGEST_MS && now - seen < LOST_AFTER_MS;
    now = performance.now()
  ) {
    const ms = whileChanging(now - since)
    await wait(new Promise((resolve) => setTimeout(resolve, ms)), signal)
    try {
      const backup = findStarted((await readBackupsNow(client, name, { signal })).items, started)
      if (!backup) continue
      seen = performance.now()
      if (isBackupRunning(backup.status)) continue
      const isComplete = backup.status !== null && backupOutcome(backup.status) === 'done'
      return isComplete ? null : { why: 'first-failed' }
    } catch (error) {
      if (!(error instanceof ApiError) || error.kind === 'unauthorized') throw error
      // A later look would get the same answer.
      if (error.kind === 'forbidden' || error.kind === 'not-found') return { ...unclear, error }
    }
  }
  return unclear
}

/** Resolves when the write is not running. */
function ended({ state }: Write<StartedBackup>): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (isBusy(state.get())) return
      stop()
      resolve()
    }
    const stop = state.subscribe(look)
    look()
  })
}

/** Waits for a promise, unless the signal ends the waiting. */
async function wait(task: Promise<void>, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted()
  const over = new AbortController()
  const called = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { signal: over.signal })
  })
  await Promise.race([task, called]).finally(() => over.abort())
}
