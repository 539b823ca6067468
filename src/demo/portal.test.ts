/** The portal against its contract: every operation, and how statuses move with time. */
import { describe, expect, it } from 'vitest'
import contract from '../api/openapi.json' with { type: 'json' }
import type { Handlers } from './contract'
import { handlers } from './handlers'
import { createPortal } from './portal'
import { start, testPortal, wanted } from './testing'

const token = 'htx_demo_full'

describe('the contract', () => {
  it('is served without a token', async () => {
    const { portal } = testPortal()
    const answer = await portal.fetch(new Request('http://portal.example.net/api/openapi'))
    expect(await answer.json()).toEqual(contract)
  })

  it('has every operation answered with a status that it documents', async () => {
    for (const [template, item] of Object.entries(contract.paths)) {
      for (const [method, operation] of Object.entries(item)) {
        if (!('responses' in operation)) continue
        const { call } = testPortal()
        const path = template.replace('/api/portal/', '').replace('{name}', 'shop')
        const body = template.endsWith('/databases') && method === 'post' ? wanted('a') : undefined
        const { status } = await call(token, method.toUpperCase(), path, body)
        expect(Object.keys(operation.responses), `${method} ${template}`).toContain(String(status))
      }
    }
  })

  it('fails the type check where an operation is missing, wrong or unknown', () => {
    const { deleteDatabase: _, ...others } = handlers
    // @ts-expect-error DELETE is missing
    const missing: Handlers = others
    const wrong: Handlers = {
      ...handlers,
      // @ts-expect-error the id is a string
      listDatabases: () => ({ status: 200, body: [{ id: 7 }] }),
    }
    const unknown: Handlers = {
      ...handlers,
      // @ts-expect-error functions cannot be created
      createFunction: () => ({ status: 201, body: {} }),
    }
    expect([missing, wrong, unknown]).toHaveLength(3)
  })

  it('ends where it ends: 404, 405, 400', async () => {
    const { call } = testPortal()
    expect((await call(token, 'GET', 'queues')).status).toBe(404)
    expect((await call(token, 'DELETE', 'databases/')).status).toBe(404)
    expect((await call(token, 'DELETE', 'databases')).status).toBe(405)
    expect((await call(token, 'GET', 'databases/%E0%A4%A')).status).toBe(400)
    expect((await call(token, 'GET', 'databases/nobody')).status).toBe(404)
    expect((await call(token, 'POST', 'databases/nobody/backups')).status).toBe(404)
  })
})

describe('creating', () => {
  it('takes a while', async () => {
    const { call, pass } = testPortal()
    const created = await call(token, 'POST', 'databases', wanted('fresh'))
    expect(created.status).toBe(201)
    expect(await created.json()).toMatchObject({ ...wanted('fresh'), status: 'creating' })
    const status = async () => (await (await call(token, 'GET', 'databases/fresh')).json()).status
    pass(14_999)
    expect(await status()).toBe('creating')
    pass(1)
    expect(await status()).toBe('running')
  })

  it.each([
    ['no name', { ...wanted('') }, 400],
    ['a name with capitals', wanted('Shop'), 400],
    ['a name that begins with a digit', wanted('1st'), 400],
    ['a name of 64 characters', wanted('a'.repeat(64)), 400],
    ['a name of 63 characters', wanted('a'.repeat(63)), 201],
    ['an unknown engine', { ...wanted('a'), engine: 'oracle' }, 400],
    ['an sku that looks like one', { ...wanted('a'), sku: 'zz-anything' }, 201],
    ['an sku that does not', { ...wanted('a'), sku: 'large' }, 422],
    ['an existing name', wanted('shop'), 409],
    ['a body that is no object', 'text', 400],
  ])('answers %s by its status and a sentence', async (_, body, status) => {
    const { call } = testPortal()
    const answer = await call(token, 'POST', 'databases', body)
    expect(answer.status).toBe(status)
    if (status !== 201) expect((await answer.json()).error).toMatch(/ /)
  })

  it('ends at the quota, and goes on after a delete', async () => {
    const { call, pass } = testPortal()
    const full = 'htx_demo_full_quota-15'
    expect((await call(full, 'POST', 'databases', wanted('one'))).status).toBe(201)
    expect((await call(full, 'POST', 'databases', wanted('two'))).status).toBe(402)
    await call(full, 'DELETE', 'databases/shop')
    pass(5_000)
    expect((await call(full, 'POST', 'databases', wanted('two'))).status).toBe(201)
  })
})

describe('deleting', () => {
  it('takes a while, then the name is gone and free', async () => {
    const { call, pass, names } = testPortal()
    expect((await call(token, 'DELETE', 'databases/shop')).status).toBe(200)
    expect(await (await call(token, 'GET', 'databases/shop')).json()).toMatchObject({
      status: 'deleting',
    })
    expect((await call(token, 'DELETE', 'databases/shop')).status).toBe(409)
    pass(5_000)
    expect((await call(token, 'GET', 'databases/shop')).status).toBe(404)
    expect(await names(token)).not.toContain('shop')
    await call(token, 'POST', 'databases', wanted('shop'))
    expect(await (await call(token, 'GET', 'databases/shop/backups')).json()).toEqual([])
  })
})

describe('backing up', () => {
  it('takes a while, and the new backup comes first', async () => {
    const { call, pass } = testPortal()
    const started = await call(token, 'POST', 'databases/shop/backups')
    expect(started.status).toBe(201)
    const { id, status } = await started.json()
    expect(status).toBe('running')
    const newest = async () =>
      (await (await call(token, 'GET', 'databases/shop/backups')).json()).at(0)
    expect(await newest()).toMatchObject({ id, status: 'running', type: 'on-demand' })
    pass(10_000)
    expect(await newest()).toMatchObject({ id, status: 'completed' })
  })
})

describe('calls', () => {
  it('are recorded in order, with what was sent and how it ended', async () => {
    const { portal, call } = testPortal()
    await call(token, 'POST', 'databases', wanted('a'))
    await call('htx_nobody', 'GET', 'databases?q=1')
    expect(portal.calls).toEqual([
      {
        time: start,
        token,
        method: 'POST',
        path: '/api/portal/databases',
        body: JSON.stringify(wanted('a')),
        status: 201,
      },
      {
        time: start,
        token: 'htx_nobody',
        method: 'GET',
        path: '/api/portal/databases?q=1',
        body: '',
        status: 401,
      },
    ])
  })

  it('that were aborted before they left never arrive', async () => {
    const { portal, call } = testPortal()
    await expect(
      call(token, 'GET', 'databases', undefined, AbortSignal.abort()),
    ).rejects.toMatchObject({ name: 'AbortError' })
    expect(portal.calls).toEqual([])
  })

  it('take three seconds where the token is slow', async () => {
    const { call, waits } = testPortal()
    expect((await call('htx_demo_full_slow', 'GET', 'proxies')).status).toBe(200)
    expect(waits).toEqual([3000])
  })

  it('that are given up while waiting end with the reason', async () => {
    const aborter = new AbortController()
    const portal = createPortal()
    const answer = portal.fetch(
      new Request('http://portal.example.net/api/portal/proxies', {
        headers: { Authorization: 'Bearer htx_demo_full_slow' },
        signal: aborter.signal,
      }),
    )
    aborter.abort()
    await expect(answer).rejects.toMatchObject({ name: 'AbortError' })
  })
})

describe('the browser', () => {
  it('can run it: only the server needs Node', () => {
    const sources = import.meta.glob<string>('./*.ts', {
      query: '?raw',
      import: 'default',
      eager: true,
    })
    const forNode = Object.keys(sources).filter((file) => /from 'node:/.test(sources[file] ?? ''))
    expect(forNode.filter((file) => !file.includes('.test.'))).toEqual([
      './node-server.ts',
      './static-site.ts',
    ])
  })
})
