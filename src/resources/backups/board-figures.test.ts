/** The board's figures: the real board and limiter, with a manual clock and a portal that counts. */
import { beforeEach, expect, test, vi } from 'vitest'
import { createCallLog } from '~/api/call-log/call-log'
import {
  createWorld,
  mostWithin,
  slidingWindow,
  type World,
} from '~/api/rate-limit/rate-test-world'
import type { RateLimiter } from '~/api/rate-limit/limiter'
import { openConnection } from '~/api/connection'
import { portalUrl } from '~/api/testing'
import { createSession } from '~/session/session'
import { createBoard } from './board'

const minute = 60_000

beforeEach(() => {
  const page = Object.assign(new EventTarget(), { visibilityState: 'visible' })
  vi.stubGlobal('document', page)
  vi.stubGlobal('navigator', { onLine: true })
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page))
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page))
  return () => void vi.unstubAllGlobals()
})

type Portal = ReturnType<typeof slidingWindow>

/** Opens a board of so many databases in a tab; `reads` are the times at which its calls reached the portal. */
function openBoard(world: World, tab: RateLimiter, portal: Portal, databases: number) {
  const reads: { at: number; name: string; status: number }[] = []
  const connection = openConnection({
    portalUrl,
    token: 'htx_demo_full',
    limiter: tab,
    log: createCallLog(),
    fetch: async (input) => {
      const name = new URL(input.url).pathname.split('/')[4] ?? ''
      await world.sleep(40)
      const { status, headers } = portal(world.now())
      reads.push({ at: world.now(), name, status })
      await world.sleep(40)
      return new Response('[]', { status, headers })
    },
  })
  const board = createBoard(createSession('key', connection))
  board.want(Array.from({ length: databases }, (_, place) => `db-${place}`))
  const close = board.open()
  return { board, reads, close: () => (close(), connection.close()) }
}

test('60 databases and an unused budget: the board is complete within ten seconds', async () => {
  const world = createWorld()
  const { reads, close } = openBoard(world, world.tab(), slidingWindow(), 60)
  await world.pass(10_000)
  expect(new Set(reads.map(({ name }) => name)).size).toBe(60)
  expect(reads).toHaveLength(60)
  expect(reads.every(({ status }) => status === 200)).toBe(true)
  close()
})

test('300 databases take some minutes, as forecast, and leave capacity for the person', async () => {
  const world = createWorld()
  const tab = world.tab()
  const portal = slidingWindow()
  await world.rest()
  const began = world.now()
  const { board, reads, close } = openBoard(world, tab, portal, 300)
  await world.rest()
  const forecast = board.timeLeft()
  for (let second = 0; second < 240; second += 10) {
    await world.pass(10_000)
    await Promise.all([world.call(tab, 'read', portal), world.pass(500)])
  }
  await world.pass(minute)
  expect(new Set(reads.map(({ name }) => name)).size).toBe(300)
  expect(reads.every(({ status }) => status === 200)).toBe(true)
  const took = Math.max(...reads.map(({ at }) => at)) - began
  expect(took).toBeGreaterThan(2 * minute)
  expect(Math.abs(took - forecast)).toBeLessThan(0.2 * forecast)
  expect(Math.max(...world.calls.map(({ waitedMs }) => waitedMs))).toBeLessThanOrEqual(250)
  close()
})

test('10,000 databases: the forecast counts all windows, not the first burst repeatedly', async () => {
  const world = createWorld()
  const { board, close } = openBoard(world, world.tab(), slidingWindow(), 10_000)
  await world.rest()
  // 80 in each window of 62 s.
  const whole = (10_000 / 80) * 62_000
  expect(Math.abs(board.timeLeft() - whole)).toBeLessThan(0.03 * whole)
  close()
})

test('60 databases in 4 tabs for 2 minutes: no 429, and a create in the middle is sent within a second', async () => {
  const world = createWorld()
  const portal = slidingWindow()
  const boards = Array.from({ length: 4 }, () => openBoard(world, world.tab(), portal, 60))
  const person = world.tab()
  for (let at = 5000; at < 2 * minute; at += 10_000) {
    await world.pass(10_000 - 2000)
    // The list is read before the create is sent.
    const create = world
      .call(person, 'read', portal)
      .then(() => world.call(person, 'write', portal))
    await world.pass(2000)
    await create
  }
  const reads = boards.flatMap((board) => board.reads)
  expect([...reads, ...world.calls].filter(({ status }) => status === 429)).toEqual([])
  const waits = world.calls.map(({ waitedMs }) => waitedMs)
  expect(waits).toHaveLength(24)
  expect(Math.max(...waits)).toBeLessThan(500)
  const times = [...reads, ...world.calls].map(({ at }) => at)
  expect(mostWithin(times, minute)).toBeLessThanOrEqual(110)
  for (const { close } of boards) close()
})
