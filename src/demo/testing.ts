/** A portal under a clock that only moves when told to, and short ways to call it; for this folder's tests. */
import { createPortal } from './portal'

/** 22 November 2026, 15:00 in Vietnam, on a whole minute. */
export const start = Date.UTC(2026, 10, 22, 8)

/** A portal whose clock stands still; waiting moves it on. */
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
