/** Whether the calls of a test find a network; what the browser says of it is another matter. */

let isReachable = true

export function setReachable(reachable: boolean): void {
  isReachable = reachable
}

/** Throws as a `fetch` without a network does. */
export function throwIfUnreachable(): void {
  if (!isReachable) throw new TypeError('Failed to fetch')
}
