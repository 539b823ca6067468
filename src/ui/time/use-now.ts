/** The present time, for ages on the screen. */
import { useSyncExternalStore } from 'react'
import { clockOffset } from '~/portal-clock'

const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined
let now = Date.now()

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    now = Date.now()
    timer = setInterval(() => {
      now = Date.now()
      for (const one of listeners) one()
    }, 1000)
  }
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) clearInterval(timer)
  }
}

/** Milliseconds since the epoch, updated every second, or every `step` milliseconds; all users share one timer. */
export function useNow(step = 1): number {
  return useSyncExternalStore(subscribe, () => now - (now % step))
}

/** The same by the portal's clock, for the ages of the portal's times. */
export function usePortalNow(step = 1): number {
  return useSyncExternalStore(subscribe, () => {
    const at = now + clockOffset.get()
    return at - (at % step)
  })
}

/** The time by the portal's clock, updated every minute. */
export const usePortalMinute = () => usePortalNow(60_000)
