/** What became of a backup, by the portal's status: interpreted here only, for every screen. */
import { statusTone } from '~/patterns/record/status'
import { isBackupRunning } from './database'

/** The result of a backup: `unclear` for an unknown status. */
export type Outcome = 'done' | 'failed' | 'running' | 'unclear'

/** Without a status it is done: it is on the list, and nothing says otherwise. */
export function backupOutcome(status: string | null): Outcome {
  if (status === null) return 'done'
  if (isBackupRunning(status)) return 'running'
  const tone = statusTone(status)
  if (
    tone === 'bad' ||
    /fail|error|abort|cancel|timed?.?out|corrupt|incomplete|partial/i.test(status)
  )
    return 'failed'
  const isDone =
    /^(?:completed?|succe.*|done|finished|ok|available|ready|stored|verified|uploaded)$/i
  return tone === 'good' || isDone.test(status.trim()) ? 'done' : 'unclear'
}
