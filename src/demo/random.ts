/** Seeded random numbers: the same seed always creates the same world. */

export type Random = () => number

/** A 32-bit hash of a text (FNV-1a over UTF-16 code units). */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  }
  return value >>> 0
}

/** A generator of numbers in [0, 1), seeded by the text (Mulberry32). */
export function seeded(text: string): Random {
  let state = hash(text)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A whole number from `low` up to and including `high`. */
export function between(random: Random, low: number, high: number): number {
  return low + Math.floor(random() * (high - low + 1))
}

/** A text of `length` characters out of `alphabet`. */
export function randomText(random: Random, length: number, alphabet: string): string {
  return Array.from({ length }, () =>
    alphabet.charAt(between(random, 0, alphabet.length - 1)),
  ).join('')
}
