/** A store's value in React. Separate from the store, so that code before React does not need React. */
import { useSyncExternalStore } from 'react'
import type { Store } from './store'

/** The store's value, with a new render when it changes. */
export function useStore<T>(store: Pick<Store<T>, 'get' | 'subscribe'>): T {
  return useSyncExternalStore(store.subscribe, store.get)
}
