/** Many tabs over one ledger, against portals that limit in different ways. */
import { IDBFactory } from 'fake-indexeddb'
import { describe, expect, test } from 'vitest'
import { openLedger } from './ledger'
import type { RateLimiter } from './limiter'
import {
  bucket,
  createWorld,
  fixedWindow,
  memoryLedger,
  mostWithin,
  seeded,
  settledWorld,
  slidingWindow,
} from './rate-test-world'
import type { Portal, World } from './rate-test-world'

const MINUTE_MS = 60_000

/** `npm run bench:limit` takes ten. */
const minutes = Number(process.env['MINUTES'] ?? 3)
const actions = 25 * minutes

/** Ten visible tabs that poll three lists a minute each, and 25 user actions a minute. */
async function tenTabs(world: World, portal: Portal, seed: number) {
  const random = seeded(seed)
  const tabs = Array.from({ length: 10 }, () => world.tab())
  const start = (at: number, call: () => Promise<unknown>) =>
    world.after(at, () => void call().catch((reason: unknown) => expect(reason).toBeUndefined()))
  for (const tab of tabs) {
    for (let minute = 0; minute < minutes; minute++) {
      const at = (minute + random()) * MINUTE_MS
      for (let list = 0; list < 3; list++) start(at, () => world.call(tab, 'background', portal))
    }
  }
  for (let action = 0; action < actions; action++) {
    const tab = tabs[Math.floor(random() * tabs.length)] ?? world.tab()
    const lane = random() < 0.2 ? 'write' : 'read'
    start(random() * minutes * MINUTE_MS, () => world.call(tab, lane, portal))
  }
  await world.pass((minutes + 1) * MINUTE_MS)
  const waits = world.calls
    .filter((call) => call.lane !== 'background')
    .map((call) => call.waitedMs)
    .toSorted((a, b) => a - b)
  return {
    made: world.calls.length,
    refused: world.calls.filter((call) => call.status === 429).length,
    most: mostWithin(
      world.calls.map((call) => call.at),
      MINUTE_MS,
    ),
    p95: waits[Math.floor(waits.length * 0.95)] ?? Infinity,
  }
}

describe('F087 ten tabs and 25 user actions a minute', () => {
  test.each([
    ['a sliding window', slidingWindow, 1],
    ['a fixed window', fixedWindow, 2],
  ])('never refused by %s, and user actions hardly wait', async (_name, portal, seed) => {
    const result = await tenTabs(createWorld(), portal(), seed)
    expect(result).toMatchObject({ made: 30 * minutes + actions, refused: 0 })
    expect(result.most).toBeLessThanOrEqual(110)
    expect(result.p95).toBeLessThanOrEqual(250)
  })

  test('refused at most once by a bucket of 2/s with a burst of 10', async () => {
    const result = await tenTabs(createWorld(), bucket(), 3)
    expect(result.made).toBe(30 * minutes + actions)
    expect(result.refused).toBeLessThanOrEqual(1)
  })

  test('the same over IndexedDB', async () => {
    const world = createWorld(await openLedger(new IDBFactory()))
    const result = await tenTabs(world, slidingWindow(), 4)
    expect(result).toMatchObject({ made: 30 * minutes + actions, refused: 0 })
    expect(result.most).toBeLessThanOrEqual(110)
    expect(result.p95).toBeLessThanOrEqual(250)
  })
})

/** Requests far more than the limit allows, in every lane and tab. */
function flood(world: World, tabs: readonly RateLimiter[], portal: Portal, each: number) {
  for (const tab of tabs) {
    for (let i = 0; i < each; i++) {
      for (const lane of ['background', 'read', 'write'] as const) {
        void world.call(tab, lane, portal)
      }
    }
  }
}

describe.each([
  ['memory', async () => memoryLedger()],
  ['IndexedDB', () => openLedger(new IDBFactory())],
])('a flood from four tabs over %s', (_name, ledger) => {
  test.each([
    ['a sliding window', slidingWindow],
    ['a fixed window', fixedWindow],
  ])('is never refused by %s', async (_kind, portal) => {
    const world = await settledWorld([], await ledger())
    flood(world, [world.tab(), world.tab(), world.tab(), world.tab()], portal(), 40)
    await world.pass(5 * MINUTE_MS)
    expect(world.calls.every((call) => call.status === 200)).toBe(true)
    expect(world.calls.length).toBeGreaterThan(400)
    const times = world.calls.map((call) => call.at)
    expect(mostWithin(times, 62_000)).toBe(110)
    const background = world.calls.filter((call) => call.lane === 'background')
    expect(
      mostWithin(
        background.map((call) => call.at),
        62_000,
      ),
    ).toBeLessThanOrEqual(80)
  })
})

test('a bucket of 2/s refuses a flood once, then calls are evenly paced', async () => {
  const world = await settledWorld()
  flood(world, [world.tab(), world.tab(), world.tab()], bucket(), 20)
  await world.pass(3 * MINUTE_MS)
  const refusal = world.calls.findIndex((call) => call.status === 429)
  expect(world.calls.filter((call) => call.status === 429)).toHaveLength(1)
  expect(world.calls).toHaveLength(180)
  const after = world.calls.slice(refusal + 1).map((call) => call.at)
  const distances = after.slice(1).map((at, i) => at - (after[i] ?? 0))
  expect(Math.min(...distances)).toBeGreaterThanOrEqual(500)
})

test('F088 ten tabs that wake up together: the ledger spreads what they ask for', async () => {
  const world = await settledWorld()
  const portal = slidingWindow()
  const tabs = Array.from({ length: 10 }, () => world.tab())
  await world.pass(1000)
  for (const tab of tabs) for (let i = 0; i < 20; i++) void world.call(tab, 'background', portal)
  await world.pass(4 * MINUTE_MS)
  expect(world.calls).toHaveLength(200)
  expect(world.calls.every((call) => call.status === 200)).toBe(true)
  const times = world.calls.map((call) => call.at)
  expect(mostWithin(times, 62_000)).toBeLessThanOrEqual(80)
  // Five at once, then one every 120 ms at the most, until the minute is full.
  const distances = times.slice(1).map((at, i) => at - (times[i] ?? 0))
  expect(mostWithin(times.slice(0, 5), 1)).toBe(5)
  expect(Math.min(...distances.slice(4, 79))).toBeGreaterThanOrEqual(120)
})

test('a limit of 60 a minute from the settings holds in proportion', async () => {
  const world = await settledWorld()
  const portal = slidingWindow(60)
  const tabs = [world.tab({ limit: 60 }), world.tab({ limit: 60 })]
  flood(world, tabs, portal, 40)
  await world.pass(5 * MINUTE_MS)
  expect(world.calls.every((call) => call.status === 200)).toBe(true)
  expect(
    mostWithin(
      world.calls.map((call) => call.at),
      62_000,
    ),
  ).toBe(55)
})

test('F086 another client on the token: the two do not fight for the budget', async () => {
  const world = await settledWorld()
  const portal = slidingWindow()
  let others = 0
  const other = () => {
    portal(world.now())
    if (++others < 900) world.after(750, other)
  }
  other()
  const tab = world.tab()
  for (let i = 0; i < 600; i++) {
    world.after(i * 1000, () => void world.call(tab, 'background', portal))
  }
  await world.pass(10 * MINUTE_MS)
  const refused = world.calls.filter((call) => call.status === 429)
  expect(tab.state().others).toBe(true)
  expect(refused.length).toBeGreaterThan(0)
  expect(refused.length).toBeLessThanOrEqual(5)
})
