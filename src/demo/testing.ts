/** For tests: a portal with a manual clock, and control over statuses that change with time. */
import { createPortal, type Portal } from './portal'
import { durations } from './world'

/** 22 November 2026, 15:00 in Vietnam, on a whole minute. */
export const start = Date.UTC(2026, 10, 22, 8)

/** A portal whose clock stands still; waiting moves it. */
export function testPortal() {
  let time = start
  const waits: number[] = []
  const portal = createPortal({
    now: () => time,
    wait: (ms) => {
      waits.push(ms)
      time += ms
      return Promise.resolve()
    },
  })
  const call = (
    token: string,
    method: string,
    path: string,
    body?: unknown,
    signal?: AbortSignal,
  ) =>
    portal.fetch(
      new Request(`http://portal.example.net/api/portal/${path}`, {
        method,
        headers: { Authorization: `Bearer ${token}` },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        ...(signal ? { signal } : {}),
      }),
    )
  return {
    portal,
    call,
    waits,
    /** Moves the clock on. */
    pass: (ms: number) => {
      time += ms
    },
    /** The names in the databases list. */
    names: async (token: string): Promise<string[]> => {
      const rows: { name: string }[] = await (await call(token, 'GET', 'databases')).json()
      return rows.map((row) => row.name)
    },
  }
}

/** A body for a create that the portal accepts. */
export const wanted = (name: string) => ({ name, engine: 'postgresql', sku: 'db-s-1vcpu-2gb' })

const own = { ...durations }
const hour = 3_600_000

/** Transient statuses last for an hour, however slow the machine is. Returns a function that undoes this. */
export function holdStatuses(): () => void {
  Object.assign(durations, { backup: hour, creating: hour, deleting: hour })
  return () => void Object.assign(durations, own)
}

/** Running backups are complete at the next look at them. */
export function endBackups(portal: Portal, token: string, status?: string): void {
  for (const each of portal.world(token).backups.values())
    for (const backup of each) {
      if (!backup.changesAt) continue
      backup.changesAt = Date.now()
      if (status) Object.assign(backup, { status, changesAt: undefined })
    }
}

/** Databases that are being deleted are gone at the next look at them. */
export function endDeletes(portal: Portal, token: string): void {
  for (const database of portal.world(token).databases)
    if (database.status === 'deleting') database.changesAt = Date.now()
}
