/** The portal's clock: its answers contain times, and this device's clock may be wrong. */
import { createStore } from '~/store'

/** How far the portal's clock is ahead of this device's, in milliseconds; 0 while unknown. */
export const clockOffset = createStore(0)

/** The time by the portal's clock, in milliseconds since the epoch. */
export function portalNow(): number {
  return portalTimeOf(Date.now())
}

/** A time of this device's clock as a time of the portal's clock, as far as that is known now. */
export function portalTimeOf(at: number): number {
  return at + clockOffset.get()
}

/**
 * Learns from the `Date` of an answer, in whole seconds, which was set at some time between `sentAt` and `cameAt` by
 * this device's clock; all in milliseconds since the epoch. The present offset stays while it may be right.
 */
export function noteClock(portalAt: number, sentAt: number, cameAt: number): void {
  const least = portalAt - cameAt
  const most = portalAt + 999 - sentAt
  const mayBe = (offset: number) => least <= offset && offset <= most
  if (mayBe(clockOffset.get())) return
  clockOffset.set(mayBe(0) ? 0 : Math.round((least + most) / 2))
}
