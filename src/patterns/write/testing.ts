/** What tests of writes need in Node: settings, and the storages of one tab. */
import { vi } from 'vitest'
import type { WriteKind } from './write-kind'
import { adoptSettings } from '~/settings'
import { readSettings } from '~/settings-problems'

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

/** A kind of write without words, which the engine does not need. */
export function testKind<Result>(op = 'create'): WriteKind<Result> {
  // A cast, because nothing of it is shown.
  return { op, operation: 'createDatabase' } as WriteKind<Result>
}
