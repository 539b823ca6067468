/** What tests of writes need in Node: the settings, and the storages of a tab, each of its own. */
import { vi } from 'vitest'
import { adoptSettings, readSettings } from '~/settings'

/** Both storages of a browser, empty. */
export function stubStorage(): void {
  adoptSettings(readSettings({}, new URL('https://console.example')))
  for (const name of ['sessionStorage', 'localStorage']) {
    const stored = new Map<string, string>()
    vi.stubGlobal(name, {
      getItem: (key: string) => stored.get(key) ?? null,
      setItem: (key: string, value: string) => stored.set(key, value),
      removeItem: (key: string) => stored.delete(key),
    })
  }
}
