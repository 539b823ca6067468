/** Prepares the search of a long list while the browser is idle, so that the first key need not do it for all rows. */

/** How long a step may take, so that no frame is late for it. */
const STEP_MS = 8

/** Asks `finds` for every row, in steps; returns a function that stops it. */
export function prepareSearch<Row>(
  rows: readonly Row[],
  finds: (row: Row, folded: string) => boolean,
): () => void {
  // A loop over it begins where the last one ended.
  const left = rows.values()
  let isStopped = false
  const step = () => {
    const end = performance.now() + STEP_MS
    for (const row of left) {
      if (isStopped) return
      finds(row, ' ')
      if (performance.now() >= end) return wait()
    }
  }
  // Safari has no such callback, and there the first key does it.
  const wait = () => void ('requestIdleCallback' in window && requestIdleCallback(step))
  wait()
  return () => {
    isStopped = true
  }
}
