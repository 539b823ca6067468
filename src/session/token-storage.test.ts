/** What token-storage promises, as tests. */
import * as fc from 'fast-check'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Evidence } from './scope'
import {
  deviceStorage,
  markSignOut,
  readStoredSession,
  signOutMark,
  tabStorage,
  type StoredSession,
} from './token-storage'

const evidence: Evidence = {
  product: 'databases',
  access: 'read',
  allowed: true,
  at: 1000,
  call: 'GET /api/portal/databases',
}

const stored: StoredSession = {
  token: 'htx_secret',
  portal: 'https://portal.example.net',
  since: 1000,
  until: 2000,
  remembered: true,
  signOuts: '',
  evidence: [evidence],
  name: 'Production',
  colour: 3,
  readOnly: true,
}

/** A Storage in memory, as far as it is used. */
function memoryStorage() {
  const items = new Map<string, string>()
  return {
    items,
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => items.set(key, value),
    removeItem: (key: string) => items.delete(key),
  }
}

beforeEach(() => () => vi.unstubAllGlobals())

describe('a stored session', () => {
  test('comes back as it was kept', () => {
    expect(readStoredSession(JSON.parse(JSON.stringify(stored)))).toEqual(stored)
  })

  test.each<[string, unknown]>([
    ['nothing', null],
    ['a text', 'htx_secret'],
    ['a list', [stored]],
    ['an empty object', {}],
    ...['token', 'portal', 'since', 'until', 'signOuts', 'evidence'].map(
      (key): [string, unknown] => [`one without ${key}`, { ...stored, [key]: undefined }],
    ),
    ['an empty token', { ...stored, token: '' }],
    ['a token that cannot be sent', { ...stored, token: 'htx_\n' }],
    ['a token of another alphabet', { ...stored, token: 'htx_é' }],
    ['a portal that is no address', { ...stored, portal: 'portal' }],
    ['a date as a text', { ...stored, until: '2000' }],
    ['an end that never comes', { ...stored, until: JSON.parse('1e999') }],
    ['a date that is none', { ...stored, since: NaN }],
  ])('F160 %s is ignored', (_, value) => {
    expect(readStoredSession(value)).toBeNull()
  })

  test('from before there were profiles has no name, and no catch on', () => {
    const { name: _, colour: _2, readOnly: _3, ...old } = stored
    expect(readStoredSession(old)).toEqual({ ...old, name: '', colour: 0, readOnly: false })
    const odd = { ...old, name: 7, colour: 'red', readOnly: 'yes' }
    expect(readStoredSession(odd)).toEqual({ ...old, name: '', colour: 0, readOnly: false })
  })

  test.each<[string, unknown]>([
    ['nothing', null],
    ['a product that is none', { ...evidence, product: 'queues' }],
    ['an access that is none', { ...evidence, access: 'admin' }],
    ['a word for yes', { ...evidence, allowed: 'yes' }],
    ['a time that is none', { ...evidence, at: 1e300 }],
    ['no call', { ...evidence, call: undefined }],
  ])('F160 evidence with %s is left out, the rest stays', (_, piece) => {
    expect(readStoredSession({ ...stored, evidence: [piece, evidence] })).toEqual(stored)
  })

  test('F160 of evidence about one thing the last counts, and fields that are not ours are dropped', () => {
    const newer = { ...evidence, allowed: false }
    const read = readStoredSession({ ...stored, evidence: [evidence, newer], theme: 'dark' })
    expect(read).toEqual({ ...stored, evidence: [newer] })
  })

  test('F160 anything at all is read without harm', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true }), (value) => {
        expect(readStoredSession(value)).toBeNull()
      }),
      { seed: 160, numRuns: 1000 },
    )
  })
})

describe.each([
  ['tab', tabStorage, 'sessionStorage'],
  ['device', deviceStorage, 'localStorage'],
] as const)('the storage of this %s', (_, storage, name) => {
  test('keeps, gives back and forgets one session', () => {
    const memory = memoryStorage()
    vi.stubGlobal(name, memory)
    expect(storage.load()).toBeNull()
    expect(storage.save(stored)).toBe(true)
    expect(storage.load()).toEqual(stored)
    storage.clear()
    expect(storage.load()).toBeNull()
    expect(memory.items.size).toBe(0)
  })

  test.each(['', '{', '"htx_secret"', '[]', '{"token":"htx_secret"}'])(
    'F160 ignores %j in its place',
    (text) => {
      const memory = memoryStorage()
      vi.stubGlobal(name, memory)
      storage.save(stored)
      for (const key of memory.items.keys()) memory.setItem(key, text)
      expect(storage.load()).toBeNull()
    },
  )

  test('F145 says that it could not keep a session when it is full', () => {
    const setItem = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
    vi.stubGlobal(name, { ...memoryStorage(), setItem })
    expect(storage.save(stored)).toBe(false)
    expect(storage.load()).toBeNull()
  })
})

describe('F144 storage that is refused', () => {
  test.each([
    [
      'throws',
      {
        get: () => {
          throw new DOMException('denied', 'SecurityError')
        },
      },
    ],
    ['is missing', { value: undefined }],
  ])('because it %s: nothing is kept, nothing breaks', (_, descriptor) => {
    vi.stubGlobal('sessionStorage', undefined)
    vi.stubGlobal('localStorage', undefined)
    for (const name of ['sessionStorage', 'localStorage'])
      Object.defineProperty(globalThis, name, { ...descriptor, configurable: true })
    for (const storage of [tabStorage, deviceStorage]) {
      expect(storage.load()).toBeNull()
      expect(storage.save(stored)).toBe(false)
      expect(() => storage.clear()).not.toThrow()
    }
    expect(signOutMark()).toBeNull()
    expect(() => markSignOut()).not.toThrow()
  })
})

describe('the sign-out mark', () => {
  test('F141 is empty at first and changes with every sign-out', () => {
    vi.stubGlobal('localStorage', memoryStorage())
    expect(signOutMark()).toBe('')
    markSignOut()
    const first = signOutMark()
    expect(first).not.toBe('')
    markSignOut()
    expect(signOutMark()).not.toBe(first)
  })
})
