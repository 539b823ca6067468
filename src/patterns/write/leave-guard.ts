/** While something is being sent, the browser asks before the page is left (HTML, `beforeunload`). */

const reasons = new Set<object>()
const ask = (event: BeforeUnloadEvent) => event.preventDefault()

/** Makes the browser ask before the page is left, until the returned function is called. */
export function guardLeaving(): () => void {
  const reason = {}
  reasons.add(reason)
  addEventListener('beforeunload', ask)
  return () => {
    reasons.delete(reason)
    if (reasons.size === 0) removeEventListener('beforeunload', ask)
  }
}
