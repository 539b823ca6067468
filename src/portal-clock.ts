/** The portal's clock: what the portal tells has its times, and this device's clock may be wrong. */
import { createStore } from '~/store'

/** How far the portal's clock is ahead of this device's, in milliseconds; 0 as long as nothing else is known. */
export const clockOffset = createStore(0)

/** The time by the portal's clock, in milliseconds since the epoch. */
export function portalNow(): number {
  return portalTimeOf(Date.now())
}

/** A moment that this device noted by its own clock, as the portal's clock had it; as far as is known by now. */
export function portalTimeOf(at: number): number {
  return at + clockOffset.get()
}

/**
 * Learns from the `Date` of an answer, in whole seconds, which was given at some moment between `sentAt` and `cameAt` by
 * this device's clock; all in milliseconds since the epoch. What is known stays for as long as it may be true.
 */
export function noteClock(portalAt: number, sentAt: number, cameAt: number): void {
  const least = portalAt - cameAt
  const most = portalAt + 999 - sentAt
  const mayBe = (offset: number) => least <= offset && offset <= most
  if (mayBe(clockOffset.get())) return
  clockOffset.set(mayBe(0) ? 0 : Math.round((least + most) / 2))
}
