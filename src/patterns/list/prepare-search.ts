/** Prepares the search of a long list while the browser is idle, so that the first key need not do it for all rows. */

/** Asks `finds` for every row, in steps that fit between two frames; returns a function that stops it. */
export function prepareSearch<Row>(
  rows: readonly Row[],
  finds: (row: Row, folded: string) => boolean,
): (() => void) | undefined {
  // Safari has none, and there the first key does it.
  if (!('requestIdleCallback' in window)) return undefined
  // A loop over it begins where the last one ended.
  const left = rows.values()
  const step = (deadline: IdleDeadline) => {
    for (const row of left) {
      finds(row, ' ')
      if (deadline.timeRemaining() < 1) {
        next = requestIdleCallback(step)
        return
      }
    }
  }
  let next = requestIdleCallback(step)
  return () => cancelIdleCallback(next)
}
