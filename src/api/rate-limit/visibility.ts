/** Whether anybody can see this tab; tests pass their own. */

export interface Visibility {
  isHidden(): boolean
  /** Runs `changed` whenever the tab is hidden or shown; returns a function that stops this. */
  subscribe(changed: () => void): () => void
}

/** The page's own visibility. Tests in Node have no page, which counts as visible. */
export const pageVisibility: Visibility = {
  isHidden: () => globalThis.document?.visibilityState === 'hidden',
  // The event bubbles up to the window.
  subscribe(changed) {
    const event = 'visibilitychange'
    globalThis.addEventListener?.(event, changed)
    return () => globalThis.removeEventListener?.(event, changed)
  },
}
