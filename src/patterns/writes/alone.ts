/** One tab at a time: a lock that is taken or not, never waited for (Web Locks API). */

/** Runs the task if no other tab holds the lock, else resolves to `taken`. A tab that dies gives its lock back. */
export async function alone(name: string, task: () => Promise<void>): Promise<'done' | 'taken'> {
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
