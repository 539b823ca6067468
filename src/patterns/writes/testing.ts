/** What tests of writes need in Node: the storages of a tab, each of its own. */
import { vi } from 'vitest'

/** Both storages of a browser, empty. */
export function stubStorage(): void {
  for (const name of ['sessionStorage', 'localStorage']) {
    const stored = new Map<string, string>()
    vi.stubGlobal(name, {
      getItem: (key: string) => stored.get(key) ?? null,
      setItem: (key: string, value: string) => stored.set(key, value),
      removeItem: (key: string) => stored.delete(key),
    })
  }
}
