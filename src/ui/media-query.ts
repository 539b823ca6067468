/** Media queries in React, for what differs between a phone and a desktop by more than style. */
import { useSyncExternalStore } from 'react'

/** Makes a React hook for a media query: the hook returns whether the query matches, and renders again when that changes. */
export function mediaQueryHook(query: string): () => boolean {
  const list = matchMedia(query)
  const subscribe = (listener: () => void) => {
    list.addEventListener('change', listener)
    return () => list.removeEventListener('change', listener)
  }
  return () => useSyncExternalStore(subscribe, () => list.matches)
}

/** Rows are laid out for a phone, as the style sheets do below this width. */
export const useNarrow = mediaQueryHook('screen and (width < 48rem)')
