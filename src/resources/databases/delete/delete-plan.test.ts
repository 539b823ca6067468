/**
 * Deletes against the embedded portal: only the database that was read first, and only after its backup if that was
 * requested.
 */
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { readDatabase } from '~/api/readers/database'
import { testSession } from '~/session/testing'
import { backupsOf } from '~/demo/backups'
import { createPortal } from '~/demo/portal'
import { writeOf } from '~/patterns/write/writes'
import { backingUp } from '../backup/backing-up'
import { deleting } from './deleting'
import { deletePlan } from './delete-plan'
import { databaseIdentity } from '../writing/database-identity'

const token = 'htx_demo_full'
const minute = 60_000
const shopPath = '/api/portal/databases/shop'
const listeners = new Set<string>()

beforeEach(() => {
  vi.stubGlobal('navigator', { onLine: true })
  vi.stubGlobal('addEventListener', (event: string) => listeners.add(event))
  vi.stubGlobal('removeEventListener', (event: string) => listeners.delete(event))
  vi.useFakeTimers()
  return () => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  }
})

/**
 * The delete of "shop" with a backup before it. `answer`: the portal's answer to the start of a backup. `repeats`: the
 * answer to each write is lost, and the write is sent a second time behind the page's back.
 */
function setUp(answer?: object, repeats = false) {
  const portal = createPortal()
  const { session, client, connection } = testSession({
    token,
    fetch: async (request) => {
      const again = repeats && request.method !== 'GET' ? request.clone() : null
      const first = await portal.fetch(request)
      const own = again ? await portal.fetch(again) : first
      return answer && request.method === 'POST' ? Response.json(answer, own) : own
    },
  })
  const write = writeOf(session, deleting, 'shop')
  const plan = deletePlan({ session, name: 'shop', seen: null, backUpFirst: true })
  const shop = portal.world(token).databases.find(({ name }) => name === 'shop')
  if (!shop) throw new Error('The demo world has no shop')
  const backups = () => portal.world(token).backups.get(shop.id) ?? []
  const newest = () => backups().find(({ type, changesAt }) => type === 'on-demand' && changesAt)
  const fail = (rule: Parameters<typeof portal.fail>[1]) => portal.fail(token, rule)
  const sent = () =>
    portal.calls
      .filter(({ method }) => method !== 'GET')
      .map(({ method, path }) => `${method} ${path}`)
  return { portal, connection, session, client, write, plan, shop, newest, fail, sent }
}

const backup = `POST ${shopPath}/backups`
/** Moves the clock on; what is loaded on demand is there by then, too. */
async function pass(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(500)
  await vi.dynamicImportSettled()
  await vi.advanceTimersByTimeAsync(ms - 500)
}

describe('a repeat on request', () => {
  test.each([
    ['F110 one made anew under the name is not deleted', 'db_new', 1],
    ['the same one is', null, 2],
  ])('%s', async (_, anew, times) => {
    const { write, session, sent, shop, fail } = setUp()
    fail({ method: 'DELETE', fault: 'reset' })
    write.start(deletePlan({ session, name: 'shop', seen: null, backUpFirst: false }))
    await pass(2 * minute)
    expect(write.state.get()).toEqual({ step: 'unknown', why: 'still-there' })
    if (anew) shop.id = anew
    write.again()
    await pass(minute)
    expect(write.state.get()).toMatchObject(
      anew ? { step: 'unknown', why: 'changed' } : { step: 'confirmed' },
    )
    expect(sent()).toEqual(Array<string>(times).fill(`DELETE ${shopPath}`))
  })
})

describe('only the displayed database is deleted', () => {
  test('a newer database of the same name is not deleted', async () => {
    const { write, sent, session, shop } = setUp()
    const seen = databaseIdentity(
      readDatabase({ id: shop.id, name: 'shop', created_at: shop.created_at }),
    )
    shop.id = 'db_by_somebody_else'
    write.start(deletePlan({ session, name: 'shop', seen, backUpFirst: false }))
    await pass(minute)
    expect(write.state.get()).toEqual({ step: 'hindered', hindrance: { why: 'changed' } })
    expect(sent()).toEqual([])
  })
})

/** Like a browser or a proxy: the answer to the call is lost, and the same call is sent again. */
describe('sent twice on its way', () => {
  const repeated = () => setUp(undefined, true)

  test.each([
    ['while the portal deletes it (409)', 'deleting', 409],
    ['once it is gone (404)', 'gone', 404],
  ])('%s, it is looked up, and said to be gone', async (_, how, status) => {
    const { write, sent, session, portal } = repeated()
    const { fetch } = portal
    if (how === 'gone')
      portal.fetch = async (request) => {
        const answer = await fetch(request)
        if (request.method === 'DELETE')
          portal.world(token).databases = portal
            .world(token)
            .databases.filter(({ name }) => name !== 'shop')
        return answer
      }
    write.start(deletePlan({ session, name: 'shop', seen: null, backUpFirst: false }))
    await pass(minute)
    expect(sent()).toEqual([`DELETE ${shopPath}`, `DELETE ${shopPath}`])
    expect(write.state.get()).toMatchObject({
      step: 'confirmed',
      checked: true,
      despite: { status },
    })
  })
})

describe("an answer that need not be the portal's", () => {
  test.each(['404-html', '404-message'] as const)(
    '%s to the delete is no proof: what is still there is said to be',
    async (fault) => {
      const { write, session, fail } = setUp()
      fail({ method: 'DELETE', fault })
      write.start(deletePlan({ session, name: 'shop', seen: null, backUpFirst: false }))
      await pass(minute)
      expect(write.state.get()).toMatchObject({ step: 'rejected', error: { status: 404 } })
    },
  )

  test("if each look-up gets a gateway's 404, the list decides", async () => {
    const { write, session, fail } = setUp()
    write.start(deletePlan({ session, name: 'shop', seen: null, backUpFirst: false }))
    fail({ method: 'DELETE', fault: 'timeout-done' })
    fail({ method: 'GET', path: shopPath, fault: 'bom' })
    fail({ method: 'GET', path: shopPath, fault: '404-message', times: 99 })
    await pass(3 * minute)
    expect(write.state.get()).toMatchObject({ step: 'confirmed', checked: true })
  })

  test.each(['success-error', 'success-false'] as const)(
    '%s is no success: it is looked up, with the words of the portal',
    async (fault) => {
      const { write, session, fail } = setUp()
      fail({ method: 'DELETE', fault })
      write.start(deletePlan({ session, name: 'shop', seen: null, backUpFirst: false }))
      await pass(2 * minute)
      expect(write.state.get()).toMatchObject({
        step: 'unknown',
        why: 'still-there',
        error: { portalMessage: 'the request could not be processed' },
      })
      fail({ method: 'DELETE', fault: `${fault}-done` })
      write.again()
      await pass(2 * minute)
      expect(write.state.get()).toMatchObject({ step: 'confirmed', checked: true })
    },
  )
})

describe('back up first', () => {
  test('deletes the right database once the backup is complete', async () => {
    const { write, plan, sent } = setUp()
    write.start(plan)
    await pass(1000)
    expect(sent()).toEqual([backup])
    await pass(minute)
    expect(write.state.get()).toMatchObject({ step: 'confirmed' })
    expect(sent()).toEqual([backup, `DELETE ${shopPath}`])
  })

  test.each([{ id: 'task_9' }, { name: 'shop' }])(
    'answered with %j, the backup is found among the others',
    async (answer) => {
      const { write, plan, sent } = setUp(answer)
      write.start(plan)
      await pass(minute)
      expect(write.state.get()).toMatchObject({ step: 'confirmed' })
      expect(sent()).toEqual([backup, `DELETE ${shopPath}`])
    },
  )

  test('a backup that begins and then fails deletes nothing', async () => {
    const { write, plan, sent, newest } = setUp()
    write.start(plan)
    await pass(1000)
    const made = newest()
    if (made) Object.assign(made, { status: 'failed', changesAt: undefined })
    expect(made).toBeDefined()
    await pass(5 * minute)
    expect(write.state.get()).toEqual({ step: 'hindered', hindrance: { why: 'first-failed' } })
    expect(sent()).toEqual([backup])
  })

  test('an earlier backup that the answer names is not a new one: nothing is deleted', async () => {
    const old = 'bk_january'
    const { write, plan, sent, portal, shop } = setUp({ id: old, status: 'completed' })
    const made = backupsOf(portal.world(token), shop)[0]
    if (!made) throw new Error('The demo world has no backup of shop')
    const january = { ...made, id: old, created_at: '2026-01-02T03:00:00Z' }
    const only = () => portal.world(token).backups.set(shop.id, [january])
    only()
    const { fetch } = portal
    // The portal starts none, and answers with an existing one.
    portal.fetch = async (request) => {
      const answer = await fetch(request)
      if (request.method === 'POST') only()
      return answer
    }
    write.start(plan)
    await pass(10 * minute)
    expect(write.state.get()).toEqual({ step: 'hindered', hindrance: { why: 'first-unclear' } })
    expect(sent()).toEqual([backup])
  })

  test('F110 a database that was replaced during its backup is not deleted', async () => {
    const { write, plan, sent, shop } = setUp()
    write.start(plan)
    await pass(1000)
    shop.created_at = new Date().toISOString()
    await pass(5 * minute)
    expect(write.state.get()).toEqual({ step: 'hindered', hindrance: { why: 'changed' } })
    expect(sent()).toEqual([backup])
  })

  test('a backup that no list ever shows is waited for five minutes, and no longer', async () => {
    const { write, plan, sent, newest, portal, shop } = setUp()
    write.start(plan)
    await pass(1000)
    const made = newest()
    const all = portal.world(token).backups.get(shop.id)
    portal.world(token).backups.set(shop.id, all?.filter((one) => one !== made) ?? [])
    await pass(4 * minute)
    expect(write.state.get().step).toBe('preparing')
    await pass(3 * minute)
    expect(write.state.get()).toEqual({ step: 'hindered', hindrance: { why: 'first-unclear' } })
    expect(sent()).toEqual([backup])
  })

  test('if the earlier backups cannot be read, none is started and nothing deleted', async () => {
    const { write, plan, sent, fail } = setUp()
    fail({ method: 'GET', path: `${shopPath}/backups`, fault: '500', times: 1 })
    write.start(plan)
    await pass(1000)
    expect(write.state.get()).toMatchObject({
      step: 'hindered',
      hindrance: { why: 'first-unclear', error: { status: 500 } },
    })
    expect(sent()).toEqual([])
  })

  test('a refused read of the backups is reported as refused', async () => {
    const { write, plan, sent, fail } = setUp()
    fail({ method: 'GET', path: `${shopPath}/backups`, fault: '403', times: 9 })
    write.start(plan)
    await pass(minute)
    expect(write.state.get()).toMatchObject({
      step: 'hindered',
      hindrance: { why: 'first-unclear', error: { kind: 'forbidden' } },
    })
    expect(sent()).toEqual([])
  })

  test('F109 while the outcome of a backup is unknown, none is started, and nothing deleted', async () => {
    const { write, plan, sent, fail, session } = setUp()
    fail({ method: 'POST', fault: 'reset' })
    write.start(plan)
    await pass(2 * minute)
    expect(writeOf(session, backingUp, 'shop').state.get().step).toBe('unknown')
    expect(write.state.get()).toEqual({ step: 'hindered', hindrance: { why: 'first-unclear' } })
    write.start(plan)
    await pass(2 * minute)
    expect(sent()).toEqual([backup])
  })

  test('cancelled, nothing is deleted and the backup continues', async () => {
    const { write, plan, sent, session } = setUp()
    write.start(plan)
    await pass(1000)
    write.cancel()
    await pass(5 * minute)
    expect(write.state.get()).toEqual({ step: 'not-sent', why: 'called-off' })
    expect(writeOf(session, backingUp, 'shop').state.get().step).toBe('confirmed')
    expect(sent()).toEqual([backup])
  })

  test('F032 F114 leaving asks and the session stays while it waits, and no longer', async () => {
    const { write, plan, connection, fail } = setUp()
    const asks = () => listeners.has('beforeunload')
    fail({ method: 'DELETE', fault: '409' })
    write.start(plan)
    await pass(3000)
    expect([asks(), connection.writesUnderWay()]).toEqual([true, 1])
    await pass(5 * minute)
    expect(write.state.get().step).toBe('rejected')
    expect([asks(), connection.writesUnderWay()]).toEqual([false, 0])

    const second = setUp()
    second.write.start(second.plan)
    await pass(3000)
    second.connection.close()
    await pass(1000)
    expect([asks(), second.connection.writesUnderWay()]).toEqual([false, 0])
    expect(second.sent()).toEqual([backup])
  })
})
