/** The time for the end of sessions: it never goes back while the page is open, even if the clock is set. */

let start: { wallMs: number; steadyMs: number } | undefined

/** Milliseconds since the epoch, by the wall clock or by the time since the page was opened, whichever is later. */
export function sessionNow(): number {
  start ??= { wallMs: Date.now(), steadyMs: performance.now() }
  return Math.max(Date.now(), start.wallMs + performance.now() - start.steadyMs)
}
