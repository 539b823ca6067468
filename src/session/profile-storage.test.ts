/** What profile-storage promises, as tests. */
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { deviceProfiles, isUsable, tabProfiles } from './profile-storage'
import { markSignOut, profilesKey, type StoredSession } from './token-storage'

const stored: StoredSession = {
  token: 'htx_secret',
  portal: 'https://portal.example.net',
  since: 1000,
  until: 2000,
  remembered: true,
  signOuts: '',
  evidence: [],
  name: 'Production',
  colour: 3,
  readOnly: true,
}

function memoryStorage() {
  const items = new Map<string, string>()
  return {
    items,
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  }
}

beforeEach(() => () => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

describe.each([
  ['tab', tabProfiles, 'sessionStorage'],
  ['device', deviceProfiles, 'localStorage'],
] as const)('the profiles of this %s', (_, list, storage) => {
  test('come back as they were kept; none leaves nothing', () => {
    const memory = memoryStorage()
    vi.stubGlobal(storage, memory)
    list.save([stored, { ...stored, token: 'htx_other' }])
    expect(list.load()).toEqual([stored, { ...stored, token: 'htx_other' }])
    list.save([])
    expect(memory.items.size).toBe(0)
  })

  test.each(['', '{', '7', '{"theirs":true}', '[7, null, {"token":"htx_secret"}]'])(
    'F160 ignores %j in their place',
    (text) => {
      const memory = memoryStorage()
      vi.stubGlobal(storage, memory)
      memory.setItem(profilesKey, text)
      expect(list.load()).toEqual([])
    },
  )

  test('F144 F145 are none, without harm, where storage is refused', () => {
    vi.stubGlobal(storage, undefined)
    expect(() => list.save([stored])).not.toThrow()
    expect(list.load()).toEqual([])
  })
})

test('a profile may be used at its portal, in its time, and until somebody signs out', () => {
  vi.useFakeTimers({ now: 1500 })
  vi.stubGlobal('localStorage', memoryStorage())
  expect(isUsable(stored, stored.portal)).toBe(true)
  expect(isUsable(stored, 'https://other.example')).toBe(false)
  expect(isUsable({ ...stored, until: 1400 }, stored.portal)).toBe(false)
  markSignOut()
  expect(isUsable(stored, stored.portal)).toBe(false)
})
