/** The time as the rate limiter sees it; tests pass their own. */

export interface Clock {
  /** Wall clock in ms since the epoch; shared by all tabs, but may be set at any moment. */
  now(): number
  /** Monotonic milliseconds; zero is arbitrary. */
  steady(): number
  /** Runs once after `ms` (below 2^31, or a browser's timer fires at once); returns a function that cancels it. */
  after(ms: number, run: () => void): () => void
}

/** The browser's own clocks and timers. */
export const systemClock: Clock = {
  now: () => Date.now(),
  steady: () => performance.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
}
