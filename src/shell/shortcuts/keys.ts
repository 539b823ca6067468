/** Which letter after "g" leads where: the first one of the address. */
import { places } from '../Navigation'

type Place = (typeof places)[number]

/** The places by their letter. Where two begin alike, the earlier one has it. */
export function placeKeys(): ReadonlyMap<string, Place> {
  const keys = new Map<string, Place>()
  for (const place of places) {
    const letter = place.to.charAt(1)
    if (!keys.has(letter)) keys.set(letter, place)
  }
  return keys
}
