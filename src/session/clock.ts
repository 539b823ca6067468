/** The time by which sessions end: it never goes back while the page is open, whatever is done to the clock. */

const start = { wallMs: Date.now(), steadyMs: performance.now() }

/** Milliseconds since the epoch, by the clock or by the time since the page was opened, whichever is later. */
export function sessionNow(): number {
  return Math.max(Date.now(), start.wallMs + performance.now() - start.steadyMs)
}
