/** Unit tests of `token-storage`. */
import * as fc from 'fast-check'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { adoptSettings } from '~/settings'
import { keysFrom, parseOrNull, siteKey } from '~/site-storage'
import type { Evidence } from '../scope'
import { storedSession, type StoredSession } from './stored-session'
import { MemoryStorage } from './testing'
import { isRemoved, allowAgain, dropSeals, markRemoved } from './token-seal'
import {
  deviceProfiles,
  deviceStorage,
  forgetInTab,
  forgetLooks,
  forgetOnDevice,
  markSignOut,
  portalOfOtherTokens,
  signOutMark,
  tabProfiles,
  tabStorage,
} from './token-storage'

const portal = 'https://portal.example.net'
const settingsFor = (portalUrl: string) =>
  adoptSettings({ portalUrl, brand: { name: 'Test' }, plans: {}, rateLimit: null, demo: false })

const evidence: Evidence = {
  product: 'databases',
  access: 'read',
  allowed: true,
  at: 1000,
  call: 'GET /api/portal/databases',
}

const stored: StoredSession = {
  token: 'htx_secret',
  key: 'a1b2',
  portal,
  since: 1000,
  until: 2000,
  remembered: true,
  signOuts: '',
  evidence: [evidence],
  refusedAt: null,
  name: 'Production',
  colour: 3,
  readOnly: true,
}

/** The whole content of a storage as one text. */
const textOf = (storage: Storage) => JSON.stringify({ ...storage })

beforeEach(() => {
  settingsFor(portal)
  vi.stubGlobal('localStorage', new MemoryStorage())
  vi.stubGlobal('sessionStorage', new MemoryStorage())
  return () => vi.unstubAllGlobals()
})

test('what was kept for the next visit of a token goes when the device remembers it no more', () => {
  deviceStorage.save(stored)
  deviceProfiles.save([{ ...stored, key: 'other' }])
  for (const key of ['a1b2', 'other', 'gone']) localStorage.setItem(siteKey(`look:${key}`), '{}')
  const looks = () => keysFrom(localStorage, 'look')
  forgetLooks()
  expect(looks()).toEqual([siteKey('look:a1b2'), siteKey('look:other')])
  deviceProfiles.save([])
  forgetLooks()
  expect(looks()).toEqual([siteKey('look:a1b2')])
})

describe('a stored session', () => {
  test('comes back as it was kept', () => {
    expect(parseOrNull(storedSession, JSON.parse(JSON.stringify(stored)))).toEqual(stored)
  })

  test.each<[string, unknown]>([
    ['nothing', null],
    ['a text', 'htx_secret'],
    ['a list', [stored]],
    ['an empty object', {}],
    ...['token', 'key', 'portal', 'since', 'until', 'signOuts', 'evidence'].map(
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
    expect(parseOrNull(storedSession, value)).toBeNull()
  })

  test('from before there were profiles has no name, and no catch on', () => {
    const { name: _, colour: _2, readOnly: _3, ...old } = stored
    expect(parseOrNull(storedSession, old)).toEqual({
      ...old,
      name: '',
      colour: 0,
      readOnly: false,
    })
    const odd = { ...old, name: 7, colour: 'red', readOnly: 'yes' }
    expect(parseOrNull(storedSession, odd)).toEqual({
      ...old,
      name: '',
      colour: 0,
      readOnly: false,
    })
  })

  test.each<[string, unknown]>([
    ['nothing', null],
    ['a product that is none', { ...evidence, product: 'queues' }],
    ['an access that is none', { ...evidence, access: 'admin' }],
    ['a word for yes', { ...evidence, allowed: 'yes' }],
    ['a time that is none', { ...evidence, at: 1e300 }],
    ['no call', { ...evidence, call: undefined }],
  ])('F160 evidence with %s is left out, the rest stays', (_, piece) => {
    expect(parseOrNull(storedSession, { ...stored, evidence: [piece, evidence] })).toEqual(stored)
  })

  test('F160 of evidence about one thing the last counts, and fields that are not ours are dropped', () => {
    const newer = { ...evidence, allowed: false }
    const kept = parseOrNull(storedSession, {
      ...stored,
      evidence: [evidence, newer],
      theme: 'dark',
    })
    expect(kept).toEqual({ ...stored, evidence: [newer] })
  })

  test('F160 anything at all is read without harm', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true }), (value) => {
        expect(parseOrNull(storedSession, value)).toBeNull()
      }),
      { seed: 160, numRuns: 1000 },
    )
  })
})

describe.each([
  ['tab', tabStorage, tabProfiles, () => sessionStorage],
  ['device', deviceStorage, deviceProfiles, () => localStorage],
] as const)('the storage of this %s', (_, record, list, storage) => {
  const other = { ...stored, token: 'htx_other', key: 'c3d4' }

  test('keeps, gives back and forgets one session', () => {
    expect(record.load()).toBeNull()
    expect(record.save(stored)).toBe(true)
    expect(record.load()).toEqual(stored)
    record.clear()
    expect(record.load()).toBeNull()
    expect(Object.keys(storage()).filter((key) => !key.includes('seal'))).toEqual([])
  })

  test('keeps the profiles beside it; none leaves nothing', () => {
    list.save([stored, other])
    expect(list.load()).toEqual([stored, other])
    list.save([])
    expect(Object.keys(storage()).filter((key) => !key.includes('seal'))).toEqual([])
  })

  test.each(['', '{', '7', '"htx_secret"', '{"theirs":true}', '[7, null, {"token":"htx_secret"}]'])(
    'F160 ignores %j in their place',
    (text) => {
      record.save(stored)
      list.save([stored])
      for (const key of Object.keys(storage())) storage().setItem(key, text)
      expect(record.load()).toBeNull()
      expect(list.load()).toEqual([])
    },
  )

  test('F145 says that it could not keep a session when it is full', () => {
    vi.spyOn(MemoryStorage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError')
    })
    expect(record.save(stored)).toBe(false)
    vi.restoreAllMocks()
    expect(record.load()).toBeNull()
  })

  test('what belongs to another portal is not seen, and stays', () => {
    record.save(stored)
    list.save([other])
    settingsFor('https://elsewhere.example')
    expect(record.load()).toBeNull()
    expect(list.load()).toEqual([])
    expect(portalOfOtherTokens()).toBe('portal.example.net')
    record.save({ ...stored, portal: 'https://elsewhere.example' })
    list.save([])
    record.clear()
    settingsFor(portal)
    expect(record.load()).toEqual(stored)
    expect(list.load()).toEqual([other])
  })

  test('what another console keeps in another folder stays when this one signs out', () => {
    vi.stubEnv('BASE_URL', '/other/')
    record.save(stored)
    vi.unstubAllEnvs()
    expect(record.load()).toBeNull()
    forgetInTab()
    forgetOnDevice()
    vi.stubEnv('BASE_URL', '/other/')
    expect(record.load()).toEqual(stored)
    vi.unstubAllEnvs()
  })
})

describe('what a tab keeps', () => {
  test('holds no token that could be read, and neither does the device', () => {
    tabStorage.save(stored)
    tabProfiles.save([stored])
    for (const storage of [sessionStorage, localStorage])
      expect(textOf(storage)).not.toContain('secret')
  })

  test('is useless once somebody has signed out, in a tab that nobody could reach', () => {
    tabStorage.save(stored)
    tabProfiles.save([stored])
    forgetOnDevice()
    expect(tabStorage.load()?.token).toBe('')
    expect(tabProfiles.load()[0]?.token).toBe('')
    // Storing the same token again does not help either.
    const { ...unreachable } = sessionStorage
    tabStorage.save(stored)
    Object.assign(sessionStorage, unreachable)
    expect(tabStorage.load()?.token).toBe('')
  })

  test('is useless once the token was removed, and cannot be kept again until it is given again', () => {
    tabStorage.save(stored)
    markRemoved(stored.key)
    expect(tabStorage.load()?.token).toBe('')
    expect(isRemoved(stored.key)).toBe(true)
    expect(tabStorage.save(stored)).toBe(false)
    allowAgain(stored.key)
    expect(isRemoved(stored.key)).toBe(false)
    expect(tabStorage.load()?.token).toBe('')
    tabStorage.save(stored)
    expect(tabStorage.load()).toEqual(stored)
  })

  test('is useless after a sign-out whatever else is found in that place', () => {
    tabStorage.save(stored)
    const [name = ''] = Object.keys(localStorage)
    const { ...sealedBy } = localStorage
    for (const key of Object.keys(localStorage)) localStorage.removeItem(key)
    localStorage.setItem(`${name}-theirs`, '[')
    Object.assign(localStorage, sealedBy)
    forgetOnDevice()
    expect(tabStorage.load()?.token).toBe('')
  })

  test('leaves nothing on the device when its time is over', () => {
    tabStorage.save(stored)
    dropSeals(stored.until - 1)
    expect(tabStorage.load()).toEqual(stored)
    dropSeals(stored.until + 1)
    expect(Object.keys(localStorage)).toEqual([])
  })

  test.each(['7', '{}', '{"pad":"x","bytes":[999]}', '{"until":1e999}', '['])(
    'F160 %s in the place of what opens it opens nothing',
    (text) => {
      tabStorage.save(stored)
      for (const key of Object.keys(localStorage)) localStorage.setItem(key, text)
      expect(tabStorage.load()?.token).toBe('')
      expect(isRemoved(stored.key)).toBe(false)
      expect(() => dropSeals(0)).not.toThrow()
    },
  )
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
    for (const list of [tabProfiles, deviceProfiles]) {
      expect(() => list.save([stored])).not.toThrow()
      expect(list.load()).toEqual([])
    }
    for (const forget of [forgetInTab, forgetOnDevice, () => markRemoved('a'), dropSeals])
      expect(forget).not.toThrow()
    expect(portalOfOtherTokens()).toBeNull()
    expect(signOutMark()).toBeNull()
    expect(() => markSignOut()).not.toThrow()
  })
})

describe('the sign-out mark', () => {
  test('F141 is empty at first and changes with every sign-out', () => {
    expect(signOutMark()).toBe('')
    markSignOut()
    const first = signOutMark()
    expect(first).not.toBe('')
    markSignOut()
    expect(signOutMark()).not.toBe(first)
  })

  test('is that of an earlier version until somebody signs out', () => {
    localStorage.setItem('htx.sign-outs', 'earlier')
    expect(signOutMark()).toBe('earlier')
    markSignOut()
    expect(signOutMark()).not.toBe('earlier')
  })
})
