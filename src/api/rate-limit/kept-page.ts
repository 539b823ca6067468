/** The time in which the browser keeps this page for the way back (back/forward cache): nothing may be begun in it. */

const leaving = new Set<() => void>()
let shown: Promise<void> = Promise.resolve()
let show = () => {}

// Outside a browser there is no page.
globalThis.addEventListener?.('pagehide', ({ persisted }) => {
  if (!persisted) return
  shown = new Promise((resolve) => (show = resolve))
  for (const leave of leaving) leave()
})
globalThis.addEventListener?.('pageshow', () => show())

/** Resolves at once while the page is there, and when it is shown again while it is kept. */
export function pageShown(): Promise<void> {
  return shown
}

/** Runs `leave` when the page goes to be kept; returns the way to stop. */
export function onPageKept(leave: () => void): () => void {
  leaving.add(leave)
  return () => leaving.delete(leave)
}
