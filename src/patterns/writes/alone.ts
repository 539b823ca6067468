/** One tab at a time: a lock that is taken or not, never waited for (Web Locks API). */

/** Runs the task if no other tab holds the lock, else resolves to `taken`. A tab that dies gives its lock back. */
export async function alone(name: string, task: () => Promise<void>): Promise<'done' | 'taken'> {
  if ('locks' in navigator)
    return navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
      if (!lock) return 'taken' as const
      await task()
      return 'done' as const
    })
  await task()
  return 'done'
}
