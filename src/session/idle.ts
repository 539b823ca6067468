/** How long nobody has used any tab of this site, and the countdown before the session ends. */
import { preferences } from '~/preferences'
import { readKept, siteKey, tryStorage } from '~/site-storage'
import { createStore } from '~/store'
import { sessionNow } from './storage/clock'
import { sessionTabs } from './storage/channels'

/** The countdown before the end. */
const warningMs = 60_000
const tellEveryMs = 5000

/** When somebody last used any tab, in milliseconds since the epoch: a tab may miss messages of the others. */
const stampName = 'active'

const limitMs = () => preferences.get().idleMinutes * 60_000

/** The stored time of the last use of any tab; 0 if unknown. */
export function lastActive(): number {
  return Number(tryStorage(() => readKept(stampName), null)) || 0
}

/** For a page that is being opened: whether a session that began at `since` was unused for too long. */
export function leftTooLong(since: number): boolean {
  return Date.now() - Math.max(since, lastActive()) >= limitMs() + warningMs
}

/** The idle time of a session. */
export function createIdle() {
  /** Seconds left to answer during the countdown; otherwise null. */
  const countdown = createStore<number | null>(null)
  // Two clocks: the monotonic one may stand still while the machine sleeps, the other may be set by hand. The
  // one that saw more time pass is believed.
  let last = { wall: Date.now(), monotonic: performance.now() }
  let toldAt = -Infinity

  const idleMs = () => Math.max(Date.now() - last.wall, performance.now() - last.monotonic)

  function markActive(): void {
    last = { wall: Date.now(), monotonic: performance.now() }
    countdown.set(null)
  }

  /** Takes over another tab's time, unless it is in the future: then a clock was set. */
  function believeStamp(): void {
    const wall = lastActive()
    const age = Date.now() - wall
    if (wall > last.wall && age >= 0) last = { wall, monotonic: performance.now() - age }
  }

  /** The person is active: the idle time starts again, in all tabs. */
  function restart(): void {
    markActive()
    if (performance.now() - toldAt < tellEveryMs) return
    toldAt = performance.now()
    sessionTabs.tell({ type: 'active' })
    tryStorage(() => localStorage.setItem(siteKey(stampName), String(sessionNow())), undefined)
  }

  /** Whether the idle time is over, and with it the session. */
  function isTooLong(): boolean {
    const isLong = () => idleMs() >= limitMs() + warningMs
    if (isLong()) believeStamp()
    return isLong()
  }

  function countDown(): void {
    if (idleMs() >= limitMs()) believeStamp()
    const overMs = idleMs() - limitMs()
    countdown.set(overMs < 0 ? null : Math.max(0, Math.ceil((warningMs - overMs) / 1000)))
  }

  /**
   * Watches input in this tab and messages of the others, and counts down after the chosen idle time. `ended` is
   * called each second and returns whether the session is over.
   */
  function watch(ended: () => boolean): () => void {
    const watching = new AbortController()
    const options = { capture: true, passive: true, signal: watching.signal }
    for (const input of ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const)
      addEventListener(input, () => isTooLong() || restart(), options)
    const stopListening = sessionTabs.listen(({ type }) => type === 'active' && markActive())
    const timer = setInterval(() => ended() || countDown(), 1000)
    return () => {
      watching.abort()
      stopListening()
      clearInterval(timer)
      countdown.set(null)
    }
  }

  return { countdown, restart, isTooLong, watch }
}
