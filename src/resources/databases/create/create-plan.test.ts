/** What stops a create, and what is known of the new database before it has been read. */
import { beforeEach, expect, test, vi } from 'vitest'
import { testSession } from '~/session/testing'
import { backupPlan } from '../backup/backup-plan'
import { createPlan } from './create-plan'
import { database, type NewDatabase } from '../database'
import { databases } from '~/products/registry'
import { deletedAt, noteDeleted } from '../delete/deletions'
import { pendingRows } from '../list/pending-rows'

beforeEach(() => {
  vi.stubGlobal('navigator', { onLine: true })
  return () => vi.unstubAllGlobals()
})

const wanted: NewDatabase = { name: 'fresh', engine: 'postgresql', sku: 'db-s-1vcpu-2gb' }
const asked = [new AbortController().signal, () => undefined] as const
const sending = { signal: asked[0], onQueued: asked[1], onSent: asked[1] }

/** A client whose portal answers these paths; all others are not found. */
function setUp(answers: Record<string, unknown>) {
  const calls: string[] = []
  const { session, client } = testSession({
    fetch: async (request) => {
      const path = new URL(request.url).pathname.replace('/api/portal/databases', '')
      calls.push(`${request.method} ${path}`)
      const answer = answers[path]
      return answer === undefined
        ? Response.json({ error: 'not found' }, { status: 404 })
        : Response.json(answer)
    },
  })
  return { session, client, calls }
}

test('F108 a name in use is not sent', async () => {
  const { session, calls } = setUp({ '': [{ name: 'fresh' }] })
  expect(await createPlan(session, wanted).prepare?.(...asked)).toEqual({ why: 'exists' })
  expect(calls).toEqual(['GET '])
})

test('F108 where the list is incomplete, the name itself is looked up', async () => {
  const list = { databases: [{ name: 'shop' }], next: 'page-2' }
  const free = setUp({ '': list })
  expect(await createPlan(free.session, wanted).prepare?.(...asked)).toBeNull()
  expect(free.calls).toEqual(['GET ', 'GET /fresh'])
  const taken = setUp({ '': list, '/fresh': { name: 'fresh' } })
  expect(await createPlan(taken.session, wanted).prepare?.(...asked)).toEqual({ why: 'exists' })
})

test('the answer to a create is shown, and counts as old from the start', async () => {
  const { session, client, calls } = setUp({
    '': { id: 'db_1', name: 'fresh', status: 'creating' },
  })
  const plan = createPlan(session, wanted)
  plan.onConfirmed?.(await plan.send(sending), false)
  const state = client.getQueryState(database.detail('fresh').queryKey)
  expect(state?.data).toMatchObject({ name: 'fresh', status: 'creating' })
  expect(state?.dataUpdatedAt).toBe(0)
  expect(calls).toEqual(['POST '])
})

test('F119 F142 an earlier delete of the name is forgotten, and the row is expected', () => {
  const { session } = setUp({})
  noteDeleted(session, 'fresh', null)
  createPlan(session, wanted).onConfirmed?.(null, false)
  expect(deletedAt(session, 'fresh', { database: undefined, readAt: 0 })).toBeNull()
  expect(pendingRows(session).get()).toMatchObject([
    { name: 'fresh', created: { sku: wanted.sku } },
  ])
})

test('found by a look-up, the list is read again', () => {
  const { session, client } = setUp({})
  const { queryKey } = databases.list()
  client.setQueryData(queryKey, { items: [], more: false })
  createPlan(session, wanted).onConfirmed?.(null, true)
  expect(client.getQueryState(queryKey)?.isInvalidated).toBe(true)
})

test.each([
  ['what?#now', '/what%3F%23now'],
  ['dữ-liệu', `/${encodeURIComponent('dữ-liệu')}`],
])(
  'F125 %s is read, and must be what the answer is about, before it is backed up',
  async (name, path) => {
    const echoed = setUp({ [path]: { name }, [`${path}/backups`]: [] })
    expect(await backupPlan(echoed.client, name).prepare?.(...asked)).toBeNull()
    expect(echoed.calls).toEqual([`GET ${path}`, `GET ${path}/backups`])
    const other = setUp({ [path]: { name: 'what' } })
    expect(await backupPlan(other.client, name).prepare?.(...asked)).toEqual({ why: 'other-name' })
  },
)

test('a plain name costs no such read', async () => {
  const { client, calls } = setUp({ '/shop/backups': [] })
  expect(await backupPlan(client, 'shop').prepare?.(...asked)).toBeNull()
  expect(calls).toEqual(['GET /shop/backups'])
})

test('a 404 that is not in the form of the portal does not prove that a name is free', async () => {
  const { session } = testSession({
    fetch: async () => Response.json({ message: 'no route matched' }, { status: 404 }),
  })
  const plan = createPlan(session, wanted)
  await expect(plan.check()).rejects.toMatchObject({ kind: 'not-found', reason: 'foreign' })
})

test.each([
  { error: 'no room' },
  { errors: [{ message: 'no room' }] },
  { success: false, message: 'no room' },
  { ok: false, msg: 'there is no room' },
  { Success: 'False', Message: 'there is no room' },
  { success: 0, message: 'no room' },
  { status: 'error', message: 'no room' },
  { data: { error: 'no room' } },
])('a success with %j is none, and the words of the portal are kept', async (body) => {
  const { session } = setUp({ '': body })
  await expect(createPlan(session, wanted).send(sending)).rejects.toMatchObject({
    kind: 'broken',
    reason: 'said-no',
    portalMessage: expect.stringContaining('no room'),
  })
})

test.each([
  [{ name: 'fresh', error: null, errors: [] }, 'fresh'],
  [{ success: true, database: { name: 'fresh' } }, 'fresh'],
  [{ name: 'fresh', status: 'error' }, 'fresh'],
  [{ status: 'accepted', data: { name: 'fresh', status: 'failed', errors: [] } }, 'fresh'],
  [{}, undefined],
])('a success with %j is one', async (body, name) => {
  const { session } = setUp({ '': body })
  expect((await createPlan(session, wanted).send(sending))?.name).toBe(name)
})
