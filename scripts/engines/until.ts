/** Waits for a condition by asking again and again. */

/** How long a condition is waited for: patience for a busy machine, in milliseconds. */
const patienceMs = 20_000
const betweenMs = 50

/** Resolves once `holds` gives something true; what it throws counts as not yet. */
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
