/** Following started backups: every end is reported, and few calls are made. */
import { beforeEach, expect, test, vi } from 'vitest'
// Loaded in advance: in the page it is loaded later, by a real clock.
import '~/api/transport/portal-message'
import { readBackups } from '~/api/readers/backups'
import { testSession } from '~/session/testing'
import { followerOf } from './follow-backups'

const second = 1000
const minute = 60 * second
const page = { visibilityState: 'visible' }

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] })
  page.visibilityState = 'visible'
  vi.stubGlobal('document', page)
  vi.stubGlobal('window', {})
  vi.stubGlobal('navigator', { onLine: true })
  return () => {
    vi.unstubAllGlobals()
    vi.useRealTimers()
  }
})

async function pass(ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= second) {
    await vi.advanceTimersByTimeAsync(second)
    for (let turn = 0; turn < 12; turn++) await new Promise((resolve) => setImmediate(resolve))
  }
}

/** Follows backups of so many databases, over a portal whose listed backups have the status `set.status`. */
function setUp(count: number) {
  const set = {
    status: 'running' as string | null,
    listed: true,
    fail: null as number | null,
    asked: [] as string[],
  }
  const { session, connection, told } = testSession({
    fetch: async ({ url }) => {
      const name = new URL(url).pathname.split('/')[4] ?? ''
      set.asked.push(name)
      return set.fail === null
        ? Response.json(set.listed ? [{ id: `of ${name}`, status: set.status }] : [])
        : Response.json({}, { status: set.fail })
    },
  })
  const follower = followerOf(session)
  for (let place = 0; place < count; place++) {
    const [backup] = readBackups([{ id: `of db-${place}`, status: 'running' }])?.items ?? []
    if (backup) follower.add(`db-${place}`, { backup, before: null, at: Date.now() })
  }
  const outcomes = () => new Set(follower.state.get().map(({ outcome }) => outcome))
  return { set, told, outcomes, connection }
}

test('one is polled every 5 s for a minute, then every 15 s, then every minute; in the background lane', async () => {
  const { set, told, outcomes } = setUp(1)
  await pass(minute)
  expect(set.asked.length).toBeGreaterThanOrEqual(9)
  expect(set.asked.length).toBeLessThanOrEqual(12)
  await pass(9 * minute)
  expect(set.asked.length).toBeLessThanOrEqual(12 + 16 + 6)
  expect(new Set(told.left)).toEqual(new Set(['background']))
  set.status = 'completed'
  await pass(minute + 3 * second)
  expect(outcomes()).toEqual(new Set(['done']))
  const before = set.asked.length
  await pass(5 * minute)
  expect(set.asked).toHaveLength(before)
})

test('many take at most twenty looks a minute, and each end is reported', async () => {
  const { set, outcomes } = setUp(60)
  await pass(minute)
  expect(set.asked.length).toBeLessThanOrEqual(20)
  set.status = 'failed'
  await pass(4 * minute)
  expect(outcomes()).toEqual(new Set(['failed']))
})

test.each([500, 503, 401])(
  'a look that fails (%i) is not the last: the end is told',
  async (status) => {
    const { set, outcomes } = setUp(1)
    await pass(10 * second)
    set.fail = status
    await pass(20 * second)
    expect(outcomes()).toEqual(new Set(['running']))
    const before = set.asked.length
    set.fail = null
    set.status = 'success'
    await pass(40 * second)
    expect(set.asked.length).toBeGreaterThan(before)
    expect(outcomes()).toEqual(new Set(['done']))
  },
)

test.each([403, 404])('a refusal (%i) ends it: how it ends cannot be read', async (status) => {
  const { set, outcomes } = setUp(1)
  set.fail = status
  await pass(10 * second)
  expect(outcomes()).toEqual(new Set(['unreadable']))
})

test('one that no list shows is given up after five minutes', async () => {
  const { set, outcomes } = setUp(1)
  await pass(minute)
  set.listed = false
  await pass(4.5 * minute)
  expect(outcomes()).toEqual(new Set(['running']))
  await pass(2 * minute)
  expect(outcomes()).toEqual(new Set(['unseen']))
  const before = set.asked.length
  await pass(5 * minute)
  expect(set.asked).toHaveLength(before)
})

test('without a status it is not complete', async () => {
  const { set, outcomes } = setUp(1)
  set.status = null
  await pass(10 * second)
  expect(outcomes()).toEqual(new Set(['untold']))
})

test('no looks in a hidden tab, nor after the end of the session', async () => {
  const { set, connection } = setUp(2)
  page.visibilityState = 'hidden'
  await pass(minute)
  expect(set.asked).toEqual([])
  page.visibilityState = 'visible'
  await pass(10 * second)
  expect(new Set(set.asked).size).toBe(2)
  connection.close()
  const before = set.asked.length
  await pass(minute)
  expect(set.asked).toHaveLength(before)
})

test('both backups of one start are counted, and those of a later start are not', async () => {
  const list = (ids: string[]) => ids.map((id) => ({ id, status: 'running' }))
  const set = { list: list(['bk_2', 'bk_3', 'bk_1']) }
  const { session } = testSession({ fetch: async () => Response.json(set.list) })
  const follower = followerOf(session)
  const start = (id: string, before: string[]) => {
    const [backup] = readBackups(list([id]))?.items ?? []
    const prints = new Set(before.map((one) => JSON.stringify([one])))
    if (backup) follower.add('shop', { backup, before: prints, at: Date.now() })
  }
  const counts = () => follower.state.get().map(({ count }) => count)
  start('bk_2', ['bk_1'])
  await pass(10 * second)
  expect(counts()).toEqual([2])
  start('bk_4', ['bk_2', 'bk_3', 'bk_1'])
  set.list = list(['bk_4', 'bk_2', 'bk_3', 'bk_1'])
  await pass(30 * second)
  expect(counts()).toEqual([2, 1])
})
