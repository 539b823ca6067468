/** The letter after "g" for each place: the first one of its address. */
import { places } from '../Navigation'

type Place = (typeof places)[number]

/** The places by letter. If two begin alike, the first one gets it. */
export function placeKeys(): ReadonlyMap<string, Place> {
  const keys = new Map<string, Place>()
  for (const place of places) {
    const letter = place.to.charAt(1)
    if (!keys.has(letter)) keys.set(letter, place)
  }
  return keys
}
