/** How long it took to make something of an answer: a list that is polled must not keep the page busy with that. */

const workMs = new WeakMap<object, number>()

/** Notes how long it took to parse and read a body. */
export function noteReading(read: unknown, ms: number): void {
  if (typeof read === 'object' && read !== null) workMs.set(read, ms)
}

/** How long what was read took to be made, in milliseconds; 0 where it is not known. */
export function workOf(read: unknown): number {
  return typeof read === 'object' && read !== null ? (workMs.get(read) ?? 0) : 0
}
