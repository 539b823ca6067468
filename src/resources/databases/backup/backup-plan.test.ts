/** How a started backup is distinguished from others, whatever the portal answers. */
import { i18n } from '@lingui/core'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { ApiError } from '~/api/errors'
import { createQueryClient } from '~/api/query-client'
import { readBackups } from '~/api/readers/backups'
import { testConnection } from '~/api/testing'
import { clockOffset } from '~/portal-clock'
import { testSession } from '~/session/testing'
import { backingUp } from './backing-up'
import { backupPlan, findStarted, newBackups } from './backup-plan'

beforeEach(() => {
  vi.stubGlobal('navigator', { onLine: true })
  return () => vi.unstubAllGlobals()
})

i18n.load('en', {})
i18n.activate('en')
const asked = [new AbortController().signal, () => undefined] as const
const sending = { signal: asked[0], onQueued: asked[1], onSent: asked[1] }
const at = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString()

/** A plan that has read the list before: `set.list` is what the portal lists, `answer` its answer to a start. */
async function setUp(before: unknown[], answer: unknown) {
  const set = { list: before }
  const { connection } = testConnection({
    fetch: async ({ method }) => Response.json(method === 'POST' ? answer : set.list),
  })
  const plan = backupPlan(createQueryClient(connection), 'shop')
  expect(await plan.prepare?.(...asked)).toBeNull()
  const found = async () =>
    findStarted(
      readBackups(JSON.parse(JSON.stringify(set.list)))?.items ?? [],
      await plan.send(sending),
    )
  return { set, plan, found }
}

const old = { id: 'bk_1', name: 'nightly', created_at: at(-600), status: 'completed' }
const fresh = { id: 'bk_2', name: 'by hand', created_at: at(0), status: 'running' }

test.each([
  ['its id', { id: 'bk_2' }],
  ['the id of a task', { id: 'task_9', status: 'accepted' }],
  ['the name of the database', { name: 'shop' }],
  ['the name of an older one', { name: 'nightly' }],
  ['nothing', {}],
])('it is found where the answer holds %s, and not before it is listed', async (_, answer) => {
  const { set, found } = await setUp([old], answer)
  expect(await found()).toBeUndefined()
  set.list = [fresh, old]
  expect(await found()).toMatchObject({ id: 'bk_2' })
})

test('without ids, a name that older backups share is not enough', async () => {
  const older = { name: 'shop', created_at: at(-600), status: 'completed' }
  const { set, found } = await setUp([older], { name: 'shop' })
  expect(await found()).toBeUndefined()
  set.list = [older, { ...older, created_at: at(0), status: 'running' }]
  expect(await found()).toMatchObject({ status: 'running' })
})

test('F109 a backup that ran before is not new, although it gets its only time at its end', async () => {
  const { set, plan } = await setUp([{ id: 'bk_2', status: 'running' }, old], {})
  await plan.send(sending)
  set.list = [{ id: 'bk_2', status: 'completed', completed_at: at(0) }, old]
  expect(await plan.check()).toEqual({ done: false, why: 'not-seen' })
  set.list = [{ id: 'bk_3', status: 'running' }, ...set.list]
  expect(await plan.check()).toMatchObject({ done: true, result: { backup: { id: 'bk_3' } } })
})

test('an earlier backup that the answer names is not the started one', async () => {
  const { plan } = await setUp([old], { id: 'bk_1', status: 'completed' })
  await expect(plan.send(sending)).rejects.toBeInstanceOf(ApiError)
  expect(await plan.check()).toEqual({ done: false, why: 'not-new' })
})

test.each([{ error: 'no room' }, { success: false, message: 'no room' }])(
  'a success with %j is none: it is looked up, and told as what it is',
  async (answer) => {
    const { set, plan } = await setUp([old], answer)
    await expect(plan.send(sending)).rejects.toMatchObject({
      kind: 'broken',
      reason: 'said-no',
      portalMessage: 'no room',
    })
    expect(await plan.check()).toEqual({ done: false, why: 'not-seen' })
    set.list = [fresh, old]
    expect(await plan.check()).toMatchObject({ done: true, result: { backup: { id: 'bk_2' } } })
  },
)

test("a write of an earlier page is found by the portal's clock, which is learned only then", async () => {
  const hour = 3_600_000
  const entry = {
    op: 'backup',
    name: 'shop',
    at: Date.now(),
    key: '',
    identity: JSON.stringify(['["bk_1"]']),
  }
  const list = [
    { ...fresh, created_at: at(-26 * 60 + 1) },
    { ...old, created_at: at(-40 * 60) },
  ]
  const { session } = testSession({
    fetch: async () =>
      Response.json(list, { headers: { Date: new Date(Date.now() - 26 * hour).toUTCString() } }),
  })
  onTestFinished(() => clockOffset.set(0))
  const plan = backupPlan(session.queryClient, 'shop')
  plan.resume?.(entry)
  expect(await plan.check()).toMatchObject({ done: true, result: { backup: { id: 'bk_2' } } })
  clockOffset.set(0)
  expect(await backingUp.lookUp(session, entry)).toMatchObject({ done: true })
})

test('all backups of one start are counted, and no scheduled one', async () => {
  const { set, plan } = await setUp([old], { id: 'bk_2' })
  const started = await plan.send(sending)
  set.list = [{ ...fresh, id: 'bk_4', type: 'scheduled' }, { ...fresh, id: 'bk_3' }, fresh, old]
  const items = readBackups(JSON.parse(JSON.stringify(set.list)))?.items ?? []
  expect(newBackups(items, started).map(({ id }) => id)).toEqual(['bk_3', 'bk_2'])
})
