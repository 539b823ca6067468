/** What the board reads and in which order, and when it stops and continues; with a manual clock. */
import { beforeEach, expect, test, vi } from 'vitest'
// Loaded in advance: in the page it is loaded later, by a real clock.
import '~/api/transport/portal-message'
import { createSession } from '~/session/session'
import { testConnection } from '~/api/testing'
import { database } from '~/resources/databases/database'
import { createBoard, type Board } from './board'

const second = 1000
const minute = 60 * second
const turns = (count = 12) =>
  Array.from({ length: count }).reduce<Promise<void>>(
    (before) => before.then(() => new Promise((resolve) => setImmediate(resolve))),
    Promise.resolve(),
  )

/** Lets time pass in steps, with everything that happens in it. */
async function pass(ms: number, step = second): Promise<void> {
  await turns()
  for (let left = ms; left > 0; left -= step) {
    await vi.advanceTimersByTimeAsync(Math.min(step, left))
    await turns()
  }
}

let page: EventTarget & { visibilityState: string }

beforeEach(() => {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'],
  })
  page = Object.assign(new EventTarget(), { visibilityState: 'visible' })
  vi.stubGlobal('document', page)
  vi.stubGlobal('navigator', { onLine: true })
  const window = new EventTarget()
  for (const name of ['addEventListener', 'removeEventListener', 'dispatchEvent'] as const)
    vi.stubGlobal(name, window[name].bind(window))
  return () => {
    vi.unstubAllGlobals()
    vi.useRealTimers()
  }
})

type Answer = (name: string) => Response | Promise<Response>

const list = (...backups: object[]) => Response.json(backups)
const fresh: Answer = () =>
  list({ id: 'a', created_at: new Date().toISOString(), status: 'completed' })
const running: Answer = () =>
  list({ id: 'b', created_at: new Date().toISOString(), status: 'running' })
const names = (count: number) =>
  Array.from({ length: count }, (_, place) => `db-${String(place).padStart(3, '0')}`)

/** A board over a portal that answers as `set.answer` says. `asked`: the names whose reads were sent, in order. */
function setUp(count: number, answer: Answer = fresh) {
  const set = { answer, asked: [] as string[], underWay: 0, most: 0 }
  const { connection, told, ...line } = testConnection({
    fetch: async ({ url, signal }) => {
      const name = decodeURIComponent(new URL(url).pathname.split('/')[4] ?? '')
      set.asked.push(name)
      set.most = Math.max(set.most, ++set.underWay)
      try {
        const ended = new Promise<never>((_, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
        })
        return await Promise.race([set.answer(name), ended])
      } finally {
        set.underWay--
      }
    },
  })
  const session = createSession('key', connection)
  const { queryClient: client } = session
  const board = createBoard(session)
  board.want(names(count))
  return { set, board, client, connection, told, ...line }
}

const count = (asked: readonly string[], name: string) => asked.filter((one) => one === name).length
const stateOf = (board: Board) => {
  const { done, total, trouble } = board.state.get()
  return { done, total, trouble: trouble?.kind ?? null }
}
const takes = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
const never = () => new Promise<Response>(() => undefined)

test('each database is read once, in the background lane; six at once while none is in view', async () => {
  const { set, board, told } = setUp(20, (name) => takes(50).then(() => fresh(name)))
  expect(set.asked).toEqual([])
  board.open()
  await pass(5 * second)
  expect(set.asked.toSorted()).toEqual(names(20))
  expect(set.most).toBe(6)
  expect(new Set(told.left)).toEqual(new Set(['background']))
  expect(stateOf(board)).toEqual({ done: 20, total: 20, trouble: null })
})
test('rows in view are read before the rest', async () => {
  const { set, board } = setUp(40, (name) => takes(50).then(() => fresh(name)))
  for (const name of ['db-035', 'db-036']) board.inView(name, true)
  board.open()
  await turns()
  expect(set.asked.slice(0, 2)).toEqual(['db-035', 'db-036'])
})

test('data younger than five minutes is not read again, older data is when the board is opened', async () => {
  const { set, board } = setUp(4)
  const close = board.open()
  await pass(second)
  close()
  await pass(4 * minute)
  board.open()()
  await pass(second)
  expect(set.asked).toHaveLength(4)
  await pass(2 * minute)
  board.open()
  await pass(second)
  expect(set.asked).toHaveLength(8)
})

test('F147 setting the clock back by an hour, or forward by a day, changes no age', async () => {
  const { set, board } = setUp(3)
  const close = board.open()
  await pass(second)
  close()
  vi.setSystemTime(Date.now() + 24 * 60 * minute)
  board.open()()
  await pass(second)
  expect(set.asked).toHaveLength(3)
  vi.setSystemTime(Date.now() - 25 * 60 * minute)
  await pass(6 * minute, minute)
  board.open()
  await pass(second)
  expect(set.asked).toHaveLength(6)
})

test('rows in view are kept up to date, and those with a running backup are polled; many of them less often', async () => {
  const { set, board } = setUp(40, (name) => (name === 'db-000' ? running(name) : fresh(name)))
  for (const name of names(40)) board.inView(name, true)
  board.open()
  await pass(second)
  set.asked.length = 0
  await pass(minute)
  expect(set.asked.length).toBeGreaterThanOrEqual(3)
  expect(set.asked.length).toBeLessThanOrEqual(4)
  expect(new Set(set.asked)).toEqual(new Set(['db-000']))
  set.answer = running
  await pass(5 * minute)
  set.asked.length = 0
  await pass(10 * minute)
  expect(set.asked.length).toBeLessThanOrEqual(10 * 20)
  expect(new Set(set.asked)).toEqual(new Set(names(40)))
})

test('leaving, hiding and a pause cancel waiting reads; reads in flight are kept', async () => {
  const { set, board, stop, go } = setUp(8)
  const close = board.open()
  // Six have been released; the next ones wait.
  await turns()
  stop()
  close()
  await turns()
  const left = set.asked.length
  expect(stateOf(board).done).toBeLessThanOrEqual(left)
  go()
  await pass(second)
  expect(set.asked).toHaveLength(left)
  board.open()
  await pass(second)
  expect(set.asked.toSorted()).toEqual(names(8))

  board.again()
  board.pause(true)
  await pass(30 * second)
  const paused = set.asked.length
  expect(paused).toBeLessThan(16)
  board.pause(false)
  await pass(second)
  expect(set.asked).toHaveLength(16)
  page.visibilityState = 'hidden'
  page.dispatchEvent(new Event('visibilitychange'))
  board.again()
  await pass(minute)
  expect(set.asked).toHaveLength(16)
  page.visibilityState = 'visible'
  page.dispatchEvent(new Event('visibilitychange'))
  await pass(second)
  expect(set.asked).toHaveLength(24)
})

test('a read that the person requests waits neither behind the rest nor for a pause', async () => {
  const { set, board, told, stop, go } = setUp(20)
  stop()
  board.open()
  await turns()
  board.again('db-003')
  expect(board.isAsked('db-003')).toBe(true)
  go()
  await pass(second)
  expect(told.left.filter((lane) => lane === 'read')).toHaveLength(1)
  expect(count(set.asked, 'db-003')).toBe(1)
  expect(board.isAsked('db-003')).toBe(false)
  board.pause(true)
  board.again('db-004')
  await pass(second)
  expect(count(set.asked, 'db-004')).toBe(2)
  expect(told.left.at(-1)).toBe('read')
})

test('F089 pressed repeatedly, all are read again once, and the pass comes to its end', async () => {
  const { set, board } = setUp(30)
  board.open()
  await pass(10 * second)
  set.asked.length = 0
  set.answer = (name) => takes(5 * second).then(() => fresh(name))
  for (let press = 0; press < 5; press++) {
    board.again()
    await pass(3 * second)
  }
  await pass(30 * second)
  expect(set.asked.toSorted()).toEqual(names(30))
  expect(stateOf(board)).toMatchObject({ done: 30 })
  board.again()
  await pass(30 * second)
  expect(set.asked).toHaveLength(60)
})

test('all are read again on request, also while a single one is', async () => {
  const { set, board, stop, go } = setUp(8)
  board.open()
  await pass(10 * second)
  set.asked.length = 0
  stop()
  board.again('db-003')
  await turns()
  board.again()
  go()
  await pass(10 * second)
  expect(set.asked.toSorted()).toEqual(names(8))
})

test.each(['timeout', 'reset'])(
  'one database without an answer (%s) does not stop the others',
  async (how) => {
    const { set, board } = setUp(12, (name) =>
      name !== 'db-002'
        ? fresh(name)
        : how === 'timeout'
          ? never()
          : Promise.reject(new TypeError('reset')),
    )
    const seen: (string | null)[] = []
    board.state.subscribe(() => seen.push(board.state.get().trouble?.kind ?? null))
    board.open()
    await pass(20 * second)
    expect(stateOf(board)).toEqual({ done: 12, total: 12, trouble: null })
    // A refresh changes nothing, and the read is not repeated endlessly.
    board.again()
    await pass(2 * minute)
    expect(stateOf(board)).toEqual({ done: 12, total: 12, trouble: null })
    expect(seen.every((kind) => kind === null)).toBe(true)
    expect(count(set.asked, 'db-002')).toBeLessThanOrEqual(4)
    expect(board.reading('db-002')?.error).not.toBeNull()
  },
)

test('a portal without any answer stops the reading, which is tried again after half a minute', async () => {
  const { set, board } = setUp(40, never)
  board.open()
  await pass(16 * second)
  expect(stateOf(board)).toMatchObject({ trouble: 'timeout' })
  const before = set.asked.length
  expect(before).toBeLessThanOrEqual(8)
  await pass(25 * second)
  expect(set.asked).toHaveLength(before)
  set.answer = fresh
  await pass(10 * second)
  expect(stateOf(board)).toMatchObject({ trouble: null, done: 40 })
})

test('F036 a refusal stops it until the person tries again', async () => {
  const { set, board } = setUp(40, () => Response.json({ error: 'no' }, { status: 403 }))
  board.open()
  await pass(10 * minute, 10 * second)
  expect(stateOf(board)).toMatchObject({ trouble: 'forbidden' })
  expect(set.asked.length).toBeLessThanOrEqual(6)
  set.answer = fresh
  board.goOn()
  await pass(second)
  expect(stateOf(board)).toMatchObject({ trouble: null })
})

test('a 401 that the check of the token does not confirm is not shown', async () => {
  const refused = new Set<string>()
  const { board } = setUp(12, (name) => {
    if (refused.has(name)) return fresh(name)
    refused.add(name)
    return Response.json({}, { status: 401 })
  })
  board.open()
  await pass(5 * second)
  expect(stateOf(board)).toEqual({ done: 12, total: 12, trouble: null })
  expect(board.reading('db-001')?.error).toBeNull()
})

test('a write that changes a list makes its reading out of date; nothing is read after the session', async () => {
  const { set, board, client, connection } = setUp(2)
  board.open()
  await pass(second)
  await client.invalidateQueries({ queryKey: database.backups('db-001').queryKey, exact: true })
  await pass(second)
  expect(set.asked).toEqual(['db-000', 'db-001', 'db-001'])
  connection.close()
  board.again()
  await pass(minute)
  expect(set.asked).toHaveLength(3)
})
