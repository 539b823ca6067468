/** One tab at a time: a lock that is either taken at once or not at all (Web Locks API). */

/** Runs the task if no other tab holds the lock, else resolves to `taken`. The lock of a closed tab is released. */
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
      // Where storage is refused there are no locks either (Web Locks API, 4.1): then this tab is alone.
      if (begun || !(error instanceof DOMException)) throw error
    }
  await task()
  return 'done'
}

/** The lock of a write while it is running. */
export function lockOf({ key, op, name }: { key: string; op: string; name: string }): string {
  return `htx.write.${key}.${op}.${name}`
}

/** The names of all locks that are held, in any tab. */
export async function heldLocks(): Promise<ReadonlySet<string | undefined>> {
  try {
    const { held = [] } = await navigator.locks.query()
    return new Set(held.map(({ name }) => name))
  } catch {
    // Where storage is refused there are no locks either.
    return new Set()
  }
}
