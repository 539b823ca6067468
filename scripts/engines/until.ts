/** Waits for a condition by asking again and again. */

/** How long to wait for a condition, in milliseconds: long enough for a busy machine. */
const patienceMs = 20_000
const betweenMs = 50

/** Resolves once `holds` returns a truthy value; an exception counts as not yet. */
export async function until(what: string, holds: () => unknown): Promise<void> {
  const end = performance.now() + patienceMs
  let last: unknown
  do {
    try {
      if (await holds()) return
      last = undefined
    } catch (error) {
      last = error
    }
    await new Promise((resolve) => setTimeout(resolve, betweenMs))
  } while (performance.now() < end)
  throw new Error(`Never: ${what}`, { cause: last })
}
