/** How long nobody has worked in any tab of this site, and the countdown before the session ends. */
import { preferences } from '~/preferences'
import { readKept, siteKey, tryStorage } from '~/site-storage'
import { createStore } from '~/store'
import { sessionNow } from './storage/clock'
import { sessionTabs } from './storage/channels'

/** The countdown before the end. */
const warningMs = 60_000
const tellEveryMs = 5000

/** When somebody last worked in any tab, in milliseconds since the epoch: a tab may miss what the others tell. */
const stampName = 'active'

const limitMs = () => preferences.get().idleMinutes * 60_000

/** When somebody last worked in any tab, as it was noted; 0 where that is not known. */
export function lastActive(): number {
  return Number(tryStorage(() => readKept(stampName), null)) || 0
}

/** For a page that is being opened: whether nobody has worked for too long in a session that began at `since`. */
export function leftTooLong(since: number): boolean {
  return Date.now() - Math.max(since, lastActive()) >= limitMs() + warningMs
}

/** The idle time of a session. */
export function createIdle() {
  /** Seconds left to say "I am here", while the countdown runs; else null. */
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

  /** Takes over what another tab has noted, unless it lies in the future: then a clock was set. */
  function believeStamp(): void {
    const wall = lastActive()
    const age = Date.now() - wall
    if (wall > last.wall && age >= 0) last = { wall, monotonic: performance.now() - age }
  }

  /** Somebody is here: the idle time starts again, in all tabs. */
  function restart(): void {
    markActive()
    if (performance.now() - toldAt < tellEveryMs) return
    toldAt = performance.now()
    sessionTabs.tell({ type: 'active' })
    tryStorage(() => localStorage.setItem(siteKey(stampName), String(sessionNow())), undefined)
  }

  /** Whether nobody has worked for so long that the session is over. */
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
