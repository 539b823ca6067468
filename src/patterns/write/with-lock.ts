/** One tab at a time: a lock that is taken or not, never waited for (Web Locks API). */

/** Runs the task if no other tab holds the lock, else resolves to `taken`. A tab that dies gives its lock back. */
export async function withLock(name: string, task: () => Promise<void>): Promise<'done' | 'taken'> {
  let begun = false
  if ('locks' in navigator)
    try {
      return await navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
        if (!lock) return 'taken' as const
        begun = true
        await task()
        return 'done' as const
      })
    } catch (error) {
      // A page whose storage is refused has no locks either (Web Locks API, 4.1): then there is only this tab's own.
      if (begun || !(error instanceof DOMException)) throw error
    }
  await task()
  return 'done'
}

/** The lock that a write holds while it is at work. */
export function lockOf({ key, op, name }: { key: string; op: string; name: string }): string {
  return `htx.write.${key}.${op}.${name}`
}

/** The names of all locks that are held, in any tab. */
export async function heldLocks(): Promise<ReadonlySet<string | undefined>> {
  try {
    const { held = [] } = await navigator.locks.query()
    return new Set(held.map(({ name }) => name))
  } catch {
    // A page whose storage is refused has no locks either.
    return new Set()
  }
}
