/** What an earlier visit and a 401 mean for the session, as tests. */
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { profilesKey, type StoredSession } from './token-storage'

const minute = 60_000
const hour = 60 * minute
const portalUrl = 'https://portal.example.net'

const stored = (change: Partial<StoredSession> = {}): StoredSession => ({
  token: 'htx_of_the_tab',
  portal: portalUrl,
  since: Date.now(),
  until: Date.now() + 12 * hour,
  remembered: false,
  signOuts: '',
  evidence: [],
  name: '',
  colour: 0,
  readOnly: false,
  ...change,
})
const remembered = () =>
  stored({ token: 'htx_of_the_device', remembered: true, until: Date.now() + 7 * 24 * hour })

function memoryStorage() {
  const items = new Map<string, string>()
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  }
}

/** A page that has just been opened, with these sessions kept from before. */
async function openPage(kept: { tab?: StoredSession; device?: StoredSession }) {
  vi.resetModules()
  const { adoptSettings } = await import('~/settings')
  const { keptSession, session } = await import('./session')
  const { restoreSession } = await import('./restore')
  const { deviceStorage, tabStorage } = await import('./token-storage')
  // Loaded when it is needed; here no time may pass by that.
  await Promise.all([import('./verdict'), import('~/api/portal-message')])
  adoptSettings({ portalUrl, brand: { name: 'Test' }, plans: {}, rateLimit: null, demo: false })
  if (kept.tab) tabStorage.save(kept.tab)
  if (kept.device) deviceStorage.save(kept.device)
  const restoring = restoreSession()
  await vi.advanceTimersByTimeAsync(200)
  await restoring
  return { session, token: () => keptSession()?.token ?? null, deviceStorage, tabStorage }
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] })
  vi.stubGlobal('navigator', { onLine: true, languages: ['en'] })
  vi.stubGlobal('localStorage', memoryStorage())
  vi.stubGlobal('sessionStorage', memoryStorage())
  vi.stubGlobal('addEventListener', () => undefined)
  vi.stubGlobal('removeEventListener', () => undefined)
  // The pages of one test hear each other, and none of another.
  const test = crypto.randomUUID()
  class Channel extends BroadcastChannel {
    constructor(name: string) {
      super(name + test)
    }
  }
  vi.stubGlobal('BroadcastChannel', Channel)
  const nothing = { visibilityState: 'visible', querySelector: () => null }
  vi.stubGlobal('document', Object.assign(new EventTarget(), nothing))
  return () => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  }
})

describe('an earlier visit', () => {
  test('F028 goes on in its tab, whatever the device remembers', async () => {
    const { token } = await openPage({ tab: stored(), device: remembered() })
    expect(token()).toBe('htx_of_the_tab')
  })

  test.each<[string, Partial<StoredSession>]>([
    ['is over', { since: Date.now() - 13 * hour, until: Date.now() - hour }],
    ['was for another portal', { portal: 'https://old.example.net' }],
  ])(
    'F029 a tab’s session that %s is forgotten, another’s on the device is not',
    async (_, old) => {
      const { token, deviceStorage } = await openPage({ tab: stored(old), device: remembered() })
      expect(token()).toBe('htx_of_the_device')
      expect(deviceStorage.load()?.token).toBe('htx_of_the_device')
    },
  )

  test('F030 a remembered session that is over is forgotten, and that is said', async () => {
    const { session, deviceStorage } = await openPage({
      device: { ...remembered(), until: Date.now() - 1 },
    })
    expect(session.get()).toEqual({ status: 'signed-out', ending: { kind: 'remembered-too-long' } })
    expect(deviceStorage.load()).toBeNull()
  })
})

describe('a sign-out in another tab', () => {
  test('F024 that a tab at sign-in has missed is noticed when it is seen again', async () => {
    const { session, token } = await openPage({})
    sessionStorage.setItem(profilesKey, JSON.stringify([stored()]))
    localStorage.setItem('htx.sign-outs', 'one more')
    document.dispatchEvent(new Event('visibilitychange'))
    expect(sessionStorage.getItem(profilesKey)).toBeNull()
    expect(token()).toBeNull()
    expect(session.get()).toEqual({ status: 'signed-out', ending: null })
  })
})

describe('a 401', () => {
  /** A page that is signed in, and when calls left it. Each test has a token of its own: pages hear each other. */
  async function signedIn(token: string) {
    const calls: number[] = []
    const refuses = { all: false }
    vi.stubGlobal('fetch', async () => {
      calls.push(performance.now())
      return refuses.all ? Response.json({ error: 'no' }, { status: 401 }) : Response.json([])
    })
    const { session } = await openPage({ tab: stored({ token }) })
    const state = session.get()
    if (state.status !== 'signed-in') throw new Error('Nobody is signed in')
    const pass = async (ms: number) => {
      for (let passed = 0; passed < ms; passed += 100) {
        await vi.advanceTimersByTimeAsync(100)
        await new Promise((resolve) => setImmediate(resolve))
      }
    }
    return { session, calls, refuses, pass, refused: () => state.epoch.onUnauthorized() }
  }

  test('F019 F020 is checked after 2 s, once, and an accepted token stays', async () => {
    const { session, calls, pass, refused } = await signedIn('htx_checked-once')
    const at = performance.now()
    for (let times = 0; times < 20; times++) refused()
    await pass(1900)
    expect(calls).toEqual([])
    await pass(1000)
    expect(calls).toHaveLength(1)
    expect((calls[0] ?? 0) - at).toBeGreaterThanOrEqual(2000)
    expect(session.get().status).toBe('signed-in')
  })

  test('F019 that stays one ends the session', async () => {
    const { session, calls, pass, refuses, refused } = await signedIn('htx_revoked')
    refuses.all = true
    refused()
    await pass(3000)
    expect(calls).toHaveLength(1)
    expect(session.get()).toMatchObject({ status: 'signed-out', ending: { kind: 'revoked' } })
  })

  test('F020 soon after an accepted check is checked when a minute is over, not never', async () => {
    const { session, calls, pass, refuses, refused } = await signedIn('htx_revoked-later')
    refused()
    await pass(3000)
    refuses.all = true
    await pass(10_000)
    for (let times = 0; times < 5; times++) refused()
    await pass(30_000)
    expect(calls).toHaveLength(1)
    expect(session.get().status).toBe('signed-in')
    await pass(30_000)
    expect(calls).toHaveLength(2)
    expect(session.get()).toMatchObject({ status: 'signed-out', ending: { kind: 'revoked' } })
  })
})
