/** How long nobody has worked in any tab of this site, and the countdown before the session ends. */
import { preferences } from '~/preferences'
import { readKept, siteKey } from '~/site-keys'
import { createStore } from '~/store'
import { sessionNow } from './clock'
import { listen, tell } from './session-channel'

/** The countdown before the end, in milliseconds. */
const warning = 60_000
const tellEvery = 5000

/** Seconds left to say "I am here", while the countdown runs; else null. */
export const idleCountdown = createStore<number | null>(null)

// Two clocks: the monotonic one may stand still while the machine sleeps, the other may be set by hand. The
// one that saw more time pass is believed.
let last = { wall: Date.now(), monotonic: performance.now() }
let told = -Infinity
/** When somebody last worked in any tab, in milliseconds since the epoch: a tab may miss what the others tell. */
const stampName = 'active'

/** Somebody is here: the idle time starts again, in all tabs. */
export function restartIdle(): void {
  markActive()
  if (performance.now() - told < tellEvery) return
  told = performance.now()
  tell({ type: 'active' })
  try {
    localStorage.setItem(siteKey(stampName), String(sessionNow()))
  } catch {
    // Then word from the others has to do.
  }
}

/** When somebody last worked in any tab, as it was noted; 0 where that is not known. */
export function lastActive(): number {
  try {
    return Number(readKept(stampName)) || 0
  } catch {
    return 0
  }
}

/** For a page that is being opened: whether nobody has worked for too long in a session that began at `since`. */
export function leftTooLong(since: number): boolean {
  return Date.now() - Math.max(since, lastActive()) >= limit() + warning
}

/** Whether nobody has worked for so long that the session is over. */
export function idleTooLong(): boolean {
  const isLong = () => idleFor() >= limit() + warning
  if (isLong()) believeStamp()
  return isLong()
}

/**
 * Watches input in this tab and word from the others, and counts down after the chosen idle time. Each second
 * `ended` is asked whether that was the session's last.
 */
export function watchIdle(ended: () => boolean): () => void {
  const watch = new AbortController()
  const options = { capture: true, passive: true, signal: watch.signal }
  const here = () => {
    if (!idleTooLong()) restartIdle()
  }
  for (const input of ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const)
    addEventListener(input, here, options)
  const deaf = listen(({ type }) => type === 'active' && markActive())
  const timer = setInterval(() => {
    if (!ended()) countDown()
  }, 1000)

  return () => {
    watch.abort()
    deaf()
    clearInterval(timer)
    idleCountdown.set(null)
  }
}

function countDown(): void {
  if (idleFor() >= limit()) believeStamp()
  const over = idleFor() - limit()
  idleCountdown.set(over < 0 ? null : Math.max(0, Math.ceil((warning - over) / 1000)))
}

function markActive(): void {
  last = { wall: Date.now(), monotonic: performance.now() }
  idleCountdown.set(null)
}

/** Takes over what another tab has noted, unless it lies in the future: then a clock was set. */
function believeStamp(): void {
  const wall = lastActive()
  const age = Date.now() - wall
  if (wall > last.wall && age >= 0) last = { wall, monotonic: performance.now() - age }
}

function idleFor(): number {
  return Math.max(Date.now() - last.wall, performance.now() - last.monotonic)
}

function limit(): number {
  return preferences.get().idleMinutes * 60_000
}
