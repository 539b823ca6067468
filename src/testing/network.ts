/** Whether the test's calls find a network, independent of what the browser reports. */

let isReachable = true

export function setReachable(reachable: boolean): void {
  isReachable = reachable
}

/** Throws like a `fetch` without a network. */
export function throwIfUnreachable(): void {
  if (!isReachable) throw new TypeError('Failed to fetch')
}
