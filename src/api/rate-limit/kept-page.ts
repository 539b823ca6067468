/** While the browser keeps the page in its back/forward cache, no transaction may be open or begin. */

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

/** Resolves at once, or, while the page is in that cache, when it is shown again. */
export function pageShown(): Promise<void> {
  return shown
}

/** Runs `leave` when the page goes into that cache; returns a function that stops this. */
export function onPageKept(leave: () => void): () => void {
  leaving.add(leave)
  return () => leaving.delete(leave)
}
