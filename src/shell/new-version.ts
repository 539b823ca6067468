/** Whether the host serves a newer build than the running one. */
import { createStore } from '~/store'
import { pageScripts } from '~/version'

export const newVersion = createStore(false)

/** How often a visible page checks. */
const LOOK_EVERY_MS = 15 * 60_000
let lookedAt = performance.now()

/** Checks now and then while the page is visible; returns a function that stops this. */
export function watchVersion(): () => void {
  const look = () => {
    if (document.visibilityState !== 'visible' || performance.now() - lookedAt < LOOK_EVERY_MS)
      return
    void lookForNewVersion()
  }
  const timer = setInterval(look, 60_000)
  document.addEventListener('visibilitychange', look)
  return () => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', look)
  }
}

/**
 * Reads the page of this site again and compares the scripts in it with the running ones. An answer that is not this
 * page (a login page, an error) shows nothing.
 */
export async function lookForNewVersion(): Promise<void> {
  lookedAt = performance.now()
  try {
    // oxlint-disable-next-line no-restricted-globals -- the page of this site
    const answer = await fetch(import.meta.env.BASE_URL, { cache: 'no-cache' })
    const page = answer.ok ? await answer.text() : ''
    const isOurs = page.includes('id="root"')
    if (isOurs && pageScripts().some((script) => !page.includes(script))) newVersion.set(true)
  } catch {
    // Without a network nothing can be compared; the next check will.
  }
}
