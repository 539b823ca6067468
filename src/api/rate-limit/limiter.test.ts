/** Unit tests of `limiter`. */
import { IDBFactory } from 'fake-indexeddb'
import { describe, expect, test, vi } from 'vitest'
import { openLedger } from './ledger'
import { tokenKey, type Lane, type Permit, type RateLimiter } from './limiter'
import { createWorld, memoryLedger, settledWorld, START, type World } from './rate-test-world'

const made = (count: number, lane: Lane, at = START - 30_000) =>
  Array.from({ length: count }, () => ({ at, lane, limited: false }))
const answer = (status: number, headers: Record<string, string> = {}, lane: Lane = 'read') => ({
  status,
  headers: new Headers(headers),
  lane,
})

/** Enters the gate and notes the name once the call is released. */
function enter(tab: RateLimiter, gone: string[], name: string, lane: Lane, onScreen = false) {
  return tab.enter(lane, { onScreen }).then((permit) => {
    gone.push(name)
    return permit
  })
}

/** Milliseconds until a call of the lane has been sent. */
async function waitFor(world: World, tab: RateLimiter, lane: Lane, most = 3_600_000) {
  let permit: Permit | undefined
  void tab.enter(lane).then((entered) => (permit = entered))
  await world.pass(most)
  permit?.done()
  return permit?.waitedMs ?? Infinity
}

test('the key of a token is short, stable, and not the token', async () => {
  expect(await tokenKey('htx_secret')).toBe(await tokenKey('htx_secret'))
  expect(await tokenKey('htx_secret')).not.toBe(await tokenKey('htx_secret2'))
  expect(await tokenKey('htx_secret')).toMatch(/^[0-9a-f]{16}$/)
})

describe('lanes', () => {
  test('writes leave before reads before background; within a lane what is on the screen, then first come', async () => {
    const world = await settledWorld(made(110, 'read'))
    const tab = world.tab()
    const gone: string[] = []
    void enter(tab, gone, 'background', 'background')
    void enter(tab, gone, 'read 1', 'read')
    void enter(tab, gone, 'read 2', 'read')
    void enter(tab, gone, 'read on screen', 'read', true)
    void enter(tab, gone, 'write 1', 'write')
    void enter(tab, gone, 'write 2', 'write')
    expect(tab.state().waiting).toEqual({ write: 2, read: 3, background: 1 })
    await world.pass(31_000)
    expect(gone).toEqual([])
    await world.pass(2_000)
    expect(gone).toEqual(['write 1', 'write 2', 'read on screen', 'read 1', 'read 2', 'background'])
    expect(tab.state().waiting).toEqual({ write: 0, read: 0, background: 0 })
  })

  test('reads leave the last five calls to writes', async () => {
    const world = await settledWorld(made(105, 'read'))
    const tab = world.tab()
    const gone: string[] = []
    for (let i = 0; i < 6; i++) void enter(tab, gone, 'write', 'write')
    void enter(tab, gone, 'read', 'read')
    await world.pass(1_000)
    expect(gone).toEqual(Array(5).fill('write'))
    expect(tab.state()).toMatchObject({ used: 110, waiting: { write: 1, read: 1, background: 0 } })
  })

  test('at most six background calls at a time; one that has ended twice frees one place', async () => {
    const world = await settledWorld()
    const tab = world.tab()
    const permits: Permit[] = []
    for (let i = 0; i < 10; i++) void tab.enter('background').then((permit) => permits.push(permit))
    await world.pass(20_000)
    expect(permits).toHaveLength(6)
    expect(await waitFor(world, tab, 'read', 1_000)).toBe(0)
    permits[0]?.done()
    permits[0]?.done()
    await world.pass(20_000)
    expect(permits).toHaveLength(7)
  })

  test('a tab that crashed keeps no background place from the others', async () => {
    const world = await settledWorld()
    const crashed = world.tab()
    for (let i = 0; i < 6; i++) void crashed.enter('background')
    await world.pass(10_000)
    expect(await waitFor(world, world.tab(), 'background', 1_000)).toBe(0)
  })
})

describe('waiting', () => {
  test('a call that is called off rejects with the reason and costs nothing', async () => {
    const world = await settledWorld(made(110, 'read'))
    const tab = world.tab()
    const control = new AbortController()
    const entering = tab.enter('read', { signal: control.signal })
    await world.pass(1_000)
    control.abort(new Error('left the page'))
    await expect(entering).rejects.toThrow('left the page')
    await world.pass(60_000)
    expect(tab.state()).toMatchObject({ used: 0, waiting: { read: 0 } })
  })

  test('also while its place is being taken, and before it enters', async () => {
    const world = await settledWorld()
    const tab = world.tab()
    await world.rest()
    const control = new AbortController()
    const entering = tab.enter('read', { signal: control.signal })
    control.abort(new Error('too late'))
    await expect(entering).rejects.toThrow('too late')
    await world.rest()
    await expect(tab.enter('read', { signal: control.signal })).rejects.toThrow('too late')
    await world.rest()
    expect(tab.state().used).toBe(0)
  })

  test('a call is told when it will leave, and told again when that moves', async () => {
    const world = await settledWorld(made(110, 'read'))
    const tab = world.tab()
    const told: number[] = []
    await world.rest()
    void tab.enter('read', { onWait: (until) => told.push(until) })
    expect(told).toEqual([START + 32_000])
    tab.answered(answer(429, { 'Retry-After': '100' }))
    await world.rest()
    expect(told).toEqual([START + 32_000, START + 107_000])
  })

  test('the state says what waits and what was used', async () => {
    const world = await settledWorld(made(110, 'read'))
    const tab = world.tab()
    void tab.enter('read')
    await world.rest()
    expect(tab.state()).toMatchObject({
      limit: 120,
      limitFrom: 'default',
      used: 110,
      waiting: { write: 0, read: 1, background: 0 },
      pausedUntil: null,
      far: false,
      others: false,
      shared: true,
    })
    expect(tab.state().history).toHaveLength(110)
  })

  test('a forecast says how long further calls would take', async () => {
    const world = await settledWorld(made(70, 'background'))
    const tab = world.tab()
    await world.rest()
    expect(tab.forecast(0, 'background')).toBe(0)
    expect(tab.forecast(5, 'background')).toBe(0)
    expect(tab.forecast(11, 'background')).toBeGreaterThanOrEqual(32_000)
    expect(tab.forecast(1, 'read')).toBe(0)
  })

  test('fifty waiting calls ask the ledger only when one may leave', async () => {
    const world = await settledWorld(made(110, 'read'))
    const tab = world.tab()
    for (let i = 0; i < 50; i++) void tab.enter('read')
    await world.rest()
    const before = world.transactions()
    await world.pass(31_000)
    expect(world.transactions() - before).toBe(0)
    await world.pass(60_000)
    expect(tab.state().waiting.read).toBe(0)
    expect(world.transactions() - before).toBeLessThanOrEqual(50)
  })

  test('a place that is given back is free again', async () => {
    const world = await settledWorld(made(109, 'write'))
    const tab = world.tab()
    const first = await tab.enter('write')
    first.giveBack()
    await world.rest()
    expect(tab.state().used).toBe(109)
    expect(await waitFor(world, tab, 'write')).toBeLessThan(1000)
  })

  test('a closed limiter lets nothing through', async () => {
    const world = await settledWorld(made(110, 'read'))
    const tab = world.tab()
    const waiting = tab.enter('read')
    tab.close()
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' })
    await expect(tab.enter('read')).rejects.toMatchObject({ name: 'AbortError' })
    await world.pass(120_000)
    expect(world.tab().state().used).toBe(0)
  })
})

describe('the state as an external store', () => {
  test('is the same object until something changes, and listeners are told of each change', async () => {
    const world = await settledWorld()
    const tab = world.tab()
    await world.rest()
    const before = tab.state()
    expect(tab.state()).toBe(before)
    const listener = vi.fn()
    const stop = tab.subscribe(listener)
    expect(tab.state()).toBe(before)
    await world.pass(1_000)
    expect(listener).not.toHaveBeenCalled()
    await waitFor(world, tab, 'read', 1_000)
    expect(listener).toHaveBeenCalled()
    expect(tab.state()).not.toBe(before)
    expect(tab.state().used).toBe(1)
    listener.mockClear()
    await world.pass(61_000)
    expect(listener).toHaveBeenCalledTimes(1)
    expect(tab.state().used).toBe(0)
    stop()
    listener.mockClear()
    await waitFor(world, tab, 'read', 1_000)
    expect(listener).not.toHaveBeenCalled()
  })

  test('what one tab uses the others see', async () => {
    const world = await settledWorld()
    const [a, b] = [world.tab(), world.tab()]
    const listener = vi.fn()
    b.subscribe(listener)
    await waitFor(world, a, 'write', 1_000)
    expect(listener).toHaveBeenCalled()
    expect(b.state()).toMatchObject({ used: 1, history: [{ lane: 'write', limited: false }] })
  })
})

describe('a 429', () => {
  test('F075 pauses every tab for 7 to 8 s, and the first call leaves within 20 % after it', async () => {
    const world = await settledWorld()
    const [a, b] = [world.tab(), world.tab()]
    await world.rest()
    a.answered(answer(429, { 'Retry-After': '7' }))
    expect(a.state().pausedUntil).toBe(START + 7_490)
    expect(a.state().pauseCause).toBe('retry-after')
    await world.rest()
    expect(b.state().pausedUntil).toBe(START + 7_490)
    const waits = await Promise.all([
      waitFor(world, a, 'write', 10_000),
      waitFor(world, b, 'read', 10_000),
      waitFor(world, world.tab({ channel: null }), 'background', 10_000),
    ])
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(7_000)
    expect(Math.min(...waits)).toBeLessThanOrEqual(7_000 * 1.2)
    expect(a.state().pausedUntil).toBeNull()
  })

  test('F075 a call whose place is being taken when the 429 comes stays', async () => {
    const world = await settledWorld()
    const tab = world.tab()
    await world.rest()
    const gone: string[] = []
    void enter(tab, gone, 'read', 'read')
    tab.answered(answer(429, { 'Retry-After': '7' }))
    await world.pass(7_000)
    expect(gone).toEqual([])
    expect(tab.state().used).toBe(0)
    await world.pass(1_400)
    expect(gone).toEqual(['read'])
  })

  test('F076 without a readable Retry-After: 60 s and up to a fifth more, then 60, 120, 300, 300', async () => {
    const world = await settledWorld()
    const tab = world.tab()
    await world.rest()
    const pauses: number[] = []
    for (let i = 0; i < 5; i++) {
      tab.answered(answer(429))
      expect(tab.state().pauseCause).toBe('no-retry-after')
      pauses.push((tab.state().pausedUntil ?? 0) - world.now())
      await world.pass((pauses.at(-1) ?? 0) + 1_000)
    }
    expect(pauses).toEqual([66_000, 66_000, 132_000, 330_000, 330_000])
    await world.pass(120_000)
    tab.answered(answer(429))
    expect((tab.state().pausedUntil ?? 0) - world.now()).toBe(66_000)
  })

  test('F077 two unreadable failures in 10 s with over half the limit used count as a 429', async () => {
    const world = await settledWorld(made(61, 'read', START - 1_000))
    const tab = world.tab()
    await world.rest()
    tab.failed()
    expect(tab.state().pausedUntil).toBeNull()
    tab.failed()
    expect(tab.state()).toMatchObject({ pausedUntil: START + 66_000, pauseCause: 'unreadable' })
  })

  test('F077 not further apart, and not with less used', async () => {
    const much = await settledWorld(made(61, 'read', START - 1_000))
    const slow = much.tab()
    slow.failed()
    await much.pass(10_001)
    slow.failed()
    expect(slow.state().pausedUntil).toBeNull()
    const little = await settledWorld(made(60, 'read', START - 1_000))
    const tab = little.tab()
    await little.rest()
    for (let i = 0; i < 5; i++) tab.failed()
    expect(tab.state().pausedUntil).toBeNull()
  })

  test('F078 on a write pauses reads as well, and the history shows which call it was', async () => {
    const world = await settledWorld()
    const tab = world.tab()
    await waitFor(world, tab, 'write', 1_000)
    await waitFor(world, tab, 'read', 1_000)
    tab.answered(answer(429, { 'Retry-After': '7' }, 'write'))
    await world.rest()
    expect(tab.state().history.map((call) => call.limited)).toEqual([true, false])
    expect(await waitFor(world, tab, 'read', 10_000)).toBeGreaterThanOrEqual(7_000)
  })

  test('F079 F080 a date counts from the answer’s own clock', async () => {
    const world = await settledWorld()
    const tab = world.tab()
    await world.rest()
    const dates = {
      'Retry-After': 'Sun, 22 Nov 2026 15:00:20 GMT',
      Date: 'Sun, 22 Nov 2026 15:00:00 GMT',
    }
    tab.answered(answer(429, dates))
    expect(tab.state().pausedUntil).toBe(START + 21_400)
  })

  test('F080 without it an hour of the local clock’s error is no hour of waiting', async () => {
    const world = await settledWorld()
    const tab = world.tab()
    await world.rest()
    tab.answered(answer(429, { 'Retry-After': 'Sun, 22 Nov 2026 15:00:20 GMT' }))
    expect(tab.state()).toMatchObject({ pausedUntil: START + 15 * 60_000, far: false })
  })

  test.each([
    ['F082', '9999999999'],
    ['F083', '86400'],
  ])('%s a pause of %s s lets nothing through until the user tries', async (_number, seconds) => {
    const world = await settledWorld()
    const [a, b] = [world.tab(), world.tab()]
    await world.rest()
    a.answered(answer(429, { 'Retry-After': seconds }))
    await world.rest()
    expect(b.state().far).toBe(true)
    const gone: string[] = []
    void enter(a, gone, 'read', 'read')
    void enter(b, gone, 'write', 'write')
    await world.pass(3 * 3_600_000)
    expect(gone).toEqual([])
    b.tryNow()
    await world.pass(2_000)
    expect(gone.toSorted()).toEqual(['read', 'write'])
    expect(a.state()).toMatchObject({ far: false, pausedUntil: null })
  })

  test('F083 a pause of a day ends by itself after that day', async () => {
    const world = await settledWorld()
    const tab = world.tab()
    tab.answered(answer(429, { 'Retry-After': '86400' }))
    const wait = await waitFor(world, tab, 'read', 90_000_000)
    expect(wait).toBeGreaterThanOrEqual(86_400_000)
    expect(wait).toBeLessThan(86_500_000)
  })

  test('a pause that is not far cannot be cut short', async () => {
    const world = await settledWorld()
    const tab = world.tab()
    await world.rest()
    tab.answered(answer(429, { 'Retry-After': '60' }))
    const { pausedUntil } = tab.state()
    tab.tryNow()
    await world.rest()
    expect(tab.state().pausedUntil).toBe(pausedUntil)
  })

  test('several from one burst are one event: the longest pause counts', async () => {
    const world = await settledWorld()
    const tab = world.tab()
    await world.rest()
    tab.answered(answer(429, { 'Retry-After': '20' }))
    tab.answered(answer(429))
    tab.answered(answer(429, { 'Retry-After': '10' }))
    expect(tab.state().pausedUntil).toBe(START + 21_400)
    tab.answered(answer(429, { 'Retry-After': '30' }))
    expect(tab.state().pausedUntil).toBe(START + 32_100)
    await world.rest()
    expect(tab.state().pausedUntil).toBe(START + 32_100)
  })

  test('what waited leaves spread out after the pause, over all tabs', async () => {
    const world = await settledWorld()
    const tabs = [world.tab(), world.tab()]
    await world.rest()
    tabs[0]?.answered(answer(429, { 'Retry-After': '10' }))
    for (const tab of tabs) for (let i = 0; i < 10; i++) void world.call(tab, 'read')
    await world.pass(60_000)
    const times = world.calls.map((call) => call.at)
    expect(times).toHaveLength(20)
    for (const [i, at] of times.slice(1).entries())
      expect(at - (times[i] ?? at)).toBeGreaterThan(500)
  })
})

describe('F086 after a 429 much earlier than our own calls explain', () => {
  /** How many background calls are sent in the next minute if there are always some waiting. */
  async function backgroundRate(world: World, tab: RateLimiter) {
    const controls = Array.from({ length: 100 }, () => new AbortController())
    let left = 0
    async function call(signal: AbortSignal) {
      const permit = await tab.enter('background', { signal })
      left++
      permit.done()
    }
    const calls = controls.map(({ signal }) => call(signal))
    await world.pass(60_000)
    for (const control of controls) control.abort()
    await Promise.allSettled(calls)
    return left
  }

  test('the state says so, for an hour', async () => {
    const world = await settledWorld(made(10, 'read'))
    const tab = world.tab()
    await world.rest()
    tab.answered(answer(429, { 'Retry-After': '1' }))
    expect(tab.state().others).toBe(true)
    await world.pass(3_599_000)
    expect(tab.state().others).toBe(true)
    await world.pass(10_000)
    expect(tab.state().others).toBe(false)
  })

  test('one that our own calls explain, or may explain, says nothing of others', async () => {
    const used = await settledWorld(made(105, 'read'))
    const tab = used.tab()
    await used.rest()
    tab.answered(answer(429, { 'Retry-After': '1' }))
    expect(tab.state().others).toBe(false)
    const ledger = memoryLedger()
    await ledger.update('token', () => JSON.parse('{"at":"yesterday","calls":7}'))
    const world = createWorld(ledger)
    const unknown = world.tab()
    await world.rest()
    unknown.answered(answer(429, { 'Retry-After': '1' }))
    expect(unknown.state().others).toBe(false)
  })

  test('background halves to 30 a minute, evenly paced, and gets back 6 with each clean minute', async () => {
    const world = await settledWorld()
    const tab = world.tab()
    await world.rest()
    tab.answered(answer(429, { 'Retry-After': '1' }))
    await world.pass(1_070)
    const rates: number[] = []
    for (let minute = 0; minute < 3; minute++) rates.push(await backgroundRate(world, tab))
    expect(Math.abs((rates[0] ?? 0) - 30)).toBeLessThanOrEqual(1)
    expect(Math.abs((rates[1] ?? 0) - 36)).toBeLessThanOrEqual(1)
    expect(Math.abs((rates[2] ?? 0) - 42)).toBeLessThanOrEqual(1)
    await world.pass(10 * 60_000)
    expect(await backgroundRate(world, tab)).toBeGreaterThan(70)
  })

  test('evenly paced calls that are refused again teach a lower limit', async () => {
    const world = await settledWorld()
    const tab = world.tab()
    await world.rest()
    tab.answered(answer(429, { 'Retry-After': '1' }))
    for (let i = 0; i < 80; i++) void world.call(tab, 'read')
    await world.pass(40_000)
    const { used } = tab.state()
    tab.answered(answer(429, { 'Retry-After': '1' }))
    expect(tab.state()).toMatchObject({ limit: used, limitFrom: 'learned' })
    expect(used).toBeGreaterThan(60)
    expect(used).toBeLessThan(80)
    await world.pass(3_700_000)
    expect(tab.state()).toMatchObject({ limit: 120, limitFrom: 'default' })
  })
})

describe('rate-limit headers', () => {
  test('F084 few left: background rests, what the user does goes on', async () => {
    const world = await settledWorld()
    const [tab, other] = [world.tab(), world.tab()]
    await world.rest()
    tab.answered(answer(200, { RateLimit: '"default";r=2;t=20' }))
    await world.rest()
    const gone: string[] = []
    void enter(other, gone, 'background', 'background')
    void enter(other, gone, 'read', 'read')
    void enter(tab, gone, 'write', 'write')
    await world.pass(19_900)
    expect(gone.toSorted()).toEqual(['read', 'write'])
    await world.pass(200)
    expect(gone).toContain('background')
  })

  test('F084 many left is no permission to exceed our own count', async () => {
    const world = await settledWorld(made(110, 'read'))
    const tab = world.tab()
    tab.answered(answer(200, { RateLimit: '"default";r=100;t=20' }))
    expect(await waitFor(world, tab, 'write')).toBe(32_000)
  })

  test('a reset that is an epoch time lets the background rest until then', async () => {
    const world = await settledWorld()
    const tab = world.tab()
    const reset = String(Math.floor(world.now() / 1000) + 3)
    tab.answered(answer(200, { 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': reset }))
    expect(await waitFor(world, tab, 'background')).toBe(3_000)
  })

  test.each([
    [{ 'RateLimit-Policy': '"default";q=60;w=60' }, 60],
    [{ 'X-RateLimit-Limit': '300' }, 300],
  ])('%o teaches the limit to all tabs', async (headers, limit) => {
    const world = await settledWorld()
    const [a, b] = [world.tab(), world.tab({ limit: 90 })]
    expect(b.state()).toMatchObject({ limit: 90, limitFrom: 'settings' })
    a.answered(answer(200, headers))
    expect(a.state()).toMatchObject({ limit, limitFrom: 'header' })
    await world.rest()
    expect(b.state()).toMatchObject({ limit, limitFrom: 'header' })
  })

  test('an answer that says nothing new costs no transaction', async () => {
    const world = await settledWorld()
    const tab = world.tab()
    const headers = { RateLimit: '"default";r=2;t=20', 'X-RateLimit-Limit': '120' }
    tab.answered(answer(200, headers))
    await world.rest()
    const before = world.transactions()
    tab.answered(answer(200, headers))
    tab.answered(answer(200))
    tab.answered(answer(500, { 'RateLimit-Policy': 'nonsense' }))
    await world.rest()
    expect(world.transactions()).toBe(before)
  })
})

describe('F090 a ledger that cannot be trusted', () => {
  /** How many writes are sent at once or within fifty seconds. */
  async function burst(world: World, usedBefore = false) {
    const tab = world.tab({ usedBefore })
    for (let i = 0; i < 130; i++) void world.call(tab, 'write')
    await world.pass(50_000)
    return world.calls.length
  }

  test('that knows the token allows 110', async () =>
    expect(await burst(await settledWorld())).toBe(110))

  test('that never saw a token which is new here has nothing to miss', async () =>
    expect(await burst(createWorld())).toBe(110))

  test('that has lost a token which was used here before allows half', async () =>
    expect(await burst(createWorld(), true)).toBe(55))

  test.each(['{"at":"yesterday","calls":7}', 'null', '"text"', '{"calls":[]}'])(
    'whose record is %s allows half, also after it was opened again',
    async (record) => {
      const factory = new IDBFactory()
      const before = await openLedger(factory)
      await before.update('token', () => JSON.parse(record))
      expect(await burst(createWorld(await openLedger(factory)))).toBe(55)
    },
  )

  test('that is from the future allows half', async () => {
    const world = await settledWorld()
    world.jump(-86_400_000)
    expect(await burst(world)).toBe(55)
  })
})

describe('F149 while the tab is hidden', () => {
  /** Two tabs, of which one can be hidden. */
  async function halfHidden() {
    const world = await settledWorld()
    let hidden = true
    const watchers = new Set<() => void>()
    const tab = world.tab({
      visibility: {
        isHidden: () => hidden,
        subscribe(changed) {
          watchers.add(changed)
          return () => watchers.delete(changed)
        },
      },
    })
    const show = () => {
      hidden = false
      for (const changed of watchers) changed()
    }
    return { world, tab, show }
  }

  test('what goes on behind the person’s back waits until the tab is seen again', async () => {
    const { world, tab, show } = await halfHidden()
    for (let i = 0; i < 4; i++) void world.call(tab, 'background')
    await world.pass(600_000)
    expect(world.calls).toEqual([])
    expect(tab.state()).toMatchObject({ waiting: { background: 4 } })
    show()
    await world.pass(1000)
    expect(world.calls).toHaveLength(4)
  })

  test('also what was queued behind a pause when the tab was hidden', async () => {
    const { world, tab } = await halfHidden()
    tab.answered(answer(429, { 'Retry-After': '7' }))
    for (let i = 0; i < 4; i++) void world.call(tab, 'background')
    await world.pass(60_000)
    expect(world.calls).toEqual([])
  })

  test('what the person sent or looks at goes on', async () => {
    const { world, tab } = await halfHidden()
    const gone: string[] = []
    void enter(tab, gone, 'poll', 'background')
    void enter(tab, gone, 'read', 'read')
    void enter(tab, gone, 'write', 'write')
    await world.pass(1000)
    expect(gone.toSorted()).toEqual(['read', 'write'])
  })
})

test('F091 a tab by itself keeps to 20 user calls and 10 background calls a minute', async () => {
  const world = await settledWorld([], memoryLedger(false))
  const tab = world.tab()
  for (let i = 0; i < 40; i++) void world.call(tab, i % 2 ? 'background' : 'write')
  await world.pass(50_000)
  expect(tab.state().shared).toBe(false)
  const writes = world.calls.filter((call) => call.lane === 'write').length
  expect([writes, world.calls.length - writes]).toEqual([20, 10])
})

describe('F146 the ledger is cleared while a tab is open', () => {
  const clear = (world: World) => world.ledger.update('token', () => JSON.parse('null'))

  test('a pause goes on', async () => {
    const world = await settledWorld()
    const tab = world.tab()
    await world.rest()
    tab.answered(answer(429, { 'Retry-After': '20' }))
    await world.rest()
    await clear(world)
    expect(await waitFor(world, tab, 'write', 30_000)).toBeGreaterThanOrEqual(20_000)
  })

  test('the tab still counts what it has seen, and keeps to half', async () => {
    const world = await settledWorld(made(60, 'read'))
    const tab = world.tab()
    expect(await waitFor(world, tab, 'write', 1_000)).toBe(0)
    await clear(world)
    expect(tab.state().used).toBe(61)
    expect(await waitFor(world, tab, 'write', 60_000)).toBe(31_000)
  })
})

describe('F147 the clock is set while calls wait', () => {
  test.each([
    ['back an hour', -3_600_000],
    ['forward a day', 86_400_000],
  ])('%s: none leaves early, and none waits much longer', async (_name, jump) => {
    const world = await settledWorld(made(110, 'read', START - 2_000))
    const [a, b] = [world.tab(), world.tab()]
    const gone: string[] = []
    await world.rest()
    void enter(a, gone, 'a', 'write')
    await world.pass(1_000)
    world.jump(jump)
    void enter(b, gone, 'b', 'write')
    await world.pass(55_000)
    expect(gone).toEqual([])
    await world.pass(70_000)
    expect(gone.toSorted()).toEqual(['a', 'b'])
  })

  test.each([
    ['back an hour', -3_600_000],
    ['forward a day', 86_400_000],
  ])('%s during a pause: it is as long as it was', async (_name, jump) => {
    const world = await settledWorld()
    const tab = world.tab()
    await world.rest()
    tab.answered(answer(429, { 'Retry-After': '30' }))
    await world.pass(5_000)
    world.jump(jump)
    const wait = await waitFor(world, tab, 'read', 100_000)
    expect(wait).toBeGreaterThanOrEqual(25_000)
    expect(wait).toBeLessThanOrEqual(35_000)
  })
})

test('a computer that sleeps wakes to a ledger that is free again', async () => {
  const world = await settledWorld(made(110, 'read'))
  const tab = world.tab()
  await world.rest()
  await world.pass(8 * 3_600_000)
  expect(await waitFor(world, tab, 'read', 1_000)).toBe(0)
})
