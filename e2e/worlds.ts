/** What passes in the portal's worlds by itself: in the tests that look at it, only they end it. */
import type { Portal } from '../src/demo/portal'
import { durations } from '../src/demo/world'
import { test } from './fixtures'

const own = { ...durations }
const hour = 3_600_000

/** In the file that calls it, a status that passes lasts, however long the machine takes for the rest. */
export function holdStatuses(): void {
  test.beforeEach(
    () => void Object.assign(durations, { backup: hour, creating: hour, deleting: hour }),
  )
  test.afterEach(() => void Object.assign(durations, own))
}

/** The backups that run have taken their time: they end with the next look at them. */
export function endBackups(portal: Portal, token: string, status?: string): void {
  for (const each of portal.world(token).backups.values())
    for (const backup of each) {
      if (!backup.changesAt) continue
      backup.changesAt = Date.now()
      if (status) Object.assign(backup, { status, changesAt: undefined })
    }
}

/** What is being deleted is gone with the next look at it. */
export function endDeletes(portal: Portal, token: string): void {
  for (const database of portal.world(token).databases)
    if (database.status === 'deleting') database.changesAt = Date.now()
}
