/** How an earlier visit and a 401 affect the session. */
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { MemoryStorage } from './storage/testing'
import type { StoredSession } from './storage/stored-session'

const minute = 60_000
const hour = 60 * minute
const portalUrl = 'https://portal.example.net'

/** The keys of the tokens only have to differ, and must not contain the token. */
const keyOf = (token: string) => [...token].toReversed().join('')
const stored = (change: Partial<StoredSession> = {}): StoredSession => ({
  token: 'htx_of_the_tab',
  key: keyOf(change.token ?? 'htx_of_the_tab'),
  portal: portalUrl,
  since: Date.now(),
  until: Date.now() + 12 * hour,
  remembered: false,
  signOuts: '',
  evidence: [],
  refusedAt: null,
  name: '',
  colour: 0,
  readOnly: false,
  ...change,
})
const remembered = () =>
  stored({ token: 'htx_of_the_device', remembered: true, until: Date.now() + 7 * 24 * hour })

const realTimeout = globalThis.setTimeout

/** A page that has just been opened, with these sessions kept from before. */
async function openPage(kept: { tab?: StoredSession; device?: StoredSession }) {
  vi.resetModules()
  const { adoptSettings } = await import('~/settings')
  const { signedIn, currentSession } = await import('./current-session')
  const { restoreSession } = await import('./restore')
  const { deviceStorage, tabStorage } = await import('./storage/token-storage')
  // Loaded on demand in the page; here that must take no time.
  await Promise.all([import('./verdict'), import('~/api/transport/portal-message')])
  const settingsFor = (url: string) =>
    adoptSettings({
      portalUrl: url,
      brand: { name: 'Test' },
      plans: {},
      rateLimit: null,
      demo: false,
    })
  const keep = (storage: typeof tabStorage, one: StoredSession | undefined) => {
    settingsFor(one?.portal ?? portalUrl)
    if (one) storage.save(one)
  }
  keep(tabStorage, kept.tab)
  keep(deviceStorage, kept.device)
  settingsFor(portalUrl)
  const restoring = restoreSession()
  const progress = { isOver: false }
  void restoring.finally(() => (progress.isOver = true))
  while (!progress.isOver) {
    await vi.advanceTimersByTimeAsync(50)
    // Real time for what no clock moves: on a busy machine minutes would go by while a key is made.
    await new Promise((resolve) => realTimeout(resolve, 1))
  }
  return {
    currentSession,
    token: () => signedIn()?.stored()?.token ?? null,
    deviceStorage,
    tabStorage,
  }
}

/** Messages between pages arrive after some turns of the event loop, which no clock of the test moves. */
async function messagesArrive(): Promise<void> {
  for (let turns = 0; turns < 10; turns++) await new Promise((resolve) => setImmediate(resolve))
}

beforeEach(() => {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'],
  })
  vi.stubGlobal('navigator', { onLine: true, languages: ['en'] })
  vi.stubGlobal('localStorage', new MemoryStorage())
  vi.stubGlobal('sessionStorage', new MemoryStorage())
  const windowEvents = new EventTarget()
  for (const name of ['addEventListener', 'removeEventListener', 'dispatchEvent'] as const)
    vi.stubGlobal(name, windowEvents[name].bind(windowEvents))
  // The pages of one test hear each other, and none of another.
  const channelSuffix = crypto.randomUUID()
  class Channel extends BroadcastChannel {
    constructor(name: string) {
      super(name + channelSuffix)
    }
  }
  vi.stubGlobal('BroadcastChannel', Channel)
  const attributes = new Set<string>()
  const documentElement = {
    hasAttribute: (name: string) => attributes.has(name),
    toggleAttribute: (name: string, on: boolean) =>
      void (on ? attributes.add(name) : attributes.delete(name)),
  }
  const nothing = { visibilityState: 'visible', querySelector: () => null, documentElement }
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
    const { currentSession, deviceStorage } = await openPage({
      device: { ...remembered(), until: Date.now() - 1 },
    })
    expect(currentSession.get()).toEqual({
      status: 'signed-out',
      ending: { kind: 'remembered-too-long' },
    })
    expect(deviceStorage.load()).toBeNull()
  })
})

describe('F029 nobody worked for longer than the idle limit before the page was opened', () => {
  const old = { since: Date.now() - 6 * hour }
  const lastInput = (ago: number) => localStorage.setItem('htx:/:active', String(Date.now() - ago))

  test.each([
    ['of this tab alone', stored(old)],
    ['that is remembered', { ...remembered(), ...old }],
  ])('a session %s is over, and so is what the device remembers', async (_, tab) => {
    lastInput(5 * hour)
    const { currentSession, token, deviceStorage, tabStorage } = await openPage({
      tab,
      device: { ...remembered(), ...old },
    })
    expect(token()).toBeNull()
    expect(currentSession.get()).toEqual({ status: 'signed-out', ending: { kind: 'idle' } })
    expect(tabStorage.load()).toBeNull()
    expect(deviceStorage.load()).toBeNull()
  })

  const isOver = { status: 'signed-out', ending: { kind: 'idle' } }

  test.each([
    ['by a note of the last input', true],
    ['by its beginning, where there is no such note', false],
  ])(
    'what was remembered when the tabs were closed is forgotten, %s, before any call',
    async (_, isNoted) => {
      if (isNoted) lastInput(32 * minute)
      const fetch = vi.fn<typeof globalThis.fetch>()
      vi.stubGlobal('fetch', fetch)
      const { currentSession, deviceStorage } = await openPage({
        device: { ...remembered(), ...old },
      })
      expect(currentSession.get()).toEqual(isOver)
      expect(deviceStorage.load()).toBeNull()
      expect(fetch).not.toHaveBeenCalled()
    },
  )

  test('what was remembered when the tabs were closed is used within the limit', async () => {
    lastInput(29 * minute)
    const { token } = await openPage({ device: { ...remembered(), ...old } })
    expect(token()).toBe('htx_of_the_device')
  })

  test('no profile is left, in this tab or on the device, nor what tabs share of writes', async () => {
    lastInput(5 * hour)
    const { adoptSettings } = await import('~/settings')
    adoptSettings({
      portalUrl,
      brand: { name: 'Test' },
      plans: {},
      rateLimit: null,
      demo: false,
    })
    const storage = await import('./storage/token-storage')
    storage.tabProfiles.save([stored({ token: 'htx_beside_in_the_tab', ...old })])
    storage.deviceProfiles.save([{ ...remembered(), ...old, token: 'htx_beside_on_the_device' }])
    localStorage.setItem(`htx:/:writes:${portalUrl}`, '[]')
    localStorage.setItem(`htx:/:look:${keyOf('htx_beside_on_the_device')}`, '{}')
    const { currentSession } = await openPage({})
    expect(currentSession.get()).toEqual(isOver)
    expect(Object.keys(sessionStorage)).toEqual([])
    expect(Object.keys(localStorage)).toEqual(['htx:/:active'])
  })

  test('a profile that began within the limit keeps those beside it', async () => {
    const { token } = await openPage({ tab: stored({ ...old }), device: remembered() })
    expect(token()).toBe('htx_of_the_tab')
  })

  test('at sign-in no other profile goes on either', async () => {
    const { currentSession, deviceStorage } = await openPage({
      tab: stored(),
      device: remembered(),
    })
    const { profiles, switchProfile } = await import('./profiles')
    const { end } = await import('./current-session')
    end({ kind: 'removed' })
    const [other] = profiles.get()
    expect(other?.key).toBe(keyOf('htx_of_the_device'))
    vi.setSystemTime(Date.now() + 5 * hour)
    switchProfile(other?.key ?? '')
    await vi.waitFor(() => expect(currentSession.get()).toEqual(isOver))
    expect(profiles.get()).toEqual([])
    expect(deviceStorage.load()).toBeNull()
  })

  test('a tab gets the session of one that was still loading when it asked first', async () => {
    const { token } = await openPage({})
    vi.stubGlobal('sessionStorage', new MemoryStorage())
    await openPage({ tab: stored() })
    await messagesArrive()
    expect(token()).toBeNull()
    await vi.advanceTimersByTimeAsync(1000)
    await vi.waitFor(() => expect(token()).toBe('htx_of_the_tab'))
  })

  test('a frozen tab that was left as long hands its session to no other', async () => {
    await openPage({ tab: stored() })
    vi.stubGlobal('sessionStorage', new MemoryStorage())
    const { token } = await openPage({})
    await vi.waitFor(() => expect(token()).toBe('htx_of_the_tab'))
    vi.stubGlobal('sessionStorage', new MemoryStorage())
    vi.setSystemTime(Date.now() + 5 * hour)
    const late = await openPage({})
    for (let turns = 0; turns < 10; turns++) await new Promise((resolve) => setImmediate(resolve))
    expect(late.token()).toBeNull()
  })

  test.each([
    ['comes back from the back/forward cache', 'pageshow'],
    ['is seen again', 'visibilitychange'],
  ])('a page that %s is over at once', async (_, type) => {
    const { currentSession } = await openPage({ tab: stored() })
    vi.setSystemTime(Date.now() + 5 * hour)
    const event = Object.assign(new Event(type), { persisted: true })
    if (type === 'pageshow') dispatchEvent(event)
    else document.dispatchEvent(event)
    expect(currentSession.get()).toEqual(isOver)
  })

  test('a session goes on within the limit', async () => {
    lastInput(29 * minute)
    expect((await openPage({ tab: stored(old) })).token()).toBe('htx_of_the_tab')
  })
})

test('F032 work in another tab keeps one that hears of nothing, until nobody works in either', async () => {
  const { currentSession } = await openPage({ tab: stored() })
  const { endIfOver } = await import('./current-session')
  await vi.advanceTimersByTimeAsync(20 * minute)
  localStorage.setItem('htx:/:active', String(Date.now()))
  await vi.advanceTimersByTimeAsync(20 * minute)
  expect(endIfOver()).toBe(false)
  await vi.advanceTimersByTimeAsync(15 * minute)
  expect(endIfOver()).toBe(true)
  expect(currentSession.get()).toEqual({ status: 'signed-out', ending: { kind: 'idle' } })
})

describe('a clock that was set back', () => {
  const clockSetBack = { status: 'signed-out', ending: { kind: 'clock-set-back' } }

  test('makes no session last longer: what began in the future is over', async () => {
    const future = stored({ since: Date.now() + 10 * minute })
    expect((await openPage({ tab: future })).currentSession.get()).toEqual(clockSetBack)
  })

  test('nor does one in which somebody worked in the future', async () => {
    localStorage.setItem('htx:/:active', String(Date.now() + 10 * minute))
    const { currentSession } = await openPage({ tab: stored({ since: Date.now() - hour }) })
    expect(currentSession.get()).toEqual(clockSetBack)
  })

  test('a correction by a minute ends nothing', async () => {
    const { token } = await openPage({ tab: stored({ since: Date.now() + minute }) })
    expect(token()).toBe('htx_of_the_tab')
  })

  test.each([
    ['too-old', false],
    ['remembered-too-long', true],
  ] as const)('a page that is open goes by the time that has passed: %s', async (kind, isKept) => {
    const until = Date.now() + hour
    const { currentSession } = await openPage({ tab: stored({ until, remembered: isKept }) })
    const { endIfOver, signedIn } = await import('./current-session')
    const { createIdle } = await import('./idle')
    const restartIdle = () => signedIn()?.service(createIdle).restart()
    await vi.advanceTimersByTimeAsync(30 * minute)
    restartIdle()
    vi.setSystemTime(Date.now() - 12 * hour)
    await vi.advanceTimersByTimeAsync(29 * minute)
    expect(endIfOver()).toBe(false)
    restartIdle()
    await vi.advanceTimersByTimeAsync(2 * minute)
    expect(endIfOver()).toBe(true)
    expect(currentSession.get()).toEqual({ status: 'signed-out', ending: { kind } })
  })
})

describe('what an earlier version kept', () => {
  const old = (token: string, portal = portalUrl) => {
    const { key: _, refusedAt: _2, name: _3, colour: _4, readOnly: _5, ...rest } = stored()
    return { ...rest, token, portal }
  }
  const keep = (storage: Storage, name: string, value: unknown) =>
    storage.setItem(name, JSON.stringify(value))

  test('in this tab goes on, and can be read in its storage no longer', async () => {
    keep(sessionStorage, 'htx.session', old('htx_kept_in_the_open'))
    keep(sessionStorage, 'htx.profiles', [{ token: 'htx_other app' }, 7, old('htx_beside_it')])
    keep(localStorage, 'htx.profiles', { theirs: true })
    const { token } = await openPage({})
    const { tabProfiles } = await import('./storage/token-storage')
    expect(token()).toBe('htx_kept_in_the_open')
    expect(tabProfiles.load().map((one) => one.token)).toEqual(['htx_beside_it'])
    expect(JSON.stringify({ ...sessionStorage, ...localStorage })).not.toMatch(/htx_|"htx\./)
  })

  test('on this device goes on; what is for another portal waits for its console', async () => {
    keep(localStorage, 'htx.remembered', { ...old('htx_on_the_device'), remembered: true })
    const elsewhere = old('htx_elsewhere', 'https://other.example.net')
    keep(localStorage, 'htx.profiles', [elsewhere, old('htx_beside_it')])
    const { token } = await openPage({})
    const { deviceProfiles } = await import('./storage/token-storage')
    expect(token()).toBe('htx_on_the_device')
    expect(deviceProfiles.load().map((one) => one.token)).toEqual(['htx_beside_it'])
    expect(JSON.parse(localStorage.getItem('htx.profiles') ?? '')).toEqual([elsewhere])
  })
})

describe('a token that was removed in another tab', () => {
  const { ...kept } = stored()

  test('does not come back with a tab that was elsewhere meanwhile', async () => {
    await openPage({ tab: kept, device: { ...kept, remembered: true } })
    const { markRemoved } = await import('./storage/token-seal')
    const { deviceStorage } = await import('./storage/token-storage')
    markRemoved(kept.key)
    deviceStorage.clear()
    const { currentSession, token, tabStorage } = await openPage({})
    expect(token()).toBeNull()
    expect(currentSession.get()).toEqual({ status: 'signed-out', ending: { kind: 'removed' } })
    expect(tabStorage.load()).toBeNull()
  })

  test('ends before the next call in a tab that did not hear of it, which writes it nowhere', async () => {
    const { currentSession } = await openPage({ tab: { ...kept, remembered: true } })
    const { markRemoved } = await import('./storage/token-seal')
    const { endIfOver, keep } = await import('./current-session')
    await import('./profiles')
    markRemoved(kept.key)
    keep({ name: 'Still here' })
    expect(endIfOver()).toBe(true)
    expect(currentSession.get()).toEqual({ status: 'signed-out', ending: { kind: 'removed' } })
    expect(JSON.stringify({ ...sessionStorage, ...localStorage })).not.toContain(kept.token)
  })
})

describe('a sign-out in another tab', () => {
  test('of a console in another folder of this origin is none of this one', async () => {
    const { currentSession, token } = await openPage({ tab: stored() })
    vi.stubEnv('BASE_URL', '/other/')
    const other = await openPage({ tab: stored({ token: 'htx_of_another_folder' }) })
    expect(other.token()).toBe('htx_of_another_folder')
    const { signOut } = await import('./current-session')
    signOut()
    vi.unstubAllEnvs()
    await vi.advanceTimersByTimeAsync(1000)
    await messagesArrive()
    document.dispatchEvent(new Event('visibilitychange'))
    expect(other.token()).toBeNull()
    expect(currentSession.get().status).toBe('signed-in')
    expect(token()).toBe('htx_of_the_tab')
  })

  test('leaves nothing of use in a tab that shows another site meanwhile', async () => {
    await openPage({ tab: stored() })
    const { forgetOnDevice, markSignOut } = await import('./storage/token-storage')
    const text = JSON.stringify({ ...sessionStorage, ...localStorage })
    expect(text).not.toContain('htx_of_the_tab')
    markSignOut()
    forgetOnDevice()
    const { currentSession, token } = await openPage({})
    expect(token()).toBeNull()
    expect(currentSession.get()).toEqual({ status: 'signed-out', ending: { kind: 'signed-out' } })
  })

  const comesBack = () => dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }))

  test.each([
    ['F024 a tab that was hidden', () => document.dispatchEvent(new Event('visibilitychange'))],
    ['F141 a page from the back/forward cache', comesBack],
  ])('%s is over when it is seen again, though it heard of nothing', async (_, isSeen) => {
    const { currentSession } = await openPage({ tab: stored() })
    const { markSignOut } = await import('./storage/token-storage')
    markSignOut()
    expect(currentSession.get().status).toBe('signed-in')
    isSeen()
    expect(currentSession.get()).toEqual({ status: 'signed-out', ending: { kind: 'signed-out' } })
    expect(JSON.stringify({ ...sessionStorage, ...localStorage })).not.toContain('htx_of_the_tab')
  })

  test('F140 a page from the back/forward cache is covered until it is known to be current', async () => {
    const { currentSession } = await openPage({ tab: stored() })
    const isCovered = () => document.documentElement.hasAttribute('data-covered')
    dispatchEvent(new Event('pagehide'))
    expect(isCovered()).toBe(true)
    comesBack()
    expect(isCovered()).toBe(false)
    expect(currentSession.get().status).toBe('signed-in')
  })

  test('F024 that a tab at sign-in has missed is noticed when it is seen again', async () => {
    const { currentSession, token } = await openPage({})
    const { markSignOut, tabProfiles } = await import('./storage/token-storage')
    tabProfiles.save([stored()])
    markSignOut()
    document.dispatchEvent(new Event('visibilitychange'))
    expect(tabProfiles.load()).toEqual([])
    expect(token()).toBeNull()
    expect(currentSession.get()).toEqual({ status: 'signed-out', ending: null })
  })
})

describe('a 401', () => {
  /** A page that is signed in, and the times of its calls. Each test has its own token, because pages share messages. */
  async function signedIn(token: string, device: Partial<StoredSession> | null = null) {
    const calls: number[] = []
    const refuses = { all: false }
    vi.stubGlobal('fetch', async () => {
      calls.push(performance.now())
      return refuses.all ? Response.json({ error: 'no' }, { status: 401 }) : Response.json([])
    })
    const { currentSession, deviceStorage } = await openPage(
      device
        ? { device: { ...remembered(), token, key: keyOf(token), ...device } }
        : { tab: stored({ token }) },
    )
    const state = currentSession.get()
    if (state.status !== 'signed-in') throw new Error('Nobody is signed in')
    const pass = async (ms: number) => {
      for (let passed = 0; passed < ms; passed += 100) {
        await vi.advanceTimersByTimeAsync(100)
        await new Promise((resolve) => setImmediate(resolve))
      }
    }
    const { checkToken } = await import('./current-session')
    const refused = () => void checkToken(state.session)
    return { currentSession, calls, refuses, pass, refused, deviceStorage, state }
  }

  test('F019 F020 is checked after 2 s, once, and an accepted token stays', async () => {
    const { currentSession, calls, pass, refused } = await signedIn('htx_checked-once')
    const at = performance.now()
    for (let times = 0; times < 20; times++) refused()
    await pass(1900)
    expect(calls).toEqual([])
    await pass(1000)
    expect(calls).toHaveLength(1)
    expect((calls[0] ?? 0) - at).toBeGreaterThanOrEqual(2000)
    expect(currentSession.get().status).toBe('signed-in')
  })

  test('F019 that stays one ends the session', async () => {
    const { currentSession, calls, pass, refuses, refused } = await signedIn('htx_revoked')
    refuses.all = true
    refused()
    await pass(3000)
    expect(calls).toHaveLength(1)
    expect(currentSession.get()).toMatchObject({
      status: 'signed-out',
      ending: { kind: 'revoked' },
    })
  })

  test('F020 soon after an accepted check is checked when a minute is over, not never', async () => {
    const { currentSession, calls, pass, refuses, refused } = await signedIn('htx_revoked-later')
    refused()
    await pass(3000)
    refuses.all = true
    await pass(10_000)
    for (let times = 0; times < 5; times++) refused()
    await pass(30_000)
    expect(calls).toHaveLength(1)
    expect(currentSession.get().status).toBe('signed-in')
    await pass(30_000)
    expect(calls).toHaveLength(2)
    expect(currentSession.get()).toMatchObject({
      status: 'signed-out',
      ending: { kind: 'revoked' },
    })
  })

  test('ends the session, and leaves what is remembered: the portal may have had a bad moment', async () => {
    const { currentSession, deviceStorage, pass, refuses, refused } = await signedIn(
      'htx_doubted',
      {},
    )
    refuses.all = true
    refused()
    await pass(3000)
    expect(currentSession.get()).toMatchObject({ ending: { kind: 'revoked', remembered: true } })
    expect(deviceStorage.load()?.token).toBe('htx_doubted')
  })

  test('an hour or more after the first time erases what is remembered', async () => {
    const refusedAt = Date.now() - hour
    const { currentSession, deviceStorage, pass, refuses, refused } = await signedIn(
      'htx_refused-twice',
      {
        refusedAt,
      },
    )
    refuses.all = true
    refused()
    await pass(3000)
    expect(currentSession.get()).toMatchObject({ ending: { kind: 'revoked', remembered: false } })
    expect(deviceStorage.load()).toBeNull()
  })

  test('is forgotten when the portal takes the token again', async () => {
    const refusedAt = Date.now() - hour
    const { deviceStorage, state } = await signedIn('htx_taken-again', { refusedAt })
    const at = Date.now() + 1
    state.session.evidence.set([
      {
        product: 'databases',
        access: 'read',
        allowed: true,
        at,
        call: 'GET /api/portal/databases',
      },
    ])
    expect(deviceStorage.load()).toMatchObject({ token: 'htx_taken-again', refusedAt: null })
  })
})
