/** A store's value inside React. Apart from the store, so that what runs before React needs no React. */
import { useSyncExternalStore } from 'react'
import type { Store } from './store'

/** The store's value, and a new render when it changes. */
export function useStore<T>(store: Pick<Store<T>, 'get' | 'subscribe'>): T {
  return useSyncExternalStore(store.subscribe, store.get)
}
